"""Screens that can be taken in: how many choices, and how much text."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.authoring.checks.screen_sizes import (
    MOST_OPTIONS,
    ONE_VIEW,
    TWO_VIEWS,
    check_sizes,
)
from sendkiosk.findings.finding import Severity
from sendkiosk.pack.codes import Fault
from tests.support.checks import found_by, places
from tests.support.packs import NATIONAL, edited


def with_options(number: int) -> dict[str, str]:
    head, _, text = NATIONAL["screens/worries.md"].partition("[[option]]")
    options = "".join(f'[[option]]\ncode = "o{n}"\nlabel = "O"\n' for n in range(number))
    return {"screens/worries.md": f"{head}{options}+++\n{text.rpartition('+++')[2]}"}


def test_ten_choices_are_not_too_many_but_eleven_are(tmp_path: Path) -> None:
    assert found_by(check_sizes, tmp_path, with_options(MOST_OPTIONS)) == []
    found = found_by(check_sizes, tmp_path, with_options(MOST_OPTIONS + 1))
    assert [(each.code, each.severity) for each in found] == [
        (Fault.MANY_OPTIONS, Severity.WARNING)
    ]
    assert found[0].line == 36  # the eleventh


@pytest.mark.parametrize(
    ("file", "title", "most"),
    [
        ("screens/letter-date.md", "When did the letter come?", ONE_VIEW),
        ("steps/talk.md", "Talk to us", TWO_VIEWS),
    ],
)
def test_title_and_text_have_a_limit(tmp_path: Path, file: str, title: str, most: int) -> None:
    # Markup takes no room on the screen.
    text = NATIONAL[file] + "\n**" + "a" * (most - len(title)) + "**\n"
    assert found_by(check_sizes, tmp_path, {file: text}) == []
    longer = text.replace("**aa", "**aaa")
    lines = NATIONAL[file].split("\n")
    row = lines.index(f"# {title}") + 1
    assert places(check_sizes, tmp_path, {file: longer}) == [(Fault.LONG_TEXT, file, row)]


def test_each_wording_is_measured_alone(tmp_path: Path) -> None:
    half = "a" * (ONE_VIEW // 2)
    change = edited(
        "screens/certificate-date.md",
        "# When did the certificate come?\n",
        f"# When did the certificate come?\n\n{half}\n",
    )
    file, text = change.popitem()
    assert found_by(check_sizes, tmp_path, {file: f"{text}\n{half}\n"}) == []
    assert places(check_sizes, tmp_path, {file: f"{text}\n{half}{half}\n"}) == [
        (Fault.LONG_TEXT, file, 17)
    ]
