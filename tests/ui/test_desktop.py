from __future__ import annotations

import logging

import pytest

from sendkiosk.ui.desktop import _ends_the_visit
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place

SECRET = "an answer that nobody may read"


def test_a_fault_ends_the_visit_and_is_logged_without_answers(
    kiosk: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    kiosk.navigator.begin()
    kiosk.navigator.answer("parent")
    hook = _ends_the_visit(kiosk)
    with pytest.raises(ValueError, match=SECRET) as caught:
        raise ValueError(SECRET)
    hook(caught.type, caught.value, caught.tb)
    assert kiosk.navigator.position.place is Place.START
    assert not kiosk.navigator.position.visit.answers
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text
    caplog.clear()
