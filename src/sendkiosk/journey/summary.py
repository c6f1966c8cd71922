"""The summary: the only result of a visit, and the only input of all that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias, TypeVar

from sendkiosk.journey.coding import HELP_NOW, NOT_ASKED, NOTE_FIELDS
from sendkiosk.journey.flow import (
    NOT_SURE,
    TALK,
    Block,
    Confidence,
    Contact,
    Kind,
    Letter,
    PackVersion,
    Screen,
    Source,
    Step,
    Wording,
)
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.time_limits import Answer, Standing, TimeLimit
from sendkiosk.journey.visit import Journey, Visit

Told: TypeAlias = "Message | date"

T = TypeVar("T")

TODAY: Final = "today"
"""What a letter calls the day of the visit."""
BLANK: Final = "_" * 24
"""Stands on a letter where a date is to be written by hand."""


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """One answer in words: where it was given, what it was about, and what was said."""

    screen: str
    topic: Message
    said: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class SummaryStep:
    """One thing to do next, with its number and everything that belongs to it.

    `sources` are its own and those of its time limit; `confidence` is that of the least sure one.
    """

    number: int
    id: str
    route: str
    title: Message
    body: tuple[Block, ...]
    who: Message | None
    limit: TimeLimit | None
    contacts: tuple[Contact, ...]
    sources: tuple[Source, ...]
    confidence: Confidence
    check_with: Contact | None = None


@dataclass(frozen=True, slots=True)
class SummaryLetter:
    """A paper that fits the visit, with the dates that are known filled in."""

    id: str
    title: Message
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a visit comes to.

    `first_limit` is the visitor's time limit whose last day comes next, or else the first of theirs
    that may have passed, or else that of the first step that has one, whoever must keep it; None
    when there is no time limit.
    `oldest_check` is the day on which the oldest source or contact used here was last checked;
    None when nothing is used. `codes` are the allow-listed fields of a session note. `helplines`
    are those of `contacts` that stand on every summary, whatever its steps.
    """

    packs: tuple[PackVersion, ...]
    today: date
    told: tuple[ToldAnswer, ...]
    steps: tuple[SummaryStep, ...]
    letters: tuple[SummaryLetter, ...]
    limits: tuple[TimeLimit, ...]
    first_limit: TimeLimit | None
    contacts: tuple[Contact, ...]
    sources: tuple[Source, ...]
    notices: tuple[Message, ...]
    oldest_check: date | None
    codes: Mapping[str, str]
    helplines: tuple[Contact, ...] = ()


def summarise(journey: Journey, visit: Visit) -> Summary:
    """Return the summary of `visit`, which may still be under way."""
    flow = journey.flow
    steps = _steps(journey, visit, lambda step: step.route != HELP_NOW)
    limits = _unique(step.limit for step in steps if step.limit)
    helplines = tuple(flow.contacts[helpline] for helpline in flow.helplines)
    contacts = _unique([*(contact for step in steps for contact in step.contacts), *helplines])
    sources = _unique(
        [
            *(source for step in steps for source in step.sources),
            *(flow.sources[contact.source] for contact in contacts),
        ]
    )
    return Summary(
        packs=flow.packs,
        today=journey.today,
        told=tuple(_told(journey, visit)),
        steps=steps,
        letters=_letters(journey, visit),
        limits=limits,
        first_limit=most_pressing(limits),
        contacts=contacts,
        sources=sources,
        notices=flow.notices,
        oldest_check=oldest_check(contacts, sources),
        codes=_codes(journey, visit),
        helplines=helplines,
    )


def help_now(journey: Journey, visit: Visit) -> tuple[SummaryStep, ...]:
    """Return what somebody in danger or in a crisis can do, as far as it fits `visit`."""
    return _steps(journey, visit, lambda step: step.route == HELP_NOW)


def wording(journey: Journey, visit: Visit, wordings: tuple[Wording, ...]) -> Wording:
    """Return the first of `wordings` that is meant for `visit`; the last one is for everybody."""
    facts = journey.facts(visit)
    return next((w for w in wordings if w.when.holds(facts)), wordings[-1])


def said(screen: Screen, answer: Answer) -> tuple[Told, ...]:
    """Return `answer` on `screen` in words; a date stays a date."""
    if isinstance(answer, date):
        return (answer,)
    labels = {option.code: option.label for option in screen.options}
    labels[NOT_SURE] = message("I’m not sure")
    labels[TALK] = message("I just want to talk to someone")
    return tuple(labels[code] for code in (answer if isinstance(answer, tuple) else (answer,)))


def _steps(
    journey: Journey, visit: Visit, wanted: Callable[[Step], bool]
) -> tuple[SummaryStep, ...]:
    facts = journey.facts(visit)
    chosen = [step for step in journey.flow.steps if wanted(step) and step.when.holds(facts)]
    chosen.sort(key=lambda step: step.order)
    return tuple(_step(journey, visit, step, number) for number, step in enumerate(chosen, 1))


def _letters(journey: Journey, visit: Visit) -> tuple[SummaryLetter, ...]:
    facts = journey.facts(visit)
    dates = _known_dates(journey, visit)
    chosen = sorted(
        (letter for letter in journey.flow.letters if letter.when.holds(facts)),
        key=lambda letter: letter.order,
    )
    return tuple(_letter(journey, visit, letter, dates) for letter in chosen)


def _letter(
    journey: Journey, visit: Visit, letter: Letter, dates: Mapping[str, date | str]
) -> SummaryLetter:
    words = wording(journey, visit, letter.wordings)
    filled = tuple(replace(block, text=block.text.filled(dates)) for block in words.body)
    return SummaryLetter(letter.id, words.title, filled)


def _known_dates(journey: Journey, visit: Visit) -> Mapping[str, date | str]:
    """Return the date given on each date screen, or room to write it; and the day of the visit."""
    known: dict[str, date | str] = {TODAY: journey.today}
    for screen in journey.flow.screens.values():
        if screen.kind is Kind.DATE:
            given = visit.answers.get(screen.id)
            known[screen.id] = given if isinstance(given, date) else BLANK
    return known


def _step(journey: Journey, visit: Visit, step: Step, number: int) -> SummaryStep:
    flow = journey.flow
    words = wording(journey, visit, step.wordings)
    limit = None if step.limit is None else journey.limit(step.limit, visit.answers)
    # A step is no surer than the day by which it must be done.
    rests_on = (*step.sources, *(limit.sources if limit else ()))
    sources = _unique(flow.sources[source] for source in rests_on)
    return SummaryStep(
        number=number,
        id=step.id,
        route=step.route,
        title=words.title,
        body=words.body,
        who=step.who,
        limit=limit,
        contacts=tuple(flow.contacts[contact] for contact in step.contacts),
        sources=sources,
        confidence=least_sure(source.confidence for source in sources),
        check_with=None if step.check_with is None else flow.contacts[step.check_with],
    )


def least_sure(levels: Iterable[Confidence]) -> Confidence:
    """Return the lowest of `levels`; what has no source at all is unverified."""
    order = list(Confidence)
    return max(levels, key=order.index, default=Confidence.UNVERIFIED)


def oldest_check(contacts: Iterable[Contact], sources: Iterable[Source]) -> date | None:
    """Return the day on which the oldest of all these was last checked; None if there are none."""
    checks = (*(contact.checked for contact in contacts), *(source.checked for source in sources))
    return min(checks, default=None)


def most_pressing(limits: Sequence[TimeLimit]) -> TimeLimit | None:
    """Return the one of `limits` that Summary.first_limit speaks of."""
    yours = [limit for limit in limits if not limit.theirs]
    ahead = [limit for limit in yours if limit.standing in {Standing.OPEN, Standing.TODAY}]
    if ahead:
        return min(ahead, key=lambda limit: limit.last_day or date.max)
    over = [limit for limit in yours if limit.standing is Standing.PASSED]
    return next(iter((*over, *limits)), None)


def _told(journey: Journey, visit: Visit) -> Iterator[ToldAnswer]:
    for screen_id, answer in visit.answers.items():
        screen = journey.flow.screens[screen_id]
        if screen.kind is not Kind.INFORMATION:
            yield ToldAnswer(screen_id, screen.topic, said(screen, answer))


def _codes(journey: Journey, visit: Visit) -> Mapping[str, str]:
    codes = dict.fromkeys(NOTE_FIELDS, NOT_ASKED)
    for screen_id, answer in visit.answers.items():
        screen = journey.flow.screens[screen_id]
        field = screen.note_field or ""
        for option in screen.options:
            if option.code == answer and option.note in NOTE_FIELDS.get(field, ()):
                codes[field] = option.note
    return codes


def _unique(things: Iterable[T]) -> tuple[T, ...]:
    """Return `things` in order, each once."""
    found: list[T] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return tuple(found)
