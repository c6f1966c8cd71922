"""The compiled flow: everything a pack says, checked and linked, as immutable data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from sendkiosk.journey.conditions import Condition
from sendkiosk.journey.messages import Message
from sendkiosk.journey.time_limits import LimitRule

NOT_SURE: Final = "not-sure"
TALK: Final = "talk"
SEEN: Final = "seen"
ESCAPES: Final = frozenset({NOT_SURE, TALK})
"""Answers that every question screen takes, and that no pack may give another meaning."""


class Kind(Enum):
    """What a screen asks for."""

    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    INFORMATION = "information"


class Confidence(Enum):
    """How sure we are of a statement; only what is verified is shown as certain."""

    VERIFIED = "verified"
    LEAFLET = "leaflet"
    UNVERIFIED = "unverified"


class BlockKind(Enum):
    """The kinds of text block that a pack may use."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TICK = "tick"
    """Something to tick off, on a letter."""
    LINE = "line"
    """A line to write on, after its label if it has one, on a letter."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list item; its text may hold **bold** and [terms](term:id)."""

    kind: BlockKind
    text: Message


@dataclass(frozen=True, slots=True)
class Wording:
    """A title and text, for the visits for which `when` holds; the last wording always does."""

    when: Condition
    title: Message
    body: tuple[Block, ...] = ()


class Icon(Enum):
    """The drawings that may stand beside an answer, by what they show. They say nothing alone."""

    ADULT_AND_CHILD = "adult-and-child"
    YOUNG_PERSON = "young-person"
    CHILD = "child"
    TWO_PEOPLE = "two-people"
    WORKER = "worker"
    LETTER = "letter"
    SCHOOL = "school"
    CLOCK = "clock"
    DOOR = "door"
    SCALES = "scales"
    HEALTH = "health"
    BUS = "bus"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice on a question screen. `note` is its code on a session note, if it has one."""

    code: str
    label: Message
    hint: Message | None = None
    note: str | None = None
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Where the flow goes on when `when` holds; `to` is a screen id, or None for the summary."""

    when: Condition
    to: str | None


@dataclass(frozen=True, slots=True)
class DateRange:
    """Which dates a date screen takes: up to today, and not more than `years` ago.

    `not_before` names a date screen whose date must not be later than the one given here.
    """

    years: int
    not_before: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of the wizard.

    `topic` is the short label under which the answer stands on the summary; `note_field` the field
    of the session note that the options' `note` codes go to.
    """

    id: str
    kind: Kind
    topic: Message
    wordings: tuple[Wording, ...]
    next: tuple[Rule, ...]
    options: tuple[Option, ...] = ()
    dates: DateRange | None = None
    note_field: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from, and when it was read and must be read again.

    `short` is its name where there is little room: on paper.
    """

    id: str
    name: Message
    confidence: Confidence
    checked: date
    review_by: date
    url: str = ""
    short: Message | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """One way to reach a contact: a number or an address, and how sure we are of it."""

    value: str
    confidence: Confidence
    label: Message | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """An organisation and how to reach it.

    `confirmed_by` is empty as long as nobody has rung the number or opened the live page; after
    that, `checked` is the day on which they did.
    """

    id: str
    name: Message
    about: Message
    source: str
    checked: date
    review_by: date
    confirmed_by: str = ""
    phones: tuple[Detail, ...] = ()
    emails: tuple[Detail, ...] = ()
    websites: tuple[Detail, ...] = ()
    hours: Message | None = None
    how_to_find: Message | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word that visitors may not know, with a plain explanation."""

    id: str
    name: Message
    explanation: Message
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the visitor can do next, shown when `when` holds. Lower `order` comes first.

    `check_with` is the contact with whom to check what could not be verified. Steps on the route
    HELP_NOW stand on the page that every screen leads to, and never on a summary.
    """

    id: str
    order: int
    route: str
    when: Condition
    wordings: tuple[Wording, ...]
    who: Message | None = None
    limit: str | None = None
    contacts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    check_with: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper to fill in by hand, offered when `when` holds. Lower `order` comes first.

    Its texts may name dates, such as {letter-date}, that are filled in where they are known.
    """

    id: str
    order: int
    when: Condition
    wordings: tuple[Wording, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackVersion:
    """Which pack, and which version of it."""

    id: str
    name: Message
    version: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A pack and all it extends, compiled.

    `packs` has the local pack first. `helplines` are the contacts on every summary. `remaining`
    tells for each screen how many more may follow it at the most.
    """

    packs: tuple[PackVersion, ...]
    start: str
    screens: Mapping[str, Screen]
    steps: tuple[Step, ...]
    letters: tuple[Letter, ...]
    limits: Mapping[str, LimitRule]
    contacts: Mapping[str, Contact]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    helplines: tuple[str, ...]
    notices: tuple[Message, ...]
    remaining: Mapping[str, int]
