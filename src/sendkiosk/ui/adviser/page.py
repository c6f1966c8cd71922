"""The print page: choices on the left, the pages on the right, print and save below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sendkiosk.journey.summary import Summary
from sendkiosk.ui.adviser.desk import Desk
from sendkiosk.ui.adviser.panel import ChoicesPanel
from sendkiosk.ui.adviser.view import PagesView
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import column, fill, panel, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page

DENSER: Final = 0.78
"""Height of type against that of the visitor's pages: it is read at a desk, not standing."""
LEFT, RIGHT = 9, 11
"""How the width is shared."""


class PrintPage(Page):
    """Shows and changes what `desk` holds for one summary."""

    def __init__(self, look: Look, desk: Desk, summary: Summary) -> None:
        """Show what was chosen for `summary`."""
        look = denser(look.at_work())
        super().__init__(look)
        self.setLayoutDirection(look.direction)
        self.setStyleSheet(look.style_sheet())
        self._desk = desk
        self.ask_for_folder: Callable[[], Path | None] = self._ask_for_folder
        self.choices = ChoicesPanel(look, desk, summary)
        self.pages = PagesView(look, desk)
        self.print = TouchButton(
            look, look.say("Print"), hint="Ctrl+P", kind="primary", icon="print"
        )
        self.save = TouchButton(
            look, look.say("Save as PDF …"), hint="Ctrl+S", kind="quiet", icon="save"
        )
        if not desk.saves:
            self.save.hide()
        self._said = text("", "strong")
        self.status = panel("limit", look, self._said)
        left = column(
            text(look.say("Choose what to print"), "title"),
            self.choices,
            self.status,
            row(look, self.print, self.save),
            spacing=look.sizes.gap,
        )
        left.box.setStretchFactor(self.choices, 1)
        both = QHBoxLayout()
        fill(both, (left, self.pages), look.sizes.times(1.2), look.sizes.times(0.8))
        both.setStretch(0, LEFT)
        both.setStretch(1, RIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(both)
        self._connect()
        self._show_state()

    def first_focus(self) -> QWidget:
        """Return the pages: nothing happens there by a key that is pressed once too often."""
        return self.pages.paper

    def _connect(self) -> None:
        self.print.clicked.connect(self._desk.print_all)
        self.save.clicked.connect(self._save)
        for signal in (self._desk.chosen, self._desk.made, self._desk.found, self._desk.told):
            signal.connect(self._show_state)
        for keys, button in (
            ("Ctrl+P", self.print),
            ("Ctrl+S", self.save),
            ("PgUp", self.pages.back),
            ("PgDown", self.pages.forward),
            ("Ctrl+L", self.pages.larger),
            ("F5", self.choices.printers.again),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def _show_state(self) -> None:
        self.print.setEnabled(self._desk.can_print)
        self.save.setEnabled(self._desk.can_save)
        self._said.setText(self._desk.words)
        self.status.setVisible(bool(self._desk.words))

    def _save(self) -> None:
        folder = self.ask_for_folder()
        if folder is not None:
            self._desk.save(folder)

    def _ask_for_folder(self) -> Path | None:
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = self.look.say("Choose a folder for the pages")
        chosen = QFileDialog.getExistingDirectory(self, title, usual)
        return Path(chosen) if chosen else None


def denser(look: Look) -> Look:
    """Return `look` with smaller type, and everything else in proportion to it."""
    return replace(look, theme=replace(look.theme, sizes=look.sizes.scaled(DENSER)))
