"""Compiled forms of packs: written as the program does, and made by hand."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from sendkiosk.pack.compiled import compiled_form
from sendkiosk.pack.folders import COMPILED_FILE


def write_form(folder: Path) -> Path:
    """Compile the pack in `folder`, and return it."""
    (folder / COMPILED_FILE).write_bytes(compiled_form(folder))
    return folder


def form_of(parts: object) -> bytes:
    """Return a compiled form that says `parts`, with the right digest."""
    return form_with(json.dumps(parts)[1:].encode())


def form_with(rest: bytes) -> bytes:
    """Return what should be a compiled form: the right digest, and `rest` after it."""
    return f'{{"digest":"{sha256(rest).hexdigest()}",\n'.encode() + rest


def lying(form: bytes, truth: str, lie: str) -> bytes:
    """Return `form` with a `lie` for the `truth` in it, and nothing else wrong."""
    assert truth.encode() in form
    parts = json.loads(form.replace(truth.encode(), lie.encode()))
    del parts["digest"]
    return form_of(parts)
