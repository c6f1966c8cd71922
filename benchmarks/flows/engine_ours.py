"""sendkiosk: a pack is read, checked and compiled; an answer is checked and the next screen found.

engine_ours.py PACK [compiled]

With "compiled", a copy of the pack is compiled first, and loaded in that form.
"""

from __future__ import annotations

import gc
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.asking import serve
from benchmarks.flows.content import CODES, MOST_ANSWERS, answer_at
from sendkiosk.journey.flow import SEEN, Kind, Screen
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.compiled import compiled_form, open_flow
from sendkiosk.pack.folders import COMPILED_FILE

TODAY = date(2026, 11, 28)


class Ours:
    """The pack that was loaded last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, _question: dict[str, Any]) -> dict[str, Any]:
        """Open the pack, from its files to its flow, or from its compiled form if it has one."""
        start = perf_counter()
        opened = open_flow(self._folder)
        seconds = perf_counter() - start
        assert opened.flow is not None, opened.findings
        assert (opened.merged is None) is (self._folder / COMPILED_FILE).exists()
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


def compiled(pack: Path, folder: Path) -> Path:
    """Copy `pack`, and the packs beside it, which it may extend, into `folder`; compile the copy.

    Returns the copy.
    """
    for beside in pack.parent.iterdir():
        if beside.is_dir():
            shutil.copytree(beside, folder / beside.name)
    copy = folder / pack.name
    (copy / COMPILED_FILE).write_bytes(compiled_form(copy))
    return copy


def main(pack: Path, form: str = "") -> None:
    """Answer what is asked of `pack`, in the `form` that the command line names."""
    # As a kiosk does while it starts: next to nothing of what is made then becomes garbage.
    gc.disable()
    with TemporaryDirectory() as folder:
        ours = Ours(compiled(pack, Path(folder)) if form else pack)
        serve({"load": ours.load, "visit": ours.visit})


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
