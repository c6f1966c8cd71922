"""Everything that is shown can be read: in each size of screen, and in a longer language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel

from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.covering import covering
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.details import breakable, unbroken
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.words import Expander
from tests.support.kiosks import SIZES
from tests.support.pseudo import MARK, pseudo_catalogue

LANGUAGES = {"english": Catalogue, "pseudo": pseudo_catalogue}
KioskMaker = Callable[..., Kiosk]


@pytest.fixture(scope="module")
def visits(worcestershire: Journey) -> list[Visit]:
    return covering(worcestershire)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_page_cuts_off_words(
    new_kiosk: KioskMaker, visits: list[Visit], size: tuple[int, int], language: str
) -> None:
    kiosk = new_kiosk(size, LANGUAGES[language]())
    faults = [
        f"{name}: {fault}" for name in every_page(kiosk, visits) for fault in faults_of(kiosk)
    ]
    assert faults == []


def test_every_word_on_every_page_can_be_translated(
    new_kiosk: KioskMaker, visits: list[Visit]
) -> None:
    kiosk = new_kiosk(catalogue=pseudo_catalogue())
    plain = {
        label.text()
        for _ in every_page(kiosk, visits)
        for label in kiosk.window.findChildren(QLabel)
        if label.text() and MARK not in label.text()
    }
    assert {words for words in plain if not is_the_same_in_every_language(words, kiosk)} == set()


def is_the_same_in_every_language(words: str, kiosk: Kiosk) -> bool:
    """Tell whether `words` are a number, a date, a mark of a list, or an address."""
    flow = kiosk.navigator.journey.flow
    addresses = {
        shown
        for contact in flow.contacts.values()
        for detail in (*contact.phones, *contact.emails, *contact.websites)
        for shown in (
            unbroken(kiosk.window.look, detail.value),
            breakable(kiosk.window.look, detail.value),
        )
    }
    days = {kiosk.window.look.catalogue.day(day) for day in days_told(kiosk)}
    first_word = words.split(maxsplit=1)[0]
    return (
        first_word.isdigit()
        or words in {"•", *addresses, *days}
        or words in {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
        or words[-4:].isdigit()
    )


def days_told(kiosk: Kiosk) -> set[date]:
    told = kiosk.navigator.summary().told
    return {said for answer in told for said in answer.said if isinstance(said, date)}


def every_page(kiosk: Kiosk, visits: list[Visit]) -> Iterator[str]:
    """Show each page in turn, with all explanations open, and yield a name for it."""
    navigator = kiosk.navigator
    yield from shown(kiosk, "start")
    seen: set[str] = set()
    for visit in visits:
        for screen in visit.answers.keys() - seen:
            seen.add(screen)
            asked = navigator.journey.flow.screens[screen]
            # Straight to the page: walking there through all others would take minutes.
            navigator._move(Position(Place.QUESTION, navigator.journey.until(visit, screen), asked))
            yield from shown(kiosk, screen)
        navigator._move(Position(Place.SUMMARY, visit))
        yield from shown(kiosk, f"summary after {list(visit.answers)[-1]}")
    for place in (
        Place.CHECK, Place.PHONE, Place.NOTE, Place.LEAVING, Place.HELP, Place.DONE,
    ):  # fmt: skip
        navigator._move(Position(place, visits[0]))
        yield from shown(kiosk, place.name)


def shown(kiosk: Kiosk, name: str) -> Iterator[str]:
    for expander in kiosk.window.findChildren(Expander):
        expander.button.click()
    if kiosk.window.footer.large.isVisible():
        kiosk.window.footer.large.click()
    # Pages that were left are only gone once the event loop has had its turn.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    yield name


def faults_of(kiosk: Kiosk) -> list[str]:
    return all_faults(kiosk.window, kiosk.window.look.sizes.target)
