"""One fault in a file that a person wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


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
        return f"{place}: {self.code} {self.problem} {self.advice}"
