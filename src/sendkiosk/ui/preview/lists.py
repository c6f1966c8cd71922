"""Lists of all screens and steps of a pack, to touch and to walk through with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from sendkiosk.journey.flow import Flow
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.look import Look
from sendkiosk.ui.preview.lines import ID, TwoLines


class Choice(QListWidget):
    """A list of things with an id and a title, of which one is touched; `chosen` tells its id."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        """Begin with an empty list called `name`."""
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(TwoLines(look, self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def offer(self, things: Iterable[tuple[str, str]]) -> None:
        """List `things`: id and title."""
        wanted = tuple(things)
        if wanted == self._shown:
            return
        self._shown = wanted
        place = self.verticalScrollBar().value()
        self.clear()
        for name, title in wanted:
            item = QListWidgetItem(title)
            item.setData(ID, name)
            self.addItem(item)
        self.verticalScrollBar().setValue(place)

    def mark(self, name: str | None) -> None:
        """Mark the thing with the id `name`, or none."""
        row = next((at for at, (known, _) in enumerate(self._shown) if known == name), -1)
        self.setCurrentRow(row)
        if row < 0:
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in view what is marked, when findings take some of the room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(ID))


def screens_of(flow: Flow, catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    """Yield the id and the usual title of each screen, in the order in which they are met."""
    for name in sorted(flow.screens, key=lambda name: -flow.remaining[name]):
        yield name, catalogue.say(flow.screens[name].wordings[-1].title)


def steps_of(flow: Flow, catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    """Yield the id and the usual title of each step, in their order on a summary."""
    for step in flow.steps:
        yield step.id, catalogue.say(step.wordings[-1].title)
