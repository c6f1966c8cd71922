"""The kiosk's window: from an answer to the next screen painted.

screens.py PACK
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.asking import serve
from benchmarks.flows.content import MOST_ANSWERS
from benchmarks.flows.engine_ours import TODAY, answer_of
from sendkiosk.app.places import fonts_for
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.pack.opening import open_pack
from sendkiosk.paths import find_places
from sendkiosk.ui.application import open_application
from sendkiosk.ui.kiosk import Kiosk
from tests.support.kiosks import Remembered, make_kiosk
from tests.support.monkey import settle


class PaintWatch(QObject):
    """Notes that a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = False

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let each event pass."""
        self.painted = self.painted or event.type() is QEvent.Type.Paint
        return False


class Screens:
    """A kiosk for the pack in a folder."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        flow = open_pack(folder).flow
        assert flow is not None
        self._kiosk: Kiosk = make_kiosk(
            Journey(flow, TODAY, england_calendar()), Remembered(), (1920, 1080)
        )
        settle()
        # What a kiosk does once it has stood for a while.
        self._kiosk.draw_ahead()
        gc.freeze()

    def visit(self, question: dict[str, Any]) -> dict[str, Any]:
        """Take a visit; tell how long each screen took until it was painted."""
        kiosk, navigator = self._kiosk, self._kiosk.navigator
        seconds: list[float] = []
        navigator.begin()
        self._wait_until_painted()
        while navigator.position.screen and len(seconds) < MOST_ANSWERS:
            answer = answer_of(navigator.position.screen, question["visit"], len(seconds))
            settle()
            start = perf_counter()
            navigator.answer(answer)
            self._wait_until_painted()
            seconds.append(perf_counter() - start)
        kiosk.leave()
        settle()
        return {"seconds": seconds}

    def _wait_until_painted(self) -> None:
        page, watch = self._kiosk.window.page, PaintWatch()
        assert page is not None
        page.installEventFilter(watch)
        while not watch.painted:
            self._application.processEvents()


if __name__ == "__main__":
    running = open_application(fonts_for(find_places(), "en-GB").all)
    screens = Screens(running, Path(sys.argv[1]))
    serve({"visit": screens.visit})
