"""Catalogues for tests: written as translators write them, or filled in by a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import polib

from sendkiosk.authoring.translating.updating import update
from sendkiosk.language.plurals import plural_forms
from sendkiosk.language.po import read_po, write_po
from sendkiosk.language.standing import Body, template_file

Words = Mapping[str | tuple[str, str], str | tuple[str, ...]]
"""A text, or the two of a plural -> its translation, or all forms of it."""

HEADER: Final = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def catalogue(language: str, words: Words) -> polib.POFile:
    """Return a catalogue of `language` with `words`."""
    made = polib.POFile(wrapwidth=0)
    made.metadata = {
        "Language": language,
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": plural_forms(language),
    }
    for text, said in words.items():
        made.append(entry(text, said))
    return made


def entry(text: str | tuple[str, str], said: str | tuple[str, ...]) -> polib.POEntry:
    """Return an entry of a catalogue."""
    if isinstance(text, tuple):
        forms = dict(enumerate(said))
        return polib.POEntry(msgid=text[0], msgid_plural=text[1], msgstr_plural=forms)
    return polib.POEntry(msgid=text, msgstr=said)


def write(file: Path, made: polib.POFile) -> Path:
    """Write `made` to `file` and return it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(write_po(made))
    return file


def translate_all(body: Body, language: str, say: Callable[[str], str]) -> Path:
    """Write the catalogue of `body` in `language` with what `say` makes of each text."""
    words = update(None, read_po(template_file(body.folder, body.name)), language).catalogue
    for each in words:
        if each.msgid_plural:
            each.msgstr_plural = dict.fromkeys(each.msgstr_plural, say(each.msgid_plural))
        else:
            each.msgstr = say(each.msgid)
    return write(body.file(language), words)
