"""How many copies: a number between two large buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from sendkiosk.ui.adviser.choices import MOST_COPIES
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill
from sendkiosk.ui.look import Look


class Copies(QWidget):
    """A number from 1 on; `changed` tells the new one. The arrow keys change it, too."""

    changed = Signal(int)

    def __init__(self, look: Look) -> None:
        """Begin with one copy."""
        super().__init__()
        self.fewer = _button(look, look.say("One copy fewer"), "fewer")
        self.more = _button(look, look.say("One copy more"), "more")
        self.number = _Number()
        self.number.setRange(1, MOST_COPIES)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setAccessibleName(look.say("Copies"))
        self.number.setFixedSize(look.sizes.times(2.6), look.sizes.target)
        self.fewer.clicked.connect(self.number.stepDown)
        self.more.clicked.connect(self.number.stepUp)
        self.number.valueChanged.connect(self.changed)
        box = QHBoxLayout(self)
        fill(box, (self.fewer, self.number, self.more), look.sizes.times(0.3), 0)
        box.addStretch(1)

    def show_number(self, copies: int) -> None:
        """Show `copies`."""
        self.number.setValue(copies)


class _Number(QSpinBox):
    """A number that stays as it is while the wheel of the mouse moves the page below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _button(look: Look, name: str, icon: str) -> TouchButton:
    button = TouchButton(look, "", kind="quiet", icon=icon)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFixedWidth(look.sizes.times(3))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    return button
