"""What the commands for session notes have in common: which file, and how faults are told."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import settings_file
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.notes.file import NoteFile


def notes_file(options: argparse.Namespace) -> NoteFile:
    """Return the file of notes that the settings name. Raises FindingsError or TroubleError."""
    from sendkiosk.app.places import data_folder_of, note_store_in
    from sendkiosk.settings.reading import read_settings

    settings = read_settings(settings_file(options)).settings
    return note_store_in(data_folder_of(settings), settings).file


def named_file(options: argparse.Namespace, name: Path | None) -> NoteFile:
    """Return the file called `name`, or else the one that the settings name.

    A file that is encrypted is read with the key of the settings. Raises FindingsError or
    TroubleError, also where there is no file called `name`.
    """
    from sendkiosk.notes.merging import source_file

    usual = notes_file(options)
    if name is None:
        return usual
    with in_words():
        return source_file(name, usual.key_file)


@contextmanager
def in_words() -> Iterator[None]:
    """Raise as TroubleError what goes wrong with a file of notes in the length of a `with`."""
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.notes.faults import StoreError

    try:
        yield
    except StoreError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error
