"""What of a summary goes into a QR code: entries of lines, each with how long it must stay."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum

from sendkiosk.journey.flow import Confidence, Contact
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.phrases import (
    CHECK_THIS_FIRST,
    NOT_FULLY_CHECKED,
    headline,
    how_sure,
    is_sure,
    named,
    packs_named,
    people,
    standing_words,
    steps_with,
    way_to_reach,
)
from sendkiosk.journey.summary import Summary, SummaryStep
from sendkiosk.journey.time_limits import Standing, TimeLimit
from sendkiosk.language.catalogue import Catalogue


class Rank(IntEnum):
    """How long a line stays when there is too little room: the last of these goes first."""

    ALWAYS = 0
    STEP = 1
    """What to do and by when."""
    CONTACT = 2
    """A name and its numbers."""
    UNSURE = 3
    """With whom to check; a few words that say "check" stay in its place."""
    WHO = 4
    HOW_TO_FIND = 5
    EMAIL = 6
    WEBSITE = 7


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stays or goes as a whole; `short` stands in its place when it has gone."""

    text: str
    rank: Rank
    short: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines that are never torn apart: a step, a contact, or what stands at an end."""

    lines: tuple[Line, ...]

    @property
    def core(self) -> Rank:
        """The rank of what stays longest; the entry goes with it."""
        return min(line.rank for line in self.lines)

    def without(self, ranks: Collection[Rank]) -> str:
        """Return the lines that are not of `ranks`; nothing if the core is among these."""
        if self.core in ranks:
            return ""
        kept = (line.short if line.rank in ranks else line.text for line in self.lines)
        return "\n".join(words for words in kept if words)


@dataclass(frozen=True, slots=True)
class Told:
    """All that may go into the codes of one summary.

    `head` opens each code, after its title; `first` is what presses most; `foot` stands at the very
    end.
    """

    title: str
    head: str
    first: Entry | None
    steps: tuple[Entry, ...]
    contacts: tuple[Entry, ...]
    foot: str


def tell(summary: Summary, catalogue: Catalogue) -> Told:
    """Return `summary` as entries, in the language of `catalogue`."""
    say = catalogue.say
    limit = summary.first_limit
    return Told(
        title=say("Your next steps"),
        head=say("We made this on {today}.", today=summary.today),
        first=Entry(tuple(_first(summary, limit, catalogue))) if limit else None,
        steps=tuple(Entry(tuple(_step(summary, step, catalogue))) for step in summary.steps),
        contacts=tuple(Entry(tuple(_contact(one, catalogue))) for one in summary.contacts),
        foot="\n".join(_foot(summary, catalogue)),
    )


def _first(summary: Summary, limit: TimeLimit, catalogue: Catalogue) -> Iterator[Line]:
    lines = [*headline(limit), named(summary, limit)]
    yield from (Line(catalogue.say(line), Rank.ALWAYS) for line in lines)
    if not is_sure(summary, limit):
        yield Line(catalogue.say(NOT_FULLY_CHECKED), Rank.ALWAYS)
    if limit.last_day is None and not steps_with(summary, limit):
        yield Line(catalogue.say(limit.rule), Rank.STEP)


def _step(summary: Summary, step: SummaryStep, catalogue: Catalogue) -> Iterator[Line]:
    say = catalogue.say
    yield Line(f"{step.number}. {say(step.title)}", Rank.STEP)
    if step.limit:
        yield from (Line(say(words), Rank.STEP) for words in _by_when(summary, step, step.limit))
    names = people(step, say)
    if names:
        yield Line(f"{say('Who:')} {'; '.join(names)}", Rank.WHO)
    if step.confidence is not Confidence.VERIFIED:
        yield Line(say(how_sure(step.check_with)), Rank.UNSURE, short=f"({say(CHECK_THIS_FIRST)})")


def _by_when(summary: Summary, step: SummaryStep, limit: TimeLimit) -> Iterator[Message]:
    """Yield by when `step` must be done; a rule in words stands with the first step that has it."""
    first = steps_with(summary, limit)[0]
    standing = standing_words(limit)
    if limit.last_day is None and first.number < step.number:
        yield message("{standing} (see step {number})", standing=standing, number=first.number)
        return
    yield standing
    if limit.last_day is None:
        yield limit.rule
    elif limit.standing is Standing.PASSED:
        yield message("We think the last day was {day}.", day=limit.last_day)


def _contact(contact: Contact, catalogue: Catalogue) -> Iterator[Line]:
    say = catalogue.say
    yield Line(say(contact.name), Rank.CONTACT)
    ways = (
        (contact.phones, Rank.CONTACT),
        (contact.emails, Rank.EMAIL),
        (contact.websites, Rank.WEBSITE),
    )
    for details, rank in ways:
        yield from (Line(way_to_reach(detail, say), rank) for detail in details)
    if contact.how_to_find and not contact.phones:
        yield Line(say(contact.how_to_find), Rank.HOW_TO_FIND)


def _foot(summary: Summary, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    yield say("This is not legal advice.")
    packs = packs_named(summary.packs, say, catalogue.listed)
    if summary.oldest_check is None:
        yield packs
    else:
        yield say("{packs}. Checked {day}.", packs=packs, day=summary.oldest_check)
