"""The summary as one or two short texts that fit into QR codes, for when the paper is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.direction import isolated
from sendkiosk.qr.codes import CAPACITY
from sendkiosk.qr.entries import Entry, Rank, Told, tell

LEFT_OUT: Final = message("There is more than fits here. Look at your sheet, or ask the staff.")
BETWEEN: Final = "\n\n"

Unit = tuple[Rank, int]
"""What is left out at once: all lines of one rank in the entry with this place."""


@dataclass(frozen=True, slots=True)
class _Shortened:
    """The blocks of text that are left of what was told, and whether anything is missing."""

    told: Told
    first: str
    steps: tuple[str, ...]
    contacts: tuple[str, ...]
    is_whole: bool


def qr_texts(summary: Summary, catalogue: Catalogue, capacity: int = CAPACITY) -> tuple[str, ...]:
    """Return `summary` as one text of at most `capacity` bytes in UTF-8, or as two.

    The first has what presses most and the steps, the second the contacts, as far as they fit; no
    step and no contact is torn. What does not fit into two is left out, the least important first,
    and the last text says so. Raises ValueError for a capacity that not even the next last day
    fits into.
    """
    told = tell(summary, catalogue)
    units = _units(told)
    for count in range(len(units) + 1):
        shortened = _without(told, frozenset(units[:count]))
        texts = _fitted(shortened, catalogue, capacity)
        if texts:
            return texts
    raise ValueError(f"a summary does not fit into {capacity} bytes")


def _units(told: Told) -> list[Unit]:
    """Return what can be left out, the least important and the last in the list first."""
    entries = _entries(told)
    units = {
        (line.rank, place)
        for place, entry in enumerate(entries)
        for line in entry.lines
        if line.rank is not Rank.ALWAYS
    }
    return sorted(units, reverse=True)


def _entries(told: Told) -> tuple[Entry, ...]:
    return (*((told.first,) if told.first else ()), *told.steps, *told.contacts)


def _without(told: Told, units: Collection[Unit]) -> _Shortened:
    texts = [
        entry.without({rank for rank, at in units if at == place})
        for place, entry in enumerate(_entries(told))
    ]
    first = texts.pop(0) if told.first else ""
    steps, contacts = texts[: len(told.steps)], texts[len(told.steps) :]
    return _Shortened(
        told,
        first,
        tuple(text for text in steps if text),
        tuple(text for text in contacts if text),
        is_whole=not units,
    )


def _fitted(shortened: _Shortened, catalogue: Catalogue, capacity: int) -> tuple[str, ...]:
    """Return one text, or else two, none of them too long; nothing if there is no way."""
    whole = _joined(shortened, catalogue, (0, None), (1, 1))
    if _fits(whole, capacity):
        return (whole,)
    for cut in _cuts(shortened):
        first = _joined(shortened, catalogue, (0, cut), (1, 2))
        if not _fits(first, capacity):
            continue
        second = _joined(shortened, catalogue, (cut, None), (2, 2))
        if _fits(second, capacity):
            return first, second
    return ()


def _cuts(shortened: _Shortened) -> list[int]:
    """Return after how many entries to cut: best between steps and contacts, else close to it."""
    steps = len(shortened.steps)
    return sorted(
        range(1, steps + len(shortened.contacts)), key=lambda cut: (abs(cut - steps), cut)
    )


def _joined(
    shortened: _Shortened, catalogue: Catalogue, part: tuple[int, int | None], of: tuple[int, int]
) -> str:
    """Return the entries from and up to the places in `part`, as the text `of` so many."""
    text = BETWEEN.join(_blocks(shortened, catalogue, slice(*part), of))
    return isolated(text) if catalogue.right_to_left else text


def _blocks(
    shortened: _Shortened, catalogue: Catalogue, part: slice, of: tuple[int, int]
) -> Iterator[str]:
    say, told = catalogue.say, shortened.told
    number, count = of
    title = told.title
    if count > 1:
        title = say("{title} ({number} of {count})", title=title, number=number, count=count)
    yield f"{title}\n{told.head}"
    if number == 1 and shortened.first:
        yield shortened.first
    steps, contacts = shortened.steps, shortened.contacts
    places = range(len(steps) + len(contacts))[part]
    yield from (steps[place] for place in places if place < len(steps))
    helpers = [contacts[place - len(steps)] for place in places if place >= len(steps)]
    if helpers:
        yield say("People who can help")
        yield from helpers
    if number == count:
        yield told.foot
        if not shortened.is_whole:
            yield say(LEFT_OUT)


def _fits(text: str, capacity: int) -> bool:
    return len(text.encode()) <= capacity
