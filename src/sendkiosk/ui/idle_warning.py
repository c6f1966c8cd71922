"""The question whether somebody is still there, over everything else, with a large countdown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from sendkiosk.journey.messages import message
from sendkiosk.ui.announcing import tell
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page

NUMBER: Final = 3.0
"""Height of the countdown, in heights of body type."""


class IdleWarning(QWidget):
    """Covers its window, so that nobody who comes along reads what stands there."""

    def __init__(self, look: Look, window: QWidget) -> None:
        """Stay hidden; `window` is what will be covered."""
        super().__init__(window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look, self._window = look, window
        self._before: QWidget | None = None
        sizes = look.sizes
        self.button = TouchButton(look, look.say("I need more time"), kind="primary")
        self.button.setMinimumHeight(sizes.heading(NUMBER * 1.2))
        self.number = text("", "display", centred=True)
        self.number.setStyleSheet(f"font-size: {sizes.heading(NUMBER)}px;")
        # With a name of its own the label does not tell assistive technology of each second.
        self.number.setAccessibleName(look.say("Seconds left"))
        countdown = QWidget()
        row = QHBoxLayout(countdown)
        fill(row, (self.number, self.button), sizes.gap, sizes.gap)
        row.setStretch(0, 1)
        row.setStretch(1, 2)
        page = Page(look)
        page.fill(
            text(look.say("Are you still there?"), "title"),
            text(look.say("To keep them private, we clear your answers when this gets to 0:")),
            text(look.say("You can take as much time as you need."), "heading"),
            text(look.say("You can touch the screen anywhere, or press any key.")),
            middle=True,
            below=countdown,
        )
        fill(QVBoxLayout(self), (page,), 0, 0)
        self.hide()

    def open(self) -> None:
        """Cover the window, and take the focus."""
        self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Uncover the window for good; the focus goes where it was, if that is still there."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def count(self, seconds: int) -> None:
        """Show that `seconds` are left."""
        self.number.setText(str(seconds))

    def words(self, seconds: int) -> str:
        """Return what people who do not see the countdown hear when `seconds` are left."""
        return self._look.say(
            message(
                "Are you still there? We clear your answers in {seconds} seconds. Touch the screen"
                " or press any key for more time.",
                seconds=seconds,
            )
        )

    def announce(self, words: str) -> None:
        """Tell `words` to assistive technology, at once."""
        tell(self.button, words, QAccessible.AnnouncementPoliteness.Assertive)
