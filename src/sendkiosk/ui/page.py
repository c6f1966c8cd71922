"""What all pages have in common: a width that can be read, and a pane that scrolls by touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sendkiosk.journey.time_limits import Answer
from sendkiosk.ui.buttons import BarButton, TouchButton
from sendkiosk.ui.controls import column, fill, see_through, set_margins
from sendkiosk.ui.look import Look
from sendkiosk.ui.scroll_buttons import SCROLL_COLUMN, ScrollButtons
from sendkiosk.ui.words import Expander


@dataclass(frozen=True, slots=True)
class Anchor:
    """What stands at the top of the view: the text with that number, and how much of it is gone."""

    text: int
    gone: float


@dataclass(frozen=True, slots=True)
class PageKept:
    """What a visitor has done on a page and not yet told: for the same page in another look.

    `opened` says of each explanation whether it is open, `anchors` of each pane where it stands.
    `half_done` is what the page alone knows.
    """

    opened: tuple[bool, ...]
    anchors: tuple[Anchor | None, ...]
    half_done: object


class ScrollPane(QWidget):
    """Shows a tall widget, with large buttons for moving up and down when it does not fit."""

    moved = Signal()

    def __init__(self, look: Look, content: QWidget) -> None:
        """Show `content`, which must be able to become as narrow as the pane."""
        super().__init__()
        self._area = QScrollArea()
        # Asked for the one of Qt, PySide would first make a class of every kind of widget there is.
        self._area.setViewport(QWidget())
        self._area.setWidgetResizable(True)
        see_through(self._area)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Two fingers scroll nothing: one that stays on the screen would look for a page that went.
        self._area.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Qt guesses the height of wrapped text from a narrow column; only the real width counts.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._area.setWidget(content)
        self.content = content
        self._track = self._area.verticalScrollBar()
        self._side = ScrollButtons(look)
        layout = QHBoxLayout(self)
        fill(layout, (self._area, self._side), 0, 0)
        layout.setStretchFactor(self._area, 1)
        self._side.turned.connect(self._turn)
        self._stay: Callable[[], int] | None = None
        self._track.rangeChanged.connect(self._hold)
        self._track.rangeChanged.connect(self._update)
        self._track.valueChanged.connect(self._moved)
        self._update()

    @property
    def up(self) -> BarButton:
        """The button that moves up; hidden where everything is seen."""
        return self._side.up

    @property
    def down(self) -> BarButton:
        """The button that moves down; hidden where everything is seen."""
        return self._side.down

    def to_top(self) -> None:
        """Show the beginning."""
        self._track.setValue(0)

    @property
    def place(self) -> int:
        """How many pixels of the content stand above what is shown."""
        return self._track.value()

    def turn_by(self, pixels: int) -> None:
        """Move so many pixels down, or up; at the end less, or nothing."""
        self._track.setValue(self._track.value() + pixels)

    @property
    def view(self) -> int:
        """How many pixels of the height of the content are seen at a time."""
        return self._area.viewport().height()

    @property
    def below(self) -> int:
        """How many pixels of the content stand below what is shown."""
        return self._track.maximum() - self._track.value()

    def span(self, part: QWidget) -> tuple[int, int]:
        """Return where `part` of the content begins and ends, in pixels below the view's top."""
        top = part.mapTo(self.content, QPoint()).y() - self.place
        return top, top + part.height()

    def stay_at(self, place: Callable[[], int]) -> None:
        """Show what stands `place` pixels below the beginning, until the visitor moves it.

        It is asked for again when the content finds its height, which is after it is shown.
        """
        self._stay = place
        self._hold()

    def reveal(self, part: QWidget) -> None:
        """Show `part` of the content, with its beginning at the top."""
        self.stay_at(lambda: part.mapTo(self.content, QPoint()).y())

    def show_part(self, part: QWidget) -> None:
        """Show `part` of the content with a little above it; move only if it is not seen whole."""
        if not self.content.isAncestorOf(part):
            return
        view = self._area.viewport().height()
        top = part.mapTo(self.content, QPoint()).y()
        if top < self.place or top + part.height() > self.place + view:
            self.stay_at(lambda: max(0, part.mapTo(self.content, QPoint()).y() - view // 8))

    @property
    def anchor(self) -> Anchor | None:
        """What is at the top of the view; nothing where that is the beginning."""
        if self.place == 0:
            return None
        for number, label in enumerate(self._texts()):
            top = label.mapTo(self.content, QPoint()).y()
            if label.isVisible() and top + label.height() > self.place:
                return Anchor(number, max(0.0, (self.place - top) / label.height()))
        return None

    def show_anchor(self, anchor: Anchor) -> None:
        """Show what `anchor` says at the top, as well as the height of the page allows."""
        texts = self._texts()
        if anchor.text < len(texts):
            label = texts[anchor.text]
            self.stay_at(
                lambda: (
                    label.mapTo(self.content, QPoint()).y() + round(anchor.gone * label.height())
                )
            )

    def _texts(self) -> list[QLabel]:
        return self.content.findChildren(QLabel)

    def _hold(self) -> None:
        place = self._stay
        if place is not None:
            self._track.setValue(place())
            self._stay = place

    def _moved(self) -> None:
        self._stay = None
        self._update()
        self.moved.emit()

    def _turn(self, pages: int) -> None:
        """Move by nearly a whole view, so that the place is not lost."""
        view = int(self._area.viewport().height() * 0.8)
        self._track.setValue(self._track.value() + pages * view)

    def _update(self) -> None:
        self._side.show_for(self.place, self._track.maximum())


class _Middle(QWidget):
    """Holds a widget in the middle. It has no size of its own until it is laid out."""

    def __init__(self, look: Look, inner: QWidget, side: int, edge: int) -> None:
        """Hold `inner`, with a `side` where reading starts and an `edge` above and below."""
        super().__init__()
        self.setObjectName("content")
        self._look, self._inner, self._side, self._edge = look, inner, side, edge
        inner.setParent(self)

    def lay_out(self) -> None:
        """Put it into its place, if that was not done before."""
        if self.layout() is None:
            across = QHBoxLayout(self)
            set_margins(self._look, across, self._side, self._look.sizes.gap, self._edge)
            across.addStretch(1)
            across.addWidget(self._inner, 100)
            across.addStretch(1)


class Page(QWidget):
    """A page of the wizard, as wide as text may be, in the middle of the window.

    `language` brings the tag of a language that was touched, `says` what those are told who do not
    see what a touch has changed.
    """

    language = Signal(str)
    says = Signal(str)

    def __init__(self, look: Look) -> None:
        """Begin an empty page."""
        super().__init__()
        self.setObjectName("page")
        self.look = look
        self._middle: _Middle | None = None
        self.can_go_on = False
        self.needs_next = False
        self.on_ready: Callable[[], None] = lambda: None

    @property
    def pending(self) -> Answer | None:
        """The answer that going on would give, where one is chosen and not told yet."""
        return None

    @property
    def answers(self) -> Sequence[TouchButton]:
        """Those of its buttons that are answers, in order."""
        return ()

    @property
    def kept(self) -> PageKept:
        """What the visitor has done here and not yet told by going on."""
        opened = tuple(part.is_open for part in self.findChildren(Expander))
        anchors = tuple(pane.anchor for pane in self.findChildren(ScrollPane))
        return PageKept(opened, anchors, self.half_done)

    def take_up(self, kept: PageKept) -> None:
        """Go on with what was `kept` of this page in another look."""
        self.resume(kept.half_done)
        for part, is_open in zip(self.findChildren(Expander), kept.opened, strict=False):
            part.open(is_open=is_open)
        for pane, anchor in zip(self.findChildren(ScrollPane), kept.anchors, strict=False):
            if anchor is not None:
                pane.show_anchor(anchor)

    @property
    def half_done(self) -> object:
        """What is chosen here and not yet told, in a form that `resume` understands."""
        return None

    def resume(self, half_done: object) -> None:
        """Choose again what was `half_done`."""

    def fill(
        self,
        *widgets: QWidget,
        wide: bool = False,
        middle: bool = False,
        tight: bool = False,
        below: QWidget | None = None,
    ) -> None:
        """Put `widgets` below each other into the page, which scrolls when they are too tall.

        `wide` lets them be wider than running text; `middle` puts them at half height, `tight`
        leaves no more room than is needed above and below them. `below`
        stands at the lower edge and does not scroll.
        """
        sizes = self.look.sizes
        inner = column(*widgets, spacing=sizes.gap)
        if middle:
            inner.box.insertStretch(0, 2)
        inner.box.addStretch(3)
        inner.setObjectName("content")
        inner.setMaximumWidth(sizes.times(56) if wide else sizes.column)
        # As much room before it as the buttons for scrolling take behind it, where there is.
        before = SCROLL_COLUMN if sizes.has_columns() else 0
        side = sizes.gap + (sizes.space(before) if before else 0)
        edge = sizes.space(0.1 if tight else 0.2)
        self._middle = _Middle(self.look, inner, side, edge)
        self.pane = ScrollPane(self.look, self._middle)
        layout = QVBoxLayout(self)
        fill(layout, (self.pane, *([below] if below else ())), 0, 0)
        layout.setStretchFactor(self.pane, 1)
        # Where Qt knows a widget already when a style sheet comes, it looks up its rules once.
        self.pane.ensurePolished()

    def event(self, event: QEvent) -> bool:
        """Lay out what is on the page when its window first shows it.

        Before, Qt would measure all of it, as wide as nothing is and in the type of no style sheet.
        """
        if event.type() is QEvent.Type.Polish and self._middle is not None:
            self._middle.lay_out()
        return super().event(event)

    def first_focus(self) -> QWidget | None:
        """Return the control that should have the keyboard first, if any."""
        return next(iter(self.findChildren(TouchButton)), None)

    def way_back(self) -> TouchButton | None:
        """Return the button of this page that goes back, where that of the window does not."""
        return None

    def ready(self, *, can_go_on: bool) -> None:
        """Note whether the visitor can go on from here, and tell the window."""
        self.can_go_on = can_go_on
        self.on_ready()
