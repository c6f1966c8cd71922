"""Check your answers: every answer in words, each with a way to change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import ToldAnswer
from sendkiosk.ui.buttons import BarButton, TouchButton
from sendkiosk.ui.controls import column, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.words import told_words


class CheckPage(Page):
    """Lists what the visitor said. They go on when it is right."""

    change = Signal(str)

    def __init__(self, look: Look, told: tuple[ToldAnswer, ...]) -> None:
        """Show the answers in `told`."""
        super().__init__(look)
        self.buttons: dict[str, TouchButton] = {}
        rows = [self._row(answer) for answer in told]
        self.fill(
            text(look.say("Is this right?"), "title"),
            text(look.say("Touch “Change” to mend an answer.")),
            *rows,
        )

    def _row(self, answer: ToldAnswer) -> QWidget:
        look = self.look
        button = BarButton(look, look.say("Change"))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        button.setFixedWidth(button.natural_width(0))
        button.setAccessibleName(look.say(message("Change: {topic}", topic=answer.topic)))
        button.clicked.connect(partial(self.change.emit, answer.screen))
        self.buttons[answer.screen] = button
        said = column(
            text(look.say(answer.topic), "small"), text(told_words(look, answer), "strong")
        )
        line = row(look, said, button, stretch=said)
        line.box.setAlignment(button, Qt.AlignmentFlag.AlignVCenter)
        return line
