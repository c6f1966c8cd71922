"""Notes by kind for tests of disclosure control: of visits to a real pack, spread in many ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
from sendkiosk.notes.disclosure.plan import TABLES, ReportedNote
from sendkiosk.pack.opening import open_pack
from sendkiosk.pack.paths import telling_answers

_PACK: Final = Path(__file__).parents[2] / "resources" / "packs" / "worcestershire"
_TODAY: Final = date(2026, 11, 24)
_VISITS: Final = 400
_LANGUAGES: Final = ("en-GB", "pl", "ro", "ur", "pa", "bn", "ar", "uk", "pt")


class Outcome(NamedTuple):
    """What a visit came to: the part of a note that hangs on the answers."""

    visitor_role: str
    phase_band: str
    plan_status: str
    topic: str
    routes: tuple[str, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How notes are spread.

    Of `outcomes` different ones, the second is `skew` times as seldom as the first, and so on.
    `other` is how often something is not as usual: another language, an adviser, larger print.
    """

    outcomes: int
    skew: float
    other: float


SPREADS: Final = (
    Spread(outcomes=120, skew=1.01, other=0.3),
    Spread(outcomes=120, skew=1.2, other=0.1),
    Spread(outcomes=12, skew=1.5, other=0.2),
    Spread(outcomes=12, skew=3, other=0.03),
    Spread(outcomes=3, skew=1.1, other=0.5),
    Spread(outcomes=2, skew=8, other=0.02),
)


def some_notes(seed: int, visits: int) -> Counter[ReportedNote]:
    """Return as many notes as `visits` says, by kind, spread in a way that hangs on `seed`."""
    random = Random(seed)  # noqa: S311 - test data
    return notes(random, visits, SPREADS[seed % len(SPREADS)])


def notes(random: Random, visits: int, spread: Spread) -> Counter[ReportedNote]:
    """Return as many notes as `visits` says, by kind."""
    every = list(dict.fromkeys(pack_outcomes()))
    random.shuffle(every)
    outcomes = every[: spread.outcomes]
    weights = [spread.skew**-place for place in range(len(outcomes))]
    chosen = random.choices(outcomes, weights, k=visits)
    return Counter(_note(random, outcome, spread.other) for outcome in chosen)


@cache
def pack_outcomes() -> tuple[Outcome, ...]:
    """Return the outcomes of visits to the pack for Worcestershire, answered by chance."""
    flow = open_pack(_PACK).flow
    assert flow is not None
    journey = Journey(flow, _TODAY, england_calendar())
    answers_on = telling_answers(journey)
    random = Random(1)  # noqa: S311 - test data
    outcomes = []
    for _ in range(_VISITS):
        visit = Visit()
        while (screen := journey.screen(visit)) is not None:
            answers = list(answers_on(visit, screen))
            weights = [0.2 if answer in {NOT_SURE, TALK} else 1 for answer in answers]
            answer = random.choices(answers, weights)[0]
            visit = Visit(MappingProxyType({**visit.answers, screen.id: answer}))
        outcomes.append(_outcome(journey, visit))
    return tuple(outcomes)


def _outcome(journey: Journey, visit: Visit) -> Outcome:
    summary = summarise(journey, visit)
    return Outcome(
        **summary.codes,
        routes=tuple(sorted({step.route for step in summary.steps})),
        letters=tuple(sorted(letter.id for letter in summary.letters)),
    )


def _note(random: Random, outcome: Outcome, other: float) -> ReportedNote:
    def usual_or(codes: Sequence[str]) -> str:
        return random.choice(codes[1:]) if random.random() < other else codes[0]

    adviser = random.random() < other
    printed = random.random() < 1 - other
    letters = tuple(letter for letter in outcome.letters if printed and random.random() < other)
    return ReportedNote(
        session_kind="adviser" if adviser else "kiosk",
        visitor_role=outcome.visitor_role,
        phase_band=outcome.phase_band,
        plan_status=outcome.plan_status,
        topic=outcome.topic,
        routes=outcome.routes,
        language=usual_or(_LANGUAGES),
        speech=random.random() < other,
        text_size=usual_or(TABLES["text_size"]),
        colours=usual_or(TABLES["colours"]),
        large_print=printed and random.random() < other,
        printed=printed,
        letters=letters,
        ended_by=usual_or(TABLES["ended_by"]),
        feedback=usual_or(("none", "helped", "partly", "not-helped")),
        level=usual_or(TABLES["level"]) if adviser else "none",
    )
