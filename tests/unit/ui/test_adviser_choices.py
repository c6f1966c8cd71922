from __future__ import annotations

from dataclasses import replace

import pytest

from sendkiosk.journey.messages import message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.selection import only
from sendkiosk.journey.summary import Summary, SummaryLetter
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.adviser.choices import (
    SIZES,
    Choices,
    file_name,
    requests,
    title_of,
    warning,
)
from sendkiosk.ui.services import Made, Wanted
from tests.support.summaries import appeal_limit, common, refused


@pytest.fixture
def summary() -> Summary:
    letters = (
        SummaryLetter("first", message("First letter"), ()),
        SummaryLetter("second", message("Second letter"), ()),
    )
    return replace(common(), letters=letters)


def test_at_first_the_whole_sheet_is_wanted_in_the_usual_size(summary: Summary) -> None:
    (request,) = requests(summary, Catalogue(), Choices())
    assert request.wanted is Made.SHEET
    assert request.summary == only(summary, {step.id for step in summary.steps})
    assert request.size is next(iter(SIZES)) is PrintSize.STANDARD
    assert not request.beside_english


def test_sheet_letters_and_card_come_in_this_order(summary: Summary) -> None:
    choices = Choices(letters=frozenset({"second", "first"}), card=True, size=PrintSize.GIANT)
    wanted = requests(summary, Catalogue(), choices)
    assert [each.wanted for each in wanted] == [Made.SHEET, *summary.letters, Made.CARD]
    assert all(each.size is PrintSize.GIANT for each in wanted)


def test_english_stands_beside_the_sheet_only(summary: Summary) -> None:
    choices = Choices(letters=frozenset({"first"}), card=True, beside_english=True)
    wanted = requests(summary, Catalogue(), choices)
    assert [each.beside_english for each in wanted] == [True, False, False]


def test_all_sizes_can_be_chosen() -> None:
    assert list(SIZES) == list(PrintSize)


def test_steps_are_left_out_of_the_sheet_only(summary: Summary) -> None:
    choices = Choices(left_out=frozenset({"step-1", "step-4"}), card=True)
    sheet, card = requests(summary, Catalogue(), choices)
    assert [step.id for step in sheet.summary.steps] == ["step-2", "step-3", "step-5"]
    assert card.summary == summary


def test_nothing_can_be_chosen(summary: Summary) -> None:
    assert requests(summary, Catalogue(), Choices(sheet=False)) == ()


def test_each_thing_has_a_name_and_a_file(summary: Summary) -> None:
    things: tuple[Wanted, ...] = (Made.SHEET, Made.CARD, *summary.letters)
    assert len({title_of(thing) for thing in things}) == len(things)
    assert [file_name(thing) for thing in things][2:] == ["first", "second"]
    assert len({file_name(thing) for thing in things}) == len(things)


def warned(summary: Summary, *left_out: str) -> dict[str, str]:
    """Return what is said of each step while those in `left_out` are."""
    choices = Choices(left_out=frozenset(left_out))
    said = {step.id: warning(summary, choices, step) for step in summary.steps}
    return {name: Catalogue().say(words) for name, words in said.items() if words}


def test_a_step_with_another_time_limit_or_none_is_left_out_without_a_word(
    summary: Summary,
) -> None:
    assert warned(summary) == {}
    assert warned(summary, "step-1", "step-3", "step-5") == {}


def test_a_time_limit_that_stands_on_another_step_is_not_lost(summary: Summary) -> None:
    one = warned(summary, "step-2")
    both = warned(summary, "step-2", "step-4")
    assert list(one) == ["step-2"]
    assert list(both) == ["step-2", "step-4"]
    assert summary.first_limit
    assert summary.first_limit.last_day
    day = Catalogue().day(summary.first_limit.last_day)
    assert day not in one["step-2"]
    assert day in both["step-2"]
    assert day in both["step-4"]


def test_a_time_limit_without_a_day_is_named() -> None:
    limit = appeal_limit({})
    summary = replace(refused(limit, "Not sure"), first_limit=limit)
    assert limit.last_day is None
    said = warned(summary, "step-2", "step-4")
    assert Catalogue().say(limit.name) in said["step-2"]
