"""The one kind of button: large, with words that wrap and a focus that keys can see."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from sendkiosk.ui.controls import text
from sendkiosk.ui.look import Look

WORDS_ON_THE_LEFT = frozenset({"choice", "term", "pick"})
"""Kinds of button whose words begin at the left, as answers in a list do."""


class TouchButton(QAbstractButton):
    """A large button whose words wrap, with room for a hint below and an icon beside them."""

    def __init__(
        self, look: Look, label: str, *, kind: str = "choice", hint: str = "", icon: str = ""
    ) -> None:
        """Show `label`; `kind` names the look in the style sheet."""
        super().__init__()
        self._look, self._kind, self._icon = look, kind, icon
        self._chosen = False
        self.setProperty("look", kind)
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(look.sizes.target)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel()
        self._words = [
            text(line, part, centred=kind not in WORDS_ON_THE_LEFT)
            for line, part in ((label, "label"), (hint, "hint"))
            if line
        ]
        for part in (self._picture, *self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._arrange()
        self.retone()

    def choose(self, *, chosen: bool) -> None:
        """Show whether this is the answer."""
        self._chosen = chosen
        self.retone()

    def rename(self, label: str) -> None:
        """Show `label` in place of the words from before."""
        self.setAccessibleName(label)
        self._words[0].setText(label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the background and border that the style sheet asks for."""
        option = QStyleOption()
        option.initFrom(self)
        if self.isDown():
            option.state |= QStyle.StateFlag.State_Sunken
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow being enabled and disabled."""
        if event.type() == QEvent.Type.EnabledChange:
            self.retone()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus to people who use keys."""
        super().focusInEvent(event)
        self.retone()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.retone()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remember that keys are used."""
        self._note_keys(used=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Remember that keys are used; of the tab key only the release arrives here."""
        self._note_keys(used=True)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember that the screen is touched."""
        self._note_keys(used=False)
        super().mousePressEvent(event)

    def _note_keys(self, *, used: bool) -> None:
        """Note on the window whether keys are used; pages made later follow it."""
        window = self.window()
        if bool(window.property("keys")) is not used:
            window.setProperty("keys", used)
            focus = window.focusWidget()
            if isinstance(focus, TouchButton):
                focus.retone()

    def _arrange(self) -> None:
        sizes = self._look.sizes
        upright = self._kind == "scroll"
        layout = QVBoxLayout(self) if upright else QHBoxLayout(self)
        side = sizes.times({"day": 0.2, "scroll": 0.2, "pick": 0.35}.get(self._kind, 0.7))
        layout.setContentsMargins(side, sizes.times(0.25), side, sizes.times(0.25))
        layout.setSpacing(sizes.times(0.1 if upright else 0.45))
        words = QVBoxLayout()
        words.setSpacing(0)
        if self._icon:
            self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(words, 1)
        words.addStretch(1)
        for label in self._words:
            words.addWidget(label)
        words.addStretch(1)

    def retone(self) -> None:
        """Give words and icon the colour that the ground of this state needs.

        Style sheets do not look again at a child when the state of its parent changes.
        """
        focused = self.hasFocus() and bool(self.window().property("keys"))
        on_accent = self._kind in {"primary", "header"} or (self._kind == "day" and self._chosen)
        tone = "ink"
        if not self.isEnabled():
            tone = "quiet"
        elif on_accent and not focused:
            tone = "on_accent"
        for name, value in (("chosen", self._chosen), ("focused", focused)):
            self.setProperty(name, value)
        _polish(self)
        for label in self._words:
            label.setProperty("tone", tone)
            _polish(label)
        if self._icon:
            colour = "accent" if tone == "ink" else tone
            size = self._look.sizes.times(1.1)
            self._picture.setPixmap(self._look.theme.icon(self._icon, size, colour))
        self.update()


def _polish(widget: QWidget) -> None:
    """Let the style sheet look at the properties of `widget` again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
