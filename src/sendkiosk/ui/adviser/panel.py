"""The left of the print page: all that can be chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.summary import Summary
from sendkiosk.ui.adviser.choices import SIZES
from sendkiosk.ui.adviser.column_pane import ColumnPane
from sendkiosk.ui.adviser.contents import Contents
from sendkiosk.ui.adviser.copies import Copies
from sendkiosk.ui.adviser.desk import Desk
from sendkiosk.ui.adviser.printer_list import PrinterList
from sendkiosk.ui.controls import column, panel, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.picks import Pick, exclusive

SIDE_BY_SIDE = 52
"""How wide a window is, in heights of body type, that has room for two groups in half of it."""


class ChoicesPanel(ColumnPane):
    """Shows what `desk` has chosen, and tells it what is chosen now."""

    def __init__(self, look: Look, desk: Desk, summary: Summary) -> None:
        """Show the choices for `summary`."""
        super().__init__(look, reads=False)
        self._desk = desk
        self.printers = PrinterList(look)
        self.copies = Copies(look)
        self.sizes = {
            size: Pick(look, look.say(name), on=size is desk.choices.size, single=True)
            for size, name in SIZES.items()
        }
        exclusive(self.sizes.values())
        self.contents = Contents(look, summary, desk.catalogue)
        copies = _headed(look, look.say("Copies"), self.copies)
        sizes = _headed(look, look.say("Size of print"), *self.sizes.values())
        self.show_parts(
            panel("card", look, self.printers),
            panel("card", look, _beside(look, copies, sizes)),
            panel("card", look, _headed(look, look.say("What goes on the paper"), self.contents)),
        )
        self._connect()
        self.show_choices()

    def _connect(self) -> None:
        desk, contents = self._desk, self.contents
        # The desk outlives this page: what it calls must be a method, which Qt lets go of in time.
        desk.chosen.connect(self.show_choices)
        desk.found.connect(self.show_choices)
        self.printers.again.clicked.connect(desk.look_for_printers)
        self.printers.picked.connect(lambda name: self._choose(printer=name))
        self.copies.changed.connect(lambda copies: self._choose(copies=copies))
        for size, pick in self.sizes.items():
            pick.clicked.connect(partial(self._choose, size=size))
        contents.sheet_picked.connect(lambda on: self._choose(sheet=on))
        contents.english_picked.connect(lambda on: self._choose(beside_english=on))
        contents.step_picked.connect(self._pick_step)
        contents.letter_picked.connect(self._pick_letter)
        contents.card_picked.connect(lambda on: self._choose(card=on))

    def show_choices(self) -> None:
        """Show what is chosen now."""
        choices = self._desk.choices
        self.printers.show_printers(self._desk.printers, choices.printer)
        self.copies.show_number(choices.copies)
        for size, pick in self.sizes.items():
            pick.setChecked(size is choices.size)
        self.contents.show_choices(choices)

    def _pick_step(self, name: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal brings it
        self._choose(left_out=_with(self._desk.choices.left_out, name, there=not on))

    def _pick_letter(self, name: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal brings it
        self._choose(letters=_with(self._desk.choices.letters, name, there=on))

    def _choose(self, **changes: Any) -> None:
        self._desk.choose(replace(self._desk.choices, **changes))


def _headed(look: Look, title: str, *widgets: QWidget) -> QWidget:
    """Return `widgets` below each other under the heading `title`."""
    group = column(text(title, "heading"), *widgets, spacing=look.sizes.times(0.25))
    group.setAccessibleName(title)
    return group


def _beside(look: Look, *groups: QWidget) -> QWidget:
    """Return `groups` beside each other, with their headings at the same height.

    In a narrow window, or with large words, they stand below each other.
    """
    if not look.sizes.has_columns(SIDE_BY_SIDE):
        return column(*groups, spacing=look.sizes.gap)
    both = row(look, *groups, stretch=groups[-1])
    both.box.setSpacing(look.sizes.times(2))
    for group in groups:
        both.box.setAlignment(group, Qt.AlignmentFlag.AlignTop)
    return both


def _with(names: frozenset[str], name: str, *, there: bool) -> frozenset[str]:
    """Return `names` with `name` among them, or not."""
    return names | {name} if there else names - {name}
