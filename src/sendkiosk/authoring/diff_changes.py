"""What a change of a pack is: its place, whom it concerns, and what was and is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, TypeVar

from sendkiosk.journey.messages import Message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain

T = TypeVar("T")


class Area(Enum):
    """The part of a pack in which something changed, in the order in which changes are told."""

    STEP = "step"
    SCREEN = "screen"
    TIME_LIMIT = "time limit"
    CONTACT = "contact"
    TERM = "term"
    LETTER = "letter"
    NOTICE = "notice"
    HELPLINE = "helpline"
    SOURCE = "source"
    PACK = "pack"


class How(Enum):
    """What happened to the thing as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


FILES: Final[Mapping[Area, str]] = {
    Area.STEP: "steps/{}.md",
    Area.SCREEN: "screens/{}.md",
    Area.TIME_LIMIT: "time-limits.toml: {}",
    Area.CONTACT: "contacts.toml: {}",
    Area.TERM: "terms.toml: {}",
    Area.LETTER: "letters/{}.md",
    Area.NOTICE: "pack.toml",
    Area.HELPLINE: "pack.toml",
    Area.SOURCE: "sources.toml: {}",
    Area.PACK: "pack.toml",
}
"""Where in a pack a thing stands, with room for its id."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed. `old` is what stood there, `new` what stands there now.

    Where one of them is empty, `what` says what happened to the other: "Contacts removed".
    """

    what: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """All that changed about one thing of a pack.

    `id` is its id, `title` its title or name. `whom` says which visitors meet it; "" where that has
    no meaning. What is `important` can send somebody to a wrong number, or on a wrong day, and is
    told first.
    """

    area: Area
    how: How
    id: str
    title: str
    lines: tuple[Line, ...] = ()
    whom: str = ""
    important: bool = False

    @property
    def place(self) -> str:
        """The file, inside its pack, in which the thing is written."""
        return FILES[self.area].format(self.id)


def sorted_out(
    old: Mapping[str, T], new: Mapping[str, T]
) -> tuple[tuple[T, ...], tuple[T, ...], tuple[tuple[T, T], ...]]:
    """Return what came, what went, and what stayed (as it was and as it is), by the ids."""
    return (
        tuple(thing for name, thing in new.items() if name not in old),
        tuple(thing for name, thing in old.items() if name not in new),
        tuple((old[name], thing) for name, thing in new.items() if name in old),
    )


def value(what: str, old: str, new: str) -> Iterator[Line]:
    """Yield the line that says that one text took the place of another, if it did."""
    if old == new:
        return
    if old and new:
        yield Line(what, (old,), (new,))
    elif new:
        yield Line(f"{what} added", new=(new,))
    else:
        yield Line(f"{what} removed", old=(old,))


def members(
    what: str,
    old: Sequence[str],
    new: Sequence[str],
    said: tuple[Callable[[str], str], Callable[[str], str]],
    *,
    ordered: bool = True,
) -> Iterator[Line]:
    """Yield what came into a list of ids and what went; where it is `ordered`, if it was moved.

    `said` tells the name of an id in the old pack and in the new one.
    """
    before, after = said
    gone = tuple(before(name) for name in old if name not in new)
    come = tuple(after(name) for name in new if name not in old)
    if gone:
        yield Line(f"{what} removed", old=gone)
    if come:
        yield Line(f"{what} added", new=come)
    stayed_then = [name for name in old if name in new]
    stayed_now = [name for name in new if name in old]
    if ordered and stayed_then != stayed_now:
        yield Line(
            f"{what} in another order",
            tuple(before(name) for name in old),
            tuple(after(name) for name in new),
        )


def shown(text: Message | None) -> str:
    """Return `text` as people read it, without markup; "" for none."""
    return plain(text.text) if text else ""


def in_full(day: date) -> str:
    """Return a day in words, with its weekday."""
    return Catalogue().day(day)


def whole(how: How, told: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Line, ...]:
    """Return all that is said of a thing that came or went, without what is empty."""
    return tuple(
        Line(what, new=texts) if how is How.ADDED else Line(what, old=texts)
        for what, texts in told
        if any(texts)
    )
