"""A kiosk that is visited again and again, and tells what it holds: a process for the soak."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from PySide6.QtWidgets import QApplication

from benchmarks.asking import serve
from benchmarks.window.processes import computed, handles, megabytes, started_by, threads
from sendkiosk.app.program import App
from sendkiosk.app.services import services
from sendkiosk.cli.apart import begin
from sendkiosk.cli.kiosk import holidays_around_today
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.ui.application import open_application
from sendkiosk.ui.gallery.silent import Silent
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme
from tests.support.monkey import PATIENT, Monkey, resident_kilobytes, settle

SIZE = (1920, 1080)


class Visits:
    """A kiosk with real sheets and real session notes, and a monkey before it."""

    def __init__(self, app: App) -> None:
        self._sheets = app.data_folder / "sheets"
        self._notes = app.notes_file
        done = replace(services(app, lambda: FolderPrinter(self._sheets)), speech=Silent())
        look = Look(
            app.catalogue, load_theme(app.places.resources, Sizes.for_screen(*SIZE)), app.languages
        )
        self._kiosk = Kiosk(look, app.journey, done, PATIENT)
        self._kiosk.window.resize(*SIZE)
        self._kiosk.window.show()
        # A monkey presses at once what a visitor first has to find: for it, it is late each time.
        self._kiosk.fingers.clock = count(step=60.0).__next__
        self._kiosk.fingers.page_came()
        self._monkey = Monkey(self._kiosk, seed=1)
        settle()

    def take(self, question: dict[str, Any]) -> dict[str, Any]:
        """Take so many visits."""
        before = computed()
        for _ in range(question["visits"]):
            self._monkey.visit()
        return {"computed": computed() - before, "met": self._monkey.met}

    def look(self, _question: dict[str, Any]) -> dict[str, Any]:
        """Tell what the process holds now, at rest, on the start page."""
        self._kiosk.background.wait()
        settle()
        resident = resident_kilobytes() / 1024
        for sheet in self._sheets.glob("*"):
            # Those that are printed are the visitors': a printer would have taken them.
            sheet.unlink()
        return {
            "resident_megabytes": resident,
            "megabytes": megabytes(),
            "handles": handles(),
            "threads": threads(),
            "children": len(started_by()),
            "temporary_files": sum(1 for _ in Path(gettempdir()).rglob("*")),
            "widgets": len(QApplication.allWidgets()),
            "notes_bytes": self._notes.stat().st_size if self._notes.exists() else 0,
        }


def opened() -> App:
    """Make the program ready as a kiosk does: in a process of its own."""
    from sendkiosk.app.opening import open_app

    return replace(open_app(data_folder=Path(os.environ["BENCHMARK_DATA"])), bodies=())


if __name__ == "__main__":
    wait, holidays = begin(opened, holidays_around_today)
    made = replace(wait(), calendar=england_calendar(known=holidays))
    open_application(made.fonts().all)
    visits = Visits(made)
    serve({"take": visits.take, "look": visits.look})
