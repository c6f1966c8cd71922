"""Objects that go into reportlab's document as they are written (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
import zlib
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFObject  # type: ignore[import-untyped]

_TO_ESCAPE: Final = re.compile(rb"[()\\]")


class Written(PDFObject):  # type: ignore[misc]
    """An object whose `words` stand in the file as they are; reportlab gives it its number."""

    __RefOnly__ = 1

    def __init__(self, words: bytes = b"") -> None:
        """Hold `words`, which may still change until the document is written."""
        self.words = words

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - reportlab hands it over
        """Return the words."""
        return self.words


def stream(content: bytes, keys: bytes = b"") -> Written:
    """Return a compressed stream with `content`; its dictionary has the `keys` too."""
    # The usual level: the highest one takes a tenth of a sheet’s time, and saves a hundredth of it.
    packed = zlib.compress(content)
    return _stream(packed, keys + b"/Filter/FlateDecode")


def metadata(title: str) -> Written:
    """Return what programs read of a document before they open it (XMP): its title, no more.

    It is not compressed, so that it can be found without knowledge of PDF.
    """
    words = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        '</dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
    return _stream(words, b"/Type/Metadata/Subtype/XML")


def reference(document: Any, thing: PDFObject) -> bytes:
    """Return how `thing`, an object of `document` from now on, is referred to."""
    return bytes(document.Reference(thing).format(document))


def text_string(text: str) -> bytes:
    """Return `text` as a string of text."""
    if text.isascii() and not set(text) & set("()\\\r\n"):
        return b"(%s)" % text.encode()
    return b"(%s)" % _TO_ESCAPE.sub(rb"\\\g<0>", b"\xfe\xff" + text.encode("utf-16-be")).replace(
        b"\r", b"\\r"
    )


def _stream(content: bytes, keys: bytes) -> Written:
    head = b"<<%s/Length %d>>" % (keys, len(content))
    return Written(b"%s\nstream\n%s\nendstream" % (head, content))
