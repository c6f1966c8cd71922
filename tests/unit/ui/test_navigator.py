from __future__ import annotations

from datetime import date, timedelta

import pytest

from sendkiosk.journey.conditions import Always, Stands
from sendkiosk.journey.flow import NOT_SURE, TALK, Flow, Rule
from sendkiosk.journey.time_limits import Standing, Unit
from sendkiosk.journey.visit import AnswerRefusedError, Journey
from sendkiosk.ui.navigator import Navigator, Place, Position
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
    source,
    step,
    when,
)

WHO = choice(
    "who",
    ["parent", "pupil"],
    [Rule(when("who", "pupil"), "age"), Rule(when("who", "parent", NOT_SURE), "hello")],
)
AGE = choice("age", ["young", "old"], "hello")
HELLO = information("hello", "topics")
TOPICS = choices("topics", ["plan", "help"], "letter")
LETTER = ask_date("letter", codes=["lost"])


class Walk:
    """A navigator with a record of the places it came to."""

    def __init__(self, of: Flow) -> None:
        self.places: list[Place] = []
        self.days = iter([date(2026, 11, 23), TODAY, date(2026, 11, 25)])
        self.navigator = Navigator(lambda: self._journey(of), self._moved)

    def _journey(self, of: Flow) -> Journey:
        return make_journey(of, next(self.days))

    def _moved(self) -> None:
        self.places.append(self.navigator.position.place)

    @property
    def here(self) -> str:
        """The id of the screen that is shown, or the name of the place."""
        position = self.navigator.position
        return position.screen.id if position.screen else position.place.name.lower()


@pytest.fixture
def walk() -> Walk:
    walk = Walk(make_flow(WHO, AGE, HELLO, TOPICS, LETTER))
    walk.navigator.begin()
    return walk


def through(walk: Walk, *answers: object) -> None:
    for answer in answers:
        walk.navigator.answer(answer)  # type: ignore[arg-type]


def to_check(walk: Walk) -> None:
    through(walk, "parent")
    walk.navigator.go_on()
    through(walk, ("plan",), date(2026, 10, 1))


def test_a_visit_goes_from_start_to_done(walk: Walk) -> None:
    to_check(walk)
    for _ in range(3):
        walk.navigator.go_on()
    assert walk.places == [
        *[Place.QUESTION] * 4,
        Place.CHECK,
        Place.SUMMARY,
        Place.NOTE,
        Place.DONE,
    ]
    assert not walk.navigator.position.visit.answers


def test_each_visit_has_the_day_on_which_it_began(walk: Walk) -> None:
    assert walk.navigator.journey.today == TODAY
    walk.navigator.start_again()
    walk.navigator.begin()
    assert walk.navigator.journey.today == date(2026, 11, 25)


def test_back_keeps_the_answers_and_on_goes_through_them_again(walk: Walk) -> None:
    to_check(walk)
    seen = [walk.here]
    for _ in range(4):
        walk.navigator.back()
        seen.append(walk.here)
    assert seen == ["check", "letter", "topics", "hello", "who"]
    assert walk.navigator.given == "parent"
    for _ in range(4):
        walk.navigator.go_on()
    assert walk.here == "check"
    assert walk.navigator.position.visit.answers["letter"] == date(2026, 10, 1)


def test_back_from_the_first_question_forgets_the_visit(walk: Walk) -> None:
    walk.navigator.back()
    assert walk.here == "start"
    assert not walk.navigator.position.visit.answers


def test_answering_differently_after_back_drops_what_no_longer_fits(walk: Walk) -> None:
    to_check(walk)
    for _ in range(4):
        walk.navigator.back()
    walk.navigator.answer("pupil")
    assert walk.here == "age"
    assert dict(walk.navigator.position.visit.answers) == {"who": "pupil"}


def test_a_change_from_the_check_page_comes_back_to_it(walk: Walk) -> None:
    to_check(walk)
    walk.navigator.change("topics")
    assert walk.here == "topics"
    walk.navigator.answer(("help",))
    assert walk.here == "check"
    assert walk.navigator.position.visit.answers["topics"] == ("help",)
    assert walk.navigator.position.visit.answers["letter"] == date(2026, 10, 1)


def test_a_change_that_opens_another_way_asks_what_is_missing(walk: Walk) -> None:
    to_check(walk)
    walk.navigator.change("who")
    walk.navigator.answer("pupil")
    assert walk.here == "age"
    walk.navigator.back()
    assert walk.here == "who"
    walk.navigator.go_on()
    through(walk, "young")
    assert walk.here == "hello"
    walk.navigator.go_on()
    through(walk, ("plan",), "lost")
    assert walk.here == "check"


def test_back_from_a_change_leaves_it_as_it_was(walk: Walk) -> None:
    to_check(walk)
    before = walk.navigator.position.visit
    walk.navigator.change("who")
    walk.navigator.back()
    assert walk.here == "check"
    assert walk.navigator.position.visit == before


def test_the_codes_for_the_phone_lie_beside_the_summary(walk: Walk) -> None:
    to_check(walk)
    walk.navigator.go_on()
    visit = walk.navigator.position.visit
    walk.navigator.take_on_phone()
    assert walk.here == "phone"
    walk.navigator.ask_for_help()
    walk.navigator.back()
    assert walk.here == "phone"
    walk.navigator.back()
    assert walk.here == "summary"
    assert walk.navigator.position.visit == visit


def test_wanting_to_talk_leads_straight_to_the_summary(walk: Walk) -> None:
    walk.navigator.answer(TALK)
    assert walk.here == "summary"
    walk.navigator.back()
    walk.navigator.back()
    assert walk.here == "who"
    walk.navigator.answer("parent")
    assert TALK not in walk.navigator.position.visit.answers.values()


def test_going_on_without_an_answer_stays(walk: Walk) -> None:
    walk.navigator.go_on()
    assert walk.here == "who"


def test_a_refused_answer_stays(walk: Walk) -> None:
    with pytest.raises(AnswerRefusedError):
        walk.navigator.answer("nobody")
    assert walk.here == "who"


def test_answering_where_nothing_is_asked_is_an_error(walk: Walk) -> None:
    walk.navigator.start_again()
    with pytest.raises(LookupError):
        walk.navigator.answer("parent")


def test_staying_after_start_again_was_touched_loses_nothing(walk: Walk) -> None:
    to_check(walk)
    before = walk.navigator.position
    walk.navigator.ask_to_leave()
    assert walk.here == "leaving"
    walk.navigator.go_on()
    assert walk.here == "leaving"
    walk.navigator.back()
    assert walk.navigator.position == before


def test_starting_again_keeps_nothing_to_go_back_to(walk: Walk) -> None:
    to_check(walk)
    walk.navigator.ask_to_leave()
    walk.navigator.start_again()
    walk.navigator.back()
    assert walk.here == "start"
    assert not walk.navigator.position.visit.answers


def test_what_was_left_for_a_moment_is_not_kept_beyond_it(walk: Walk) -> None:
    to_check(walk)
    walk.navigator.ask_to_leave()
    walk.navigator.back()
    for _ in range(3):
        walk.navigator.go_on()
    assert walk.here == "done"
    assert not walk.navigator._left.visit.answers


def test_the_note_page_leads_back_to_the_summary(walk: Walk) -> None:
    to_check(walk)
    walk.navigator.go_on()
    walk.navigator.go_on()
    walk.navigator.back()
    assert walk.here == "summary"
    walk.navigator.back()
    assert walk.here == "check"


def test_progress_never_goes_back_while_going_on(walk: Walk) -> None:
    shares = []
    through(walk, "parent")
    shares.append(walk.navigator.progress)
    walk.navigator.go_on()
    shares.append(walk.navigator.progress)
    through(walk, ("plan",))
    shares.append(walk.navigator.progress)
    through(walk, "lost")
    shares.append(walk.navigator.progress)
    parts = [behind / whole for behind, whole in shares]
    assert parts == sorted(parts)
    assert parts[-1] == 1
    walk.navigator.start_again()
    assert walk.navigator.progress[0] == 0


def test_a_visitor_can_be_put_anywhere_on_a_journey_of_that_moment(walk: Walk) -> None:
    there = Position(Place.QUESTION, answered(walk.navigator.journey, {"who": "pupil"}), AGE)
    walk.navigator.stand_at(there)
    assert walk.here == "age"
    assert walk.places[-1] is Place.QUESTION
    assert walk.navigator.journey.today == date(2026, 11, 25)
    walk.navigator.back()
    assert walk.here == "who"


class Days:
    """A navigator on days that a test sets; each journey is one of that day."""

    def __init__(self, flow: Flow) -> None:
        self.today = TODAY
        self.moves = 0
        self.navigator = Navigator(lambda: make_journey(flow, self.today), self._moved)

    def _moved(self) -> None:
        self.moves += 1

    def is_doubted(self) -> bool:
        return self.navigator.doubt is not None

    def become(self, today: date) -> bool:
        self.today = today
        return self.navigator.keep_up()


LIMITED = make_flow(
    choice("who", ["parent"], "letter"),
    ask_date("letter", None),
    steps=[step("appeal", limit="appeal")],
    limits=[limit("appeal", period("letter", 14, Unit.DAYS))],
    sources=[source("law")],
)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def at_the_summary() -> Days:
    """A visit at its summary, on the last day of its time limit."""
    days = Days(LIMITED)
    days.navigator.begin()
    days.navigator.answer("parent")
    days.navigator.answer(TODAY - timedelta(days=14))
    days.navigator.go_on()
    return days


def standing(days: Days) -> Standing:
    (limit,) = days.navigator.summary().limits
    return limit.standing


def test_after_midnight_the_summary_goes_by_the_new_day(at_the_summary: Days) -> None:
    assert standing(at_the_summary) is Standing.TODAY
    moves = at_the_summary.moves
    assert at_the_summary.become(TOMORROW)
    assert at_the_summary.moves == moves + 1
    assert at_the_summary.navigator.position.place is Place.SUMMARY
    assert standing(at_the_summary) is Standing.PASSED
    assert at_the_summary.navigator.summary().today == TOMORROW
    assert not at_the_summary.become(TOMORROW)
    assert at_the_summary.moves == moves + 1


def test_who_looks_aside_at_midnight_comes_back_to_the_new_day(at_the_summary: Days) -> None:
    at_the_summary.navigator.ask_for_help()
    at_the_summary.navigator.ask_for_language()
    moves = at_the_summary.moves
    assert not at_the_summary.become(TOMORROW)
    assert at_the_summary.moves == moves
    at_the_summary.navigator.back()
    at_the_summary.navigator.back()
    assert at_the_summary.navigator.position.place is Place.SUMMARY
    assert standing(at_the_summary) is Standing.PASSED


def test_a_clock_that_was_ahead_asks_again_for_a_date_that_has_not_come() -> None:
    days = Days(LIMITED)
    days.navigator.begin()
    days.navigator.answer("parent")
    days.navigator.answer(TODAY)
    days.navigator.go_on()
    assert not days.become(TODAY - timedelta(days=1))
    assert days.navigator.asked.id == "letter"
    assert dict(days.navigator.visit.answers) == {"who": "parent"}


@pytest.mark.parametrize("year", [1970, 2000, 2023, 2038, 2099])
def test_no_visit_begins_or_goes_on_when_the_day_cannot_be_right(
    at_the_summary: Days, year: int
) -> None:
    days, wrong = at_the_summary, TODAY.replace(year=year)
    assert not days.become(wrong)
    assert days.navigator.position == Position()
    assert days.is_doubted()
    days.navigator.begin()
    assert days.navigator.position == Position()
    days.become(TOMORROW)
    assert not days.is_doubted()
    days.navigator.begin()
    assert days.navigator.asked.id == "who"


def test_midnight_does_not_disturb_the_start_page() -> None:
    days = Days(LIMITED)
    assert not days.become(TOMORROW)
    assert days.moves == 0
    assert days.navigator.journey.today == TOMORROW


def test_a_day_on_which_a_visit_goes_another_way_asks_what_is_missing() -> None:
    late = Stands("appeal", frozenset({Standing.PASSED}))
    flow = make_flow(
        ask_date("letter", [Rule(late, "why"), Rule(Always(), None)]),
        choice("why", ["ill"]),
        limits=[limit("appeal", period("letter", 14, Unit.DAYS))],
    )
    days = Days(flow)
    days.navigator.begin()
    days.navigator.answer(TODAY - timedelta(days=14))
    assert days.navigator.position.place is Place.CHECK
    assert not days.become(TOMORROW)
    assert days.navigator.asked.id == "why"
