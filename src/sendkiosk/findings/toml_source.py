"""TOML text with the line of everything in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError, Severity
from sendkiosk.findings.toml_lines import KeyPath, first_fault, lines_of

DEEPEST: Final = 20
"""How many tables and lists may lie inside each other. People need five or six."""

_PLACE: Final = re.compile(r" \(at line (?P<line>\d+), column \d+\)$")
_TWICE: Final = re.compile(r"^(?:Cannot (?:overwrite|declare|mutate)|Duplicate)")
_DAY: Final = re.compile(r"(?<![\w\"'-])\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class TomlSource:
    """The values of a TOML text, and where they stand in `file`.

    `above` is the number of lines in the file before the text begins.
    """

    file: Path
    text: str
    values: Mapping[str, Any]
    above: int = 0

    def line(self, path: KeyPath = ()) -> int:
        """Return the line of what `path` leads to, or of the nearest thing around it."""
        while path:
            if path in self._lines:
                return self.above + self._lines[path]
            path = path[:-1]
        return self.above + 1

    def finding(
        self,
        code: str,
        path: KeyPath,
        problem: str,
        advice: str,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """Return a finding about what `path` leads to."""
        return Finding(code, self.file, self.line(path), problem, advice, severity)

    @cached_property
    def _lines(self) -> Mapping[KeyPath, int]:
        # Looked up only when something is wrong: a sound pack never pays for it.
        return lines_of(self.text)


def read_toml(file: Path, text: str, above: int = 0) -> TomlSource:
    """Return the TOML `text` that begins in `file` after `above` lines.

    Raises FindingsError, with the line, when it is not TOML, holds a date that does not exist, or
    is nested deeper than `DEEPEST`.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FindingsError([_broken(file, text, above, str(error))]) from error
    except RecursionError as error:
        raise FindingsError([_too_deep(file, above)]) from error
    except ValueError as error:  # a whole number with thousands of digits
        raise FindingsError([_broken(file, text, above, str(error))]) from error
    if _is_deep(values):
        raise FindingsError([_too_deep(file, above)])
    return TomlSource(file, text, values, above)


def _broken(file: Path, text: str, above: int, said: str) -> Finding:
    """Return the finding for what `tomllib` said about `text`."""
    place = _PLACE.search(said)
    twice = _TWICE.match(said)
    last = len(text.rstrip().split("\n"))
    line = int(place["line"]) if place else last
    if not place and not twice:
        line = min(first_fault(text) or last, last)
    day = _impossible_day(text.split("\n")[line - 1])
    if day:
        return Finding(
            FileFault.NO_SUCH_DAY,
            file,
            above + line,
            f"There is no such day as {day}.",
            "Write a real day, in the form 2026-11-23 (year-month-day).",
        )
    if twice:
        return Finding(
            FileFault.SETTING_TWICE,
            file,
            above + line,
            "This setting or table was given before.",
            "Keep one of the two.",
        )
    return Finding(
        FileFault.NOT_TOML,
        file,
        above + line,
        "This line cannot be understood.",
        "Check quotation marks, brackets and commas here and just above."
        f" The reader says: {said.partition(' (at ')[0]}.",
    )


def _impossible_day(line: str) -> str | None:
    for day in _DAY.findall(line):
        try:
            date.fromisoformat(day)
        except ValueError:
            return str(day)
    return None


def _too_deep(file: Path, above: int) -> Finding:
    return Finding(
        FileFault.TOO_DEEP,
        file,
        above + 1,
        "Too many tables or lists lie inside each other.",
        f"Use no more than {DEEPEST} levels.",
    )


def _is_deep(values: Mapping[str, Any]) -> bool:
    level: list[Any] = [values]
    for _ in range(DEEPEST - 1):
        # Each file of a pack comes by here, so what cannot hold anything is left out at once.
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list) and inner
        ]
        if not level:
            return False
    return True
