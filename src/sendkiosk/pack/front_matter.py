"""The form of a screen's or step's file: settings between `+++` lines, then text, and again."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.pack.codes import Fault

FENCE: Final = "+++"


class Section(NamedTuple):
    """Settings and the text that follows them; each with the number of lines above it."""

    settings: str
    settings_above: int
    text: str
    text_above: int


def sections(file: Path, text: str) -> tuple[Section, ...]:
    """Return the sections of a file, at least one.

    Raises FindingsError when the first line is not `+++`, or one of a pair is missing.
    """
    lines = text.split("\n")
    fences = [place for place, line in enumerate(lines) if line.rstrip() == FENCE]
    if not fences or any(line.strip() for line in lines[: fences[0]]):
        raise FindingsError([_finding(file, 1, "The file does not begin with a “+++” line.")])
    if len(fences) % 2:
        raise FindingsError([_finding(file, fences[-1] + 1, "This “+++” line has no partner.")])
    ends = [*fences[2::2], len(lines)]
    return tuple(
        Section(
            "\n".join(lines[opening + 1 : closing]),
            opening + 1,
            "\n".join(lines[closing + 1 : end]),
            closing + 1,
        )
        for opening, closing, end in zip(fences[::2], fences[1::2], ends, strict=True)
    )


def _finding(file: Path, line: int, problem: str) -> Finding:
    advice = "Put one “+++” line above the settings and one below them."
    return Finding(Fault.NO_FENCE, file, line, problem, advice)
