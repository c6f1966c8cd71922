"""Finding the place again when the pack has changed under the visitor."""

from __future__ import annotations

from collections.abc import Mapping

from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import AnswerRefusedError, Journey, Visit
from sendkiosk.ui.navigator import Place, Position


def same_place(journey: Journey, before: Position) -> Position:
    """Return the position on `journey` that comes nearest to `before`, on an earlier flow.

    The answers stay as far as they are still asked for and still fit. Where the screen can no
    longer be reached with them, it is the first one that they leave open, or the last one answered.
    """
    match before.place:
        case Place.QUESTION if before.screen is not None:
            return _same_question(journey, before, before.screen.id)
        case Place.CHECK | Place.SUMMARY | Place.NOTE:
            visit = _replayed(journey, before.visit.answers)
            following = journey.screen(visit)
            if following is None:
                return Position(before.place, visit)
            return Position(Place.QUESTION, visit, following)
        case _:
            return Position(before.place)


def _same_question(journey: Journey, before: Position, screen: str) -> Position:
    answers = before.visit.answers
    earlier: dict[str, Answer] = {}
    for asked, answer in answers.items():
        if asked == screen:
            break
        earlier[asked] = answer
    visit = _replayed(journey, earlier)
    here = journey.screen(visit) or journey.flow.screens[str(visit.last)]
    same = here.id == screen
    return Position(
        Place.QUESTION, _replayed(journey, answers), here, mending=before.mending and same
    )


def _replayed(journey: Journey, answers: Mapping[str, Answer]) -> Visit:
    """Return the visit that `answers` make, up to the first screen that has none that fits."""
    visit = Visit()
    while (screen := journey.screen(visit)) is not None and screen.id in answers:
        try:
            visit = journey.answer(visit, screen.id, answers[screen.id])
        except AnswerRefusedError:
            break
    return visit
