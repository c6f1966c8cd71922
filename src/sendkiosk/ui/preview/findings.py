"""What is wrong with the pack, for the person who writes it: in order, and as a list to read."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextBrowser

from sendkiosk.findings.finding import Finding, Severity


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings`, each once: errors before warnings, and else as they came."""
    once = dict.fromkeys(findings)
    return tuple(sorted(once, key=lambda finding: finding.severity is Severity.WARNING))


def counted(findings: Sequence[Finding]) -> str:
    """Return how many errors and warnings there are, in words; "" when there are none."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    numbers = ((errors, "error"), (len(findings) - errors, "warning"))
    words = [f"{number} {name}{'s' if number > 1 else ''}" for number, name in numbers if number]
    return " and ".join(words)


def where(finding: Finding, beside: Path) -> str:
    """Return the file and line of `finding`, the file as it is seen from the folder `beside`."""
    file = finding.file
    name = str(file.relative_to(beside) if file.is_relative_to(beside) else file)
    return printable(f"{name}:{finding.line}" if finding.line else name)


def printable(words: str) -> str:
    """Return `words` without what no screen can show: a file's name may be no text at all."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


class FindingsView(QTextBrowser):
    """A list of findings that can be read, scrolled and copied, never taller than it must be."""

    def __init__(self) -> None:
        """Begin empty, and hidden."""
        super().__init__()
        self.setObjectName("findings")
        self.setAccessibleName("What is wrong with the pack")
        self.setOpenLinks(False)
        # A path has no place where it could be broken.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.hide()

    def tell(self, findings: Sequence[Finding], beside: Path) -> None:
        """Show `findings`; their files are named as seen from the folder `beside`."""
        words = "".join(_in_html(finding, beside) for finding in findings)
        track = self.verticalScrollBar()
        place = track.value()
        self.setHtml(words)
        track.setValue(place)
        self.setVisible(bool(findings))

    def _fit(self, size: QSizeF) -> None:
        self.setMaximumHeight(math.ceil(size.height()) + 2 * self.frameWidth())


def _in_html(finding: Finding, beside: Path) -> str:
    kind = finding.severity.value
    parts = (
        ("kind", f"{kind.capitalize()} {finding.code}"),
        ("file", where(finding, beside)),
        ("problem", printable(finding.problem)),
        ("advice", printable(finding.advice)),
    )
    return "".join(f'<p class="{name}">{html.escape(words)}</p>' for name, words in parts if words)
