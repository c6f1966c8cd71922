"""The page that asks whether a note may be kept: what it would hold, and if the kiosk helped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.note import NONE
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import column, in_columns, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.note_draft import NoteDraft
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.note_list import NoteList

if TYPE_CHECKING:
    from sendkiosk.notes.words import Part
    from sendkiosk.ui.adviser.note_part import AdvisersPart

THREE_FACES: Final = 30.0
"""How wide a window is, in heights of body type, that has room for three faces with their words."""

FACES: Final[Mapping[str, tuple[str, Message]]] = MappingProxyType(
    {
        "helped": ("face-glad", message("It helped")),
        "partly": ("face-so-so", message("It helped a bit")),
        "not-helped": ("face-sad", message("It did not help")),
    }
)
"""Code of a note's field `feedback` -> the drawing, and the words beside it."""


class NotePage(Page):
    """Asks whether an anonymous note may be kept, and says in words what it would hold.

    Whether the kiosk helped can be said by one of three faces; touching it again takes it back.
    """

    def __init__(
        self,
        look: Look,
        draft: NoteDraft,
        held: Callable[[], tuple[Part, ...]],
        advisers: AdvisersPart | None = None,
    ) -> None:
        """Show what is chosen in `draft`, and change it; `held` says what a note of it would hold.

        The draft outlives the page, so that nothing is lost by looking at another one. `advisers`
        is what an adviser, if there is one, adds to it: while that is not settled, nobody can say
        yes.
        """
        super().__init__(look)
        self._draft, self._held, self.advisers = draft, held, advisers
        self.yes = TouchButton(look, look.say("Yes, keep this note"), kind="primary")
        self.no = TouchButton(look, look.say("No, keep nothing"), kind="quiet")
        self.buttons = {code: self._face(code) for code in FACES}
        self._list = NoteList(look, self._columns)
        self.fill(
            *self._asking(),
            *self._choices(),
            text(look.say("The note would say only this:"), "strong"),
            panel("card", look, self._list),
            wide=look.sizes.has_columns(),
        )
        self._show_face()
        self._follow()
        if advisers is not None:
            self.yes.setEnabled(advisers.is_settled)
            advisers.changed.connect(self._follow)
            advisers.settled.connect(self.yes.setEnabled)

    @property
    def answers(self) -> Sequence[TouchButton]:
        """The faces."""
        return tuple(self.buttons.values())

    def _asking(self) -> tuple[QWidget, ...]:
        say = self.look.say
        return (
            text(say("May we keep a short note of today?"), "title"),
            text(
                say(
                    "It shows the council how many people need help, and with what. It cannot"
                    " show who you are. You can say no. You still keep your sheet."
                )
            ),
        )

    def _choices(self) -> tuple[QWidget, ...]:
        """Return all that can be chosen, what an adviser chooses first."""
        look, sizes = self.look, self.look.sizes
        faces = len(FACES) if sizes.has_columns(THREE_FACES) else 1
        helped = column(
            text(look.say("Did this help you? You need not say."), "strong"),
            in_columns(look, [*self.buttons.values()], faces),
            spacing=sizes.apart,
        )
        # Set apart, so that nobody takes it for one question with five answers.
        helped.box.setContentsMargins(0, sizes.gap, 0, sizes.gap)
        answers = in_columns(look, (self.yes, self.no), self._columns)
        return (*([self.advisers] if self.advisers else ()), helped, answers)

    def _follow(self) -> None:
        """Show what a note would hold now."""
        self._list.show_parts(self._held())

    @property
    def _columns(self) -> int:
        return 2 if self.look.sizes.has_columns() else 1

    def _face(self, code: str) -> TouchButton:
        icon, words = FACES[code]
        button = TouchButton(self.look, self.look.say(words), icon=icon)
        # Assistive technology is to know from the beginning that it is turned on and off.
        button.choose(chosen=True)
        button.clicked.connect(partial(self._touch, code))
        return button

    def _touch(self, code: str) -> None:
        self._draft.feedback = NONE if self._draft.feedback == code else code
        self._show_face()
        self._follow()

    def _show_face(self) -> None:
        for code, button in self.buttons.items():
            button.choose(chosen=code == self._draft.feedback)
