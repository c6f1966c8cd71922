"""Searching all steps, contacts, terms, letters and questions while a family sits beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from sendkiosk.journey.findable import Entry, findables
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.journey.phrases import Say
from sendkiosk.journey.search import Index
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain
from sendkiosk.ui.adviser.found import FoundList
from sendkiosk.ui.adviser.found_view import FoundView
from sendkiosk.ui.adviser.nothing_found import NothingFound
from sendkiosk.ui.announcing import tell
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.sizes import STEPS

NARROW: Final = 17.0
"""How wide the column is, in heights of body type: nothing in it stands side by side."""
LARGEST: Final = STEPS - 2
"""The last step of the size of type for which there is room."""
LONGEST: Final = 200
"""Letters: more than anybody searches for."""
PAGE: Final = 5
"""How many results the keys for pages go past."""

_MOVES: Final[Mapping[int, int]] = MappingProxyType(
    {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_PageUp: -PAGE,
        Qt.Key.Key_PageDown: PAGE,
    }
)
"""How many results further each key leads."""


@dataclass(frozen=True, slots=True)
class SearchKept:
    """What is typed, which result is marked, and which is open: for the panel in another look."""

    typed: str
    row: int
    is_open: bool


class SearchPanel(QWidget):
    """A field to type into, what is found below it, and what is said of one thing.

    `closed` tells that Esc was pressed in the field. Of the family it holds the typed words only.
    For another look it is made anew with what `kept` says of the old one.
    """

    closed = Signal()

    def __init__(self, look: Look, flow: Flow, kept: SearchKept | None = None) -> None:
        """Search `flow` in the language of `look`, and in English where that is another one."""
        super().__init__()
        self.setObjectName("search")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look = narrow(look)
        self.setStyleSheet(look.style_sheet())
        self._look, self._flow = look, flow
        self._index: Index | None = None
        self._said: Message | None = None
        self._label = text(look.say("Search steps, people, words and letters"), "strong")
        self.field = _field(look, self._label.text())
        self._label.setBuddy(self.field)
        self.empty = TouchButton(look, "", kind="quiet", icon="clear")
        self.empty.setAccessibleName(look.say("Clear the search"))
        self.empty.setToolTip(self.empty.accessibleName())
        self.empty.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.count = text("", "small")
        self.results = FoundList(look)
        self.nothing = NothingFound(look)
        self.view = FoundView(look, flow)
        self._stack = QStackedLayout()
        self._arrange()
        self._connect()
        self._search("")
        if kept is not None:
            self._take_up(kept)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.field.text()

    @property
    def kept(self) -> SearchKept:
        """What a panel in another look needs to go on from here."""
        row = self.results.currentIndex().row()
        return SearchKept(self.typed, row, self._stack.currentWidget() is self.view)

    def focus_search(self) -> None:
        """Put the keyboard into the field, with all that stands there selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Forget what was typed and found, and how to undo it."""
        # Setting the text forgets what was typed before; QLineEdit.clear() could be undone.
        self.field.setText("")
        self._search("")

    def _take_up(self, kept: SearchKept) -> None:
        self.field.setText(kept.typed)
        self.results.mark(kept.row)
        if kept.is_open:
            self.results.open_current()

    def _arrange(self) -> None:
        sizes = self._look.sizes
        line = row(self._look, self.field, self.empty, stretch=self.field)
        line.box.setSpacing(sizes.apart)
        layout = QVBoxLayout(self)
        # Large words need the room of the edges.
        edge = sizes.space(0.2) if sizes.step else sizes.gap
        fill(layout, (self._label, line, self.count), sizes.space(0.3), edge)
        layout.addLayout(self._stack, 1)
        # Only now: a stack without a parent would show its parts as windows.
        for part in (self.nothing, self.results, self.view):
            self._stack.addWidget(part)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.results.open_current)
        self.empty.clicked.connect(self._start_anew)
        self.results.opened.connect(self._open)
        self.view.back.clicked.connect(self._back)
        self.nothing.other.connect(self._search_other)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work from the field, too, and Esc lead out of it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if key in _MOVES:
                self._close_details()
                self.results.go(_MOVES[key])
                # The keyboard stays in the field, so nobody else says what is marked now.
                self._announce(self.results.spoken)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead from anywhere else back to the field."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def _search(self, query: str) -> None:
        found = self._find(query)
        self.results.show_entries(found, query)
        self.view.show_nothing()
        asked = bool(query.strip())
        self.empty.setEnabled(bool(query))
        self._count(len(found) if asked else None)
        if found:
            self._stack.setCurrentWidget(self.results)
        else:
            self._hint(query)
            self._stack.setCurrentWidget(self.nothing)

    def _hint(self, query: str) -> None:
        if query.strip():
            self.nothing.show_tries(self._get_index().nearest(query))
        else:
            self.nothing.show_first()

    def _find(self, query: str) -> tuple[Entry, ...]:
        return self._get_index().find(query) if query.strip() else ()

    def _get_index(self) -> Index:
        """Return the index, which is made when it is needed first."""
        if self._index is None:
            catalogue = self._look.catalogue
            english = () if catalogue.is_source else (_plain(Catalogue()),)
            self._index = Index(findables(self._flow, _plain(catalogue), *english))
        return self._index

    def _count(self, count: int | None) -> None:
        """Say how many there are: to those who see it, and to those who do not."""
        said = None
        if count == 0:
            said = message("Nothing found")
        elif count is not None:
            said = plural_message("{count} found", "{count} found", count)
        words = self._look.say(said) if said else ""
        self.count.setText(words)
        self.count.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        if said and said != self._said:
            self._announce(words)
        self._said = said

    def _announce(self, words: str) -> None:
        if words:
            tell(self.field, words, QAccessible.AnnouncementPoliteness.Polite)

    def _open(self, entry: Entry) -> None:
        self.view.show_entry(entry)
        self._stack.setCurrentWidget(self.view)
        self.view.setFocus()

    def _back(self) -> None:
        self._close_details()
        self.field.setFocus()

    def _close_details(self) -> None:
        if self._stack.currentWidget() is self.view:
            self._stack.setCurrentWidget(self.results)
            self.view.show_nothing()

    def _start_anew(self) -> None:
        self.clear()
        self.field.setFocus()

    def _search_other(self, query: str) -> None:
        self.field.setText(query)
        self.field.setFocus()


def narrow(look: Look) -> Look:
    """Return `look` for a narrow column, whatever the window: with the same type.

    At the last step of its size, long words would not fit into the column; it stays one below.
    """
    sizes = replace(look.sizes.at_step(min(look.sizes.step, LARGEST)), wide=False, width=NARROW)
    return replace(look, theme=replace(look.theme, sizes=sizes))


def _field(look: Look, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMaxLength(LONGEST)
    field.setMinimumHeight(look.sizes.target)
    field.setPlaceholderText(look.say("Type here"))
    # No keyboard on a screen is to learn what is typed here.
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    )
    return field


def _plain(catalogue: Catalogue) -> Say:
    """Return what says messages in the language of `catalogue`, without bold and terms."""
    return lambda what: plain(catalogue.say(what))
