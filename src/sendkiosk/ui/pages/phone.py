"""The summary as QR codes to be read by a phone, for those who want no paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from sendkiosk.journey.flow import Block, BlockKind
from sendkiosk.journey.messages import Message, message
from sendkiosk.qr.codes import QUIET, Code, encode
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import Holder, column, in_columns, marked_text, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page

LEAST_SQUARE: Final = 4
"""Pixels that a square of a code takes at the least; smaller ones are hard for older phones."""
MOST_SIDE: Final = 18.0
"""How wide a code may be, in heights of usual type."""
AROUND, BESIDE = 6.0, 6.5
"""What must be left for other things above and below a code, or beside it, so that a camera sees
all of it at once."""


BESIDE_CODE: Final = 28
"""How wide a window is, in heights of body type, that has room for words beside a code."""


class PhonePage(Page):
    """One code at a time: a phone that sees two does not know which one is meant."""

    def __init__(self, look: Look, texts: Sequence[str]) -> None:
        """Show a code for the first of `texts`, and a button for each if there are several."""
        super().__init__(look)
        self._codes = [encode(words) for words in texts]
        self.picture = QLabel()
        self.picture.setFixedSize(*[max(_side(look, code) for code in self._codes)] * 2)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons: list[TouchButton] = []
        if len(texts) > 1:
            self.buttons = [self._button(number, len(texts)) for number in range(len(texts))]
        choice = (
            [in_columns(look, self.buttons, 2 if look.sizes.has_columns(20) else 1)]
            if self.buttons
            else []
        )
        words = column(
            text(look.say("Take it on your phone"), "title"),
            *_points(look, _what_to_do(several=bool(self.buttons))),
            *choice,
            spacing=look.sizes.gap,
        )
        self.fill(_beside(look, self.picture, words), wide=True, tight=True)
        self._show(0)

    def first_focus(self) -> QWidget | None:
        """Leave the keyboard with the buttons of the window where there is nothing to choose."""
        return next(iter(self.buttons), None)

    @property
    def half_done(self) -> object:
        """The number of the code that is shown."""
        return self._number

    def resume(self, half_done: object) -> None:
        """Show that code again."""
        if isinstance(half_done, int):
            self._show(half_done)

    def _button(self, number: int, count: int) -> TouchButton:
        words = message("Square {number} of {count}", number=number + 1, count=count)
        button = TouchButton(self.look, self.look.say(words))
        button.clicked.connect(lambda: self._show(number))
        return button

    def _show(self, number: int) -> None:
        self._number = number
        look, count = self.look, len(self._codes)
        self.picture.setPixmap(_drawn(look, self._codes[number]))
        what = message("A QR code with your next steps")
        if count > 1:
            what = message(
                "{title} ({number} of {count})", title=what, number=number + 1, count=count
            )
        self.picture.setAccessibleName(look.say(what))
        self.picture.setAccessibleDescription(
            look.say("A square for the camera of a phone. It holds the words of your sheet.")
        )
        for place, button in enumerate(self.buttons):
            button.choose(chosen=place == number)


def _what_to_do(*, several: bool) -> Iterator[Message]:
    yield message("Point your phone’s camera at the square.")
    yield message("Your steps open as text. Save the text on your phone.")
    if several:
        yield message("There are two squares. Take the first one, then the second.")
    yield message("If your phone offers a web search, copy the text instead.")
    yield message("You need no internet. We send nothing anywhere.")


def _points(look: Look, points: Iterable[Message]) -> list[QWidget]:
    return [marked_text(look, Block(BlockKind.BULLET, point)) for point in points]


def _beside(look: Look, picture: QWidget, words: QWidget) -> Holder:
    """Return the code and the words beside each other on a wide screen, else the words first."""
    if look.sizes.wide and look.sizes.has_columns(BESIDE_CODE):
        both = row(look, picture, words, stretch=words)
        for part in (picture, words):
            both.box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        return both
    both = column(words, picture, spacing=look.sizes.gap)
    both.box.setAlignment(picture, Qt.AlignmentFlag.AlignHCenter)
    return both


def _square(look: Look, code: Code) -> int:
    """Return how many pixels a square of `code` takes; whole ones, or the code would be blurred."""
    sizes = look.sizes
    most = sizes.height - AROUND if sizes.wide else sizes.width - BESIDE
    room = sizes.space(min(MOST_SIDE, most))
    return max(LEAST_SQUARE, room // code.full_size)


def _side(look: Look, code: Code) -> int:
    return _square(look, code) * code.full_size


def _drawn(look: Look, code: Code) -> QPixmap:
    """Return `code` black on white with its margin, whatever the colours of the theme are."""
    image = QImage(code.full_size, code.full_size, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    for y, squares in enumerate(code.rows, QUIET):
        for x, black in enumerate(squares, QUIET):
            if black:
                image.setPixelColor(x, y, Qt.GlobalColor.black)
    side = _side(look, code)
    return QPixmap.fromImage(image.scaled(side, side))
