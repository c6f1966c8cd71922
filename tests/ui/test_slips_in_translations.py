"""A translation with slips in its markup: each text is shown as it is, and no visit ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from sendkiosk.handout.fonts import FontFiles, find_fonts
from sendkiosk.handout.sheet import build_sheet
from sendkiosk.journey.summary import summarise
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import MarkupError, strict_spans
from sendkiosk.language.pseudo import Pseudo
from sendkiosk.paths import find_places, font_folders
from sendkiosk.plain import as_json, as_text
from sendkiosk.qr.text import qr_texts
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place
from tests.support.touching import page_of, settle
from tests.unit.handout.pdf_reading import read_text

ANSWERS = ("parent", "council-letter", "refuse-assess", date(2026, 10, 1), "not-rung")


def slip(text: str) -> str:
    """Return `text` as somebody leaves it who forgets an asterisk."""
    return f"**{text}*"


@pytest.fixture
def slips() -> Catalogue:
    return Catalogue("pl", Pseudo(slip))


@pytest.fixture
def kiosk(new_kiosk: Callable[..., Kiosk], slips: Catalogue) -> Kiosk:
    return new_kiosk(languages=(slips, Catalogue()))


def shown(kiosk: Kiosk) -> list[str]:
    settle()
    return [label.text() for label in page_of(kiosk).findChildren(QLabel) if label.text()]


def test_what_is_tried_here_is_a_slip() -> None:
    with pytest.raises(MarkupError):
        strict_spans(slip("Ring them today."))


def test_a_visit_with_slips_goes_on_to_its_summary(kiosk: Kiosk) -> None:
    navigator = kiosk.navigator
    navigator.begin()
    for answer in ANSWERS:
        assert navigator.position.place is Place.QUESTION
        assert any(text.endswith("*") for text in shown(kiosk))
        navigator.answer(answer)
    navigator.go_on()
    assert any(text.endswith("*") for text in shown(kiosk))
    assert navigator.position.place is Place.SUMMARY
    navigator.ask_for_help()
    assert any(text.endswith("*") for text in shown(kiosk))


def test_what_is_taken_home_with_slips_has_every_text(
    kiosk: Kiosk, slips: Catalogue, worcestershire: Journey
) -> None:
    kiosk.navigator.begin()
    for answer in ANSWERS:
        kiosk.navigator.answer(answer)
    summary = summarise(worcestershire, kiosk.navigator.position.visit)
    title = slip(summary.steps[0].title.text)
    fonts: FontFiles = find_fonts(font_folders(find_places()))
    assert title in read_text(build_sheet(summary, slips, fonts))
    assert title in qr_texts(summary, slips)[0]
    assert title in as_text(summary, slips).replace("\n   ", " ")
    assert title in as_json(summary, slips)
