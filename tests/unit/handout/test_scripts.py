"""Every script: drawn with its own letters, read back in reading order, aligned beside English."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from sendkiosk.handout.binding import Chapter, bind_chapters, page_setter
from sendkiosk.handout.boxes import Part
from sendkiosk.handout.design import A4, SMALL, SheetSize
from sendkiosk.handout.fonts import FontFiles, families_of, find_fonts, load_faces
from sendkiosk.handout.letter import build_card, build_letter
from sendkiosk.handout.sheet import build_sheet
from sendkiosk.handout.text import Run, Style, set_text
from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import SummaryLetter
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.checked import Checked
from sendkiosk.language.markup import plain
from sendkiosk.paths import find_places, font_folders
from tests.support import summaries
from tests.support.specimens import LANGUAGES, catalogue_of, texts_of
from tests.unit.handout.pdf_reading import Mark, marks, read_text

every_language = pytest.mark.parametrize("language", LANGUAGES)
RIGHT_TO_LEFT = ("ar", "ur")


@pytest.fixture(scope="module")
def all_fonts() -> FontFiles:
    families = {family for language in LANGUAGES for family in families_of(language)}
    return find_fonts(font_folders(find_places()), families)


def words_of(text: str, *, latin: bool) -> list[str]:
    """Return the words of `text` that are written in Latin letters or digits, or the others."""
    text = unicodedata.normalize("NFC", text)
    # What tells the direction stands between words; what joins letters belongs to one.
    text = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", " ", text)
    text = re.sub(r"[\u200b-\u200d]", "", text)
    # A word is told by white space and punctuation; vowel signs belong to it.
    found = re.findall(r"[0-9A-Za-z]+|[^\s!-~،؛؟۔।“”„‘’«»•–—…]+", text)
    return [word for word in found if word.isascii() == latin]


def as_poppler_reads(pdf: bytes) -> str:
    command = ["pdftotext", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


@every_language
def test_all_words_come_back_in_reading_order(language: str, all_fonts: FontFiles) -> None:
    setter = page_setter(catalogue_of(language), all_fonts, SheetSize.STANDARD)
    texts = [plain(text) for text in texts_of(language)]
    parts = tuple(Part(setter.text(text), gap=6) for text in texts)
    chapter = Chapter(parts, setter.faces.right_to_left)
    english = page_setter(Catalogue(), all_fonts, SheetSize.STANDARD)
    read = as_poppler_reads(bind_chapters(setter, english, "Text", [chapter], ""))

    own = [word for text in texts for word in words_of(text, latin=False)]
    assert words_of(read, latin=False) == own
    latin = sorted(word for text in texts for word in words_of(text, latin=True))
    assert not set(latin) - set(words_of(read, latin=True))


@every_language
def test_only_the_faces_of_the_language_are_embedded(language: str, all_fonts: FontFiles) -> None:
    pdf = build_sheet(summaries.common(), catalogue_of(language), all_fonts)

    names = {
        font["/BaseFont"].rpartition("+")[2].partition("-")[0]
        for page in PdfReader(BytesIO(pdf)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert names == {family.value for family in families_of(language)}


@pytest.mark.parametrize("number", ["01905 768153", "020 8538 3731", "+44 1905 768153", "11.6–9"])
@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_a_number_is_never_turned_round(number: str, language: str, all_fonts: FontFiles) -> None:
    faces = load_faces(all_fonts, language, right_to_left=True)
    (line,) = set_text([Run(f"اتصل {number} اليوم")], Style(14, 19), 500, faces).lines

    seen = "".join(text for shaped in line.shapes for text, _ in shaped.clusters)
    assert number in seen


@every_language
@pytest.mark.parametrize("size", SheetSize, ids=lambda size: size.name)
def test_a_draft_stands_beside_english_step_by_step(
    language: str, size: SheetSize, all_fonts: FontFiles
) -> None:
    summary = summaries.common()
    written = marks(build_sheet(summary, catalogue_of(language), all_fonts, size))

    for step in summary.steps:
        one, other = twins(written, f"{step.number}", size)
        if size is SheetSize.STANDARD:
            assert one.page == other.page
            own_is_right = one.left > A4[0] / 2
            assert own_is_right == (language in RIGHT_TO_LEFT)
            assert (other.left > A4[0] / 2) != own_is_right
        else:
            assert (one.page, -one.top) < (other.page, -other.top), "English stands below"


def twins(written: tuple[Mark, ...], number: str, size: SheetSize) -> tuple[Mark, Mark]:
    """Return where the number of a step stands in both languages, the visitor's own first."""
    # Where paper is saved, what has no last day is in small type.
    sizes = [pytest.approx(part * size.value) for part in (1.2, SMALL)]
    found = [m for m in written if m.text == number and m.size in sizes]
    assert len(found) == 2
    return found[0], found[1]


def test_another_language_that_was_checked_stands_alone(all_fonts: FontFiles) -> None:
    draft = catalogue_of("pl")
    checked = replace(draft, checked=Checked("A. Nonym", date(2026, 11, 28)))
    alone = build_sheet(summaries.common(), checked, all_fonts)
    beside = build_sheet(summaries.common(), checked, all_fonts, beside_english=True)

    assert "Who can help" not in read_text(alone)
    assert "Who can help" in read_text(beside)
    assert "draft" not in read_text(beside)
    assert "draft" in read_text(build_sheet(summaries.common(), draft, all_fonts))


@every_language
def test_a_letter_is_sent_in_english_and_kept_in_both(language: str, all_fonts: FontFiles) -> None:
    title = "Letter to the mediation adviser"
    letter = SummaryLetter("ask", message(title), (Block(BlockKind.LINE, message("My name")),))
    pages = pages_of(build_letter(letter, summaries.common(), catalogue_of(language), all_fonts))

    assert title in pages[0]
    assert title not in pages[1]


@every_language
def test_a_card_of_a_draft_has_each_number_in_both(language: str, all_fonts: FontFiles) -> None:
    summary = summaries.common()
    card = build_card(summary, catalogue_of(language), all_fonts)

    for phone in summary.contacts[0].phones:
        assert [mark.text for mark in marks(card)].count(phone.value) == 2


def pages_of(pdf: bytes) -> list[str]:
    texts: dict[int, str] = {}
    for mark in marks(pdf):
        texts[mark.page] = f"{texts.get(mark.page, '')} {mark.text}"
    return [texts[page] for page in sorted(texts)]


@every_language
def test_the_same_sheet_gives_the_same_bytes(language: str, all_fonts: FontFiles) -> None:
    first, second = (
        build_sheet(summaries.common(), catalogue_of(language), all_fonts) for _ in range(2)
    )
    assert first == second


def elements(element: Any) -> Iterator[dict[str, Any]]:
    """Yield `element` and all below it."""
    if isinstance(element, dict):
        yield element
        below: Any = element.get("/K")
        for kid in below if isinstance(below, list) else [below]:
            yield from elements(kid.get_object() if hasattr(kid, "get_object") else kid)


@pytest.mark.parametrize("language", ["en_GB", "pl", "ar", "ur", "bn"])
def test_the_structure_names_what_is_what(language: str, all_fonts: FontFiles) -> None:
    catalogue = Catalogue() if language == "en_GB" else catalogue_of(language)
    # Large type is never set tighter: there each step has a heading.
    sheet = build_sheet(summaries.common(), catalogue, all_fonts, SheetSize.LARGE)
    reader = PdfReader(BytesIO(sheet))
    root = reader.trailer["/Root"].get_object()
    document = root["/StructTreeRoot"]["/K"].get_object()  # type: ignore[index]
    tree = list(elements(document))
    roles = [element.get("/S") for element in tree]

    assert root["/MarkInfo"]["/Marked"].value  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value  # type: ignore[index]
    assert root["/Lang"] == catalogue.tag  # type: ignore[index]
    languages = {element["/Lang"] for element in tree if "/Lang" in element}
    assert languages == ({"en-GB"} if language == "en_GB" else {catalogue.tag, "en-GB"})
    copies = 1 if language == "en_GB" else 2
    assert roles.count("/H1") == copies
    headings = len(summaries.common().steps) + 3
    assert roles.count("/H2") == headings * copies
    figures = [element for element in tree if element.get("/S") == "/Figure"]
    assert figures
    assert all(figure["/Alt"] for figure in figures)
    assert len(reader.outline) > 3


@pytest.mark.parametrize("language", ["en_GB", "ar"])
def test_all_that_is_drawn_belongs_to_an_element_or_to_none_of_them(
    language: str, all_fonts: FontFiles
) -> None:
    catalogue = Catalogue() if language == "en_GB" else catalogue_of(language)
    reader = PdfReader(BytesIO(build_sheet(summaries.common(), catalogue, all_fonts)))
    nums = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    owners = dict(zip(nums[::2], nums[1::2], strict=True))

    for page in reader.pages:
        depth = 0
        numbers = []
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in {b"BDC", b"BMC"}:
                depth += 1
                if operator == b"BDC" and "/MCID" in operands[1]:
                    numbers.append(operands[1]["/MCID"])
            elif operator == b"EMC":
                depth -= 1
            elif operator in {b"TJ", b"Tj", b"S", b"f"}:
                assert depth
        assert depth == 0
        assert numbers == list(range(len(owners[page["/StructParents"]])))


def test_letters_beside_each_other_join(all_fonts: FontFiles) -> None:
    faces = load_faces(all_fonts, "ar", right_to_left=True)
    joined, apart = (
        set_text([Run(text)], Style(14, 19), 500, faces).lines[0] for text in ("بب", "ب ب")
    )

    glyphs = [
        [glyph for shaped in line.shapes for _, glyphs in shaped.clusters for glyph, *_ in glyphs]
        for line in (joined, apart)
    ]
    assert glyphs[0] != [glyphs[1][0], glyphs[1][2]]
