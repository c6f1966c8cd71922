"""What a kiosk needs, looked at one thing after the other, each told in one line of plain words."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from babel import Locale, UnknownLocaleError

from sendkiosk.app import data_folder_of, note_store_in, sheets_folder_in
from sendkiosk.durable import is_open_to_others
from sendkiosk.findings.finding import Finding, FindingsError, Severity
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.handout.fonts import (
    PRINTED,
    FontFiles,
    MissingFontError,
    families_of,
    find_fonts,
    read_face,
)
from sendkiosk.language.catalogue import SOURCE_LANGUAGE, Catalogue
from sendkiosk.lock.file import PinFile, PinFileError, pin_file_in
from sendkiosk.notes.aside import damaged_files
from sendkiosk.notes.faults import NotReadError, StoreError
from sendkiosk.notes.store import NoteStore
from sendkiosk.pack.opening import open_pack, overdue
from sendkiosk.paths import Places
from sendkiosk.printing.finding import find_printer
from sendkiosk.printing.port import PrinterState, PrintingSystem
from sendkiosk.printing.words import status_for_staff
from sendkiosk.settings import NO_QUEUE, Settings, SpeechChoice, find_pack, read_settings
from sendkiosk.speech.port import Engine


class State(StrEnum):
    """How a thing is."""

    FINE = "fine"
    WARNING = "warning"
    """The kiosk runs, but somebody should see to it."""
    WRONG = "wrong"
    """Something does not work until it is put right."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `words` say what is so and, if it is not fine, what to do."""

    name: str
    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the kiosk runs in: its files, folders with fonts, what prints and speaks, the day."""

    places: Places
    font_folders: Sequence[Path]
    printing: PrintingSystem
    today: date
    speech: Callable[[SpeechChoice], Engine | None]


def examine(settings_file: Path | None, here: Surroundings) -> tuple[Check, ...]:
    """Return what there is to say of a kiosk with the settings in `settings_file`.

    Nothing that is broken raises an error, and nothing is left on the disk. Asking the printer
    takes at most a few seconds.
    """
    return tuple(_all(settings_file, here))


def is_well(checks: Sequence[Check]) -> bool:
    """Tell whether nothing is wrong; warnings do not count."""
    return all(check.state is not State.WRONG for check in checks)


def _all(settings_file: Path | None, here: Surroundings) -> Iterator[Check]:
    settings: Settings | None = None
    try:
        read = read_settings(settings_file)
    except FindingsError as error:
        yield from (_of_finding("settings", finding) for finding in error.findings)
        unread = "The pack, the printer and the data folder were not looked at: settings name them."
        yield Check("settings", State.WARNING, unread)
    else:
        settings = read.settings
        yield check_settings(settings_file)
        yield from (_of_finding("settings", finding) for finding in read.findings)
    for language in languages(here.places.translations):
        yield from check_fonts(language, here.font_folders)
    if settings is None:
        return
    beside = settings_file.parent if settings_file else Path()
    try:
        yield from check_pack(find_pack(settings, here.places.packs, beside), here.today)
    except TroubleError as error:
        yield Check("pack", State.WRONG, str(error))
    try:
        folder = data_folder_of(settings)
    except TroubleError as error:
        yield Check("data folder", State.WRONG, str(error))
        return
    yield from check_speech(settings.speech, here)
    yield check_printer(here.printing, settings.printer, sheets_folder_in(folder))
    yield check_data_folder(folder)
    yield from check_notes(note_store_in(folder, settings))
    if settings.mode == "kiosk":
        yield check_pin(pin_file_in(folder))


def check_settings(file: Path | None) -> Check:
    """Tell which settings hold, once they could be read."""
    words = f"{file} can be read." if file else "There is no file of settings: the defaults hold."
    return Check("settings", State.FINE, words)


def languages(translations: Path) -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, and those that sheets are for."""
    there = {folder.parent.name for folder in translations.glob("*/LC_MESSAGES")}
    return tuple(sorted(there | set(PRINTED)))


def check_fonts(language: str, folders: Sequence[Path]) -> Iterator[Check]:
    """Tell whether the fonts of `language` are there, and which of them cannot be read."""
    name = f"fonts for {_name_of(language)}"
    families = families_of(language)
    try:
        files = find_fonts(folders, families)
    except MissingFontError as error:
        yield Check(name, State.WRONG, str(error))
        return
    faults = tuple(_unreadable(files, language))
    yield from (Check(name, State.WRONG, fault) for fault in faults)
    if not faults:
        named = " and ".join(family.value for family in families)
        yield Check(name, State.FINE, f"{named}, regular and bold, in {files.folder}.")


def check_pack(folder: Path, today: date) -> Iterator[Check]:
    """Tell whether the pack in `folder` compiles, and what in it must be checked again."""
    opened = open_pack(folder)
    if opened.flow is not None:
        named = " and ".join(read.name for read in opened.folders)
        yield Check("pack", State.FINE, f"{named}: no fault, so the kiosk can show it.")
    yield from (_of_finding("pack", finding) for finding in opened.findings)
    yield from (_of_finding("contents", finding) for finding in overdue(opened, today))


def check_printer(system: PrintingSystem, wanted: str | None, sheets: Path) -> Check:
    """Tell how the printer is that the kiosk would use; `wanted` is the one in the settings."""
    printer = find_printer(system, wanted, sheets)
    status = printer.status()
    say = Catalogue().say
    if status.state is PrinterState.NO_PRINTER:
        # What is wrong with a setting that cannot be used was told with the settings.
        if not wanted or wanted == NO_QUEUE:
            return Check("printer", State.WARNING, say(printer.describe()))
        there = ", ".join(choice.id for choice in system.list_printers()) or "none"
        words = (
            f"The printer “{wanted}” in the settings is not there. Set it up, or name another."
            f" There are: {there}."
        )
        return Check("printer", State.WRONG, words)
    words = f"{say(printer.describe())} {say(status_for_staff(status))}"
    return Check("printer", State.FINE if status.is_fine else State.WRONG, words)


def check_speech(wanted: SpeechChoice, here: Surroundings) -> Iterator[Check]:
    """Tell for which languages there is a voice, if pages are to be read aloud at all.

    Whether it can be heard is not tried: that needs somebody who listens.
    """
    if wanted == "off":
        yield Check("reading aloud", State.FINE, "It is off in the settings.")
        return
    engine = here.speech(wanted)
    tags = dict.fromkeys((SOURCE_LANGUAGE, *languages(here.places.translations)))
    voices = {tag: engine.voice(tag) if engine else None for tag in tags}
    if not any(voices.values()):
        words = "Nothing here can read aloud. Install espeak-ng, or set speech to “off”."
        yield Check("reading aloud", State.WARNING, words)
        return
    for tag, voice in voices.items():
        name = f"voice for {_name_of(tag)}"
        if voice is None:
            yield Check(name, State.WARNING, "There is none. Pages in it are not read aloud.")
        else:
            yield Check(name, State.FINE, f"{voice.id}. Try by ear whether it can be heard.")


def check_data_folder(folder: Path) -> Check:
    """Tell whether notes and sheets can be kept in `folder`, or it can be made where it is not."""
    try:
        there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"sendkiosk")
    except OSError as error:
        why = error.strerror or error
        words = f"{folder} cannot be written: {why}. Make room, or set data_folder in the settings."
        return Check("data folder", State.WRONG, words)
    made = "" if there == folder else " It will be made when it is needed."
    return Check("data folder", State.FINE, f"{folder} can be written.{made}")


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


def _of_finding(name: str, finding: Finding) -> Check:
    warning = finding.severity is Severity.WARNING
    return Check(name, State.WARNING if warning else State.WRONG, str(finding))


def _unreadable(files: FontFiles, language: str) -> Iterator[str]:
    for family in families_of(language):
        for file in files.of(family):
            try:
                read_face(file, family)
            except MissingFontError as error:
                yield str(error)


def _name_of(language: str) -> str:
    try:
        return Locale.parse(language).english_name or language
    except (ValueError, UnknownLocaleError):
        return language
