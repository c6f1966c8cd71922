"""Every kind of page, in each size of words and each set of colours: nothing is cut off or lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.flow import Kind, Screen
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.covering import covering
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.pages.note import NotePage
from sendkiosk.ui.sizes import STEPS
from sendkiosk.ui.theme import Colours
from sendkiosk.ui.words import Expander
from tests.support.kiosks import SIZES
from tests.support.pseudo import nine_languages
from tests.support.touching import settle

MOST_OF_HEIGHT = 0.45
"""The share of the height that header and footer may take."""

KioskMaker = Callable[..., Kiosk]


@pytest.fixture(scope="module")
def positions(worcestershire: Journey) -> list[Position]:
    """Give one position for each kind of page, among them the questions with most in them."""
    visits = covering(worcestershire)
    screens = worcestershire.flow.screens.values()
    questions = [
        max(of_kind, key=how_much)
        for kind in Kind
        for how_much in (lambda screen: len(screen.options), text_of)
        if (of_kind := [screen for screen in screens if screen.kind is kind])
    ]
    # No pack that comes with the program asks for several answers, or only informs.
    most = questions[0]
    questions += [
        replace(most, kind=Kind.CHOICES),
        replace(most, kind=Kind.INFORMATION, options=()),
    ]
    longest = max(visits, key=lambda visit: len(visit.answers))
    places = (
        Place.START, Place.CHECK, Place.SUMMARY, Place.PHONE, Place.NOTE, Place.LEAVING,
        Place.HELP, Place.DONE,
    )  # fmt: skip
    return [
        *(question(worcestershire, visits, screen) for screen in dict.fromkeys(questions)),
        *(Position(place, longest) for place in places),
    ]


def text_of(screen: Screen) -> int:
    return max(
        len(wording.title.text) + sum(len(block.text.text) for block in wording.body)
        for wording in screen.wordings
    )


def question(journey: Journey, visits: list[Visit], screen: Screen) -> Position:
    visit = next(visit for visit in visits if screen.id in visit.answers)
    return Position(Place.QUESTION, journey.until(visit, screen.id), screen)


def every_page(kiosk: Kiosk, positions: list[Position]) -> Iterator[str]:
    """Show each page with everything open, and yield its name."""
    for position in positions:
        # Straight to the page, without what happens to the look of one who comes to the start.
        kiosk.navigator.position = position
        kiosk._put_page()
        for expander in kiosk.window.findChildren(Expander):
            expander.button.click()
        if isinstance(page := kiosk.window.page, NotePage):
            page.buttons["partly"].click()
        if kiosk.window.footer.large.isVisible():
            kiosk.window.footer.large.click()
        settle()
        screen = position.screen
        yield f"{position.place.name} {screen.kind.name + screen.id if screen else ''}"


@pytest.mark.parametrize("colours", Colours, ids=lambda colours: colours.value)
@pytest.mark.parametrize("step", range(STEPS))
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_off_in_any_look(
    new_kiosk: KioskMaker,
    positions: list[Position],
    size: tuple[int, int],
    step: int,
    colours: Colours,
) -> None:
    kiosk = new_kiosk(size)
    wear(kiosk, step, colours)
    window, target = kiosk.window, kiosk.window.look.sizes.target
    faults = [
        f"{name}: {fault}"
        for name in every_page(kiosk, positions)
        for fault in (*all_faults(window, target), *bars_that_are_too_high(kiosk))
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("size", "tag"),
    [
        *product(SIZES, ("pl", "ar")),
        *(pytest.param(size, "ur", marks=pytest.mark.long) for size in SIZES),
    ],
    ids=str,
)
def test_nothing_is_cut_off_in_longer_words_or_from_right_to_left(
    new_kiosk: KioskMaker,
    positions: list[Position],
    size: tuple[int, int],
    tag: str,
) -> None:
    kiosk = new_kiosk(size, languages=nine_languages())
    kiosk.speak(tag)
    wear(kiosk, STEPS - 1, Colours.LIGHT)
    window, target = kiosk.window, kiosk.window.look.sizes.target
    faults = [
        f"{name}: {fault}"
        for name in every_page(kiosk, [*positions, Position(Place.LANGUAGE)])
        for fault in all_faults(window, target)
    ]
    assert faults == []


def wear(kiosk: Kiosk, step: int, colours: Colours) -> None:
    """Touch the buttons for a look until it is the one that is wanted."""
    for _ in range(step):
        kiosk.window.header.larger.click()
    while kiosk.window.look.theme.wears is not colours:
        kiosk.window.header.colours.click()
    assert kiosk.window.look.sizes.step == step


def bars_that_are_too_high(kiosk: Kiosk) -> Iterator[str]:
    window = kiosk.window
    bars: tuple[QWidget, ...] = (window.header, window.progress, window.sizes, window.footer)
    share = sum(bar.height() for bar in bars if bar.isVisible()) / window.height()
    if share > MOST_OF_HEIGHT:
        yield f"header and footer take {share:.0%} of the height"
