"""The program as `run` opens it: locked from its first moment to the one in which staff end it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sendkiosk.journey.messages import message
from sendkiosk.lock.file import pin_file_in
from sendkiosk.lock.lock import Lock
from sendkiosk.ui.desktop import run
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.services import Printed, StaffServices
from sendkiosk.ui.staff.pages import NewPinPage
from tests.support.kiosks import no_adviser


def test_a_locked_kiosk_ends_when_staff_say_so(
    qapp: QApplication,
    new_kiosk: Callable[..., Kiosk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    lock = Lock(pin_file_in(tmp_path), lambda: datetime.now(UTC))
    staff = StaffServices(
        lock,
        lambda: (),
        lambda: Printed(message("It printed."), True),
        str,
        no_adviser,
        lambda: message("No notes can be read."),
        lambda _: Printed(message("It printed."), True),
    )
    seen: list[bool] = []

    def close_it() -> None:
        (page,) = (each for each in qapp.allWidgets() if isinstance(each, NewPinPage))
        seen.append(page.isVisible())
        seen.append(page.window().close())
        page.leave.click()

    QTimer.singleShot(0, close_it)
    kiosk = new_kiosk()
    status = run(qapp, lambda _size: kiosk, full_screen=False, staff=staff)
    assert (status, seen) == (0, [True, False])
