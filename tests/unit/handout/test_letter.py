"""Letters and the card of numbers, read back from the PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from sendkiosk.handout.design import (
    A4,
    BOTTOM_MARGIN,
    POINTS_PER_MM,
    SIDE_MARGIN,
    TOP_MARGIN,
    Design,
)
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.letter import build_card, build_letter
from sendkiosk.handout.letters import UnprintableError
from sendkiosk.handout.sheet import SheetSize
from sendkiosk.journey.flow import Block, BlockKind, Flow, Wording
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import BLANK, Summary, SummaryLetter
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain
from sendkiosk.pack.opening import open_pack
from sendkiosk.paths import find_places
from tests.support import summaries
from tests.unit.handout.pdf_reading import Mark, marks, read_pages, read_text, words

Build = Callable[[SummaryLetter, SheetSize], bytes]

DAY = date(2026, 10, 1)
BOTTOM = BOTTOM_MARGIN + 130
"""Above the footer of every page."""
say = Catalogue().say
in_full = Catalogue().day

both_sizes = pytest.mark.parametrize("size", SheetSize, ids=lambda size: size.name)


@cache
def shipped() -> Flow:
    """Return the flow whose letters are printed here."""
    flow = open_pack(find_places().packs / "worcestershire").flow
    assert flow is not None
    return flow


def every_wording() -> list[object]:
    """Return each wording of each letter, as a parameter with a name."""
    return [
        pytest.param(letter.id, wording, id=f"{letter.id}-{number}")
        for letter in shipped().letters
        for number, wording in enumerate(letter.wordings)
    ]


def filled(name: str, wording: Wording, day: date | str = DAY) -> SummaryLetter:
    """Return the letter that the summary would hold, with `day` as each date."""
    dates = dict.fromkeys(("today", *shipped().screens), day)
    body = (replace(block, text=message(block.text.text, **dates)) for block in wording.body)
    return SummaryLetter(name, wording.title, tuple(body))


every_letter = pytest.mark.parametrize(("name", "wording"), every_wording())


@pytest.fixture(scope="session")
def build_one(fonts: FontFiles) -> Build:
    """Return a function that builds a letter in English."""
    return lambda letter, size: build_letter(letter, summaries.common(), Catalogue(), fonts, size)


@pytest.fixture(scope="session")
def card(fonts: FontFiles) -> Callable[[Summary, SheetSize], bytes]:
    """Return a function that builds a card in English."""
    return lambda summary, size: build_card(summary, Catalogue(), fonts, size)


def letter_of(*body: Block) -> SummaryLetter:
    return SummaryLetter("sample", message("A letter"), body)


def block(kind: BlockKind, text: str = "") -> Block:
    return Block(kind, message(text))


def line(label: str = "") -> Block:
    return block(BlockKind.LINE, label)


def above_footers(pdf: bytes) -> list[Mark]:
    return [mark for mark in marks(pdf) if mark.bottom > BOTTOM]


def to_write_on(found: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in found if not mark.text and mark.top - mark.bottom < 2]


def squares(found: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in found if not mark.text and mark.top - mark.bottom > 5]


def count(letter: SummaryLetter, kind: BlockKind) -> int:
    return sum(each.kind is kind for each in letter.body)


@every_letter
@both_sizes
def test_every_letter_holds_its_words_in_order(
    name: str, wording: Wording, size: SheetSize, build_one: Build
) -> None:
    letter = filled(name, wording)
    text = re.sub(
        r"This page \S+ for you.*? Page \d+ of \d+", "", read_text(build_one(letter, size))
    )

    place = text.index(say(letter.title))
    for each in letter.body:
        expected = words(plain(say(each.text)))
        found = text.find(expected, place)
        assert found >= 0, expected
        place = found + len(expected)


@every_letter
@both_sizes
def test_every_letter_has_its_lines_and_squares_inside_the_margins(
    name: str, wording: Wording, size: SheetSize, build_one: Build
) -> None:
    letter = filled(name, wording)
    pdf = build_one(letter, size)
    pages = len(read_pages(pdf))

    drawn = marks(pdf)
    assert len(to_write_on(drawn)) == count(letter, BlockKind.LINE) + pages, "and the footers'"
    assert len(squares(drawn)) == count(letter, BlockKind.TICK)
    for mark in drawn:
        assert SIDE_MARGIN - 0.01 <= mark.left <= mark.right <= A4[0] - SIDE_MARGIN + 0.01, mark
        assert BOTTOM_MARGIN - 0.01 <= mark.bottom <= mark.top <= A4[1] - TOP_MARGIN + 0.01, mark
    assert pages <= (2 if size is SheetSize.STANDARD else 3)


@every_letter
@both_sizes
def test_no_line_is_torn_from_its_label(
    name: str, wording: Wording, size: SheetSize, build_one: Build
) -> None:
    letter = filled(name, wording)
    assert_labels_have_lines(build_one(letter, size), letter)


def assert_labels_have_lines(pdf: bytes, letter: SummaryLetter) -> None:
    """Check that after the last words of each label there comes a line on the same page."""
    drawn = list(marks(pdf))
    place = 0
    for each in letter.body:
        label = words(plain(say(each.text)))
        if each.kind is not BlockKind.LINE or not label:
            continue
        read = ""
        while not words(read).endswith(label):
            read += f" {drawn[place].text}"
            place += 1
        after = drawn[place]
        assert not after.text, label
        assert after.page == drawn[place - 1].page, label
        assert after.right - after.left > 60 * POINTS_PER_MM, label


@every_letter
def test_the_same_letter_gives_the_same_bytes(
    name: str, wording: Wording, build_one: Build
) -> None:
    letter = filled(name, wording)
    size = SheetSize.STANDARD
    build_one(filled(name, wording, BLANK), size)
    assert build_one(letter, size) == build_one(filled(name, wording), size)


def test_dates_that_are_known_are_printed_and_others_left_blank(build_one: Build) -> None:
    (mediation,) = (each for each in shipped().letters if each.id == "request-mediation")
    wording = mediation.wordings[-1]

    known = read_text(build_one(filled("m", wording), SheetSize.STANDARD))
    blank = read_text(build_one(filled("m", wording, BLANK), SheetSize.STANDARD))

    assert in_full(DAY) in known
    assert BLANK not in known
    assert in_full(DAY) not in blank
    assert BLANK in blank


@both_sizes
def test_each_page_names_the_packs_and_the_day(size: SheetSize, build_one: Build) -> None:
    summary = summaries.common()
    pages = read_pages(build_one(letter_of(*[line()] * 60), size))

    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page.endswith(f"Page {number} of {len(pages)}")
        assert in_full(summary.today) in page
        for pack in summary.packs:
            assert f"{say(pack.name)} {pack.version}" in page


@both_sizes
def test_lines_are_far_enough_apart_for_handwriting(size: SheetSize, build_one: Build) -> None:
    pdf = build_one(letter_of(line("Name"), line(), line("Address"), line(), line()), size)

    bottoms = [mark.bottom for mark in to_write_on(above_footers(pdf))]

    steps = [upper - lower for upper, lower in pairwise(bottoms)]
    assert len(steps) == 4
    most = max(10, 1.5 * size.value / POINTS_PER_MM)
    assert all(9 <= step / POINTS_PER_MM <= most for step in steps)


@both_sizes
def test_a_line_begins_after_a_short_label_and_below_a_long_one(
    size: SheetSize, build_one: Build
) -> None:
    long = "What you would like the people there to do for you now, and by which day they should"
    pdf = build_one(letter_of(line("Name"), line(long), line(f"{long} {long}")), size)

    after_short, after_long, after_longest = to_write_on(above_footers(pdf))

    names = [mark for mark in marks(pdf) if mark.text == "Name"]
    assert names[0].right < after_short.left
    assert after_long.left == pytest.approx(SIDE_MARGIN, abs=0.02)
    assert after_longest.left == pytest.approx(SIDE_MARGIN, abs=0.02)
    lowest = min(mark.bottom for mark in above_footers(pdf) if mark.text)
    assert after_longest.top < lowest, "there is room to write below the label"


@both_sizes
def test_a_square_is_drawn_level_with_its_words(size: SheetSize, build_one: Build) -> None:
    pdf = build_one(letter_of(block(BlockKind.TICK, "I want to come. " * 12)), size)

    (square,) = squares(marks(pdf))
    first = next(mark for mark in marks(pdf) if mark.text.startswith("I want"))

    assert square.right - square.left == pytest.approx(square.top - square.bottom)
    assert square.right - square.left >= 4.5 * POINTS_PER_MM
    assert square.right < first.left
    assert square.bottom < (first.bottom + first.top) / 2 < square.top
    again = [mark.left for mark in above_footers(pdf) if mark.text.startswith(("I", "want", "to"))]
    assert len({round(left, 3) for left in again if left > SIDE_MARGIN + 1}) == 1, "they stand in"


@both_sizes
def test_a_letter_of_many_pages_keeps_together_what_belongs_together(
    size: SheetSize, build_one: Build
) -> None:
    texts = [
        *(
            line(f"This is the label with the number {number}, and it is long")
            for number in range(9)
        ),
        block(BlockKind.PARAGRAPH, "Tick what you want"),
        *(block(BlockKind.TICK, f"Choice {number}") for number in range(5)),
        block(BlockKind.PARAGRAPH, "**Reasons**"),
        *[line()] * 4,
    ]
    letter = letter_of(*texts * 4)
    pdf = build_one(letter, size)

    assert len(read_pages(pdf)) >= 3
    assert_labels_have_lines(pdf, letter)
    drawn = list(marks(pdf))
    for place, mark in enumerate(drawn):
        if mark.text in {"Reasons", "Tick what you want"}:
            lines = 4 if mark.text == "Reasons" else 1
            assert {after.page for after in drawn[place : place + lines + 1]} == {mark.page}


@pytest.mark.parametrize("lines", range(20, 34))
@both_sizes
def test_no_signature_stands_alone_on_a_page(lines: int, size: SheetSize, build_one: Build) -> None:
    labelled = [line(f"Label {number}") for number in range(lines)]
    pages = read_pages(build_one(letter_of(*labelled, line("Signed")), size))

    assert len(re.findall(r"Label|Signed", pages[-1])) >= 3


def test_words_that_lead_to_a_list_stay_with_it(build_one: Build) -> None:
    filler = [block(BlockKind.PARAGRAPH, "Words.")]
    for number in range(20, 32):
        leading = block(BlockKind.PARAGRAPH, "These:")
        letter = letter_of(*filler * number, leading, block(BlockKind.BULLET, "one"), *filler)
        for page in read_pages(build_one(letter, SheetSize.STANDARD)):
            assert ("These:" in page) is ("one" in page)


def test_a_letter_with_nothing_in_it_is_a_page_with_its_title(build_one: Build) -> None:
    (page,) = read_pages(build_one(letter_of(), SheetSize.STANDARD))
    assert page.startswith("A letter")


def test_letters_of_another_script_stop_the_letter(build_one: Build) -> None:
    with pytest.raises(UnprintableError):
        build_one(letter_of(line("مرحبا")), SheetSize.STANDARD)


@both_sizes
@pytest.mark.parametrize("sample", [summaries.common, summaries.empty])
def test_the_card_holds_each_contact_and_nothing_is_cut_off(
    sample: Callable[[], Summary],
    size: SheetSize,
    card: Callable[[Summary, SheetSize], bytes],
) -> None:
    summary = sample()
    pdf = card(summary, size)
    text = read_text(pdf)

    place = 0
    for contact in summary.contacts:
        details = (*contact.phones, *contact.emails, *contact.websites)
        for expected in (say(contact.name), *(detail.value for detail in details)):
            place = text.index(expected, place)
        assert in_full(contact.checked) in text
        assert say(contact.about) not in text
    for mark in marks(pdf):
        assert SIDE_MARGIN - 0.01 <= mark.left <= mark.right <= A4[0] - SIDE_MARGIN + 0.01
        assert BOTTOM_MARGIN - 0.01 <= mark.bottom <= mark.top <= A4[1] - TOP_MARGIN + 0.01
    assert card(summary, size) == pdf


def test_the_numbers_on_the_card_are_large_and_fit_on_one_page(
    card: Callable[[Summary, SheetSize], bytes],
) -> None:
    summary = replace(
        summaries.common(), contacts=(summaries.SENDIASS, summaries.IPSEA, summaries.TRIBUNAL) * 2
    )
    pdf = card(summary, SheetSize.STANDARD)

    numbers = {phone.value for contact in summary.contacts for phone in contact.phones}
    sizes = [mark.size for mark in marks(pdf) if words(mark.text) in numbers]
    assert len(sizes) == 4
    assert min(sizes) == pytest.approx(Design(SheetSize.STANDARD).phone.size)
    assert len(read_pages(pdf)) == 1


def test_a_contact_with_a_number_alone_takes_two_lines(
    card: Callable[[Summary, SheetSize], bytes],
) -> None:
    bare = replace(summaries.SENDIASS, emails=(), websites=())
    pdf = card(replace(summaries.common(), contacts=(bare,) * 2), SheetSize.STANDARD)

    written = [mark.text for mark in above_footers(pdf) if mark.text.strip()]
    assert len(written) == 2 + 2 * 2, "the title, when they were checked, and two lines each"


def test_the_card_says_once_since_when_and_where_one_differs(
    card: Callable[[Summary, SheetSize], bytes],
) -> None:
    earlier = summaries.TODAY - timedelta(days=9)
    other = replace(summaries.TRIBUNAL, checked=earlier, review_by=earlier)
    contacts = (summaries.SENDIASS, other, summaries.IPSEA)

    text = read_text(card(replace(summaries.common(), contacts=contacts), SheetSize.STANDARD))

    above, below = text.split(say(other.name))
    assert f"Last checked {in_full(earlier)} or later." in above
    assert f"It was due to be checked again by {in_full(earlier)}." in below
    assert in_full(summaries.TODAY) not in above
