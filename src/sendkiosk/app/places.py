"""Where a site's files are, what they are called, and which fonts and catalogues there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.findings.trouble import TroubleError
from sendkiosk.paths import Places, default_data_folder, font_folders
from sendkiosk.settings.values import Settings, from_home

if TYPE_CHECKING:
    from sendkiosk.handout.fonts import FontFiles
    from sendkiosk.notes.store import NoteStore


def has_fonts(places: Places, language: str) -> bool:
    """Tell whether pages in `language` can be shown and printed here."""
    try:
        fonts_for(places, language)
    except TroubleError:
        return False
    return True


def data_folder_of(settings: Settings) -> Path:
    """Return the folder for session notes and saved sheets; it may not be there yet.

    Raises TroubleError when the settings name the home folder of somebody who is not known.
    """
    named = settings.data_folder
    return from_home(named) if named else default_data_folder()


def notes_file_in(data_folder: Path) -> Path:
    """Return the file below `data_folder` that session notes are kept in."""
    return data_folder / "notes.db"


def note_store_in(data_folder: Path, settings: Settings) -> NoteStore:
    """Return the session notes below `data_folder`, encrypted if `settings` name a key.

    Whether that key can be read shows when notes are: no visit may end for it.
    """
    from sendkiosk.notes.store import NoteStore

    named = settings.notes_key_file
    try:
        key_file = from_home(named) if named else None
    except TroubleError:
        key_file = Path(named or "")
    return NoteStore(notes_file_in(data_folder), key_file)


def sheets_folder_in(data_folder: Path) -> Path:
    """Return the folder below `data_folder` in which sheets are saved when there is no printer."""
    return data_folder / "sheets"


def fonts_for(places: Places, *languages: str) -> FontFiles:
    """Return the font files of papers and screens in `languages`, such as "en-GB" and "ur".

    Raises TroubleError when one of them is missing or cannot be read.
    """
    from sendkiosk.handout.fonts import MissingFontError, load_faces

    found = found_fonts(places, *languages)
    try:
        for language in languages:
            # Read now: a file that is no font must not be noticed only when a sheet is wanted.
            load_faces(found, language)
    except MissingFontError as error:
        raise TroubleError(str(error)) from error
    return found


def found_fonts(places: Places, *languages: str) -> FontFiles:
    """Return what `fonts_for` does without reading it. Raises TroubleError when one is missing."""
    from sendkiosk.handout.fonts import MissingFontError, families_of, find_fonts

    families = dict.fromkeys(family for each in languages for family in families_of(each))
    try:
        return find_fonts(font_folders(places), families)
    except MissingFontError as error:
        raise TroubleError(str(error)) from error
