from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.journey.selection import only
from sendkiosk.journey.summary import Summary, summarise
from sendkiosk.journey.time_limits import Standing, Unit
from sendkiosk.journey.visit import Visit
from tests.support.flows import (
    CHECKED,
    TODAY,
    answered,
    ask_date,
    choice,
    contact,
    limit,
    make_flow,
    make_journey,
    period,
    source,
    step,
)

NAMES = ("one", "two", "three")
CHECKS = st.dates(CHECKED - timedelta(days=90), CHECKED)
SOME = st.lists(st.sampled_from(NAMES), unique=True)


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    """Return the summary of a visit that meets steps, contacts and sources of any mixture."""
    steps = [
        step(
            f"step-{number}",
            order=draw(st.integers(0, 2)),
            limit=draw(st.sampled_from([None, "soon", "later", "never-known"])),
            contacts=draw(SOME),
            sources=draw(SOME),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    flow = make_flow(
        ask_date("letter"),
        steps=steps,
        limits=[
            limit("soon", period("letter", draw(st.integers(1, 40)), Unit.DAYS), sources=["one"]),
            limit("later", period("letter", 60, Unit.DAYS), sources=["law"]),
            limit("never-known", period("other", 1)),
        ],
        contacts=[
            contact(name, draw(st.sampled_from(NAMES)), checked=draw(CHECKS)) for name in NAMES
        ],
        sources=[source(name, checked=draw(CHECKS)) for name in (*NAMES, "law")],
        helplines=draw(SOME),
    )
    journey = make_journey(flow)
    day = draw(st.dates(TODAY - timedelta(days=80), TODAY))
    return summarise(journey, answered(journey, {"letter": day}))


@st.composite
def choices(draw: st.DrawFn) -> tuple[Summary, frozenset[str]]:
    """Return a summary, and ids of some of its steps and of others."""
    summary = draw(summaries())
    ids = [*(one.id for one in summary.steps), "unknown"]
    return summary, frozenset(draw(st.lists(st.sampled_from(ids))))


def all_of(summary: Summary) -> set[str]:
    return {one.id for one in summary.steps}


def without_number(summary: Summary, ids: Collection[str]) -> list[object]:
    return [replace(one, number=0) for one in summary.steps if one.id in ids]


@given(summaries())
def test_choosing_all_steps_changes_nothing(summary: Summary) -> None:
    assert only(summary, all_of(summary)) == summary


@given(choices())
def test_the_chosen_steps_stay_in_their_order_and_are_numbered_anew(
    choice: tuple[Summary, frozenset[str]],
) -> None:
    summary, ids = choice
    chosen = only(summary, ids)
    assert without_number(chosen, ids) == without_number(summary, ids)
    assert [one.number for one in chosen.steps] == list(range(1, len(chosen.steps) + 1))


@given(choices())
def test_all_that_a_chosen_step_needs_is_there(choice: tuple[Summary, frozenset[str]]) -> None:
    chosen = only(*choice)
    sources = {one.id for one in chosen.sources}
    for one in chosen.steps:
        assert set(one.sources) <= set(chosen.sources)
        assert set(one.contacts) <= set(chosen.contacts)
        assert one.limit is None or one.limit in chosen.limits
    assert {one.source for one in chosen.contacts} <= sources


@given(choices())
def test_nothing_stays_that_only_dropped_steps_needed(
    choice: tuple[Summary, frozenset[str]],
) -> None:
    chosen = only(*choice)
    used = [one for each in chosen.steps for one in each.contacts]
    assert set(chosen.contacts) == {*used, *chosen.helplines}
    named = {one.source for one in chosen.contacts}
    used_sources = {one.id for each in chosen.steps for one in each.sources}
    assert {one.id for one in chosen.sources} == used_sources | named
    assert set(chosen.limits) == {one.limit for one in chosen.steps if one.limit}


@given(choices())
def test_what_belongs_to_the_visit_stays(choice: tuple[Summary, frozenset[str]]) -> None:
    summary, ids = choice
    chosen = only(summary, ids)
    for name in ("packs", "today", "told", "letters", "notices", "codes", "helplines"):
        assert getattr(chosen, name) == getattr(summary, name)
    assert set(summary.helplines) <= set(chosen.contacts)


@given(choices())
def test_the_headline_is_a_limit_that_is_still_there(
    choice: tuple[Summary, frozenset[str]],
) -> None:
    summary, ids = choice
    chosen = only(summary, ids)
    ahead = [
        one.last_day for one in chosen.limits if one.standing in {Standing.OPEN, Standing.TODAY}
    ]
    if not chosen.limits:
        assert chosen.first_limit is None
    else:
        assert chosen.first_limit in chosen.limits
    if ahead:
        assert chosen.first_limit is not None
        assert chosen.first_limit.last_day == min(day for day in ahead if day)


@given(choices())
def test_the_oldest_check_is_that_of_what_stays(choice: tuple[Summary, frozenset[str]]) -> None:
    chosen = only(*choice)
    days = [*(one.checked for one in chosen.contacts), *(one.checked for one in chosen.sources)]
    assert chosen.oldest_check == min(days, default=None)


@given(choices())
def test_choosing_again_is_choosing_once(choice: tuple[Summary, frozenset[str]]) -> None:
    chosen = only(*choice)
    assert only(chosen, choice[1]) == chosen


def test_a_headline_moves_on_when_its_step_is_dropped() -> None:
    flow = make_flow(
        ask_date("letter", "who"),
        choice("who", ["a"]),
        steps=[step("first", limit="soon"), step("second", limit="later"), step("third")],
        limits=[
            limit("soon", period("letter", 10, Unit.DAYS)),
            limit("later", period("letter", 20, Unit.DAYS)),
        ],
    )
    journey = make_journey(flow)
    visit = journey.answer(Visit(), "letter", TODAY)
    summary = summarise(journey, visit)
    assert summary.first_limit
    assert summary.first_limit.last_day == date(2026, 12, 4)
    second = only(summary, {"second", "third"}).first_limit
    assert second
    assert second.last_day == date(2026, 12, 14)
    assert only(summary, {"third"}).first_limit is None
