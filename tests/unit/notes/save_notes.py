"""Save COUNT notes into FILE, and print a line after each: `save_notes.py FILE COUNT`."""

import sys
from pathlib import Path

from sendkiosk.notes.store import NoteStore
from tests.support.notes import NOTE

store = NoteStore(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    store.save(NOTE)
    print("saved", flush=True)  # noqa: T201 - the test reads it
