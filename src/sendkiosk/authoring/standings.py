"""Where time limits stand, worked out once for all visits with the same dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sendkiosk.authoring.paths_memory import limit_reads
from sendkiosk.journey.time_limits import Answer, Standing
from sendkiosk.journey.visit import Journey


class Standings:
    """Remembers where the time limits of a journey stand, so that a walk does not ask it anew."""

    def __init__(self, journey: Journey) -> None:
        """Begin with nothing known of `journey`."""
        self._journey = journey
        self._screens = {
            limit: limit_reads(journey.flow, limit).screens for limit in journey.flow.limits
        }
        self._known: dict[tuple[str, tuple[Answer | None, ...]], Standing] = {}

    def of(self, limit: str, answers: Mapping[str, Answer]) -> Standing:
        """Return where the time limit with the id `limit` stands for `answers`."""
        key = limit, tuple(answers.get(screen) for screen in self._screens[limit])
        if key not in self._known:
            self._known[key] = self._journey.limit(limit, answers).standing
        return self._known[key]


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What conditions see of a visit, with standings that are remembered."""

    answers: Mapping[str, Answer]
    standings: Standings

    def standing(self, limit: str) -> Standing:
        """Return where the time limit with the id `limit` stands."""
        return self.standings.of(limit, self.answers)
