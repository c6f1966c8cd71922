"""What the kiosk runs in, handed in as values and functions, so that tests can have any of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sendkiosk.doctor.system import Clock, Keeping
from sendkiosk.paths import Places
from sendkiosk.printing.port import PrintingSystem
from sendkiosk.settings.values import SpeechChoice
from sendkiosk.speech.port import Engine
from sendkiosk.ui.hardware import Hardware


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the kiosk runs in: its files, folders with fonts, what prints and speaks, the computer.

    `hardware` is what a window would stand on; None where there is no display. `free` tells how
    many bytes the disk of a folder has left.
    """

    places: Places
    font_folders: Sequence[Path]
    printing: PrintingSystem
    speech: Callable[[SpeechChoice], Engine | None]
    clock: Clock
    hardware: Hardware | None
    free: Callable[[Path], int]
    touch_screens: Sequence[str] = ()
    keeping: Keeping = field(default_factory=Keeping)

    @property
    def today(self) -> date:
        """The computer's day, right or wrong."""
        return self.clock.today
