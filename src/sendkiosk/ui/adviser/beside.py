"""The right of an adviser's window: the family so far, one step of theirs, or the list of keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from sendkiosk.journey.flow import Flow, Screen
from sendkiosk.journey.summary import Summary
from sendkiosk.ui.adviser.column_pane import ColumnPane
from sendkiosk.ui.adviser.search import SearchKept, SearchPanel
from sendkiosk.ui.adviser.shortcuts import Shortcut, told
from sendkiosk.ui.adviser.so_far import SoFar
from sendkiosk.ui.buttons import BarButton
from sendkiosk.ui.controls import column, fill, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.pages.summary import step_card


class Beside(QFrame):
    """Shows what is known of a family, and in its place for a while something to be looked up.

    `question_wanted` and `onward` are those of `SoFar`; `family_wanted` tells that the family's own
    screen was asked for.
    """

    question_wanted = Signal(str)
    onward = Signal()
    family_wanted = Signal()

    def __init__(
        self,
        look: Look,
        flow: Flow,
        shortcuts: Iterable[Shortcut],
        kept: SearchKept | None = None,
    ) -> None:
        """Begin with nothing known of a family.

        `shortcuts` are those to list. In `flow` it is searched, from where that was `kept`.
        """
        super().__init__()
        self.setObjectName("beside")
        self._look = look
        self.setStyleSheet(look.style_sheet())
        self._summary: Summary | None = None
        self.so_far: SoFar | None = None
        self.seek = BarButton(look, look.say("Search (Ctrl+F)"), icon="search")
        self.seek.clicked.connect(self.show_search)
        self.family = BarButton(look, look.say("Show the family (F11)"), icon="screen")
        self.family.clicked.connect(self.family_wanted)
        self.keys = BarButton(look, look.say("Keys (F1)"), icon="dots")
        self.keys.clicked.connect(self.turn_keys)
        self.back = BarButton(look, look.say("Back to the answers"), look.say("Back"), icon="back")
        self.back.clicked.connect(self.show_so_far)
        self._list = ColumnPane(look)
        self._list.show_parts(text(look.say("Keys"), "heading"), *told(look, shortcuts))
        self.step = ColumnPane(look)
        self.search = SearchPanel(look, flow, kept)
        self.search.closed.connect(self.show_so_far)
        self._stack = QStackedWidget()
        for part in (self._list, self.step, self.search):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        self.back.setFixedWidth(self.back.natural_width(0))
        beside = row(look, self.seek, self.keys)
        beside.box.setSpacing(look.sizes.apart)
        self._ways = column(beside, self.family, spacing=look.sizes.apart)
        fill(layout, (self.back, self._ways, self._stack), look.sizes.gap, look.sizes.times(0.7))
        layout.setStretchFactor(self._stack, 1)
        self.setMinimumWidth(look.sizes.space(16))

    def show_family(self, summary: Summary, shown: Screen | None, missing: Screen | None) -> None:
        """Show what is known now; where the family has moved on, nothing else is looked at.

        Before a visit nothing is kept of what was searched.
        """
        if not summary.told:
            self.search.clear()
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
        self.step.show_nothing()
        if self.so_far is not None:
            self._show(self.so_far)

    def show_step(self, step: str) -> None:
        """Show all of the step with the id `step`, if the family has it."""
        steps = self._summary.steps if self._summary else ()
        found = next((each for each in steps if each.id == step), None)
        if found is not None:
            self.step.show_parts(step_card(self._look, found))
            self._show(self.step)

    def show_search(self) -> None:
        """Show what can be searched, with the keyboard in its field."""
        self._show(self.search)
        self.search.focus_search()

    def turn_keys(self) -> None:
        """Show the list of keys, or what is known of the family if the keys are shown."""
        if self._stack.currentWidget() is self._list:
            self.show_so_far()
        else:
            self._show(self._list)

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.back.setVisible(part is not self.so_far)
        self._ways.setVisible(part is self.so_far)
