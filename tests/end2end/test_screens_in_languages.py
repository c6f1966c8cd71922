"""Every language at the largest words on three screens: nothing is cut off, or lies on another."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.language.pseudo import MIRRORED, STRETCHED
from tests.support.program import run_program

SHIPPED = ("ar", "bn", "pa", "pl", "pt", "ro", "uk", "ur")
WITH_LONG_WORDS = ("bn", "pl", "uk", "ur")
LONGEST_WORDS = ("question-trouble", "summary-2", "help")
"""Screens on which words did not fit before they could be parted."""


def faults(tmp_path: Path, *arguments: str) -> str:
    """Return what is wrong with screens at the largest words."""
    done = run_program(
        *("screens", tmp_path, "--today", "2026-11-24", "--step", "4", "--colours", "light"),
        *("--no-pictures", *arguments),
    )
    assert done.stderr == ""
    return done.stdout if done.returncode else ""


@pytest.mark.parametrize("tag", WITH_LONG_WORDS)
def test_the_longest_words_fit_an_upright_screen(tmp_path: Path, tag: str) -> None:
    only = [word for name in LONGEST_WORDS for word in ("--only", name)]
    assert faults(tmp_path, "--language", tag, "--size", "1080x1920", *only) == ""


@pytest.mark.long
@pytest.mark.parametrize("tag", [*SHIPPED, STRETCHED, MIRRORED])
def test_every_screen_fits(tmp_path: Path, tag: str) -> None:
    assert faults(tmp_path, "--language", tag) == ""
