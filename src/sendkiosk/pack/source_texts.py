"""The texts of a pack that are translated, each with its place and a note for translators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, TypeVar

from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.journey.flow import BlockKind
from sendkiosk.journey.messages import Message
from sendkiosk.journey.summary import TODAY
from sendkiosk.language.source_text import SourceText
from sendkiosk.pack.entries import Entry, RawPack
from sendkiosk.pack.letter_texts import blanks_in
from sendkiosk.pack.opening import PackTexts
from sendkiosk.pack.raw import (
    RawAddress,
    RawContact,
    RawLetter,
    RawPackSettings,
    RawPhone,
    RawScreen,
    RawStep,
    RawTerm,
    RawTimeLimit,
    Settings,
    Worded,
)

W = TypeVar("W", bound=Worded)

_KINDS: Final = {
    BlockKind.PARAGRAPH: "text",
    BlockKind.BULLET: "item of a list",
    BlockKind.NUMBERED: "item of a list",
    BlockKind.TICK: "something to tick off",
    BlockKind.LINE: "words before a line to write on",
}
_NAME: Final = "keep the official English name, too, if you translate it"


def source_texts(pack: RawPack) -> Iterator[SourceText]:
    """Yield each text of `pack` that people meet, in the order of its files.

    The names of sources are not among them: they are the titles of English pages, by which these
    are found. What has no text, such as a bare line to write on, is left out.
    """
    for text in _all(pack):
        if text.text:
            yield text


def texts_by_pack(packs: Iterable[RawPack]) -> tuple[tuple[RawPack, tuple[SourceText, ...]], ...]:
    """Return `packs`, the local one first, each with the texts that no pack it extends has."""
    met: set[tuple[str, str]] = set()
    found = []
    for pack in reversed(tuple(packs)):
        own = tuple(text for text in source_texts(pack) if text.key not in met)
        met |= {text.key for text in own}
        found.append((pack, own))
    return tuple(reversed(found))


def pack_texts(packs: Iterable[RawPack]) -> tuple[PackTexts, ...]:
    """Return what is to be translated of `packs`, the local one first; each text once."""
    return tuple(
        PackTexts(pack.settings.id, pack.folder, tuple(_messages(texts)))
        for pack, texts in texts_by_pack(packs)
    )


def _messages(texts: Iterable[SourceText]) -> Iterator[Message]:
    for context, text in dict.fromkeys(text.key for text in texts):
        yield Message(text, context=context)


def _all(pack: RawPack) -> Iterator[SourceText]:
    yield from _pack(pack.settings)
    for screen in pack.screens.values():
        yield from _screen(screen)
    for step in pack.steps.values():
        yield from _step(step)
    for letter in pack.letters.values():
        yield from _letter(letter)
    for contact in pack.contacts.values():
        yield from _contact(contact)
    for limit in pack.limits.values():
        yield from _limit(limit)
    for term in pack.terms.values():
        yield from _term(term)


def _pack(entry: Entry[RawPackSettings]) -> Iterator[SourceText]:
    yield _set(entry, ("name",), entry.settings.name, "The name of the pack: a place")
    for place, notice in enumerate(entry.settings.notices):
        yield _set(entry, ("notices", place), notice, "A notice at the end of each summary")


def _screen(entry: Entry[RawScreen]) -> Iterator[SourceText]:
    about = f"Screen “{entry.id}”"
    topic = f"{about}: the label under which the answer stands on the summary"
    yield _set(entry, ("topic",), entry.settings.topic, topic)
    for place, option in enumerate(entry.settings.option):
        at = ("option", place)
        answer = f"{about}: answer “{option.code}”"
        yield _set(entry, (*at, "label"), option.label, answer)
        yield _set(entry, (*at, "hint"), option.hint, f"{answer}, small words below it")
    yield from _wordings(entry, about)


def _step(entry: Entry[RawStep]) -> Iterator[SourceText]:
    about = f"Step “{entry.id}”"
    yield _set(entry, ("who",), entry.settings.who, f"{about}: stands behind “Who:”")
    yield from _wordings(entry, about)


def _letter(entry: Entry[RawLetter]) -> Iterator[SourceText]:
    yield from _wordings(entry, f"Letter “{entry.id}”, to be filled in by hand")


def _contact(entry: Entry[RawContact]) -> Iterator[SourceText]:
    said, about = entry.settings, f"Contact “{entry.id}”"
    yield _set(entry, ("name",), said.name, f"{about}: {_NAME}")
    yield _set(entry, ("about",), said.about, f"{about}: what it is for")
    yield _set(entry, ("hours",), said.hours, f"{about}: when it can be rung")
    yield _set(entry, ("how_to_find",), said.how_to_find, f"{about}: how to find its number")
    for key, details in _details(said):
        for place, detail in enumerate(details):
            label = f"{about}: stands in brackets behind {detail.value}"
            yield _set(entry, (key, place, "label"), detail.label, label)


def _details(said: RawContact) -> Iterator[tuple[str, tuple[RawPhone | RawAddress, ...]]]:
    yield "phones", said.phones
    yield "emails", said.emails
    yield "websites", said.websites


def _limit(entry: Entry[RawTimeLimit]) -> Iterator[SourceText]:
    said, about = entry.settings, f"Time limit “{entry.id}”"
    yield _set(entry, ("name",), said.name, f"{about}: what must be done by the last day")
    yield _set(entry, ("rule",), said.rule, f"{about}: the rule in words")
    yield _set(entry, ("advice",), said.advice, f"{about}: how to be early")
    for place, period in enumerate(said.period):
        what = f"{about}: the name of the day that is counted from"
        yield _set(entry, ("period", place, "name"), period.name, what)


def _term(entry: Entry[RawTerm]) -> Iterator[SourceText]:
    about = f"Term “{entry.id}”"
    yield _set(entry, ("name",), entry.settings.name, f"{about}: see the list of terms")
    yield _set(entry, ("explanation",), entry.settings.explanation, f"{about}: its explanation")


def _wordings(entry: Entry[W], about: str) -> Iterator[SourceText]:
    context = entry.settings.context or ""
    for wording in entry.wordings:
        file, written = _file(entry), wording.text
        line = partial(int, written.line)
        yield SourceText(written.title, file, line, (f"{about}: title",), context=context)
        for block in written.blocks:
            notes = (f"{about}: {_KINDS[block.kind]}", *map(_blank, blanks_in(block.text)))
            yield SourceText(block.text, file, partial(int, block.line), notes, context=context)


def _blank(name: str) -> str:
    what = "the day of printing" if name == TODAY else f"the day given on the screen “{name}”"
    return f"{{{name}}}: {what}, or a line to write it on"


def _set(entry: Entry[Settings], path: KeyPath, text: str | None, note: str) -> SourceText:
    """Return the `text` of the setting that `path` leads to in `entry`; "" where it is not set."""
    context = getattr(entry.settings, "context", None) or ""
    line = partial(entry.source.line, (*entry.at, *path))
    return SourceText(text or "", _file(entry), line, (note,), context=context)


def _file(entry: Entry[Settings]) -> str:
    return entry.source.file.relative_to(entry.pack).as_posix()
