"""What the family sees while the adviser is at something that is not theirs to read or touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.controls import column, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.navigator import Place
from sendkiosk.ui.page import Page


@dataclass(frozen=True, slots=True)
class Calm:
    """The drawing and the words of a page on which nothing is to be done."""

    icon: str
    title: Message
    words: tuple[Message, ...]


class CalmPage(Page):
    """A drawing, and a few words beside it or below it."""

    def __init__(self, look: Look, calm: Calm) -> None:
        """Show `calm`."""
        super().__init__(look)
        sizes = look.sizes
        beside = sizes.has_columns()
        words = column(
            text(look.say(calm.title), "display"),
            *(text(look.say(line), "heading") for line in calm.words),
            spacing=sizes.gap,
        )
        # In large type the words alone fill the page.
        shown: QWidget = words
        if beside or sizes.step == 0:
            picture = _picture(look, calm.icon, sizes.space(5.5 if beside else 4))
            both = row(look, picture, words, stretch=words) if beside else column(picture, words)
            both.box.setSpacing(sizes.space(1))
            shown = both
        self.fill(shown, wide=True, middle=True)

    def first_focus(self) -> QWidget | None:
        """Leave the keyboard with the buttons of the window."""
        return None


class WelcomePage(Page):
    """Says, before the adviser begins, what the family will see here."""

    def __init__(self, look: Look) -> None:
        """Say it."""
        super().__init__(look)
        sizes = look.sizes
        points: QWidget = column(*_points(look), spacing=sizes.gap)
        if sizes.has_columns():
            picture = _picture(look, "welcome", sizes.space(11))
            points = row(look, points, picture, stretch=points)
        self.fill(
            text(look.say("Welcome"), "display"),
            text(look.say("You are not alone. There are things you can do."), "heading"),
            points,
            wide=True,
            middle=True,
        )

    def first_focus(self) -> QWidget | None:
        """Leave the keyboard with the buttons of the window."""
        return None


def calm_at(place: Place) -> Calm:
    """Return what the family sees at `place`, whose own page is the adviser's."""
    return _CALM.get(place, _MOMENT)


def _points(look: Look) -> list[QWidget]:
    say = look.say
    return [
        _with_icon(look, "two-people", say("You answer with your adviser. You see it all here.")),
        _with_icon(look, "unsure", say("You can say “I’m not sure” to any question.")),
        _with_icon(look, "paper", say("See what to do next. Take it home on paper.")),
        _with_icon(look, "private", say("No names. We keep nothing unless you say yes.")),
    ]


def _with_icon(look: Look, icon: str, words: str) -> QWidget:
    label = text(words)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
    return row(look, _picture(look, icon, look.sizes.times(1.5)), label, stretch=label)


def _picture(look: Look, icon: str, side: int) -> QLabel:
    picture = QLabel()
    picture.setPixmap(look.icon(icon, side))
    picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
    picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
    return picture


_MOMENT: Final = Calm(
    "two-people",
    message("One moment, please."),
    (message("Your adviser goes on with you soon."),),
)
_CALM: Final[Mapping[Place, Calm]] = MappingProxyType(
    {
        Place.PAPER: Calm(
            "print",
            message("Your adviser is getting your pages ready."),
            (message("You can ask them anything you like."),),
        ),
        Place.NOTE: Calm(
            "talk",
            message("Your adviser has one last question."),
            (message("You can say no. You still keep your pages."),),
        ),
        Place.DONE: Calm(
            "welcome",
            message("Thank you"),
            (
                message("Your answers are cleared from this screen."),
                message("Have you got your sheet?"),
            ),
        ),
    }
)
