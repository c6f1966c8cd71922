"""Everything that a kiosk needs, looked at one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sendkiosk.app.contents import site_of
from sendkiosk.app.places import data_folder_of, note_store_in, sheets_folder_in
from sendkiosk.delivery.choosing import Chosen
from sendkiosk.doctor.check import Check, State, of_finding
from sendkiosk.doctor.clock import check_clock
from sendkiosk.doctor.contents import check_pack, check_shown
from sendkiosk.doctor.disk import check_data_folder, check_room
from sendkiosk.doctor.languages import check_fonts, check_speech, languages
from sendkiosk.doctor.memory import check_memory
from sendkiosk.doctor.notes import check_notes, check_pin
from sendkiosk.doctor.printer import check_printer
from sendkiosk.doctor.screen import check_screen, check_touch
from sendkiosk.doctor.surroundings import Surroundings
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.lock.file import pin_file_in
from sendkiosk.settings.reading import read_settings
from sendkiosk.settings.values import Settings, find_pack


def examine(settings_file: Path | None, here: Surroundings) -> tuple[Check, ...]:
    """Return what there is to say of a kiosk with the settings in `settings_file`.

    Nothing that is broken raises an error, and nothing is left on the disk. Asking the printer
    takes at most a few seconds.
    """
    return tuple(_all(settings_file, here))


def _all(settings_file: Path | None, here: Surroundings) -> Iterator[Check]:
    settings: Settings | None = None
    try:
        read = read_settings(settings_file)
    except FindingsError as error:
        yield from (of_finding("settings", finding) for finding in error.findings)
        unread = (
            "The pack, the screen, the printer and the data folder were not looked at: settings"
            " name them."
        )
        yield Check("settings", State.WARNING, unread)
    else:
        settings = read.settings
        yield check_settings(settings_file)
        yield from (of_finding("settings", finding) for finding in read.findings)
    if settings is None:
        yield from check_clock(here.clock, None)
    else:
        yield from _contents(settings, settings_file, here)
        yield from check_screen(here.hardware, settings)
        yield from check_touch(here.hardware, here.touch_screens, settings)
    for language in languages(here.places.translations):
        yield from check_fonts(language, here.font_folders)
    yield from check_memory(here.keeping)
    if settings is not None:
        yield from _kept(settings, here)


def _contents(
    settings: Settings, settings_file: Path | None, here: Surroundings
) -> Iterator[Check]:
    """Look at the pack, and at the clock, which the pack tells something of."""
    chosen: Chosen | None = None
    beside = settings_file.parent if settings_file else Path()
    try:
        # What is wrong with its own setting is told of the pack, not what is with the data folder.
        find_pack(settings, here.places.packs, beside)
        chosen = site_of(settings, settings_file, here.places).chosen()
    except TroubleError as error:
        yield Check("pack", State.WRONG, str(error))
    else:
        yield from check_shown(chosen)
        yield from check_pack(chosen.opened, here.today)
    yield from check_clock(here.clock, chosen.opened.flow if chosen else None)


def _kept(settings: Settings, here: Surroundings) -> Iterator[Check]:
    """Look at what speaks and prints, and at what is kept in the data folder."""
    yield from check_speech(settings.speech, here.speech, here.places.translations)
    try:
        folder = data_folder_of(settings)
    except TroubleError as error:
        yield Check("data folder", State.WRONG, str(error))
        return
    yield check_printer(here.printing, settings.printer, sheets_folder_in(folder))
    yield check_data_folder(folder)
    yield check_room(folder, here.free)
    yield from check_notes(note_store_in(folder, settings))
    if settings.mode == "kiosk":
        yield check_pin(pin_file_in(folder))


def check_settings(file: Path | None) -> Check:
    """Tell which settings hold, once they could be read."""
    words = f"{file} can be read." if file else "There is no file of settings: the defaults hold."
    return Check("settings", State.FINE, words)
