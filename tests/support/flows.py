"""Small flows, made in code, for tests that need no pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sendkiosk.journey.conditions import Always, AnyOf, Condition
from sendkiosk.journey.flow import (
    Block,
    BlockKind,
    Confidence,
    Contact,
    DateRange,
    Detail,
    Flow,
    Kind,
    Letter,
    Option,
    PackVersion,
    Rule,
    Screen,
    Source,
    Step,
    Wording,
)
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.time_limits import Answer, LimitRule, Period, SchoolYearDay, Shift, Unit
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import WorkingCalendar

TODAY = date(2026, 11, 24)
CHECKED = date(2026, 11, 23)
REVIEW_BY = date(2027, 2, 23)

Next = str | None | Sequence[Rule]
"""Where a screen leads: one screen id, None for the summary, or rules."""


def when(screen: str, *codes: str) -> Condition:
    """Return the condition that one of `codes` is the answer on `screen`."""
    return AnyOf(screen, frozenset(codes))


def wordings(name: str, *others: Wording) -> tuple[Wording, ...]:
    """Return `others`, and last the wording for everybody, with a title and text about `name`."""
    text = Block(BlockKind.PARAGRAPH, message(f"Text about {name}."))
    return (*others, Wording(Always(), message(f"Title of {name}"), (text,)))


def option(code: str, note: str | None = None) -> Option:
    """Return a choice with a label."""
    return Option(code, message(f"Label of {code}"), note=note)


def choice(
    name: str, codes: Iterable[str | Option], to: Next = None, *, note_field: str | None = None
) -> Screen:
    """Return a screen that takes one of `codes`."""
    return _question(name, Kind.CHOICE, codes, to, note_field=note_field)


def choices(
    name: str, codes: Iterable[str | Option], to: Next = None, *, note_field: str | None = None
) -> Screen:
    """Return a screen that takes several of `codes`."""
    return _question(name, Kind.CHOICES, codes, to, note_field=note_field)


def ask_date(
    name: str,
    to: Next = None,
    *,
    codes: Iterable[str | Option] = (),
    years: int = 2,
    not_before: str | None = None,
) -> Screen:
    """Return a screen that takes a date up to `years` ago, or one of `codes`."""
    return _question(name, Kind.DATE, codes, to, dates=DateRange(years, not_before))


def information(name: str, to: Next = None) -> Screen:
    """Return a screen that asks nothing."""
    return _question(name, Kind.INFORMATION, (), to)


def step(
    name: str,
    condition: Condition | None = None,
    *,
    order: int = 10,
    limit: str | None = None,
    contacts: Sequence[str] = (),
    sources: Sequence[str] = (),
    other_wordings: Sequence[Wording] = (),
) -> Step:
    """Return a step that is shown when `condition` holds, or always."""
    return Step(
        id=name,
        order=order,
        route="appeal",
        when=condition or Always(),
        wordings=wordings(name, *other_wordings),
        limit=limit,
        contacts=tuple(contacts),
        sources=tuple(sources),
    )


def source(
    name: str, confidence: Confidence = Confidence.VERIFIED, *, checked: date = CHECKED
) -> Source:
    """Return a source that was read on the day `checked`."""
    return Source(name, message(f"Source {name}"), confidence, checked, REVIEW_BY)


def contact(name: str, source: str, *, checked: date = CHECKED) -> Contact:
    """Return a contact with a telephone number, found in `source`."""
    return Contact(
        id=name,
        name=message(f"Contact {name}"),
        about=message(f"About {name}."),
        source=source,
        checked=checked,
        review_by=REVIEW_BY,
        phones=(Detail("01632 960001", Confidence.VERIFIED),),
    )


def period(
    screen: str,
    amount: int,
    unit: Unit = Unit.MONTHS,
    *,
    counts_first_day: bool = False,
    needed: bool = True,
    over: Iterable[str] = (),
) -> Period:
    """Return a period that starts with the date given on `screen`."""
    name = message(f"Date on {screen}")
    return Period(screen, name, amount, unit, counts_first_day, needed, frozenset(over))


def limit(
    name: str,
    *periods: Period | SchoolYearDay,
    shift: Shift = Shift.NONE,
    sources: Sequence[str] = (),
) -> LimitRule:
    """Return a time limit of `periods`."""
    return LimitRule(
        id=name,
        name=message(f"Time limit {name}"),
        rule=message(f"Rule of {name}."),
        periods=periods,
        shift=shift,
        sources=tuple(sources),
    )


def make_flow(
    *screens: Screen,
    steps: Iterable[Step] = (),
    letters: Iterable[Letter] = (),
    limits: Iterable[LimitRule] = (),
    contacts: Iterable[Contact] = (),
    sources: Iterable[Source] = (),
    helplines: Sequence[str] = (),
    notices: Sequence[Message] = (),
) -> Flow:
    """Return a flow that starts with the first of `screens`; each leads only to later ones."""
    return Flow(
        packs=(PackVersion("test", message("Test"), "1.0"),),
        start=screens[0].id,
        screens={screen.id: screen for screen in screens},
        steps=tuple(steps),
        letters=tuple(letters),
        limits={rule.id: rule for rule in limits},
        contacts={known.id: known for known in contacts},
        sources={known.id: known for known in sources},
        terms={},
        helplines=tuple(helplines),
        notices=tuple(notices),
        remaining=_remaining(screens),
    )


def make_journey(flow: Flow, today: date = TODAY, days: WorkingCalendar | None = None) -> Journey:
    """Return a journey through `flow`; without `days`, every weekday is a working day."""
    return Journey(flow, today, days or WorkingCalendar(bank_holidays=frozenset()))


def answered(journey: Journey, answers: Mapping[str, Answer]) -> Visit:
    """Return the visit that gives `answers` in this order."""
    visit = Visit()
    for screen, answer in answers.items():
        visit = journey.answer(visit, screen, answer)
    return visit


def _question(
    name: str,
    kind: Kind,
    codes: Iterable[str | Option],
    to: Next,
    *,
    dates: DateRange | None = None,
    note_field: str | None = None,
) -> Screen:
    return Screen(
        id=name,
        kind=kind,
        topic=message(f"Topic of {name}"),
        wordings=wordings(name),
        next=(Rule(Always(), to),) if to is None or isinstance(to, str) else tuple(to),
        options=tuple(code if isinstance(code, Option) else option(code) for code in codes),
        dates=dates,
        note_field=note_field,
    )


def _remaining(screens: Sequence[Screen]) -> Mapping[str, int]:
    remaining: dict[str, int] = {}
    for screen in reversed(screens):
        following = (rule.to for rule in screen.next)
        remaining[screen.id] = max((1 + remaining[to] for to in following if to), default=0)
    return remaining
