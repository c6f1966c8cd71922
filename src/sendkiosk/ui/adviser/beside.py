"""The right of an adviser's window: the family so far, one step of theirs, or the list of keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from sendkiosk.journey.flow import Screen
from sendkiosk.journey.summary import Summary
from sendkiosk.ui.adviser.column import ScrolledColumn
from sendkiosk.ui.adviser.shortcuts import Shortcut, told
from sendkiosk.ui.adviser.so_far import SoFar
from sendkiosk.ui.buttons import BarButton
from sendkiosk.ui.controls import fill, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.pages.summary import step_card


class Beside(QFrame):
    """Shows what is known of a family, and in its place for a while something to be looked up.

    `question_wanted` and `onward` are those of `SoFar`.
    """

    question_wanted = Signal(str)
    onward = Signal()

    def __init__(self, look: Look, shortcuts: Iterable[Shortcut]) -> None:
        """Begin with nothing known; `shortcuts` are those to list."""
        super().__init__()
        self.setObjectName("beside")
        self._look = look
        self.setStyleSheet(look.theme.style_sheet())
        self._summary: Summary | None = None
        self.so_far: SoFar | None = None
        self.keys = BarButton(look, look.say("Keys (F1)"), look.say("Keys"), icon="dots")
        self.keys.clicked.connect(self.turn_keys)
        self.back = BarButton(look, look.say("Back to the answers"), look.say("Back"), icon="back")
        self.back.clicked.connect(self.show_so_far)
        self._list = ScrolledColumn(look)
        self._list.show_parts(text(look.say("Keys"), "heading"), *told(look, shortcuts))
        self.step = ScrolledColumn(look)
        self._stack = QStackedWidget()
        for part in (self._list, self.step):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        for button in (self.back, self.keys):
            button.setFixedWidth(button.natural_width(0))
        bar = row(look, self.back, self.keys)
        bar.box.insertStretch(1, 1)
        fill(layout, (bar, self._stack), look.sizes.gap, look.sizes.times(0.7))
        layout.setStretchFactor(self._stack, 1)
        self.setMinimumWidth(look.sizes.space(16))

    def show_family(self, summary: Summary, shown: Screen | None, missing: Screen | None) -> None:
        """Show what is known now; where the family has moved on, nothing else is looked at."""
        place = self.so_far.verticalScrollBar().value() if self.so_far else 0
        before, self._summary = self.so_far, summary
        self.so_far = SoFar(self._look, summary, shown, missing)
        self.so_far.question_wanted.connect(self.question_wanted)
        self.so_far.step_wanted.connect(self.show_step)
        self.so_far.onward.connect(self.onward)
        self._stack.addWidget(self.so_far)
        if before is not None:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.so_far.stay_at(place)
        self.show_so_far()

    @property
    def looks_up(self) -> bool:
        """Whether something else than the family is shown just now."""
        return self._stack.currentWidget() is not self.so_far

    def show_so_far(self) -> None:
        """Show what is known of the family."""
        self.step.show_parts()
        if self.so_far is not None:
            self._show(self.so_far)

    def show_step(self, step: str) -> None:
        """Show all of the step with the id `step`, if the family has it."""
        steps = self._summary.steps if self._summary else ()
        found = next((each for each in steps if each.id == step), None)
        if found is not None:
            self.step.show_parts(step_card(self._look, found))
            self._show(self.step)

    def turn_keys(self) -> None:
        """Show the list of keys, or what is known of the family if the keys are shown."""
        if self._stack.currentWidget() is self._list:
            self.show_so_far()
        else:
            self._show(self._list)

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.back.setVisible(part is not self.so_far)
        self.keys.setVisible(part is self.so_far)
