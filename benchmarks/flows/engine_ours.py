"""sendkiosk: a pack is read, checked and compiled; an answer is checked and the next screen found.

engine_ours.py PACK
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.asking import serve
from benchmarks.flows.content import CODES, MOST_ANSWERS, answer_at
from sendkiosk.journey.flow import SEEN, Kind, Screen
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.opening import open_pack

TODAY = date(2026, 11, 28)


class Ours:
    """The pack that was loaded last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, _question: dict[str, Any]) -> dict[str, Any]:
        """Open the pack, from its files to its flow."""
        start = perf_counter()
        opened = open_pack(self._folder)
        seconds = perf_counter() - start
        assert opened.flow is not None, opened.findings
        self.journey = Journey(opened.flow, TODAY, england_calendar())
        return {"seconds": seconds}

    def visit(self, question: dict[str, Any]) -> dict[str, Any]:
        """Take a visit; tell how long each answer took, and which screens came."""
        visit = Visit()
        seconds: list[float] = []
        screens: list[str] = []
        screen = self.journey.screen(visit)
        while screen and len(seconds) < question.get("most", MOST_ANSWERS):
            answer = answer_of(screen, question["visit"], len(seconds))
            start = perf_counter()
            visit = self.journey.answer(visit, screen.id, answer)
            screen = self.journey.screen(visit)
            seconds.append(perf_counter() - start)
            screens.append(screen.id if screen else "")
        return {"seconds": seconds, "screens": screens}


def answer_of(screen: Screen, visit: int, place: int) -> Answer:
    """Return what visitor number `visit` answers on `screen`, their question number `place`."""
    if screen.kind is Kind.INFORMATION:
        return SEEN
    if screen.kind is Kind.DATE:
        return TODAY - timedelta(days=7)
    codes = [option.code for option in screen.options]
    chosen = codes[CODES.index(answer_at(visit, place)) % len(codes)]
    return (chosen,) if screen.kind is Kind.CHOICES else chosen


if __name__ == "__main__":
    ours = Ours(Path(sys.argv[1]))
    serve({"load": ours.load, "visit": ours.visit})
