"""Letters and the card of numbers, written by the program as people start it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

VISIT = """\
[answers]
who = "parent"
trouble = "council-letter"
decision = "refuse-assess"
letter-date = 2026-10-01
certificate = "said-no"
"""
NOTHING_FITS = """\
[answers]
who = "professional"
"""


def visit(answers: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a visit on a day that does not change."""
    command = ("visit", answers, "--today", "2026-11-24", *arguments)
    return subprocess.run(
        [sys.executable, "-m", "sendkiosk", *map(str, command)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ,
    )


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.toml"
    file.write_text(VISIT, encoding="utf-8")
    return file


def read(file: Path) -> str:
    """Return the text of a PDF without white space, since lines end at other places on paper."""
    return flat("".join(page.extract_text() for page in pypdf.PdfReader(file).pages))


def flat(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("large", [(), ("--large-print",)])
def test_each_letter_that_fits_and_the_card_are_written(
    answers: Path, large: tuple[str, ...]
) -> None:
    folder = answers.parent / "not" / "there"
    done = visit(answers, "--json", "--letters", folder, *large)
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    offered = {letter["id"]: letter["title"] for letter in data["letters"]}
    assert offered.keys() >= {"request-certificate", "appeal-checklist"}
    assert "review-panel" not in offered
    card = "card_with_numbers.pdf"
    assert {file.name for file in folder.iterdir()} == {card, *(f"{name}.pdf" for name in offered)}
    for name, title in offered.items():
        written = read(folder / f"{name}.pdf")
        assert flat(title) in written
        assert flat("Thursday 1 October 2026") in written
    numbers = read(folder / card)
    for contact in data["contacts"]:
        assert flat(contact["name"]) in numbers
        for phone in contact["phones"]:
            assert flat(phone["value"]) in numbers


def test_where_no_letter_fits_there_is_still_the_card(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(NOTHING_FITS, encoding="utf-8")
    done = visit(file, "--letters", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert [written.name for written in (tmp_path / "out").iterdir()] == ["card_with_numbers.pdf"]


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(answers: Path) -> None:
    in_the_way = answers.with_name("file")
    in_the_way.write_text("", encoding="utf-8")
    done = visit(answers, "--letters", in_the_way / "letters")
    assert done.returncode == 1
    assert done.stdout == ""
    assert str(in_the_way) in done.stderr
    assert "Traceback" not in done.stderr
