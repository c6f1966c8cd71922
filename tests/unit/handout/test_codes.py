"""QR codes on paper, read back from a picture of the page."""

from __future__ import annotations

import pytest

from sendkiosk.handout.boxes import Beside, Box, Part
from sendkiosk.handout.codes import QrBox
from sendkiosk.handout.design import A4, POINTS_PER_MM, SheetSize
from sendkiosk.handout.fonts import families_of, find_fonts
from sendkiosk.handout.pages import paginate
from sendkiosk.handout.paper import Paper
from sendkiosk.handout.sheet import build_sheet
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.paths import find_places, font_folders
from sendkiosk.qr.codes import CAPACITY, encode
from sendkiosk.qr.text import qr_texts
from tests.support import summaries
from tests.support.codes import COARSE, FINE, codes_on
from tests.support.specimens import LANGUAGES, catalogue_of

WIDTH = 75 * POINTS_PER_MM


def page_with(*texts: str) -> bytes:
    """Return a PDF of one page that has the codes of `texts` side by side."""
    paper = Paper(A4, "Codes", "en-GB")
    boxes = [QrBox(encode(text), WIDTH, "A code") for text in texts]
    box = boxes[0] if len(boxes) == 1 else Beside(boxes[0], boxes[1], WIDTH)
    (page,) = paginate([Part(box)], A4[1])
    page.draw(paper, 50, A4[1] - 50)
    paper.end_page()
    return paper.finished()


@pytest.mark.parametrize("scale", [FINE, COARSE], ids=["fine", "coarse"])
def test_the_largest_code_is_read_from_paper(scale: float) -> None:
    text = "Your council’s letter. " * (CAPACITY // len("Your council’s letter. ".encode()))
    assert codes_on(page_with(text), scale) == {text}


def test_both_codes_of_a_summary_are_read_from_one_page() -> None:
    texts = qr_texts(summaries.long(), Catalogue())
    assert len(texts) == 2
    assert codes_on(page_with(*texts), FINE) == set(texts)


SOME = [("en_GB", SheetSize.STANDARD), ("ur", SheetSize.STANDARD), ("bn", SheetSize.GIANT)]
ALL = [(language, size) for language in ("en_GB", *LANGUAGES) for size in SheetSize]


@pytest.mark.parametrize(
    ("language", "size"),
    [*SOME, *(pytest.param(*each, marks=pytest.mark.long) for each in ALL if each not in SOME)],
)
def test_the_sheet_carries_its_steps_as_text(language: str, size: SheetSize) -> None:
    catalogue = Catalogue() if language == "en_GB" else catalogue_of(language)
    fonts = find_fonts(font_folders(find_places()), families_of(catalogue.tag))
    sheet = build_sheet(summaries.long(), catalogue, fonts, size)

    texts = qr_texts(summaries.long(), catalogue)
    assert set(texts) <= codes_on(sheet, FINE, slice(-2, None))


def test_a_code_takes_its_margin_into_its_width_and_stays_whole() -> None:
    box: Box = QrBox(encode("text"), WIDTH, "A code")
    assert box.height == WIDTH
    assert box.split(WIDTH / 2) is None


def test_the_same_code_gives_the_same_bytes() -> None:
    assert page_with("text") == page_with("text")
