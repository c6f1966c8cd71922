"""Sheets of the languages that come with the program, read back: both languages, side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from sendkiosk.handout.design import A4, SheetSize
from sendkiosk.handout.expected import said_on_letter, said_on_sheet
from sendkiosk.handout.letter import build_letter
from sendkiosk.handout.sheet import build_sheet
from sendkiosk.handout.structure import Role
from sendkiosk.journey.phrases import DRAFT
from sendkiosk.journey.summary import Summary
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import SOURCE_LANGUAGE, Catalogue
from sendkiosk.qr.text import qr_texts
from tests.support.codes import COARSE, FINE, codes_on
from tests.support.days_told import days_told
from tests.support.scenarios import read_scenario, result
from tests.support.shipped import LANGUAGES, SITUATIONS, fonts_of, shipped
from tests.unit.handout.structure_reading import Said, said_in

NEAR: Final = 30
"""How far the first lines of two texts beside each other may be apart, in points: letters of some
languages stand higher in their lines."""
STEP: Final = re.compile(r"[0-9]+")
NUMBER: Final = re.compile(r"\+?[0-9][0-9 ]{6,}[0-9]")
SOME: Final = SITUATIONS[::10]
FEW: Final = SITUATIONS[5::40]

every_language = pytest.mark.parametrize("language", LANGUAGES)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was made for a situation, and what it says."""

    language: str
    summary: Summary
    pdf: bytes
    said: tuple[Said, ...]

    @property
    def catalogue(self) -> Catalogue:
        """The language that stands beside English."""
        return shipped().catalogues[self.language]

    def texts(self, catalogue: Catalogue) -> list[str]:
        """Return what stands there in one of the two languages, in order."""
        return [each.text for each in self.said if each.language == catalogue.tag]

    def pairs(self) -> Iterator[tuple[list[Said], list[Said]]]:
        """Yield what stands beside each other: what is in the language, and its English."""
        runs = [list(run) for _, run in groupby(self.said, lambda each: each.language)]
        return zip(runs[::2], runs[1::2], strict=True)


def summary_of(file: Path) -> Summary:
    scenario = read_scenario(file)
    journey = Journey(shipped().flow, scenario.today, shipped().calendar)
    return result(scenario, journey)[1]


@cache
def sheet(language: str, file: Path = SITUATIONS[0], size: SheetSize = SheetSize.STANDARD) -> Sheet:
    summary = summary_of(file)
    pdf = build_sheet(summary, shipped().catalogues[language], fonts_of(language), size)
    return Sheet(language, summary, pdf, said_in(pdf))


def letters(text: str) -> str:
    """Return the letters, signs on them and digits of `text`, in one form of Unicode."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFC", text)
        if unicodedata.category(sign)[0] in "LMN"
    )


def lacking(expected: Iterator[str], texts: list[str]) -> list[str]:
    """Return which of the `expected` texts do not stand in `texts`."""
    there = "\n".join(map(letters, texts))
    return [text for text in expected if letters(text) not in there]


def numbers(run: list[Said]) -> list[str]:
    return [number for each in run for number in NUMBER.findall(each.text.replace("\u00a0", " "))]


def numbered(run: list[Said]) -> list[str]:
    """Return the number of the step that a heading of `run` begins with, where there is one."""
    headings = (each.text for each in run if each.role == Role.HEADING.value)
    return [found[0] for text in headings for found in [STEP.match(text)] if found]


def days(run: list[Said], language: str) -> list[date]:
    return [day for each in run for day in sorted(days_told(each.text, language))]


def codes(one: Sheet, scale: float) -> set[str]:
    """Return the texts of the codes, which stand at the end, printed with `scale` dots a point."""
    return codes_on(one.pdf, scale, slice(-2, None))


def faults(one: Sheet) -> Iterator[str]:
    """Yield what is wrong with a sheet in two languages."""
    for catalogue in (one.catalogue, Catalogue()):
        texts = one.texts(catalogue)
        for text in lacking(said_on_sheet(one.summary, catalogue), texts):
            yield f"not there in {catalogue.tag}: {text}"
        if lacking(iter([catalogue.say(DRAFT)]), texts):
            yield f"no word of the draft in {catalogue.tag}"
    for text in one.texts(one.catalogue):
        for words in shipped().kept.left_in(text, one.language):
            yield f"English: {words!r} in {text}"
    for own, english in one.pairs():
        for what in unlike(own, english, one.language):
            yield f"not the same {what}: {own[0].text} – {english[0].text}"


def unlike(own: list[Said], english: list[Said], language: str) -> Iterator[str]:
    """Yield what is not the same in two texts beside each other."""
    if [each.role for each in own] != [each.role for each in english]:
        yield "parts"
    if numbered(own) != numbered(english):
        yield "heading"
    if numbers(own) != numbers(english):
        yield "phone numbers"
    if days(own, language) != days(english, SOURCE_LANGUAGE):
        yield "days"


def apart(one: Sheet) -> Iterator[str]:
    """Yield what does not stand beside its English, but for the words to the codes at the end."""
    *beside, _ = one.pairs()
    for (own, *_), (english, *_) in beside:
        is_right, is_english_right = (each.left > A4[0] / 2 for each in (own, english))
        is_beside = is_right != is_english_right and is_right == one.catalogue.right_to_left
        if own.page != english.page or not is_beside:
            yield f"not beside each other: {own.text} – {english.text}"
        elif abs(own.baseline - english.baseline) > NEAR:
            yield f"not at the same height: {own.text} – {english.text}"


@every_language
def test_a_sheet_says_everything_in_both_languages_with_the_same_days(language: str) -> None:
    assert list(faults(sheet(language))) == []


@every_language
def test_each_part_stands_beside_its_english(language: str) -> None:
    assert list(apart(sheet(language))) == []


@every_language
def test_the_next_last_day_stands_there_in_both_languages(language: str) -> None:
    one = sheet(language)
    first = one.summary.first_limit
    assert first is not None
    assert first.last_day is not None
    told = [
        [day for text in one.texts(catalogue) for day in days_told(text, catalogue.locale_name)]
        for catalogue in (one.catalogue, Catalogue())
    ]
    assert first.last_day in told[0]
    assert told[0].count(first.last_day) == told[1].count(first.last_day)


@every_language
def test_the_codes_on_the_sheet_hold_the_steps_in_the_language(language: str) -> None:
    one = sheet(language)
    assert codes(one, COARSE) == set(qr_texts(one.summary, one.catalogue))


@every_language
def test_the_title_of_the_document_is_in_the_language(language: str) -> None:
    one = sheet(language)
    document = PdfReader(BytesIO(one.pdf)).metadata
    assert document is not None
    assert document.title == one.catalogue.say("Your next steps")


@every_language
def test_a_letter_says_everything_in_both_languages(language: str) -> None:
    summary, catalogue = sheet(language).summary, shipped().catalogues[language]
    assert summary.letters
    for letter in summary.letters:
        said = said_in(build_letter(letter, summary, catalogue, fonts_of(language)))
        for each in (catalogue, Catalogue()):
            texts = [part.text for part in said if part.language == each.tag]
            assert lacking(said_on_letter(letter, each), texts) == []


@pytest.mark.long
@pytest.mark.parametrize("size", SheetSize, ids=lambda size: size.name)
@every_language
def test_many_sheets_say_everything_in_both_languages(language: str, size: SheetSize) -> None:
    found = {}
    for file in SOME if size is SheetSize.STANDARD else FEW:
        one = sheet.__wrapped__(language, file, size)
        beside = apart(one) if size is SheetSize.STANDARD else ()
        is_carried = codes(one, FINE) == set(qr_texts(one.summary, one.catalogue))
        found[file.name] = [*faults(one), *beside, *([] if is_carried else ["other codes"])]
    assert {name: each for name, each in found.items() if each} == {}
