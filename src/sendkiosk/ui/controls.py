"""The few controls that all pages are made of: text, touch buttons, panels, a scrolling pane."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.language.markup import spans
from sendkiosk.ui.look import Look


def text(words: str, part: str = "body", *, centred: bool = False) -> QLabel:
    """Return a label that wraps `words`; `part` names its look in the style sheet."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("part", part)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if centred:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def marked_text(look: Look, block: Block) -> QWidget:
    """Return the text of `block`, with its bold words, terms and list mark."""
    words = "".join(
        f"<b>{html.escape(span.text)}</b>" if span.bold or span.term else html.escape(span.text)
        for span in spans(look.say(block.text))
    )
    label = text("")
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(words)
    if block.kind is BlockKind.PARAGRAPH:
        return label
    mark = text("•", "strong")
    mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    mark.setAlignment(Qt.AlignmentFlag.AlignTop)
    return row(look, mark, label, stretch=label)


class Holder(QWidget):
    """A widget that only holds others; `box` is its layout."""

    def __init__(self, direction: QBoxLayout.Direction) -> None:
        """Begin empty."""
        super().__init__()
        self.box = QBoxLayout(direction, self)


def column(*widgets: QWidget, spacing: int = 0, margins: int = 0) -> Holder:
    """Return a widget with `widgets` below each other."""
    holder = Holder(QBoxLayout.Direction.TopToBottom)
    fill(holder.box, widgets, spacing, margins)
    return holder


def row(look: Look, *widgets: QWidget, stretch: QWidget | None = None) -> Holder:
    """Return a widget with `widgets` beside each other; `stretch` takes the room that is left."""
    holder = Holder(QBoxLayout.Direction.LeftToRight)
    fill(holder.box, widgets, look.sizes.gap, 0)
    if stretch is not None:
        holder.box.setStretchFactor(stretch, 1)
    return holder


def in_columns(look: Look, widgets: Sequence[QWidget], columns: int) -> QWidget:
    """Return a widget with `widgets` in `columns` of equal width.

    They go down the first column, then the second: the order in which people read a list.
    """
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(look.sizes.times(0.45))
    rows = -(-len(widgets) // columns)
    for place, widget in enumerate(widgets):
        grid.addWidget(widget, place % rows, place // rows)
    for place in range(columns):
        grid.setColumnStretch(place, 1)
    return holder


def panel(kind: str, look: Look, *widgets: QWidget) -> QFrame:
    """Return a framed panel of the look `kind` with `widgets` below each other."""
    frame = QFrame()
    frame.setProperty("panel", kind)
    fill(QVBoxLayout(frame), widgets, look.sizes.times(0.35), look.sizes.times(0.8))
    return frame


def fill(layout: QBoxLayout, widgets: Iterable[QWidget], spacing: int, margins: int) -> None:
    """Put `widgets` into `layout`."""
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)


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
        side = sizes.times(0.2 if self._kind in {"day", "scroll"} else 0.7)
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
            self._picture.setPixmap(self._look.theme.icon(self._icon, colour, size))
        self.update()


SCROLL_BUTTON, SCROLL_MARGIN = 4.0, 0.3
SCROLL_COLUMN = SCROLL_BUTTON + 2 * SCROLL_MARGIN
"""Widths beside a page, in heights of body type."""

WORDS_ON_THE_LEFT = frozenset({"choice", "term"})
"""Kinds of button whose words begin at the left, as answers in a list do."""


def _polish(widget: QWidget) -> None:
    """Let the style sheet look at the properties of `widget` again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ScrollPane(QWidget):
    """Shows a tall widget, with large buttons for moving up and down when it does not fit."""

    def __init__(self, look: Look, content: QWidget) -> None:
        """Show `content`, which must be able to become as narrow as the pane."""
        super().__init__()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Qt guesses the height of wrapped text from a narrow column; only the real width counts.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._area.setWidget(content)
        self.up = TouchButton(look, look.say("Up"), kind="scroll", icon="up")
        self.down = TouchButton(look, look.say("More"), kind="scroll", icon="down")
        self._track = self._area.verticalScrollBar()
        self._side = self._make_side(look)
        layout = QHBoxLayout(self)
        fill(layout, (self._area, self._side), 0, 0)
        layout.setStretchFactor(self._area, 1)
        self.up.clicked.connect(lambda: self._turn(-1))
        self.down.clicked.connect(lambda: self._turn(1))
        self._track.rangeChanged.connect(self._update)
        self._track.valueChanged.connect(self._update)
        self._update()

    def to_top(self) -> None:
        """Show the beginning."""
        self._track.setValue(0)

    def _make_side(self, look: Look) -> QWidget:
        """Return the column with the two buttons.

        It keeps its room when they are not needed, so that the text never jumps.
        """
        side = column(spacing=look.sizes.times(0.3), margins=look.sizes.times(SCROLL_MARGIN))
        side.box.addWidget(self.up)
        side.box.addStretch(1)
        side.box.addWidget(self.down)
        for button in (self.up, self.down):
            button.setFixedWidth(look.sizes.times(SCROLL_BUTTON))
            button.setMinimumHeight(look.sizes.times(3.4))
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        return side

    def _turn(self, pages: int) -> None:
        """Move by nearly a whole view, so that the place is not lost."""
        view = int(self._area.viewport().height() * 0.8)
        self._track.setValue(self._track.value() + pages * view)

    def _update(self) -> None:
        place, end = self._track.value(), self._track.maximum()
        self.up.setVisible(end > 0)
        self.down.setVisible(end > 0)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < end)


class Page(QWidget):
    """A page of the wizard, as wide as text may be, in the middle of the window."""

    def __init__(self, look: Look) -> None:
        """Begin an empty page."""
        super().__init__()
        self.setObjectName("page")
        self.look = look
        self.can_go_on = False
        self.needs_next = False
        self.on_ready: Callable[[], None] = lambda: None

    def fill(self, *widgets: QWidget, wide: bool = False, middle: bool = False) -> None:
        """Put `widgets` below each other into the page, which scrolls when they are too tall.

        `wide` lets them be wider than running text; `middle` puts them at half height.
        """
        sizes = self.look.sizes
        inner = column(*widgets, spacing=sizes.gap)
        if middle:
            inner.box.insertStretch(0, 2)
        inner.box.addStretch(3)
        inner.setObjectName("content")
        inner.setMaximumWidth(sizes.times(56) if wide else sizes.column)
        outer = QWidget()
        outer.setObjectName("content")
        across = QHBoxLayout(outer)
        # On a wide screen as much room on the left as the buttons for scrolling take on the right.
        left = SCROLL_COLUMN if sizes.wide else 0
        across.setContentsMargins(sizes.gap + sizes.times(left), sizes.gap, sizes.gap, sizes.gap)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        self.pane = ScrollPane(self.look, outer)
        fill(QVBoxLayout(self), (self.pane,), 0, 0)

    def first_focus(self) -> QWidget | None:
        """Return the control that should have the keyboard first, if any."""
        return next(iter(self.findChildren(TouchButton)), None)

    def ready(self, *, can_go_on: bool) -> None:
        """Note whether the visitor can go on from here, and tell the window."""
        self.can_go_on = can_go_on
        self.on_ready()
