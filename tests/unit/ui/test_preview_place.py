"""A visitor of the preview, when the pack changes under them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sendkiosk.journey.flow import TALK, Flow
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Visit
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.preview.place import same_place
from tests.support.flows import answered, choice, information, make_flow, make_journey

ANSWERS = {"who": "parent", "age": "young", "plan": "yes"}


def flow_of(*names: str, codes: Mapping[str, tuple[str, ...]] | None = None) -> Flow:
    """Return a flow of choices in this order; `codes` take the place of their usual answers."""
    usual: dict[str, tuple[str, ...]] = {
        "who": ("parent", "pupil"),
        "age": ("young", "old"),
        "plan": ("yes", "no"),
        **(codes or {}),
    }
    return make_flow(
        *(
            choice(name, usual.get(name, ("a", "b")), following)
            for name, following in zip(names, [*names[1:], None], strict=True)
        )
    )


BEFORE = flow_of("who", "age", "plan", "end")


def standing(
    place: Place, answers: Mapping[str, Answer], screen: str | None = None, *, mending: bool = False
) -> Position:
    visit = answered(make_journey(BEFORE), answers)
    return Position(place, visit, BEFORE.screens[screen] if screen else None, mending)


def moved(flow: Flow, before: Position) -> tuple[Place, dict[str, Answer], str | None, bool]:
    found = same_place(make_journey(flow), before)
    screen = found.screen.id if found.screen else None
    if screen:
        assert found.screen is flow.screens[screen]
    return found.place, dict(found.visit.answers), screen, found.mending


def test_where_nothing_changed_everything_stays() -> None:
    before = standing(Place.QUESTION, ANSWERS, "end")
    assert moved(flow_of("who", "age", "plan", "end"), before) == (
        Place.QUESTION,
        ANSWERS,
        "end",
        False,
    )


def test_later_answers_stay_when_the_visitor_had_gone_back() -> None:
    before = standing(Place.QUESTION, ANSWERS, "age", mending=True)
    assert moved(flow_of("who", "age", "plan"), before) == (Place.QUESTION, ANSWERS, "age", True)


@pytest.mark.parametrize(
    ("names", "screen"),
    [(("who", "age", "end"), "end"), (("who", "age"), "age"), (("new", "who"), "new")],
    ids=["the next one takes its place", "nothing follows", "another one comes first"],
)
def test_a_screen_that_is_gone(names: tuple[str, ...], screen: str) -> None:
    before = standing(Place.QUESTION, {"who": "parent", "age": "young"}, "plan", mending=True)
    kept = {name: ANSWERS[name] for name in names[: names.index(screen) + 1] if name in ANSWERS}
    assert moved(flow_of(*names), before) == (Place.QUESTION, kept, screen, False)


def test_an_answer_that_no_longer_fits_is_asked_again() -> None:
    before = standing(Place.QUESTION, ANSWERS, "end")
    after = flow_of("who", "age", "plan", "end", codes={"age": ("ten", "twenty")})
    assert moved(after, before) == (Place.QUESTION, {"who": "parent"}, "age", False)


def test_a_screen_of_another_kind_asks_again() -> None:
    before = standing(Place.QUESTION, {"who": "parent"}, "age")
    after = make_flow(information("who", "age"), choice("age", ["young"]))
    assert moved(after, before) == (Place.QUESTION, {}, "who", False)


@pytest.mark.parametrize("place", [Place.CHECK, Place.SUMMARY, Place.NOTE])
def test_behind_the_questions(place: Place) -> None:
    before = standing(place, {**ANSWERS, "end": "a"})
    complete = flow_of("who", "age", "plan", "end")
    assert moved(complete, before) == (place, {**ANSWERS, "end": "a"}, None, False)
    longer = flow_of("who", "age", "plan", "more", "end")
    assert moved(longer, before) == (Place.QUESTION, ANSWERS, "more", False)


def test_a_visitor_who_wanted_to_talk_stays_at_the_summary() -> None:
    before = standing(Place.SUMMARY, {"who": TALK})
    assert moved(BEFORE, before) == (Place.SUMMARY, {"who": TALK}, None, False)


@pytest.mark.parametrize("place", [Place.START, Place.DONE])
def test_where_there_is_no_visit(place: Place) -> None:
    assert same_place(make_journey(BEFORE), Position(place)) == Position(place, Visit())
