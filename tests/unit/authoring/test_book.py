"""The sign-off book: everything is in it, can be found, and has room to be signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from sendkiosk.authoring.book import Book, build_book
from sendkiosk.authoring.book_setting import Lost
from sendkiosk.authoring.paths_tally import count
from sendkiosk.authoring.paths_walk import Walk
from sendkiosk.handout.design import BookSize, Design
from sendkiosk.handout.fonts import FontFiles, MissingFontError, find_fonts
from sendkiosk.journey.flow import Flow, Screen, Step
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.language.markup import plain
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.opening import OpenedPack, open_pack
from sendkiosk.paths import find_places, font_folders
from tests.support.flows import TODAY, make_journey
from tests.support.full_pack import open_full
from tests.support.packs import edited
from tests.unit.handout.pdf_reading import marks, read_pages, read_text, words

FOOT = re.compile(r"^(?P<head>.*?) ?Sign-off book\. .*? Page \d+ of \d+$")


@pytest.fixture(scope="session")
def fonts() -> FontFiles:
    return find_fonts(font_folders(find_places()))


def book_of(opened: OpenedPack, fonts: FontFiles, today: date = TODAY) -> Book:
    flow, merged = parts(opened)
    tally = count(Walk(make_journey(flow, today, england_calendar())))
    return build_book(flow, merged, tally, today, fonts)


def parts(opened: OpenedPack) -> tuple[Flow, Merged]:
    assert opened.flow is not None
    assert opened.merged is not None
    return opened.flow, opened.merged


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> OpenedPack:
    return open_full(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def book(full: OpenedPack, fonts: FontFiles) -> Book:
    return book_of(full, fonts)


@pytest.fixture(scope="module")
def shipped() -> OpenedPack:
    return open_pack(find_places().packs / "worcestershire")


@pytest.fixture(scope="module")
def shipped_book(shipped: OpenedPack, fonts: FontFiles) -> Book:
    return book_of(shipped, fonts)


def told(flow: Flow, merged: Merged) -> Iterator[str]:
    """Yield each text that must be somewhere in the book."""
    worded: list[Screen | Step] = [*flow.screens.values(), *flow.steps]
    for thing in worded:
        for wording in thing.wordings:
            yield plain(wording.title.text)
            yield from (plain(block.text.text) for block in wording.body)
    for screen in flow.screens.values():
        yield from (option.label.text for option in screen.options)
        yield from (option.hint.text for option in screen.options if option.hint)
    yield from (step.who.text for step in flow.steps if step.who)
    for limit in flow.limits.values():
        yield from (limit.name.text, limit.rule.text)
        yield limit.advice.text if limit.advice else ""
    for contact in flow.contacts.values():
        yield from (contact.name.text, contact.about.text)
        yield from (detail.value for detail in contact.phones)
    for term in flow.terms.values():
        yield from (term.name.text, term.explanation.text)
    yield from (wording.title.text for letter in flow.letters for wording in letter.wordings)
    yield from (fact.settings.says for fact in merged.coverage.values())
    yield from (notice.text for notice in flow.notices)
    used = {source for step in flow.steps for source in step.sources}
    yield from (flow.sources[source].name.text for source in used)


def squeezed(text: str) -> str:
    """Return `text` without spaces: where lines end does not matter."""
    return "".join(words(text).split())


@pytest.mark.parametrize("which", ["full", pytest.param("shipped", marks=pytest.mark.long)])
def test_everything_the_pack_says_is_in_the_book(
    which: str, request: pytest.FixtureRequest
) -> None:
    opened: OpenedPack = request.getfixturevalue(which)
    made: Book = request.getfixturevalue({"full": "book", "shipped": "shipped_book"}[which])
    text = squeezed(" ".join(_body(page) for page in read_pages(made.pdf)))
    assert [each for each in told(*parts(opened)) if squeezed(each) not in text] == []


def _body(page: str) -> str:
    found = FOOT.match(page)
    assert found is not None, page
    return found["head"]


def test_addresses_of_sources_are_there(book: Book) -> None:
    assert "https://example.org/law" in read_text(book.pdf)


def test_dates_on_letters_say_what_they_are_and_are_not_filled_in(book: Book) -> None:
    assert "My letter of [Your letter] came on [day of the visit]." in read_text(book.pdf)


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Return the level, title and page (from 1) of each place in the outline."""
    reader = PdfReader(BytesIO(pdf))

    def flat(entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, Destination):
                page = reader.get_destination_page_number(entry)
                assert page is not None
                yield level, str(entry.title), page + 1
            else:
                yield from flat(entry, level + 1)

    return list(flat(reader.outline, 0))


def test_every_part_can_be_found_in_the_outline(full: OpenedPack, book: Book) -> None:
    flow, _ = parts(full)
    titles = [title for _, title, _ in outline(book.pdf)]
    worded: list[Screen | Step] = [*flow.screens.values(), *flow.steps]
    for thing in worded:
        assert any(title.endswith(f". {thing.wordings[-1].title.text}") for title in titles)
    for name in (
        *(contact.name.text for contact in flow.contacts.values()),
        *(term.name.text for term in flow.terms.values()),
        *(letter.wordings[-1].title.text for letter in flow.letters),
    ):
        assert name in titles
    assert all(any(limit.name.text in title for title in titles) for limit in flow.limits.values())


def test_the_outline_and_the_contents_lead_to_the_pages(shipped_book: Book) -> None:
    pages = read_pages(shipped_book.pdf)
    places = outline(shipped_book.pdf)
    front = " ".join(pages[: places[0][2] - 1])
    for _, title, page in places:
        assert squeezed(title) in squeezed(pages[page - 1])
        assert f"{page} {words(title)}" in front


def test_links_lead_to_places_that_are_in_the_outline(shipped_book: Book) -> None:
    reader = PdfReader(BytesIO(shipped_book.pdf))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    links = [(note["/Dest"][0].idnum, float(note["/Dest"][3])) for note in notes]
    places = {(place.page.idnum, float(place.top)) for place in _destinations(reader.outline)}
    assert len(links) >= len(places)
    assert set(links) == places


def _destinations(entries: list[Any]) -> Iterator[Any]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _destinations(entry)
        else:
            yield entry


def test_steps_stand_by_route_and_by_order(shipped: OpenedPack, shipped_book: Book) -> None:
    flow, _ = parts(shipped)
    places = outline(shipped_book.pdf)
    numbers = [int(title.split(".")[0]) for level, title, _ in places if re.match(r"\d+\. ", title)]
    assert numbers == [*range(1, len(flow.steps) + 1), *range(1, len(flow.screens) + 1)]
    chapters = [title for level, title, _ in places if level == 0]
    assert len([title for title in chapters if title.startswith("Steps: ")]) == len(
        {step.route for step in flow.steps}
    )


def test_no_box_to_sign_in_stands_alone_on_a_page(shipped_book: Book) -> None:
    for page in read_pages(shipped_book.pdf):
        text = _body(page)
        assert not re.search(r"\(continued\) Initials", text)
        assert not text.startswith("Initials")


def test_no_title_is_the_last_of_its_page(shipped_book: Book) -> None:
    body, footer = Design(BookSize.STANDARD).body.size, Design(BookSize.STANDARD).footer.size
    _, (_, _, first), *_ = [place for place in outline(shipped_book.pdf) if place[0] == 0]
    for page in range(first - 1, shipped_book.pages):
        sizes = [mark.size for mark in marks(shipped_book.pdf) if mark.page == page and mark.text]
        *_, last = [size for size in sizes if size > footer]
        assert last == body


def test_each_step_has_a_box_to_sign_in(full: OpenedPack, book: Book) -> None:
    flow, merged = parts(full)
    signed = len([*flow.steps, *flow.screens, *flow.limits, *flow.contacts, *flow.terms])
    signed += len(flow.letters) + 2  # what is on every summary, and the ledger
    assert read_text(book.pdf).count("Changes:") == signed
    assert merged.coverage


def test_a_book_is_not_longer_than_it_must_be(shipped: OpenedPack, shipped_book: Book) -> None:
    flow, _ = parts(shipped)
    assert shipped_book.pages == len(PdfReader(BytesIO(shipped_book.pdf)).pages)
    assert len(flow.steps) <= shipped_book.pages <= 3 * len(flow.steps)


def test_the_overview_tells_what_to_look_at_first(book: Book) -> None:
    (overview,) = [page for page in read_pages(book.pdf) if page.startswith("Overview")]
    for line in (
        "Steps that are not verified: 1 • Nobody is told this (from the leaflet only",
        "Sources that are not verified: 1 • Their page",
        "Contacts that nobody has tried yet: 1 • Tribunal",
        "Numbers and addresses that are not verified: 1 • Tribunal: a@example.org",
        "What should have been checked again before this day: 1 • Helpline (by 20 November 2026)",
        "What no path leads to: 2 • Nobody is told this (steps/lost) • Nobody is given this",
        "Letters that could not be printed: none",
    ):
        assert line in overview


def test_a_source_that_is_overdue_says_so(full: OpenedPack, fonts: FontFiles) -> None:
    late = book_of(full, fonts, date(2027, 3, 1))
    text = read_text(late.pdf)
    assert "What should have been checked again before this day: 4" in text
    assert "to be read again by 1 February 2027; overdue)" in text
    assert "to be checked again by 20 November 2026 (overdue)" in text


def test_letters_that_cannot_be_printed_are_told(tmp_path: Path, fonts: FontFiles) -> None:
    change = edited("steps/talk.md", "# Talk to us", "# Talk to us, \u0628\u0627, caf\u0065\u0301")
    made = book_of(open_full(tmp_path, change), fonts)
    (lost,) = made.lost
    assert lost == Lost("Talk to us, ??, café", "\u0628\u0627")
    assert "U+0628 ARABIC LETTER BEH, U+0627 ARABIC LETTER ALEF" in str(lost)
    text = read_text(made.pdf)
    assert "Talk to us, ??, café" in text
    assert "Letters that could not be printed: 1" in text


def test_a_long_text_is_shortened_where_its_letters_are_told(
    tmp_path: Path, fonts: FontFiles
) -> None:
    change = edited("steps/talk.md", "# Talk to us", "# Talk to us\n\n" + "so " * 60 + "\u0628")
    (lost,) = book_of(open_full(tmp_path, change), fonts).lost
    assert len(str(lost)) < 150


def test_the_same_pack_gives_the_same_bytes(full: OpenedPack, fonts: FontFiles, book: Book) -> None:
    assert book_of(full, fonts) == book


def test_a_pack_with_little_in_it_has_a_book_too(tmp_path: Path, fonts: FontFiles) -> None:
    few = {
        "letters/ask.md": None,
        "letters/complaint.md": None,
        "letters/never.md": None,
        "coverage.toml": None,
        "time-limits.toml": None,
        "terms.toml": None,
        "contacts.toml": None,
        "confirmations.toml": None,
        "steps/lost.md": None,
        "steps/appeal.md": None,
        **edited("pack.toml", 'helplines = ["helpline"]\nnotices = ["We may be wrong."]\n', ""),
        **edited("screens/who.md", "[plan](term:plan)", "plan"),
        **edited(
            "screens/letter-date.md",
            '{when = {time_limit = "appeal", is = "passed"}, to = "worries"},',
            "",
        ),
    }
    made = book_of(open_full(tmp_path, few), fonts)
    chapters = [title for level, title, _ in outline(made.pdf) if level == 0]
    assert chapters == [
        "Overview",
        "Steps: Talking to someone",
        "Steps: Help now: danger and crisis",
        "Screens",
    ]


def test_fonts_that_are_missing_are_told(full: OpenedPack, tmp_path: Path) -> None:
    nothing = FontFiles(tmp_path)
    with pytest.raises(MissingFontError):
        book_of(full, nothing)
