"""Beside the screen: what is wrong with the pack, and the ways to each screen and step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QTabWidget, QVBoxLayout

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.flow import Flow
from sendkiosk.ui.controls import fill, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import Place, Position
from sendkiosk.ui.preview.findings import FindingsView, counted
from sendkiosk.ui.preview.lists import Choice, screens_of, steps_of
from sendkiosk.ui.preview.stage import SCREENS

PLAIN = "This is a preview. Nothing is printed, and nothing is kept."
KEYS = "It follows each file that you save. F5 reads the pack again, Ctrl+Q closes."


class Panel(QFrame):
    """What stands beside the kiosk.

    `screen_chosen` and `step_chosen` tell the id that was touched, `shape_chosen` the number of the
    kind of screen.
    """

    screen_chosen = Signal(str)
    step_chosen = Signal(str)
    shape_chosen = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        """Begin with nothing known about the pack called `name`."""
        super().__init__()
        self.setObjectName("panel")
        self.setMinimumWidth(look.sizes.times(25))
        self.setStyleSheet(look.style_sheet())
        self._look = look
        self.state = text("", "state")
        self.findings = FindingsView()
        self.findings.document().setDefaultStyleSheet(_findings_sheet(look))
        self.findings.document().setDocumentMargin(look.sizes.times(0.6))
        self.screens, self.steps = Choice(look, "Screens"), Choice(look, "Steps")
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.hide()
        self.tabs.addTab(self.screens, "Screens")
        self.tabs.addTab(self.steps, "Steps")
        self.message = text("", "message")
        self.message.hide()
        self._read = text("", "small")
        shapes = QComboBox()
        shapes.setAccessibleName("Kind of screen")
        shapes.addItems([screen.name for screen in SCREENS])
        self.screens.chosen.connect(self.screen_chosen)
        self.steps.chosen.connect(self.step_chosen)
        shapes.activated.connect(self.shape_chosen)
        layout = QVBoxLayout(self)
        foot: tuple[QLabel, ...] = (text(PLAIN, "small"), text(KEYS, "small"))
        parts = (
            text(name, "heading"), self._read, self.state, self.findings, self.tabs, self.message,
            shapes, *foot,
        )  # fmt: skip
        fill(layout, parts, look.sizes.times(0.5), look.sizes.times(0.9))
        layout.setStretchFactor(self.findings, 4)
        layout.setStretchFactor(self.tabs, 5)
        # Where there are neither lists nor many findings, everything stays at the top.
        layout.insertStretch(layout.indexOf(self.message), 0)

    def tell(
        self, findings: Sequence[Finding], beside: Path, *, shown: bool, looking: bool
    ) -> None:
        """Show `findings`, with files as seen from the folder `beside`.

        `shown` tells whether there is a flow to show, of now or of before; `looking` whether the
        thorough checks are still under way.
        """
        kind, words = _state(findings, shown=shown, looking=looking)
        self.state.setProperty("state", kind)
        self.state.setText(words)
        # Style sheets do not look again at a label when its state changes.
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.findings.tell(findings, beside)

    def tell_read(self, time: str) -> None:
        """Say that the pack was read at `time`."""
        self._read.setText(f"Read at {time}")

    def offer(self, flow: Flow) -> None:
        """List the screens and steps of `flow`."""
        self.screens.offer(screens_of(flow, self._look.catalogue))
        self.steps.offer(steps_of(flow, self._look.catalogue))
        self.tabs.setTabText(0, f"Screens ({len(flow.screens)})")
        self.tabs.setTabText(1, f"Steps ({len(flow.steps)})")
        self.tabs.show()

    def mark(self, position: Position) -> None:
        """Mark the screen that stands at `position`; a step only where steps stand."""
        self.screens.mark(position.screen.id if position.screen is not None else None)
        if position.place not in {Place.SUMMARY, Place.HELP}:
            self.steps.mark(None)

    def reply(self, words: str) -> None:
        """Show `words` about what was touched in the lists; nothing when there are none."""
        self.message.setText(words)
        self.message.setVisible(bool(words))


def _state(findings: Sequence[Finding], *, shown: bool, looking: bool) -> tuple[str, str]:
    """Return how the pack stands: a name for the style sheet, and a sentence."""
    words = counted(findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        before = " The screen shows the pack as it was before." if shown else ""
        return "error", f"{words}.{before}"
    more = " Looking more closely …" if looking else ""
    if findings:
        return "warning", f"{words}.{more}"
    return "clean", f"Nothing found so far.{more}" if looking else "Nothing found."


def _findings_sheet(look: Look) -> str:
    colours, at = look.theme.colours, look.sizes.times
    return (
        f"p {{ margin: 0; color: {colours['ink']}; }}"
        f".kind {{ font-weight: 700; }}"
        f".file {{ color: {colours['quiet']}; }}"
        f".advice {{ margin-bottom: {at(0.8)}px; }}"
    )
