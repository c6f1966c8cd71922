"""The fonts and the voice of each language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sendkiosk.doctor.check import Check, State, name_of
from sendkiosk.handout.fonts import (
    PRINTED,
    FontFiles,
    MissingFontError,
    families_of,
    find_fonts,
    read_face,
)
from sendkiosk.language.catalogue import SOURCE_LANGUAGE
from sendkiosk.settings.values import SpeechChoice
from sendkiosk.speech.port import Engine


def languages(translations: Path) -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, and those that sheets are for."""
    there = {folder.parent.name for folder in translations.glob("*/LC_MESSAGES")}
    return tuple(sorted(there | set(PRINTED)))


def check_fonts(language: str, folders: Sequence[Path]) -> Iterator[Check]:
    """Tell whether the fonts of `language` are there, and which of them cannot be read."""
    name = f"fonts for {name_of(language)}"
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


def check_speech(
    wanted: SpeechChoice, open_engine: Callable[[SpeechChoice], Engine | None], translations: Path
) -> Iterator[Check]:
    """Tell for which languages there is a voice, if pages are to be read aloud at all.

    The languages are those with a folder in `translations`, and those that sheets are for.

    Whether it can be heard is not tried: that needs somebody who listens.
    """
    if wanted == "off":
        yield Check("reading aloud", State.FINE, "It is off in the settings.")
        return
    engine = open_engine(wanted)
    tags = dict.fromkeys((SOURCE_LANGUAGE, *languages(translations)))
    voices = {tag: engine.voice(tag) if engine else None for tag in tags}
    if not any(voices.values()):
        words = "Nothing here can read aloud. Install espeak-ng, or set speech to “off”."
        yield Check("reading aloud", State.WARNING, words)
        return
    for tag, voice in voices.items():
        name = f"voice for {name_of(tag)}"
        if voice is None:
            yield Check(name, State.WARNING, "There is none. Pages in it are not read aloud.")
        else:
            yield Check(name, State.FINE, f"{voice.id}. Try by ear whether it can be heard.")


def _unreadable(files: FontFiles, language: str) -> Iterator[str]:
    for family in families_of(language):
        for file in files.of(family):
            try:
                read_face(file, family)
            except MissingFontError as error:
                yield str(error)
