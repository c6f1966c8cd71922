"""The list of what was found: title, kind, and the place in the text that the words stand at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from sendkiosk.journey.findable import Entry, EntryKind
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.passage import passage
from sendkiosk.ui.adviser.found_line import ENTRY, SMALL, FoundLine
from sendkiosk.ui.look import Look

Place: TypeAlias = "QModelIndex | QPersistentModelIndex"

KINDS: Final[Mapping[EntryKind, Message]] = MappingProxyType(
    {
        EntryKind.STEP: message("Step"),
        EntryKind.CONTACT: message("Contact"),
        EntryKind.TERM: message("Word explained"),
        EntryKind.LETTER: message("Letter"),
        EntryKind.SCREEN: message("Question"),
    }
)
"""What an adviser calls each kind of thing."""


class FoundList(QListView):
    """Lists entries, of which one is marked. `opened` brings the one that was chosen."""

    opened = Signal(object)

    def __init__(self, look: Look) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.setObjectName("found")
        self.setAccessibleName(look.say("What was found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._found = _Found(look)
        self.setModel(self._found)
        self.setItemDelegate(FoundLine(look, self))
        self.clicked.connect(self._open)

    @property
    def entries(self) -> Sequence[Entry]:
        """What is listed."""
        return self._found.entries

    @property
    def current(self) -> Entry | None:
        """The entry that is marked, if any."""
        entry = self.currentIndex().data(ENTRY)
        return entry if isinstance(entry, Entry) else None

    @property
    def spoken(self) -> str:
        """What is said of the entry that is marked; nothing where none is."""
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def show_entries(self, entries: Sequence[Entry], query: str) -> None:
        """List `entries`, which were found for `query`, and mark the first one."""
        self._found.show(entries, query)
        self.scrollToTop()
        self.mark(0)

    def mark(self, row: int) -> None:
        """Mark what stands at `row`, or at the nearest row that there is."""
        last = len(self.entries) - 1
        self.setCurrentIndex(self._found.index(max(0, min(row, last)), 0))

    def go(self, rows: int) -> None:
        """Mark what stands some `rows` further down, or up."""
        self.mark(self.currentIndex().row() + rows)

    def open_current(self) -> None:
        """Choose what is marked, if anything is."""
        if self.current is not None:
            self.opened.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each line the height that it needs in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose what is marked, as a click does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do no more than the first of two clicks has done."""
        event.accept()

    def _open(self, place: QModelIndex) -> None:
        self.opened.emit(place.data(ENTRY))


class _Found(QAbstractListModel):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._query = ""
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry], query: str) -> None:
        self.beginResetModel()
        self.entries, self._query = tuple(entries), query
        self.endResetModel()

    def rowCount(self, parent: Place | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._kind(entry)}: {entry.title}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return passage(entry, self._query)
            case role if role == SMALL:
                where = passage(entry, self._query)
                return f"{self._kind(entry)} · {where}" if where else self._kind(entry)
            case role if role == ENTRY:
                return entry
        return None

    def _kind(self, entry: Entry) -> str:
        return self._look.say(KINDS[entry.kind])
