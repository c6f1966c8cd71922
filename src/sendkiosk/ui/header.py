"""The header: the name, how far the visitor has come, how things look, help, and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.bars import SHORTEST, Arrangement, Bar, not_hidden
from sendkiosk.ui.buttons import BarButton
from sendkiosk.ui.controls import set_margins
from sendkiosk.ui.look import Look
from sendkiosk.ui.sizes import STEPS
from sendkiosk.ui.theme import Colours

LAST: Final = SHORTEST + 1
"""The level at which the way out, too, is a drawing without words."""
NONE: Final = LAST + 1
"""The level at which help is one, too: in a language with long words, where they are largest."""


def name_of(colours: Colours) -> Message:
    """Return how visitors know `colours`."""
    match colours:
        case Colours.LIGHT:
            return message("dark words on a light screen")
        case Colours.DARK:
            return message("light words on a dark screen")
        case Colours.YELLOW:
            return message("yellow words on a black screen")


class Header(Bar):
    """The name of the kiosk, how far the visitor has come, and what can be done on every page.

    `look_wanted` brings another look when the visitor touches one of the buttons for that.
    """

    look_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        """Show the name."""
        super().__init__(look)
        self.setObjectName("header")
        say = look.say
        self.name = QLabel(say("SEN advice"))
        set_margins(look, self.box, look.sizes.gap, self._margin, self._margin)
        self.words = QLabel()
        self.words.setObjectName("progressWords")
        self._room = QWidget()
        self._room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.again = BarButton(
            look, say("Start again"), say("Again"), "", kind="header", icon="again"
        )
        self.language = BarButton(look, *(say("Language"),) * 2, "", kind="header", icon="language")
        self.smaller = BarButton(
            look, say("Smaller words"), "", kind="header", icon="letters-smaller"
        )
        self.larger = BarButton(look, say("Larger words"), "", kind="header", icon="letters-larger")
        self.colours = BarButton(look, say("Colours"), "", kind="header", icon="colours")
        self.read = BarButton(
            look, say("Read aloud"), say("Read"), "", kind="header", icon="listen"
        )
        self.help = BarButton(
            look, say("Help now"), *(say("Help"),) * LAST, "", kind="header", icon="help"
        )
        self.leave = BarButton(
            look, say("Leave quickly"), *(say("Leave"),) * 2, "", kind="header", icon="leave"
        )
        self._tell_look()
        self._exits = (self.again, self.help, self.leave)
        """Where there is room for few words, these keep them longest."""
        self._all: tuple[QWidget, ...] = (
            self.name, self.words, self._room, self.again, self.language, self.read, self.smaller,
            self.larger, self.colours, self.help, self.leave,
        )  # fmt: skip
        for part in self._all:
            part.setParent(self)
        # Only where there is something to read with, or to choose.
        self.read.hide()
        self.language.hide()
        self.smaller.clicked.connect(lambda: self.look_wanted.emit(look.resized(-1)))
        self.larger.clicked.connect(lambda: self.look_wanted.emit(look.resized(1)))
        self.colours.clicked.connect(lambda: self.look_wanted.emit(look.recoloured()))

    @property
    def buttons(self) -> tuple[BarButton, ...]:
        """All buttons, in the order in which they stand."""
        return tuple(part for part in self._all if isinstance(part, BarButton))

    def tell_progress(self, words: str) -> None:
        """Show `words` on how far the visitor has come; nothing if there are none."""
        self.words.setText(words)
        self.arrange()

    def arrangements(self) -> Iterator[Arrangement]:
        """Yield fewer and fewer words in one row, and on a tall screen two rows before that."""
        yield from self._ways(two_rows=False, fewest=not self._look.sizes.wide)
        if not self._look.sizes.wide:
            yield from self._ways(two_rows=True, fewest=False)

    def share_of(self, part: QWidget, level: int) -> int:
        """Leave the room that is left to what stands between the words and the buttons."""
        del level
        return 1 if part is self._room else 0

    def _ways(self, *, two_rows: bool, fewest: bool) -> Iterator[Arrangement]:
        """Yield ways with less and less in them; the first two only if `fewest` is set."""
        everything = [
            (True, True, 0, 0), (True, True, 1, 0), (False, True, 1, 0), (False, True, 1, 1),
            (False, False, 1, 1), (False, False, SHORTEST, 1), (False, False, SHORTEST, SHORTEST),
            (False, False, SHORTEST, LAST), (False, False, SHORTEST, NONE),
        ]  # fmt: skip
        for name, words, tools, exits in everything[:2] if fewest else everything:
            yield self._way(name=name, words=words, tools=tools, exits=exits, two_rows=two_rows)

    def _way(
        self, *, name: bool, words: bool, tools: int, exits: int, two_rows: bool
    ) -> Arrangement:
        left = [self.name] if name or not self.words.text() else []
        left += [self.words] if words and self.words.text() else []
        exits_shown = not_hidden(self._exits)
        tools_shown = not_hidden(
            (self.language, self.read, self.smaller, self.larger, self.colours)
        )
        levels = (
            *((button, SHORTEST) for button in (self.smaller, self.larger)),
            *((button, tools) for button in (self.language, self.read, self.colours)),
            *((button, exits) for button in self._exits),
        )
        if two_rows:
            return Arrangement(((*left, self._room, *tools_shown), tuple(exits_shown)), levels)
        again = [self.again] if self.again in exits_shown else []
        rest = [button for button in exits_shown if button is not self.again]
        return Arrangement(((*left, self._room, *again, *tools_shown, *rest),), levels)

    def _fill(self, way: Arrangement) -> None:
        shown = {part for row in way.rows for part in row}
        for label in (self.name, self.words):
            label.setVisible(label in shown)
        super()._fill(way)

    def _tell_look(self) -> None:
        """Say how things look now to those who cannot see it, and offer only what there is."""
        sizes, say = self._look.sizes, self._look.say
        size = message("Size {number} of {count}", number=sizes.step + 1, count=STEPS)
        for button in (self.smaller, self.larger):
            button.setAccessibleDescription(say(size))
        now = message("Now: {colours}", colours=name_of(self._look.theme.wears))
        self.colours.setAccessibleDescription(say(now))
        self.smaller.setEnabled(sizes.step > 0)
        self.larger.setEnabled(sizes.step < STEPS - 1)
