"""Looks again and again which day it is: it may become another one while somebody is here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sendkiosk.journey.messages import Message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.wiring import calling

log = logging.getLogger(__name__)

LOOKS_EVERY: Final = 5_000
"""Milliseconds between two looks: a clock is set, midnight passes, a laptop wakes."""


class DayWatch(QObject):
    """Calls `keep_up` every few seconds, and tells staff once of a day that cannot be right."""

    def __init__(
        self, parent: QObject, keep_up: Callable[[], None], doubt: Callable[[], Message | None]
    ) -> None:
        """Begin, until `parent` goes; `doubt` tells why the day cannot be right."""
        super().__init__(parent)
        self._keep_up, self._doubt = keep_up, doubt
        self._told = False
        self._tell()
        timer = QTimer(self)
        timer.setInterval(LOOKS_EVERY)
        timer.timeout.connect(calling(self.look))
        timer.start()

    def look(self) -> None:
        """Look which day it is."""
        self._keep_up()
        self._tell()

    def _tell(self) -> None:
        doubt = self._doubt()
        if doubt and not self._told:
            log.error(
                "%s No visit begins until it is set. Type: sendkiosk doctor", Catalogue().say(doubt)
            )
        self._told = doubt is not None
