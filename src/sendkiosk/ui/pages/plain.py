"""Pages that ask nothing about the visitor's situation: start, leaving, note, done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import column, in_columns, marked_text, panel, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page


class StartPage(Page):
    """What invites people: what this is, that nothing is typed, and one large button."""

    begin = Signal()

    def __init__(self, look: Look, service: Message) -> None:
        """Name the `service` that stands behind the kiosk."""
        super().__init__(look)
        self.button = TouchButton(look, look.say("Touch here to start"), kind="primary")
        self.button.setMinimumHeight(look.sizes.times(4.5))
        self.button.clicked.connect(self.begin)
        words = column(
            text(look.say("Do you disagree with a decision about special needs help?"), "display"),
            text(look.say("You are not alone. There are things you can do."), "heading"),
            *_points(
                look,
                message("We ask a few short questions. You touch your answers. No typing."),
                message("You see what to do next, by when, and who can help."),
                message("You can take it home on paper."),
                message("It takes about five minutes. We do not ask for names."),
            ),
            self.button,
            text(look.say(message("This kiosk gives advice for {service}.", service=service))),
            spacing=look.sizes.gap,
        )
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if look.sizes.wide:
            picture.setPixmap(look.theme.icon("welcome", look.sizes.times(13)))
            together: QWidget = row(look, words, picture, stretch=words)
        else:
            picture.setPixmap(look.theme.icon("welcome", look.sizes.times(17)))
            together = column(picture, words, spacing=look.sizes.gap)
        self.fill(together, wide=True, middle=True)


class LeavingPage(Page):
    """Asks whether to start again, so that a stray touch loses nothing."""

    leave = Signal()
    stay = Signal()

    def __init__(self, look: Look) -> None:
        """Ask."""
        super().__init__(look)
        self.yes = TouchButton(look, look.say("Yes, clear my answers"), kind="primary")
        self.no = TouchButton(look, look.say("No, go back to my answers"), kind="quiet")
        self.yes.clicked.connect(self.leave)
        self.no.clicked.connect(self.stay)
        self.fill(
            text(look.say("Do you want to start again?"), "title"),
            text(look.say("Your answers will be cleared from this screen.")),
            self.yes,
            self.no,
            middle=True,
        )


class NotePage(Page):
    """Asks whether an anonymous note may be kept, and says in words what it would hold."""

    def __init__(self, look: Look, held: tuple[Message, ...]) -> None:
        """Show what would be `held`."""
        super().__init__(look)
        self.yes = TouchButton(look, look.say("Yes, keep this note"), kind="primary")
        self.no = TouchButton(look, look.say("No, keep nothing"), kind="quiet")
        columns = 2 if look.sizes.wide else 1
        self.fill(
            text(look.say("May we keep a short note of today?"), "title"),
            text(
                look.say(
                    "It shows the council how many people need help, and with what. It cannot"
                    " show who you are. You can say no. You still keep your sheet."
                )
            ),
            in_columns(look, (self.yes, self.no), columns),
            text(look.say("The note would say only this:"), "strong"),
            panel("card", look, in_columns(look, _points(look, *held), columns)),
            wide=look.sizes.wide,
        )


class DonePage(Page):
    """Says good-bye, and that everything is cleared."""

    finished = Signal()

    def __init__(self, look: Look) -> None:
        """Say it."""
        super().__init__(look)
        self.button = TouchButton(look, look.say("Go to the start page"), kind="primary")
        self.button.clicked.connect(self.finished)
        self.fill(
            text(look.say("Thank you"), "title"),
            text(look.say("Your answers are cleared from this screen."), "heading"),
            text(look.say("Have you got your sheet? You can talk to the staff here at any time.")),
            self.button,
            middle=True,
        )


def _points(look: Look, *points: Message) -> list[QWidget]:
    return [marked_text(look, Block(BlockKind.BULLET, point)) for point in points]
