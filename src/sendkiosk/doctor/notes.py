"""The file of session notes, and the PIN."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.doctor.check import Check, State
from sendkiosk.durable import is_open_to_others
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.lock.file import PinFile, PinFileError
from sendkiosk.notes.aside import damaged_files
from sendkiosk.notes.faults import NotReadError, StoreError
from sendkiosk.notes.store import NoteStore


def check_notes(store: NoteStore) -> Iterator[Check]:
    """Tell how the file of session notes is, and which damaged ones lie beside it."""
    name = "session notes"
    try:
        yield Check(name, State.FINE, _notes_in(store))
    except StoreError as error:
        yield Check(name, State.WRONG, Catalogue().say(error.reason))
    for damaged in damaged_files(store.path):
        words = (
            f"{damaged} was damaged and set aside. To get back what can be read in it, type:"
            " sendkiosk notes repair. Then keep it in a safe place, or delete it."
        )
        yield Check(name, State.WARNING, words)
    if store.key_file and is_open_to_others(store.key_file):
        words = f"Others may read the key in {store.key_file}. Type: chmod 600 {store.key_file}"
        yield Check(name, State.WARNING, words)


def check_pin(file: PinFile) -> Check:
    """Tell whether the staff have a PIN, and whether it can be used."""
    name = "PIN"
    try:
        kept = file.read()
    except PinFileError as error:
        return Check(name, State.WRONG, Catalogue().say(error.reason))
    if kept is None:
        words = "No PIN is set. The kiosk asks for one when it starts; or type: sendkiosk pin set"
        return Check(name, State.WARNING, words)
    if kept.wrong_tries:
        words = f"A PIN is set. The last {kept.wrong_tries} that were typed were wrong."
        return Check(name, State.WARNING, words)
    return Check(name, State.FINE, "A PIN is set.")


def _notes_in(store: NoteStore) -> str:
    """Return how many notes there are. Raises StoreError where none can be kept or read."""
    with store.file.told(NotReadError):
        how = ", encrypted" if store.file.key() else ""
    if not store.path.exists():
        return f"There are none yet. They will be in {store.path}{how}."
    count = store.count()
    store.file.check_writable()
    return f"{count} in {store.path}{how}."
