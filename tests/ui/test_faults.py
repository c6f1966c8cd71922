from __future__ import annotations

import logging
import sys
import threading

import pytest

from sendkiosk.ui.faults import catch_faults, ends_the_visit
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place

SECRET = "an answer that nobody may read"


def test_a_fault_ends_the_visit_and_is_logged_without_answers(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk.navigator.begin()
    kiosk.navigator.answer("parent")
    hook = ends_the_visit(kiosk)
    with pytest.raises(ValueError, match=SECRET) as caught:
        raise ValueError(SECRET)
    hook(caught.type, caught.value, caught.tb)
    assert kiosk.navigator.position.place is Place.START
    assert not kiosk.navigator.position.visit.answers
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text
    caplog.clear()


def test_faults_elsewhere_are_logged_without_answers(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catch_faults(kiosk)

    class Ends:
        def __del__(self) -> None:
            raise ValueError(SECRET)

    def fail() -> None:
        raise ValueError(SECRET)

    Ends()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
    assert all("ValueError" in record.getMessage() for record in caplog.records)
    assert SECRET not in caplog.text
    caplog.clear()
