"""The one kind of button: large, with words that wrap and a focus that keys can see."""

from __future__ import annotations

from typing import ClassVar, Final

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

from sendkiosk.journey.flow import Icon
from sendkiosk.language.hyphens import unhyphenated
from sendkiosk.ui.controls import text
from sendkiosk.ui.look import Look
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.typefaces import SCRIPT, script_of, typeface, width_on_one_line

WORDS_ON_THE_LEFT = frozenset({"choice", "term", "pick"})
"""Kinds of button whose words begin at the left, as answers in a list do."""
ALWAYS_ON_BAR: Final = frozenset({"header", "day", "scroll"})
"""Kinds whose words grow less than those of the page, as there would be no room for them."""
ON_ACCENT: Final = frozenset({"primary", "start", "header"})
"""Kinds whose words are bold."""
TURNED_ON_AND_OFF: Final = frozenset({"choice", "term", "pick"})
"""Kinds that a second touch turns back: one that comes at once was not meant."""


class TouchButton(QAbstractButton):
    """A large button whose words wrap, with room for a hint below and an icon beside them."""

    is_on_bar: ClassVar[bool] = False
    """Whether it stands on every page, at the same place: there, words grow less."""

    def __init__(
        self, look: Look, label: str, *, kind: str = "choice", hint: str = "", icon: str = ""
    ) -> None:
        """Show `label`; `kind` names the look in the style sheet."""
        super().__init__()
        self._look, self._kind, self._icon = look, kind, icon
        self._chosen = self._is_told = False
        self._toned: tuple[str, bool, bool] | None = None
        self._on_bar = self.is_on_bar or kind in ALWAYS_ON_BAR
        self._side, self._spacing = _distances(look.sizes, kind, on_bar=self._on_bar)
        self._icon_side = icon_size(look.sizes, kind, on_bar=self._on_bar)
        self._labels: tuple[str, ...] = (label,)
        self._language = look.catalogue.tag
        self._widths: dict[tuple[str, str], int] = {}
        self.setProperty("look", kind)
        self.setProperty("bar", self._on_bar)
        self.setAccessibleName(unhyphenated(label))
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumSize(look.sizes.target, look.sizes.target)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel() if icon else None
        self._words = [
            text(line, part, centred=kind not in WORDS_ON_THE_LEFT)
            for line, part in ((label, "label"), (hint, "hint"))
            if line
        ]
        for part in (*((self._picture,) if self._picture else ()), *self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._arrange()
        self.retone()

    def speak(self, language: str) -> None:
        """Set the words in the type of `language`, in which they are, and in its direction."""
        self._language = language
        for label in self._words:
            label.setProperty(SCRIPT, script_of(language))
            _polish(label)

    def shorten(self, level: int) -> None:
        """Show the label itself at `level` 0, else a shorter one: at most the last there is."""
        words = self._labels[min(level, len(self._labels) - 1)]
        if self._words and self._words[0].text() != words:
            self._words[0].setText(words)
            self._words[0].setVisible(bool(words))
            # A drawing alone stands in the middle.
            self._box.setStretchFactor(self._words_box, 100 if words else 0)
            if self._is_centred:
                self._keep_together()

    def natural_width(self, level: int) -> int:
        """Return the width at which the label at `level` stands on one line."""
        words = self._labels[min(level, len(self._labels) - 1)]
        width = 2 * (self._side + self._look.sizes.space(0.1))
        if words:
            width += self._width_of(words)
        if self._icon and self._kind != "scroll":
            width += self._icon_side + (self._spacing if words else 0)
        return max(self._look.sizes.target, width)

    def _width_of(self, label: str) -> int:
        """Return the width of `label` on one line, whether the style sheet is known yet or not."""
        # Bars ask for the widths of all their buttons on each page.
        if (self._language, label) not in self._widths:
            sizes = self._look.sizes
            font = typeface(self._language)
            font.setPixelSize(label_size(sizes, self._kind, on_bar=self._on_bar))
            font.setBold(self._kind in ON_ACCENT)
            width = width_on_one_line(font, label) + sizes.space(0.1)
            self._widths[self._language, label] = width
        return self._widths[self._language, label]

    def choose(self, *, chosen: bool) -> None:
        """Show whether this is the answer, and tell it to assistive technology."""
        self._chosen = chosen
        if chosen and not self.isCheckable():
            self._is_told = True
            self.setCheckable(True)
        if self._is_told:
            self.setChecked(chosen)
        self.retone()

    def nextCheckState(self) -> None:
        """Leave it to `choose` what is chosen, once that was told; a touch alone does nothing."""
        if not self._is_told:
            super().nextCheckState()

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
        self.note_keys(used=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Remember that keys are used; of the tab key only the release arrives here."""
        self.note_keys(used=True)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember that the screen is touched."""
        self.note_keys(used=False)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second touch of two quick ones for a tremble, where it would undo the first."""
        if self._kind not in TURNED_ON_AND_OFF:
            super().mouseDoubleClickEvent(event)

    def note_keys(self, *, used: bool) -> None:
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
        layout.setContentsMargins(self._side, sizes.space(0.15), self._side, sizes.space(0.15))
        layout.setSpacing(sizes.space(0.05) if upright else self._spacing)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._box, self._words_box = layout, words
        if self._picture is not None:
            self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(words, 100)
        if self._is_centred:
            # The words are no wider than they need, so that the icon stands beside them.
            layout.insertStretch(0, 1)
            layout.addStretch(1)
            self._keep_together()
        words.addStretch(1)
        for label in self._words:
            words.addWidget(label)
        words.addStretch(1)

    @property
    def _is_centred(self) -> bool:
        """Whether icon and words stand in the middle, side by side."""
        on_the_left = self._kind in WORDS_ON_THE_LEFT
        return bool(self._icon and self._words) and self._kind != "scroll" and not on_the_left

    def _keep_together(self) -> None:
        label = self._words[0]
        label.setMaximumWidth(max(1, self._width_of(label.text())))

    def retone(self) -> None:
        """Give words and icon the colour that the ground of this state needs.

        Style sheets do not look again at a child when the state of its parent changes.
        """
        focused = self.hasFocus() and bool(self.window().property("keys"))
        header = self._kind == "header"
        tone = "ink"
        if not self.isEnabled():
            tone = "header_quiet" if header else "quiet"
        elif focused:
            tone = "on_focus"
        elif header:
            tone = "on_header"
        elif self._kind in ON_ACCENT or (self._kind == "day" and self._chosen):
            tone = "on_accent"
        toned = tone, self._chosen, focused
        if toned == self._toned:
            return
        self._toned = toned
        for name, value in (("chosen", self._chosen), ("focused", focused)):
            self.setProperty(name, value)
        _polish(self)
        for label in self._words:
            is_hint = label is not self._words[0]
            label.setProperty("tone", "quiet" if is_hint and tone == "ink" else tone)
            _polish(label)
        if self._picture is not None:
            colour = "accent" if tone == "ink" else tone
            self._picture.setPixmap(self._look.icon(self._icon, self._icon_side, colour))
        self.update()


class BarButton(TouchButton):
    """A button on a bar at the edge of the window, or of words that must not grow as others do."""

    is_on_bar = True

    def __init__(self, look: Look, *labels: str, kind: str = "quiet", icon: str = "") -> None:
        """Show the first of `labels`; where there is little room, `shorten` shows another."""
        super().__init__(look, labels[0], kind=kind, icon=icon)
        self._labels = labels

    def rename(self, *labels: str) -> None:
        """Show one of `labels` in place of those from before; the bar must be arranged anew."""
        self._labels = labels
        self.setAccessibleName(unhyphenated(labels[0]))
        self.shorten(0)


def _distances(sizes: Sizes, kind: str, *, on_bar: bool) -> tuple[int, int]:
    """Return the distance between edge and what is inside, and that between icon and words."""
    side = {"day": 0.1, "scroll": 0.1, "pick": 0.35}.get(kind, 0.4 if on_bar else 0.6)
    return sizes.space(side), sizes.space(0.3 if on_bar else 0.45)


def icon_size(sizes: Sizes, kind: str, *, on_bar: bool) -> int:
    """Return the side of the drawing on a button."""
    return round(label_size(sizes, kind, on_bar=on_bar) * (1.5 if kind == "choice" else 1.1))


def label_size(sizes: Sizes, kind: str, *, on_bar: bool) -> int:
    """Return the height of the type on a button; the style sheet says the same."""
    match kind:
        case "start":
            return sizes.heading(1.4)
        case "scroll":
            return sizes.unit
        case _:
            return sizes.tool if on_bar else sizes.times(1.04)


def draw_ahead(look: Look) -> None:
    """Draw what may stand beside answers before a visitor waits for it: always all of it."""
    side = icon_size(look.sizes, "choice", on_bar=False)
    for icon in Icon:
        look.icon(icon.value, side)


def _polish(widget: QWidget) -> None:
    """Let the style sheet look at the properties of `widget` again, if it has looked before."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
