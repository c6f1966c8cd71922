"""One fault in a file that a person wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class Severity(Enum):
    """Whether a finding stops a file from being used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and what to do. `line` starts at 1; 0 stands for the whole file."""

    code: str
    file: Path
    line: int
    problem: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the finding on one line, in the form that editors can jump to."""
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        text = f"{place}: {self.code} {self.problem} {self.advice}"
        # A file's name may hold bytes that are no text at all; printing those would fail.
        return text.encode("utf-8", "backslashreplace").decode("utf-8")


class FindingsError(ValueError):
    """A file that cannot be used; `findings` say why, and are never empty."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings; together they are the error's own text, one a line."""
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


def attempt(findings: list[Finding], read: Callable[[], T]) -> T | None:
    """Return what `read` returns; when it raises FindingsError, None, and add its findings."""
    try:
        return read()
    except FindingsError as error:
        findings += error.findings
        return None
