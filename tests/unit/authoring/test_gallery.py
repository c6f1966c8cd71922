from __future__ import annotations

from datetime import date, timedelta

import pytest

from sendkiosk.authoring.gallery_index import Shown, contact_sheet
from sendkiosk.authoring.gallery_outcomes import Exhibit, exhibits
from sendkiosk.authoring.paths_tally import count
from sendkiosk.authoring.paths_walk import Walk
from sendkiosk.handout.faults import PageFault
from sendkiosk.journey.visit import Journey


@pytest.fixture(scope="module")
def shown(worcestershire: Journey) -> tuple[Exhibit, ...]:
    """Give every paper of the shipped pack."""
    return exhibits(worcestershire)


def test_each_outcome_and_each_letter_is_shown_once(
    worcestershire: Journey, shown: tuple[Exhibit, ...]
) -> None:
    tally = count(Walk(worcestershire))
    sheets = [exhibit for exhibit in shown if exhibit.letter is None]
    steps = [tuple(step.id for step in exhibit.summary.steps) for exhibit in sheets]
    assert len(steps) == len(set(steps))
    assert set(steps) == set(tally.outcomes)
    letters = [exhibit.letter.id for exhibit in shown if exhibit.letter]
    assert letters == sorted(tally.letters)
    assert len({exhibit.name for exhibit in shown}) == len(shown)


def test_dates_are_three_weeks_old_where_they_can_be(
    worcestershire: Journey, shown: tuple[Exhibit, ...]
) -> None:
    days = [
        said
        for exhibit in shown
        for answer in exhibit.summary.told
        for said in answer.said
        if isinstance(said, date)
    ]
    usual = worcestershire.today - timedelta(weeks=3)
    assert days.count(usual) > len(days) / 2


def test_some_can_be_chosen(worcestershire: Journey) -> None:
    step = worcestershire.flow.steps[0].id
    chosen = exhibits(worcestershire, only=step)
    assert chosen
    assert all(step in [s.id for s in exhibit.summary.steps] for exhibit in chosen)
    assert exhibits(worcestershire, only="no-such-step") == ()
    first = exhibits(worcestershire, limit=1)
    assert [exhibit.letter is None for exhibit in first] == [True, False]


def test_the_contact_sheet_links_each_file_and_names_each_fault() -> None:
    fault = PageFault(2, "<words>", "is not there")
    paper = Shown(
        "ur/giant", "one", ("A & B",), "ur/giant/one.pdf", ("ur/giant/one-1.png",), (fault,)
    )
    page = contact_sheet([paper]).decode()
    for wanted in (
        'href="ur/giant/one.pdf"',
        'src="ur/giant/one-1.png"',
        "A &amp; B",
        "page 2",
        "&lt;words&gt;",
    ):
        assert wanted in page
