"""Running one check of quality on the small pack, with some of its files changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from sendkiosk.findings.finding import Finding
from sendkiosk.pack.merging import Merged
from tests.support.packs import NATIONAL, open_changed, placed

Check = Callable[[Merged], Iterable[Finding]]
Changes = Mapping[str, str | bytes | None]


def merged_of(tmp_path: Path, changes: Changes) -> Merged:
    """Return the small pack with `changes`, as the checks see it."""
    merged = open_changed(tmp_path, changes).merged
    assert merged is not None
    return merged


def row_of(file: str, words: str) -> int:
    """Return the line, counted from 1, on which `words` stand first in the small pack's `file`."""
    lines = NATIONAL[file].split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def found_by(check: Check, tmp_path: Path, changes: Changes) -> list[Finding]:
    """Return what `check` finds in the small pack with `changes`."""
    return list(check(merged_of(tmp_path, changes)))


def places(check: Check, tmp_path: Path, changes: Changes) -> list[tuple[str, str, int]]:
    """Return code, file and line of what `check` finds in the small pack with `changes`."""
    findings = found_by(check, tmp_path, changes)
    return [placed(found, tmp_path / "national") for found in findings]
