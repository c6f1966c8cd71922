"""A kiosk for tests: the real window on the real packs, with services that only remember."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from sendkiosk.journey.messages import message
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.note import note_of
from sendkiosk.notes.remarks.redacted import Redacted
from sendkiosk.notes.words import Part, in_words
from sendkiosk.paths import find_places
from sendkiosk.speech.port import Engine
from sendkiosk.ui.idle import Limits
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.services import (
    DeskServices,
    NoteRequest,
    Printed,
    PrintRequest,
    Services,
)
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme

SIZES = ((1920, 1080), (1080, 1920), (1366, 768))
PRINTING = message("Your sheet is printing.")


@dataclass
class Remembered:
    """What a kiosk asked its services for."""

    sheets: list[PrintRequest] = field(default_factory=list)
    notes: list[NoteRequest] = field(default_factory=list)
    printed: Printed = field(default_factory=lambda: Printed(PRINTING, done=True))
    fault: Exception | None = None
    keeps: bool = True
    desk: DeskServices | None = None
    speech: Engine | None = None
    redact: Callable[[str], Redacted] | None = None

    def services(self) -> Services:
        """Return services that remember here."""
        return Services(self._print, self._words, self._save, self.desk, self.speech, self.redact)

    def _print(self, request: PrintRequest) -> Printed:
        self.sheets.append(request)
        if self.fault:
            raise self.fault
        return self.printed

    def _save(self, request: NoteRequest) -> bool:
        self.notes.append(request)
        return self.keeps

    @staticmethod
    def _words(request: NoteRequest) -> tuple[Part, ...]:
        return in_words(note_of(request.summary, "here", request.manner))


def make_kiosk(
    journey: Journey,
    remembered: Remembered,
    size: tuple[int, int] = SIZES[0],
    catalogue: Catalogue | None = None,
    idle: Limits | None = None,
    *,
    languages: tuple[Catalogue, ...] = (),
) -> Kiosk:
    """Return a kiosk of `size` pixels for visits like `journey`, shown off screen."""
    kiosk = kiosk_of(journey, remembered, size, catalogue, idle, languages=languages)
    kiosk.window.resize(*size)
    kiosk.window.show()
    return kiosk


def kiosk_of(
    journey: Journey | Callable[[], Journey],
    remembered: Remembered,
    size: tuple[int, int],
    catalogue: Catalogue | None = None,
    idle: Limits | None = None,
    *,
    languages: tuple[Catalogue, ...] = (),
) -> Kiosk:
    """Return the same, not shown yet; what makes journeys may make one of another day each time."""
    sizes = Sizes.for_desk(*size) if remembered.desk else Sizes.for_screen(*size)
    theme = load_theme(find_places().resources, sizes)
    spoken = catalogue or next(iter(languages), Catalogue())
    look = Look(spoken, theme, languages)
    new_journey = (lambda: journey) if isinstance(journey, Journey) else journey
    kiosk = Kiosk(look, new_journey, remembered.services(), idle)
    # Tests press at once what a visitor first has to find: for them it is late each time.
    kiosk.fingers.clock = count(step=60.0).__next__
    kiosk.fingers.page_came()
    return kiosk


def no_adviser(_size: tuple[int, int]) -> Kiosk:
    """Stand in for what opens a kiosk for an adviser where no adviser comes."""
    raise AssertionError
