"""The thorough checks of a pack: beside the window, one run at a time, only the newest counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QTimer

from sendkiosk.findings.finding import Finding
from sendkiosk.ui.background import Background

Findings: TypeAlias = tuple[Finding, ...]

DRAWN: Final = 300
"""Milliseconds after which the changed page has been drawn, which the checks would only delay."""


class CloserLook:
    """Runs `work` in the background, and hands on what came of the run that was begun last.

    A run cannot be stopped half-way. So a run that is begun during another one waits for its end,
    and what comes of the older one is dropped.
    """

    def __init__(self, work: Callable[[], Findings], then: Callable[[Findings], None]) -> None:
        """Begin idle."""
        self._work, self._then = work, then
        self._background = Background()
        self._running = False
        self._wanted = self._begun = 0
        self.under_way = False
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.setInterval(DRAWN)
        self._soon.timeout.connect(self._run)

    def begin(self) -> None:
        """Look again, at what is there now."""
        self._wanted += 1
        self.under_way = True
        if not self._running:
            self._soon.start()

    def drop(self) -> None:
        """Want no result any more."""
        self._wanted += 1
        self.under_way = False
        self._soon.stop()

    def wait(self) -> None:
        """Wait until nothing runs any more."""
        self._background.wait()

    def _run(self) -> None:
        self._running = True
        self._begun = self._wanted
        self._background.run(self._outcome, self._done)

    def _outcome(self) -> Findings | Exception:
        try:
            return self._work()
        except Exception as fault:  # noqa: BLE001 - raised again where the window can see it
            return fault

    def _done(self, outcome: Findings | Exception) -> None:
        self._running = False
        if self._begun != self._wanted:
            if self.under_way:
                self._soon.start()
            return
        self.under_way = False
        if isinstance(outcome, Exception):
            raise outcome
        self._then(outcome)
