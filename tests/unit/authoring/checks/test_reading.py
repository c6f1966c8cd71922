"""Texts that are too hard: which are looked at, and where the finding stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.authoring.checks.reading import check_reading
from sendkiosk.findings.finding import Severity
from sendkiosk.pack.codes import Fault
from tests.support.checks import found_by, places, row_of
from tests.support.packs import NATIONAL, edited

HARD = (
    "The authority must determine individual educational requirements notwithstanding"
    " considerations regarding availability of alternative arrangements."
)


def test_the_small_pack_can_be_read(tmp_path: Path) -> None:
    assert found_by(check_reading, tmp_path, {}) == []


@pytest.mark.parametrize(
    ("file", "old", "row"),
    [
        ("screens/welcome.md", "We ask a few questions.", 5),
        ("screens/who.md", "From 16 to 25", row_of("screens/who.md", "# Who")),
        ("screens/certificate-date.md", "When did the late certificate come?", 15),
        ("steps/talk.md", "Talk to us", 7),
        ("steps/appeal.md", "Appeal about school", 23),
        ("terms.toml", "A legal paper.", 3),
        ("contacts.toml", "They decide.", 11),
        ("time-limits.toml", "Two months from the letter, or one from the certificate.", 3),
    ],
)
def test_each_kind_of_text_is_looked_at(tmp_path: Path, file: str, old: str, row: int) -> None:
    found = found_by(check_reading, tmp_path, edited(file, old, HARD))
    assert [(each.code, each.severity) for each in found] == [(Fault.HARD_TEXT, Severity.WARNING)]
    assert places(check_reading, tmp_path, edited(file, old, HARD)) == [
        (Fault.HARD_TEXT, file, row)
    ]


def test_the_advice_names_the_sentence_and_the_words(tmp_path: Path) -> None:
    change = edited("steps/talk.md", "Talk to us", f"Talk to us\n\n{HARD}")
    (found,) = found_by(check_reading, tmp_path, change)
    assert HARD in found.advice
    assert "notwithstanding" in found.advice


def test_without_long_words_the_advice_names_the_sentence(tmp_path: Path) -> None:
    endless = "and then you go on and on to the next one of them " * 8
    (found,) = found_by(check_reading, tmp_path, edited("terms.toml", "A legal paper.", endless))
    assert endless.strip() in found.advice
    assert "words for" not in found.advice


def test_linked_words_and_names_are_explained(tmp_path: Path) -> None:
    hard = "Disagreement resolution arrangements notwithstanding conciliation helps."
    file = "steps/talk.md"
    assert found_by(check_reading, tmp_path, {file: f"{NATIONAL[file]}\n{hard}\n"})
    linked = hard.replace(" helps", "](term:plan) helps")
    assert not found_by(check_reading, tmp_path, {file: f"{NATIONAL[file]}\n[{linked}\n"})
    named = {
        file: f"{NATIONAL[file]}\n{hard}\n",
        **edited("terms.toml", 'name = "Plan"', f'name = "{hard.removesuffix(" helps.")} (DR)"'),
    }
    assert not found_by(check_reading, tmp_path, named)
