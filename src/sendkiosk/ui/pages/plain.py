"""Pages that ask nothing about the visitor's situation: start, leaving, done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import column, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.languages import beside_each_other, draft_notice, language_buttons

ROOMY = 22
"""How high a window is, in heights of usual type, in which the large button may be larger."""


class StartPage(Page):
    """What invites people: what this is, that nothing is typed or kept, and one large button."""

    begin = Signal()

    def __init__(self, look: Look, service: Message) -> None:
        """Name the `service` that stands behind the kiosk.

        Languages are shown where there are several.
        """
        super().__init__(look)
        sizes = look.sizes
        self.button = TouchButton(look, look.say("Touch here to start"), kind="start", icon="touch")
        self.button.setMinimumHeight(sizes.space(4 if sizes.height > ROOMY else 3))
        self.button.clicked.connect(self.begin)
        self.languages = language_buttons(look, self.language) if look.has_choice else {}
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(look.icon("welcome", sizes.space(8 if sizes.wide else 9)))
        points: QWidget = column(*self._points(), spacing=sizes.apart)
        if sizes.has_columns():
            points = row(look, points, picture, stretch=points)
        service_words = look.say(message("This kiosk gives advice for {service}.", service=service))
        self.fill(
            # First of all, for those who can read nothing else here.
            *((beside_each_other(look, self.languages),) if self.languages else ()),
            *((picture,) if not sizes.wide and sizes.step == 0 else ()),
            text(look.say("Do you disagree with a decision about special needs help?"), "display"),
            *draft_notice(look),
            text(look.say("You are not alone. There are things you can do."), "heading"),
            points,
            text(service_words, "small"),
            wide=True,
            middle=True,
            below=column(self.button, margins=sizes.gap),
        )

    def _points(self) -> list[QWidget]:
        look = self.look
        return [
            _with_icon(look, "touch", look.say("You touch your answers. No typing.")),
            _with_icon(look, "clock", look.say("It takes about five minutes.")),
            _with_icon(look, "paper", look.say("See what to do next. Take it home on paper.")),
            _with_icon(look, "private", look.say("No names. We keep nothing unless you say yes.")),
        ]

    def first_focus(self) -> QWidget:
        """Return the large button."""
        return self.button


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

    def way_back(self) -> TouchButton:
        """Return the button that keeps the answers."""
        return self.no


class DonePage(Page):
    """Says good-bye, that everything is cleared, and what became of the note."""

    finished = Signal()

    def __init__(self, look: Look, note: Message) -> None:
        """Say it; `note` tells what is known of the note."""
        super().__init__(look)
        self.note = text(look.say(note))
        self.button = TouchButton(look, look.say("Go to the start page"), kind="primary")
        self.button.clicked.connect(self.finished)
        self.fill(
            text(look.say("Thank you"), "title"),
            text(look.say("Your answers are cleared from this screen."), "heading"),
            self.note,
            text(look.say("Have you got your sheet? You can talk to the staff here at any time.")),
            self.button,
            middle=True,
        )

    def tell_note(self, note: Message) -> None:
        """Say what is known of the note now."""
        self.note.setText(self.look.say(note))


def _with_icon(look: Look, icon: str, words: str) -> QWidget:
    """Return `words` with a drawing before them; the words say everything."""
    picture = QLabel()
    picture.setPixmap(look.icon(icon, look.sizes.times(1.5)))
    picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    label = text(words)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
    return row(look, picture, label, stretch=label)
