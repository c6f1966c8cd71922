"""Whole visits in each language that comes with the program: nothing on the way is English.

Each situation of tests/scenarios is gone through in one language here, and in all when it may take
long. Sheets and codes as they are printed: tests/unit/handout/test_translated_sheets.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from sendkiosk.authoring.translating.kept import foreign_digits
from sendkiosk.journey.summary import Summary
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from tests.support.days_told import days_told
from tests.support.scenarios import read_scenario, result
from tests.support.shipped import LANGUAGES, SITUATIONS, overheard, shipped, translated
from tests.support.told import Told, told

ENGLISH: Final = "en_GB"
FOUND: Final = 0.95
"""The part of all English texts that must be noticed if one stood in a translation."""

every_language = pytest.mark.parametrize("language", LANGUAGES)


@dataclass(frozen=True, slots=True)
class Gone:
    """A situation that was gone through: the visit, and what it comes to."""

    journey: Journey
    visit: Visit
    summary: Summary

    def told(self, catalogue: Catalogue) -> Told:
        """Return all that the visit tells in a language."""
        return told(self.journey, self.visit, self.summary, catalogue)


def gone(file: Path) -> Gone:
    scenario = read_scenario(file)
    journey = Journey(shipped().flow, scenario.today, shipped().calendar)
    return Gone(journey, *result(scenario, journey))


def share_of(language: str) -> tuple[Path, ...]:
    """Return the situations that are gone through in `language` each time."""
    return SITUATIONS[LANGUAGES.index(language) :: len(LANGUAGES)]


def faults(one: Gone, language: str) -> Iterator[str]:
    """Yield what of a visit is not in the language: texts, words, dates, digits."""
    catalogue, heard = overheard(language)
    theirs, ours = one.told(catalogue), one.told(Catalogue())
    known = shipped()
    for context, text in sorted(heard.asked - known.needed):
        if text not in known.untranslated:
            yield f"not in the catalogue: {context} {text}"
    for text in theirs.texts:
        yield from (f"English: {words!r} in {text}" for words in known.kept.left_in(text, language))
        if foreign_digits(text):
            yield f"digits: {text}"
    for there, here in zip(theirs.in_order, ours.in_order, strict=True):
        days = sorted(days_told(there, language))
        if days != sorted(days_told(here, ENGLISH)):
            yield f"other days: {there}"


@every_language
def test_nothing_on_the_way_is_english_and_each_day_is_the_same(language: str) -> None:
    for file in share_of(language):
        assert list(faults(gone(file), language)) == [], file.name


@pytest.mark.long
@every_language
def test_nothing_on_the_way_is_english_in_any_situation(language: str) -> None:
    found = {file.name: list(faults(gone(file), language)) for file in SITUATIONS}
    assert {name: each for name, each in found.items() if each} == {}


@every_language
def test_no_text_that_visitors_meet_has_english_left(language: str) -> None:
    """On screens, too, with their buttons and messages."""
    left_in = shipped().kept.left_in
    found = {text: left_in(text, language) for text in translated(language)}
    assert {text: words for text, words in found.items() if words} == {}


@every_language
def test_english_would_be_found(language: str) -> None:
    """The rest are names, and words that are too short to tell from those of other languages."""
    texts = [text for _, text in sorted(shipped().needed)]
    found = [text for text in texts if shipped().kept.left_in(text, language)]
    assert len(found) >= FOUND * len(texts)


@every_language
def test_each_last_day_is_told_as_it_was_worked_out(language: str) -> None:
    catalogue = shipped().catalogues[language]
    for file in share_of(language):
        one = gone(file)
        last_days = {limit.last_day for limit in one.summary.limits if limit.last_day}
        words = one.told(catalogue)
        assert last_days <= set(days_told(words.as_text, language))
        codes = [days_told(code, language) for code in words.codes]
        assert all(one.summary.today in days for days in codes)
        first = one.summary.first_limit
        assert first is None or first.last_day is None or first.last_day in codes[0]
