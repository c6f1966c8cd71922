"""Where a site's files are, what they are called, and which fonts and catalogues there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.contents.site import Site
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.standing import Body, pack_body, program_body
from sendkiosk.pack.opening import OpenedPack, open_pack, texts_of
from sendkiosk.paths import Places, default_data_folder, font_folders
from sendkiosk.settings import Settings, from_home

if TYPE_CHECKING:
    from sendkiosk.handout.fonts import FontFiles
    from sendkiosk.notes.store import NoteStore


def site_of(settings: Settings, settings_file: Path | None, places: Places) -> Site:
    """Return the kiosk that has `settings`, as far as its contents go. Raises TroubleError."""
    return Site(settings, settings_file, places, data_folder_of(settings))


def bodies_of(places: Places, opened: OpenedPack) -> tuple[Body, ...]:
    """Return what is to be translated: the words of each pack, the local one first, the program's.

    Raises TroubleError where the list of the program's texts is not there.
    """
    packs = (pack_body(each.name, each.folder, each.texts) for each in texts_of(opened))
    return (*packs, program_body(places.translations))


def bodies_of_pack(places: Places, pack: Path | None) -> tuple[Body, ...]:
    """Return what is translated of the pack in a folder, of the packs it extends, and the program.

    None is the pack that the settings name by default. Raises FindingsError where a pack cannot be
    read, since what is missing there would be taken for gone.
    """
    opened = open_pack(pack or places.packs / Settings().pack)
    if opened.merged is None or opened.merged.broken:
        raise FindingsError(opened.findings)
    return bodies_of(places, opened)


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
    from sendkiosk.handout.fonts import MissingFontError, families_of, find_fonts, load_faces

    families = dict.fromkeys(family for each in languages for family in families_of(each))
    try:
        found = find_fonts(font_folders(places), families)
        for language in languages:
            # Read now: a file that is no font must not be noticed only when a sheet is wanted.
            load_faces(found, language)
    except MissingFontError as error:
        raise TroubleError(str(error)) from error
    return found
