"""What an adviser adds to a session note: how much help they gave, and a remark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.note import NONE
from sendkiosk.notes.remarks.redacted import Redacted
from sendkiosk.ui.adviser.page import denser
from sendkiosk.ui.adviser.remark_box import RemarkBox
from sendkiosk.ui.background import Background
from sendkiosk.ui.controls import fill, in_columns, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.note_draft import NoteDraft
from sendkiosk.ui.picks import Pick, exclusive

LEVELS: Final[Mapping[str, tuple[Message, Message]]] = MappingProxyType(
    {
        NONE: (
            message("No level"),
            message("General information only, such as this screen or a leaflet."),
        ),
        "1": (
            message("Level 1"),
            message("One contact: information, and where to turn. Mostly under 2 hours."),
        ),
        "2": (
            message("Level 2"),
            message("More help over time: with papers, meetings, the school or the council."),
        ),
        "3": (message("Level 3"), message("Longer casework.")),
        "4": (message("Level 4"), message("The Tribunal, or legal casework like it.")),
    }
)
"""Code of a note's field `level` -> its name, and what it means (facts R4 to R6).

What the network publishes of levels 3 and 4 was not found: their words say no more than is known.
"""


class AdvisersPart(QWidget):
    """Shows and changes the level and the remark of `draft`.

    `changed` tells that either is another one, and `settled` whether the remark was made of all
    that is typed.
    """

    changed = Signal()
    settled = Signal(bool)

    def __init__(
        self,
        look: Look,
        draft: NoteDraft,
        redact: Callable[[str], Redacted] | None,
        background: Background,
    ) -> None:
        """Let a remark be written where there is `redact`, which is called in `background`."""
        super().__init__()
        # The family reads the page, but not this: its type is that of the page for printing.
        look = denser(look)
        self.setStyleSheet(look.style_sheet())
        self._draft = draft
        self.levels = {code: self._level(look, code) for code in LEVELS}
        exclusive(self.levels.values())
        self.remark = RemarkBox(look, draft, redact, background) if redact else None
        columns = 2 if look.sizes.has_columns() else 1
        if self.remark is None:
            parts = [self._level_card(look, columns)]
        else:
            self.remark.changed.connect(self.changed)
            self.remark.settled.connect(self.settled)
            parts = [self._level_card(look, 1), panel("card", look, self.remark)]
        fill(QVBoxLayout(self), (in_columns(look, parts, min(columns, len(parts))),), 0, 0)

    @property
    def is_settled(self) -> bool:
        """Whether the remark that would be kept is the one that was typed last."""
        return self.remark is None or self.remark.is_settled

    def _level_card(self, look: Look, columns: int) -> QWidget:
        return panel(
            "card",
            look,
            text(look.say("How much help did you give, as the adviser?"), "strong"),
            in_columns(look, [*self.levels.values()], columns),
            text(look.say("Your service says what counts as level 3 and 4."), "small"),
        )

    def _level(self, look: Look, code: str) -> Pick:
        name, meaning = LEVELS[code]
        chosen = code == self._draft.level
        pick = Pick(look, look.say(name), hint=look.say(meaning), on=chosen, single=True)
        pick.clicked.connect(partial(self._choose, code))
        return pick

    def _choose(self, code: str) -> None:
        self._draft.level = code
        self.changed.emit()
