"""The page for the staff's wall, looked at while it is drawn and read back from the PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sendkiosk.handout import staff_page
from sendkiosk.handout.design import SheetSize
from sendkiosk.handout.faults import faults_of
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.staff_page import build_staff_page
from sendkiosk.handout.watching import Watch
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.messages import message
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain
from sendkiosk.pack.opening import open_pack
from tests.unit.handout.pdf_reading import read_pages, read_text, words

say = Catalogue().say


def said() -> list[str]:
    """Return all that stands there, whatever the pack."""
    alone = (
        *(staff_page.TITLE, staff_page.MORNING, staff_page.OWN_SCREEN, staff_page.HOW_TO_OPEN),
        *(staff_page.ASK_FOR_PIN, staff_page.WHEN, staff_page.LOOKED_AFTER),
        *staff_page.IN_THE_MORNING,
        *(part for pair in staff_page.WHAT_TO_DO for part in pair),
    )
    return [plain(say(each)) for each in alone]


@pytest.fixture
def flow(worcestershire: Journey) -> Flow:
    return worcestershire.flow


@pytest.mark.parametrize("pack", ["worcestershire", "england"])
def test_it_is_one_page_without_a_fault_and_has_the_number_to_ring(
    pack: str, packs: Path, fonts: FontFiles
) -> None:
    flow = open_pack(packs / pack).flow
    assert flow is not None
    contact = flow.contacts[flow.helplines[0]]
    watch = Watch()
    build_staff_page(flow, fonts, new_paper=watch)
    assert watch.paper is not None
    drawn = watch.paper.drawn
    assert drawn.pages == 1
    there = [*said(), say(contact.name), *(phone.value for phone in contact.phones)]
    assert faults_of(drawn, there) == ()


@pytest.mark.parametrize("size", SheetSize, ids=lambda size: size.name)
def test_nothing_is_clipped_in_any_size(size: SheetSize, flow: Flow, fonts: FontFiles) -> None:
    watch = Watch()
    build_staff_page(flow, fonts, size, new_paper=watch)
    assert watch.paper is not None
    assert faults_of(watch.paper.drawn, said()) == ()


def test_names_that_are_long_still_fit(flow: Flow, fonts: FontFiles) -> None:
    first = flow.helplines[0]
    long = replace(flow.contacts[first], name=message("A service with a long name " * 6))
    page = build_staff_page(replace(flow, contacts={**flow.contacts, first: long}), fonts)
    assert len(read_pages(page)) == 1


def test_a_pack_without_helplines_has_a_page_too(flow: Flow, fonts: FontFiles) -> None:
    text = words(read_text(build_staff_page(replace(flow, helplines=()), fonts)))
    assert words(say(staff_page.LOOKED_AFTER)) in text
    assert words(say(staff_page.RING)) not in text


def test_the_same_pack_gives_the_same_page(flow: Flow, fonts: FontFiles) -> None:
    assert build_staff_page(flow, fonts) == build_staff_page(flow, fonts)
