"""Whole visits with everything logged that can be: no line tells anything of a visitor."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.app.services import services
from sendkiosk.journey.summary import summarise
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.lock.file import pin_file_in
from sendkiosk.lock.lock import Lock, Opening
from sendkiosk.notes.note import Manner
from sendkiosk.pack.covering import covering
from sendkiosk.printing.port import NoPrinter, PrinterState, PrinterStatus, Refused, Trouble
from sendkiosk.ui.faults import ends_the_visit
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.services import NoteRequest
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme
from tests.fakes.printer import FakePrinter
from tests.support.in_logs import SHORTEST, told_in
from tests.support.kiosks import SIZES
from tests.support.touching import settle

GIVEN: Final = date(2026, 9, 17)
"""The date that visitors give, where they give one."""
REMARK: Final = "Zebulon wants the school at Wolverhampton Lane"
PIN, WRONG = "295038", "804271"


@pytest.fixture
def app(tmp_path: Path, packs: Path) -> App:
    return open_app(pack=packs / "worcestershire", data_folder=tmp_path)


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def kiosk(app: App, worcestershire: Journey, printer: FakePrinter, qtbot: QtBot) -> Iterator[Kiosk]:
    look = Look(app.catalogue, load_theme(app.places.resources, Sizes.for_screen(*SIZES[0])))
    kiosk = Kiosk(look, lambda: worcestershire, services(app, lambda: printer))
    qtbot.addWidget(kiosk.window)
    kiosk.window.resize(*SIZES[0])
    kiosk.window.show()
    yield kiosk
    kiosk.close()


@pytest.fixture
def everything(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Let every logger say all that it can."""
    for name in ("", *logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def log_of(caplog: pytest.LogCaptureFixture) -> str:
    """Return what was logged, in full, and take it out."""
    formatter = logging.Formatter("%(name)s %(message)s")
    lines = "\n".join(formatter.format(record) for record in caplog.records)
    caplog.clear()
    return lines


def dated(journey: Journey, visit: Visit) -> Visit:
    """Return `visit` with a date of ours in the place of each that was given."""
    answers = {
        screen: GIVEN if isinstance(answer, date) else answer
        for screen, answer in visit.answers.items()
    }
    return journey.taken_again(Visit(MappingProxyType(answers)))


def take(kiosk: Kiosk, visit: Visit) -> None:
    """Give the answers of `visit`, print, say yes to the note, and finish."""
    navigator = kiosk.navigator
    navigator.begin()
    for screen, answer in visit.answers.items():
        if navigator.position.screen is None or navigator.asked.id != screen:
            break
        navigator.answer(answer)
        QCoreApplication.processEvents()
    navigator.show_summary()
    kiosk.window.footer.print.click()
    kiosk.background.wait()
    settle()
    navigator.go_on()
    page = kiosk.window.page
    assert isinstance(page, NotePage)
    page.yes.click()
    kiosk.background.wait()
    settle()


TROUBLES = (
    FakePrinter(),
    FakePrinter(news=(PrinterStatus(PrinterState.NO_PAPER, "media-empty-error"),)),
    FakePrinter(failure=Refused(Trouble.TURNED_DOWN, "lp: no such file")),
    FakePrinter(failure=NoPrinter()),
)


def walk(
    kiosk: Kiosk, journey: Journey, visits: Iterator[Visit], log: pytest.LogCaptureFixture
) -> None:
    for number, visit in enumerate(visits):
        here = dated(journey, visit)
        take(kiosk, here)
        lines = log_of(log)
        assert lines
        assert told_in(lines, journey, here) == [], number


@pytest.mark.parametrize("number", range(len(TROUBLES)))
def test_no_line_tells_an_answer_whatever_becomes_of_the_sheet(
    app: App,
    worcestershire: Journey,
    everything: pytest.LogCaptureFixture,
    qtbot: QtBot,
    number: int,
) -> None:
    look = Look(app.catalogue, load_theme(app.places.resources, Sizes.for_screen(*SIZES[0])))
    kiosk = Kiosk(look, lambda: worcestershire, services(app, lambda: TROUBLES[number]))
    qtbot.addWidget(kiosk.window)
    walk(kiosk, worcestershire, islice(covering(worcestershire), number, number + 1), everything)
    kiosk.close()


@pytest.mark.long
def test_no_line_tells_an_answer_of_any_visit(
    kiosk: Kiosk, worcestershire: Journey, everything: pytest.LogCaptureFixture
) -> None:
    walk(kiosk, worcestershire, iter(covering(worcestershire)), everything)


def test_a_fault_with_answers_in_its_hands_tells_none(
    kiosk: Kiosk, worcestershire: Journey, everything: pytest.LogCaptureFixture
) -> None:
    visit = dated(worcestershire, covering(worcestershire)[0])
    kiosk.navigator.begin()
    fault = KeyError(str(visit.answers), REMARK)
    ends_the_visit(kiosk)(KeyError, fault, fault.__traceback__)
    lines = log_of(everything)
    assert "KeyError" in lines
    assert told_in(lines, worcestershire, visit) == []
    assert "Zebulon" not in lines


def test_a_remark_and_a_note_that_is_not_kept_are_not_told(
    app: App, worcestershire: Journey, everything: pytest.LogCaptureFixture
) -> None:
    visit = dated(worcestershire, covering(worcestershire)[0])
    summary = summarise(worcestershire, visit)
    manner = Manner(session_kind="adviser", language="en-GB", remark=REMARK)
    done = services(app, FakePrinter)
    blocked = app.data_folder / "blocked"
    blocked.touch()
    lost = services(replace(app, data_folder=blocked), FakePrinter)
    assert done.save_note(NoteRequest(summary, manner))
    assert not lost.save_note(NoteRequest(summary, manner))
    lines = log_of(everything)
    assert str(blocked) in lines
    assert told_in(lines, worcestershire, visit) == []
    assert not any(word in lines for word in REMARK.split() if len(word) > SHORTEST)


def test_no_pin_is_told_right_or_wrong(app: App, everything: pytest.LogCaptureFixture) -> None:
    lock = Lock(pin_file_in(app.data_folder), lambda: datetime.now(UTC))
    lock.set_pin(PIN)
    assert lock.try_pin(WRONG) is Opening.WRONG
    assert lock.try_pin(PIN) is Opening.OPEN
    lines = log_of(everything)
    assert lines
    assert PIN not in lines
    assert WRONG not in lines


def test_what_is_looked_for_can_be_found(worcestershire: Journey) -> None:
    visit = dated(worcestershire, covering(worcestershire)[0])
    for answer in visit.answers.values():
        for part in answer if isinstance(answer, tuple) else (answer,):
            if part != "seen" and len(str(part)) >= SHORTEST:
                assert told_in(f"They said {part!r}.", worcestershire, visit)
                assert told_in(f"They said {part}.", worcestershire, visit)
