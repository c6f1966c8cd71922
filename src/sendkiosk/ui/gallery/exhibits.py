"""What the gallery shows: each question once, and each other kind of page in its states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from types import MappingProxyType
from typing import Final, TypeAlias

from PySide6.QtWidgets import QWidget

from sendkiosk.journey.flow import Kind, Screen
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import summarise
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.covering import covering
from sendkiosk.pack.shortest import visits_to_screens
from sendkiosk.ui.idle_warning import IdleWarning
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.note_keeping import WORDS, Outcome
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.pages.plain import DonePage
from sendkiosk.ui.pages.resting import RestingPage
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.services import Made
from sendkiosk.ui.words import Expander

SUMMARIES: Final = 4
"""How many summaries are shown besides the longest one."""
AGO: Final = timedelta(weeks=3)
"""How long ago the day was that is shown as chosen, where the question takes it."""
SECONDS_LEFT: Final = 20

Act: TypeAlias = Callable[[Kiosk], QWidget | None]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Something to be shown: the page for `position`, after somebody has done `act` on it.

    `act` returns what stands in front then, the window or a part of it; None if there is nothing to
    do on this page, which then is not shown. `name` is what its pictures are called. Those of pages
    that differ little further down are `scrolled` no further.
    """

    name: str
    position: Position
    act: Act
    scrolled: bool = True


def exhibits(journey: Journey) -> tuple[Exhibit, ...]:
    """Return everything that visitors can meet on the way through `journey`.

    A question is shown in the shortest visit that meets it; of those that no visit meets nothing is
    shown.
    """
    visits = covering(journey)
    longest = max(visits, key=lambda visit: len(summarise(journey, visit).steps))
    start, summary = Position(), Position(Place.SUMMARY, longest)
    others = islice((visit for visit in visits if visit is not longest), SUMMARIES)
    return (
        Exhibit("start", start, _nothing),
        Exhibit("resting", start, _rest),
        *_questions(journey),
        Exhibit("check", Position(Place.CHECK, longest), _nothing),
        Exhibit("summary-longest", summary, _nothing),
        Exhibit("summary-longest-opened", summary, _open_all),
        *(
            Exhibit(f"summary-{number}", Position(Place.SUMMARY, visit), _nothing, scrolled=False)
            for number, visit in enumerate(others, 2)
        ),
        Exhibit("summary-print-size", summary, _ask_for_size, scrolled=False),
        Exhibit("summary-not-printed", summary, _say_not_printed, scrolled=False),
        Exhibit("summary-read-aloud", summary, _read_aloud, scrolled=False),
        Exhibit("phone", Position(Place.PHONE, longest), _nothing),
        Exhibit("note", Position(Place.NOTE, longest), _nothing),
        Exhibit("note-face", Position(Place.NOTE, longest), _touch_a_face),
        Exhibit("leaving", Position(Place.LEAVING), _nothing),
        Exhibit("help", Position(Place.HELP), _nothing),
        Exhibit("language", Position(Place.LANGUAGE), _nothing),
        Exhibit("done", Position(Place.DONE), _nothing),
        Exhibit("done-note-kept", Position(Place.DONE), _say_kept),
        Exhibit("still-there", summary, _warn),
    )


def tidy(kiosk: Kiosk) -> None:
    """Take away what an act left that a new page would not."""
    if kiosk.read_aloud is not None:
        kiosk.read_aloud.forget()
    kiosk.notes.forget()
    for warning in kiosk.window.findChildren(IdleWarning):
        warning.close_up()


def _questions(journey: Journey) -> Iterator[Exhibit]:
    kinds: set[Kind] = set()
    visits = visits_to_screens(journey)
    for screen in journey.flow.screens.values():
        before = visits.get(screen.id)
        if before is None:
            continue
        here, name = Position(Place.QUESTION, before, screen), f"question-{screen.id}"
        yield Exhibit(name, here, _nothing)
        yield Exhibit(f"{name}-opened", here, _open_all)
        if screen.kind is Kind.DATE or screen.kind not in kinds:
            yield from _answered(journey, here, screen, name)
        if screen.kind not in kinds:
            yield Exhibit(f"{name}-read-aloud", here, _read_aloud, scrolled=False)
        kinds.add(screen.kind)


def _answered(journey: Journey, here: Position, screen: Screen, name: str) -> Iterator[Exhibit]:
    """Yield the same question with an answer, if there is one to be shown."""
    answer: Answer | None = None
    earliest = journey.earliest(here.visit, screen)
    if screen.kind is Kind.DATE and earliest is not None:
        answer = max(earliest, journey.today - AGO)
    elif screen.options:
        first = screen.options[0].code
        answer = (first,) if screen.kind is Kind.CHOICES else first
    if answer is not None:
        given = Visit(MappingProxyType({**here.visit.answers, screen.id: answer}))
        yield Exhibit(f"{name}-answered", Position(Place.QUESTION, given, screen), _nothing)


def _nothing(kiosk: Kiosk) -> QWidget:
    return kiosk.window


def _rest(kiosk: Kiosk) -> QWidget:
    """Show what stands there while the clock is wrong."""
    flow = kiosk.navigator.journey.flow
    page = RestingPage(kiosk.window.look, [flow.contacts[each] for each in flow.helplines])
    kiosk.window.show_page(page, kiosk.navigator, asks=False)
    return kiosk.window


def _open_all(kiosk: Kiosk) -> QWidget | None:
    """Open all explanations, and show the first of them."""
    page = kiosk.window.page
    explained = page.findChildren(Expander) if page is not None else []
    if page is None or not explained:
        return None
    for part in explained:
        part.open(is_open=True)
    page.pane.show_part(explained[0])
    return kiosk.window


def _ask_for_size(kiosk: Kiosk) -> QWidget:
    kiosk.window.sizes.open()
    return kiosk.window


def _say_not_printed(kiosk: Kiosk) -> QWidget:
    words = message("We could not make your pages. Ask the staff here to help.")
    page = kiosk.window.page
    if isinstance(page, SummaryPage):
        page.tell(kiosk.window.look.say(words), Made.SHEET)
    return kiosk.window


def _read_aloud(kiosk: Kiosk) -> QWidget | None:
    if kiosk.read_aloud is None:
        return None
    kiosk.read_aloud.turn()
    return kiosk.window


def _touch_a_face(kiosk: Kiosk) -> QWidget:
    page = kiosk.window.page
    if isinstance(page, NotePage):
        page.buttons["partly"].click()
    return kiosk.window


def _say_kept(kiosk: Kiosk) -> QWidget:
    page = kiosk.window.page
    if isinstance(page, DonePage):
        page.tell_note(WORDS[Outcome.KEPT])
    return kiosk.window


def _warn(kiosk: Kiosk) -> QWidget:
    warning = IdleWarning(kiosk.window.look, kiosk.window)
    warning.open()
    warning.count(SECONDS_LEFT)
    return warning
