from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta

import pytest

from sendkiosk.journey.conditions import Always, Answered, Stands
from sendkiosk.journey.flow import Flow, Rule, Screen
from sendkiosk.journey.time_limits import Answer, Standing, Unit
from sendkiosk.journey.visit import AnswerRefusedError, Journey, Visit
from tests.support.flows import (
    TODAY,
    answered,
    ask_date,
    choice,
    choices,
    information,
    limit,
    make_flow,
    make_journey,
    period,
    when,
)

ONE_DAY = timedelta(days=1)


@pytest.fixture
def journey() -> Journey:
    """A small flow: an adviser's help for some, then two dates, then what was tried."""
    return make_journey(
        make_flow(
            choice(
                "who",
                ["parent", "supporter"],
                [Rule(when("who", "supporter"), "tried"), Rule(Always(), "letter")],
            ),
            ask_date("letter", "explained", codes=["no-letter"], years=2),
            information("explained", "certificate"),
            ask_date("certificate", "tried", years=1, not_before="letter"),
            choices("tried", ["talked", "complained", "mediation"], "help"),
            choice("help", ["ring", "write"]),
        )
    )


FULL: Mapping[str, Answer] = {
    "who": "parent",
    "letter": date(2026, 10, 1),
    "explained": "seen",
    "certificate": date(2026, 11, 2),
    "tried": ("talked", "mediation"),
    "help": "ring",
}


def next_id(journey: Journey, visit: Visit) -> str | None:
    screen = journey.screen(visit)
    return None if screen is None else screen.id


def test_a_visit_begins_at_the_start(journey: Journey) -> None:
    assert not Visit().answers
    assert next_id(journey, Visit()) == "who"


def test_each_answer_leads_on_to_the_end(journey: Journey) -> None:
    visit = Visit()
    for name, answer in FULL.items():
        assert next_id(journey, visit) == name
        visit = journey.answer(visit, name, answer)
    assert journey.screen(visit) is None
    assert list(visit.answers.items()) == list(FULL.items())


def test_another_answer_leads_another_way(journey: Journey) -> None:
    visit = journey.answer(Visit(), "who", "supporter")
    assert next_id(journey, visit) == "tried"


def test_where_no_rule_holds_the_questions_end() -> None:
    journey = make_journey(make_flow(choice("who", ["a"], [Rule(Answered("other"), None)])))
    assert journey.screen(journey.answer(Visit(), "who", "a")) is None


@pytest.mark.parametrize("name", ["who", "letter", "certificate", "tried", "help"])
def test_wanting_to_talk_ends_the_questions(journey: Journey, name: str) -> None:
    visit = journey.answer(answered(journey, FULL), name, "talk")
    assert journey.screen(visit) is None
    assert list(visit.answers) == list(FULL)[: list(FULL).index(name) + 1]


def test_not_being_sure_goes_where_the_screen_says(journey: Journey) -> None:
    visit = journey.answer(Visit(), "who", "not-sure")
    assert next_id(journey, visit) == "letter"
    assert next_id(journey, journey.answer(visit, "letter", "not-sure")) == "explained"


def test_back_takes_one_answer_off(journey: Journey) -> None:
    visit = answered(journey, FULL)
    assert list(journey.back(visit).answers) == list(FULL)[:-1]
    assert next_id(journey, journey.back(visit)) == "help"


def test_back_at_the_start_stays_there(journey: Journey) -> None:
    assert not journey.back(Visit()).answers


def test_back_stops_at_a_screen_that_asks_nothing(journey: Journey) -> None:
    visit = journey.until(answered(journey, FULL), "certificate")
    assert next_id(journey, visit) == "certificate"
    once = journey.back(visit)
    assert next_id(journey, once) == "explained"
    assert next_id(journey, journey.back(once)) == "letter"
    assert next_id(journey, journey.answer(once, "explained", "seen")) == "certificate"


def test_until_is_the_part_before_a_screen(journey: Journey) -> None:
    visit = answered(journey, FULL)
    assert list(journey.until(visit, "explained").answers) == ["who", "letter"]
    assert not journey.until(visit, "who").answers
    assert journey.until(visit, "unknown") == visit


def test_a_changed_answer_keeps_the_later_ones_that_still_fit(journey: Journey) -> None:
    visit = journey.answer(answered(journey, FULL), "letter", date(2026, 9, 1))
    assert list(visit.answers.items()) == list(({**FULL, "letter": date(2026, 9, 1)}).items())


def test_answers_on_a_branch_that_was_left_are_dropped(journey: Journey) -> None:
    visit = journey.answer(answered(journey, FULL), "who", "supporter")
    assert list(visit.answers) == ["who", "tried", "help"]
    # They do not come back with the branch either.
    again = journey.answer(visit, "who", "parent")
    assert list(again.answers) == ["who"]


def test_from_the_first_answer_that_no_longer_fits_all_are_dropped(journey: Journey) -> None:
    visit = journey.answer(answered(journey, FULL), "letter", date(2026, 11, 3))
    assert list(visit.answers) == ["who", "letter", "explained"]
    assert next_id(journey, visit) == "certificate"


def test_a_changed_answer_that_is_refused_changes_nothing(journey: Journey) -> None:
    visit = answered(journey, FULL)
    with pytest.raises(AnswerRefusedError):
        journey.answer(visit, "letter", TODAY + ONE_DAY)
    assert list(visit.answers.items()) == list(FULL.items())


@pytest.mark.parametrize("name", ["tried", "help", "unknown", ""])
def test_a_screen_that_is_not_on_the_path_is_not_answered(journey: Journey, name: str) -> None:
    with pytest.raises(KeyError):
        journey.answer(Visit(), name, "ring")


def test_after_the_end_only_answers_can_be_changed(journey: Journey) -> None:
    visit = journey.answer(Visit(), "who", "talk")
    with pytest.raises(KeyError):
        journey.answer(visit, "letter", date(2026, 10, 1))
    assert next_id(journey, journey.answer(visit, "who", "parent")) == "letter"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("who", "unknown"),
        ("who", ""),
        ("who", "seen"),
        ("who", ("parent",)),
        ("who", ("parent", "supporter")),
        ("who", date(2026, 10, 1)),
        ("letter", "seen"),
        ("letter", "2026-10-01"),
        ("letter", ("no-letter",)),
        ("letter", TODAY + ONE_DAY),
        ("letter", date(2024, 11, 23)),
        ("letter", date.min),
        ("letter", date.max),
        ("explained", "not-sure"),
        ("explained", "talk"),
        ("explained", "parent"),
        ("explained", ("seen",)),
        ("explained", date(2026, 10, 1)),
        ("certificate", date(2026, 9, 30)),  # before the letter
        ("tried", "talked"),
        ("tried", ()),
        ("tried", ("talked", "talked")),
        ("tried", ("talked", "unknown")),
        ("tried", ("not-sure",)),
        ("tried", ("talked", "talk")),
        ("tried", date(2026, 10, 1)),
    ],
)
def test_answers_that_a_screen_cannot_take(journey: Journey, name: str, answer: Answer) -> None:
    visit = journey.until(answered(journey, FULL), name)
    with pytest.raises(AnswerRefusedError) as refused:
        journey.answer(visit, name, answer)
    assert refused.value.screen == name
    assert refused.value.reason.text


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("who", "supporter"),
        ("letter", "no-letter"),
        ("letter", TODAY),
        ("letter", date(2024, 11, 24)),  # two years ago to the day
        ("explained", "seen"),
        ("certificate", date(2026, 10, 1)),  # the day of the letter itself
        ("certificate", "not-sure"),
        ("tried", ("mediation",)),
        ("tried", ("mediation", "complained", "talked")),
        ("tried", "not-sure"),
        ("tried", "talk"),
    ],
)
def test_answers_that_a_screen_takes(journey: Journey, name: str, answer: Answer) -> None:
    visit = journey.until(answered(journey, FULL), name)
    assert journey.answer(visit, name, answer).answers[name] == answer


def test_the_earliest_date_is_so_many_years_ago_or_the_other_date(journey: Journey) -> None:
    screens = journey.flow.screens
    visit = answered(journey, FULL)
    assert journey.earliest(Visit(), screens["letter"]) == date(2024, 11, 24)
    assert journey.earliest(visit, screens["certificate"]) == date(2026, 10, 1)
    assert journey.earliest(Visit(), screens["certificate"]) == date(2025, 11, 24)
    assert journey.earliest(visit, screens["who"]) is None

    inexact = journey.answer(visit, "letter", "no-letter")
    assert journey.earliest(inexact, screens["certificate"]) == date(2025, 11, 24)
    long_ago = journey.answer(visit, "letter", date(2024, 12, 1))
    assert journey.earliest(long_ago, screens["certificate"]) == date(2025, 11, 24)


def test_a_changed_answer_is_judged_by_what_came_before_it() -> None:
    flow = make_flow(ask_date("meeting", "letter", not_before="letter"), ask_date("letter"))
    journey = make_journey(flow)
    visit = answered(journey, {"meeting": date(2026, 10, 1), "letter": date(2026, 10, 20)})
    earlier = journey.answer(visit, "meeting", date(2026, 9, 1))
    assert earlier.answers["meeting"] == date(2026, 9, 1)


def test_a_leap_day_has_an_earliest_date_too(journey: Journey) -> None:
    leap = replace(journey, today=date(2028, 2, 29))
    assert leap.earliest(Visit(), leap.flow.screens["letter"]) == date(2026, 2, 28)


def test_the_text_of_a_refusal_keeps_the_answer_to_itself(journey: Journey) -> None:
    visit = journey.answer(Visit(), "who", "parent")
    with pytest.raises(AnswerRefusedError) as refused:
        journey.answer(visit, "letter", date(2031, 5, 17))
    assert "2031" not in str(refused.value)
    assert ("day", date(2031, 5, 17)) in refused.value.reason.values


def test_visits_cannot_be_changed(journey: Journey) -> None:
    visit = answered(journey, FULL)
    with pytest.raises(TypeError):
        visit.answers["who"] = "supporter"  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        visit.answers = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        Visit().answers["who"] = "parent"  # type: ignore[index]


def test_answering_leaves_the_visit_as_it_was(journey: Journey) -> None:
    before = journey.answer(Visit(), "who", "parent")
    after = journey.answer(before, "letter", date(2026, 10, 1))
    journey.back(after)
    journey.answer(after, "who", "supporter")
    assert dict(before.answers) == {"who": "parent"}
    assert dict(after.answers) == {"who": "parent", "letter": date(2026, 10, 1)}


def test_where_a_time_limit_stands_can_lead_the_way() -> None:
    passed = Stands("appeal", frozenset({Standing.PASSED}))
    flow = make_flow(
        ask_date("letter", [Rule(passed, "late"), Rule(Always(), "in-time")]),
        information("late"),
        information("in-time"),
        limits=[limit("appeal", period("letter", 14, Unit.DAYS))],
    )
    on_the_last_day = make_journey(flow, date(2026, 11, 24))
    visit = on_the_last_day.answer(Visit(), "letter", date(2026, 11, 10))
    assert next_id(on_the_last_day, visit) == "in-time"
    # A journey is of one day: the same answers lead elsewhere after midnight.
    assert next_id(replace(on_the_last_day, today=date(2026, 11, 25)), visit) == "late"
    assert on_the_last_day.limit("appeal", visit.answers).standing is Standing.TODAY


class CountedScreens(Mapping[str, Screen]):
    """Screens by id that count each look at them."""

    def __init__(self, screens: Mapping[str, Screen]) -> None:
        self._screens = screens
        self.looks: Counter[str] = Counter()

    def __getitem__(self, name: str) -> Screen:
        self.looks["one"] += 1
        return self._screens[name]

    def __iter__(self) -> Iterator[str]:
        for name in self._screens:
            self.looks["listed"] += 1
            yield name

    def __len__(self) -> int:
        self.looks["all"] += 1
        return len(self._screens)


def counted(size: int) -> tuple[Journey, CountedScreens]:
    """Return a journey through `size` screens in a row, and what counts the looks at them."""
    row = [
        choice(f"s{number}", ["a", "b"], f"s{number + 1}" if number + 1 < size else None)
        for number in range(size)
    ]
    flow: Flow = make_flow(*row)
    screens = CountedScreens(flow.screens)
    return make_journey(replace(flow, screens=screens)), screens


def looks_in_a_visit(size: int) -> list[Counter[str]]:
    """Return the looks at screens that each question and each answer of one visit cost."""
    journey, screens = counted(size)
    visit = Visit()
    looks = []
    for number in range(8):
        screens.looks.clear()
        journey.screen(visit)
        looks.append(screens.looks.copy())
        screens.looks.clear()
        visit = journey.answer(visit, f"s{number}", "a")
        looks.append(screens.looks.copy())
    screens.looks.clear()
    journey.answer(visit, "s0", "b")
    looks.append(screens.looks.copy())
    return looks


def test_the_way_through_a_flow_costs_the_same_however_large_it_is() -> None:
    small, large = looks_in_a_visit(10), looks_in_a_visit(10_000)
    assert small == large
    assert all(set(looks) == {"one"} for looks in large)


def test_the_next_screen_costs_the_same_however_many_came_before() -> None:
    journey, screens = counted(1_000)
    visit = Visit()
    costs = []
    for number in range(100):
        visit = journey.answer(visit, f"s{number}", "a")
        screens.looks.clear()
        journey.screen(visit)
        costs.append(screens.looks["one"])
    assert set(costs) == {2}  # the screen just answered, and the one that follows
