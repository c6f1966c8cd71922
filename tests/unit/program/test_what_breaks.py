"""The table of what breaks, in the docs: each row is backed by tests that are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "running-a-kiosk.md"
HEADING = "## When something breaks"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def rows() -> list[str]:
    """Return the rows of the table, without its head."""
    section = PAGE.read_text(encoding="utf-8").split(f"{HEADING}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [line for line in lines if not line.startswith(("| what happens", "| ---"))]


@cache
def defined_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.split("|")[1].strip())
def test_each_row_is_backed_by_tests_that_are_there(row: str) -> None:
    cells = [cell.strip() for cell in row.strip("| ").split(" | ")]
    assert len(cells) == 4
    assert all(cells)
    named = TEST.findall(cells[3])
    assert named
    assert cells[3] == ", ".join(f"`{file}::{test}`" for file, test in named)
    for file, test in named:
        assert test in defined_in(file), f"{file}::{test}"


@pytest.mark.parametrize(
    "trouble", ["killed", "frozen", "printer", "paper", "disk", "clock", "pack"]
)
def test_what_must_be_known_is_in_the_table(trouble: str) -> None:
    assert any(trouble in row.split("|")[1] for row in rows())
