"""The file that a document becomes: objects packed into one stream, found by a packed table.

reportlab writes each object, and a line of its table, as plain text. With their structure tree our
documents have about a hundred of them, which takes a third of the file. This is the form of PDF 1.5
(ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Final

from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped]

from sendkiosk.handout.objects import stream

HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The version, and bytes that tell programs that this is no text file."""
_WIDTHS: Final = (1, 3, 2)
"""How many bytes the columns of the table have: what kind, where, and which one there."""
_FREE, _PLAIN, _PACKED = range(3)


def packed(document: Any) -> bytes:
    """Return reportlab's `document` as a file; nothing can be added to it after that."""
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    bodies = _bodies(document)
    names = root.format(document), info.format(document)
    is_stream = [b"\nstream\n" in body for body in bodies]
    rows = [(_FREE, 0, 0xFFFF)]
    holder = len(bodies) + 1
    file = bytearray(HEAD)
    inside: list[tuple[int, bytes]] = []
    for number, (body, alone) in enumerate(zip(bodies, is_stream, strict=True), 1):
        if alone:
            rows.append((_PLAIN, len(file), 0))
            file += _numbered(number, body)
        else:
            rows.append((_PACKED, holder, len(inside)))
            inside.append((number, body))
    rows.append((_PLAIN, len(file), 0))
    file += _numbered(holder, _holding(inside))
    rows.append((_PLAIN, len(file), 0))
    start = len(file)
    file += _numbered(holder + 1, _table(rows, names, hashlib.sha256(file).hexdigest()[:32]))
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def _bodies(document: Any) -> list[bytes]:
    """Return all objects in the order of their numbers; writing one can bring another."""
    bodies: list[bytes] = []
    while len(bodies) + 1 in document.numberToId:
        thing = document.idToObject[document.numberToId[len(bodies) + 1]]
        bodies.append(bytes(pdfdoc.format(thing, document, toplevel=1)).strip(b"\n"))
    return bodies


def _numbered(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def _holding(things: Sequence[tuple[int, bytes]]) -> bytes:
    """Return a stream that holds `things`, each an object and its number."""
    places = []
    content = bytearray()
    for number, body in things:
        places.append(b"%d %d" % (number, len(content)))
        content += body + b"\n"
    head = b" ".join(places) + b"\n"
    keys = b"/Type/ObjStm/N %d/First %d" % (len(things), len(head))
    return stream(head + content, keys).words


def _table(rows: Sequence[tuple[int, int, int]], names: tuple[bytes, bytes], digest: str) -> bytes:
    """Return the table of all objects; it also tells which is the catalogue, and which the info."""
    content = b"".join(
        value.to_bytes(width, "big")
        for row in rows
        for value, width in zip(row, _WIDTHS, strict=True)
    )
    keys = b"/Type/XRef/Size %d/W[%d %d %d]/Root %s/Info %s/ID[<%s><%s>]" % (
        *(len(rows), *_WIDTHS, *names),
        *(digest.encode(), digest.encode()),
    )
    return stream(content, keys).words
