"""Notes by kind for tests of disclosure control: from the real pack, and as no pack would have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Final, NamedTuple

from sendkiosk.journey.flow import NOT_SURE, TALK
from sendkiosk.journey.summary import summarise
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.opening import open_pack
from sendkiosk.pack.paths import telling_answers

PACKS: Final = Path(__file__).parents[2] / "resources" / "packs"
TODAY: Final = date(2026, 11, 24)
LANGUAGES: Final = ("en-GB", "pl", "ro", "ur", "pa", "bn", "ar", "uk", "pt")
_WALKS: Final = 400


class Outcome(NamedTuple):
    """What a visit came to: the part of a note that hangs on the answers."""

    visitor_role: str
    phase_band: str
    plan_status: str
    topic: str
    routes: tuple[str, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """How notes are spread: the higher `skew`, the more of them are like the most frequent ones.

    `outcomes` is how many different outcomes there are at the most.
    """

    skew: float
    outcomes: int


@cache
def pack_outcomes() -> tuple[Outcome, ...]:
    """Return outcomes of visits to the pack for Worcestershire, each as often as it came."""
    flow = open_pack(PACKS / "worcestershire").flow
    assert flow is not None
    journey = Journey(flow, TODAY, england_calendar())
    answers_on = telling_answers(journey)
    random = Random(1)
    return tuple(_walk(journey, answers_on, random) for _ in range(_WALKS))


def _walk(journey, answers_on, random) -> Outcome:
    visit = Visit()
    while (screen := journey.screen(visit)) is not None:
        answers = list(answers_on(visit, screen))
        weights = [
            0.1 if answer in {NOT_SURE, TALK} else 1 / place
            for place, answer in enumerate(answers, 1)
        ]
        answer = random.choices(answers, weights)[0]
        visit = Visit(MappingProxyType({**visit.answers, screen.id: answer}))
    summary = summarise(journey, visit)
    codes = summary.codes
    return Outcome(
        codes["visitor_role"],
        codes["phase_band"],
        codes["plan_status"],
        codes["topic"],
        tuple(sorted({step.route for step in summary.steps})),
        tuple(letter.id for letter in summary.letters),
    )
