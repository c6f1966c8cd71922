"""Flows of every shape, and answers to their screens, for hypothesis."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from sendkiosk.journey.conditions import (
    All,
    Always,
    Answered,
    Any,
    AnyOf,
    Anywhere,
    Condition,
    DateBefore,
    Dated,
    Not,
    Stands,
)
from sendkiosk.journey.flow import NOT_SURE, SEEN, TALK, Flow, Kind, Rule, Screen, Wording
from sendkiosk.journey.messages import message
from sendkiosk.journey.time_limits import Answer, Shift, Standing, Unit
from sendkiosk.journey.visit import Journey, Visit
from tests.support import flows
from tests.support.flows import TODAY

CODES = ("a", "b", "c")
NAMES = tuple(f"s{number}" for number in range(6))
LIMITS = ("first-limit", "second-limit")

RECENT = st.dates(TODAY - timedelta(days=900), TODAY + timedelta(days=30))

# Made once: hypothesis takes longer to make a strategy than to draw from it.
_NAME = st.sampled_from(NAMES)
_LEAVES: st.SearchStrategy[Condition] = st.one_of(
    st.just(Always()),
    st.builds(AnyOf, _NAME, st.frozensets(st.sampled_from([*CODES, NOT_SURE, SEEN]), min_size=1)),
    st.builds(Answered, _NAME),
    st.builds(Dated, _NAME),
    st.builds(DateBefore, _NAME, RECENT),
    st.builds(
        Stands, st.sampled_from(LIMITS), st.frozensets(st.sampled_from(Standing), min_size=1)
    ),
    st.builds(Anywhere, st.sampled_from([*CODES, TALK])),
)
_PAIRS = st.tuples(_LEAVES, _LEAVES)
CONDITIONS: st.SearchStrategy[Condition] = st.one_of(
    _LEAVES,
    st.builds(Not, _LEAVES),
    st.builds(All, _PAIRS),
    st.builds(Any, _PAIRS),
    st.builds(All, st.tuples(_LEAVES, st.builds(Not, st.builds(Any, _PAIRS)))),
)
"""Trees of every kind of condition. They may name screens that a flow does not have."""

_KINDS = st.sampled_from(Kind)
_TURNS = st.lists(st.tuples(CONDITIONS, st.integers(1, len(NAMES))), max_size=2)
_YEARS = st.integers(1, 2)
_PERIODS = st.lists(
    st.builds(
        flows.period,
        _NAME,
        st.integers(1, 12),
        st.sampled_from(Unit),
        needed=st.booleans(),
        over=st.sampled_from([(), CODES[:1]]),
    ),
    min_size=1,
    max_size=2,
)
_SHIFTS = st.sampled_from(Shift)
_STEPS = st.lists(
    st.builds(
        flows.step,
        st.integers(0, 99).map(str),
        CONDITIONS,
        order=st.integers(0, 3),
        limit=st.sampled_from([None, *LIMITS]),
        sources=st.just(("law",)),
        other_wordings=st.builds(Wording, CONDITIONS, st.just(message("Another"))).map(
            lambda other: (other,)
        ),
    ),
    max_size=3,
)
_SIZES = st.integers(1, len(NAMES))


@st.composite
def random_flows(draw: st.DrawFn) -> Flow:
    """Return a flow in which each screen leads to later ones, with steps and time limits."""
    names = NAMES[: draw(_SIZES)]
    screens: list[Screen] = []
    for number, name in enumerate(names):
        later = names[number + 1 :]
        turns = [
            Rule(condition, later[offset - 1] if offset <= len(later) else None)
            for condition, offset in draw(_TURNS)
        ]
        dated = [screen.id for screen in screens if screen.kind is Kind.DATE]
        to = [*turns, Rule(Always(), later[0] if later else None)]
        screens.append(_screen(draw, name, to, dated))
    return flows.make_flow(
        *screens,
        steps=draw(_STEPS),
        limits=[flows.limit(name, *draw(_PERIODS), shift=draw(_SHIFTS)) for name in LIMITS],
        sources=[flows.source("law")],
    )


def _screen(draw: st.DrawFn, name: str, to: list[Rule], dated: list[str]) -> Screen:
    kind = draw(_KINDS)
    if kind is Kind.CHOICE:
        return flows.choice(name, CODES, to)
    if kind is Kind.CHOICES:
        return flows.choices(name, CODES, to)
    if kind is Kind.INFORMATION:
        return flows.information(name, to)
    follows_another = draw(st.booleans())
    not_before = dated[-1] if dated and follows_another else None
    return flows.ask_date(name, to, codes=CODES[:1], years=draw(_YEARS), not_before=not_before)


def fitting_answers(journey: Journey, visit: Visit, screen: Screen) -> st.SearchStrategy[Answer]:
    """Return the answers that `screen` takes at the end of `visit`."""
    if screen.kind is Kind.INFORMATION:
        return st.just(SEEN)
    codes = [option.code for option in screen.options]
    escapes: st.SearchStrategy[Answer] = st.sampled_from([NOT_SURE, NOT_SURE, NOT_SURE, TALK])
    if screen.kind is Kind.CHOICES:
        return st.lists(st.sampled_from(codes), min_size=1, unique=True).map(tuple) | escapes
    if screen.kind is Kind.CHOICE:
        return st.sampled_from(codes) | escapes
    earliest = journey.earliest(visit, screen) or date.min
    return st.dates(earliest, journey.today) | st.sampled_from(codes) | escapes


def any_answers() -> st.SearchStrategy[Answer]:
    """Return answers of every kind, few of which fit a given screen."""
    words = st.sampled_from([*CODES, NOT_SURE, TALK, SEEN, "", "unknown"]) | st.text(max_size=5)
    return st.one_of(words, st.lists(words, max_size=3).map(tuple), RECENT, st.dates())
