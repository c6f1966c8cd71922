"""The footer: back, the two ways out of a question, printing, and on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from PySide6.QtWidgets import QWidget

from sendkiosk.journey.messages import message
from sendkiosk.ui.bars import SHORTEST, Arrangement, Bar, not_hidden
from sendkiosk.ui.buttons import BarButton, TouchButton
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import Place


class Footer(Bar):
    """Back, the two ways out of a question, printing, and on."""

    def __init__(self, look: Look, *, chooses: bool) -> None:
        """Make all buttons; which are seen depends on the place.

        Whoever `chooses` what is printed chooses the size there, too.
        """
        super().__init__(look)
        self.setObjectName("footer")
        say = look.say
        self.back = BarButton(look, say("Back"), icon="back")
        self.unsure = BarButton(look, say("I’m not sure"), say("Not sure"), icon="unsure")
        self.talk = BarButton(
            look,
            say("I just want to talk to someone"),
            say("Talk to someone"),
            say("Talk"),
            icon="talk",
        )
        self._chooses = chooses
        printing = message("Choose what to print") if chooses else message("Print my sheet")
        self.print = BarButton(look, say(printing), say("Print"), icon="print", kind="primary")
        self.large = BarButton(
            look, say("Print in large type"), say("Large print"), say("Large"), icon="print"
        )
        self.next = BarButton(look, say("Next"), icon="next", kind="primary")
        self.steps = BarButton(
            look, say("Yes, show me what I can do"), say("Yes, go on"), icon="next", kind="primary"
        )
        self.finish = BarButton(look, say("Finish"), icon="tick")
        self._room = QWidget()
        self._above = (self.unsure, self.talk, self.print, self.large)
        self._below: tuple[QWidget, ...] = (
            self.back, self._room, self.next, self.steps, self.finish,
        )  # fmt: skip
        self._all: tuple[QWidget, ...] = (self.back, *self._above, *self._below[1:])
        for part in self._all:
            part.setParent(self)

    def show_for(self, place: Place, *, asks: bool, can_go_on: bool) -> None:
        """Show the buttons that belong to `place`; `asks` tells whether a question stands there.

        A question that is answered by touching the answer has nothing to go on from.
        """
        on_question = place is Place.QUESTION
        self.back.setVisible(place not in {Place.START, Place.DONE, Place.LEAVING})
        self.unsure.setVisible(on_question and asks)
        self.talk.setVisible(on_question and asks)
        self.print.setVisible(place is Place.SUMMARY)
        self.large.setVisible(place is Place.SUMMARY and not self._chooses)
        self.finish.setVisible(place is Place.SUMMARY)
        self.next.setVisible(on_question and can_go_on)
        self.steps.setVisible(place is Place.CHECK)
        roomy = {Place.NOTE, Place.HELP, Place.PAPER, Place.PHONE, Place.LANGUAGE}
        self._room.setVisible(place in roomy or (on_question and not asks))
        self.setVisible(place not in {Place.START, Place.DONE, Place.LEAVING})
        self.arrange()

    def arrangements(self) -> Iterator[Arrangement]:
        """Yield one row or two: on a wide screen words get short first, on a tall one rows two."""
        levels = range(SHORTEST + 1)
        one, two = ((self._all,), (self._above, self._below))
        ways = (
            product((one, two), levels)
            if self._look.sizes.wide
            else ((rows, level) for level in levels for rows in (one, two))
        )
        for rows, level in ways:
            shown = (not_hidden(row) for row in rows)
            buttons = (part for part in self._all if isinstance(part, TouchButton))
            yield Arrangement(
                tuple(row for row in shown if row), tuple((button, level) for button in buttons)
            )

    def share_of(self, part: QWidget, level: int) -> int:
        """Return the share of what is left: an empty place takes what two buttons would."""
        if part is self._room:
            return 3 * self.room_of(self.back, 0)
        return super().share_of(part, level)
