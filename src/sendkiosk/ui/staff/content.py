"""The pages on which staff see which advice is shown, what others change, and agree to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.ui.announcing import tell
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.content_port import ContentChange, ContentFile, ContentGroup, ContentOffer
from sendkiosk.ui.controls import column, panel, text
from sendkiosk.ui.details import breakable
from sendkiosk.ui.look import Look
from sendkiosk.ui.staff.pages import StaffPage, side_by_side
from sendkiosk.ui.words import Expander

_LONG: Final = re.compile(r"[^\s\u200b]{25,}")
_PIECE: Final = 12


class ContentStaffPage(StaffPage):
    """A page about contents, which tells what came of a button."""

    is_behind_pin = True

    def __init__(self, look: Look) -> None:
        """Begin without anything told."""
        super().__init__(look, message("For staff"))
        self._said = text("", "strong")
        self.told = panel("limit", look, self._said)
        self.told.hide()

    def tell(self, words: Message | str) -> None:
        """Show `words`: what came of a button."""
        said = self.look.say(words)
        self._said.setText(_with_breaks(self.look, said))
        self.told.show()
        tell(self, said, QAccessible.AnnouncementPoliteness.Polite)


class ContentPage(ContentStaffPage):
    """Which advice is shown; files with other advice, once they were looked for."""

    chosen = Signal(object)
    """One of the files that were found."""

    def __init__(self, look: Look) -> None:
        """Say that it is being looked what is shown."""
        super().__init__(look)
        self.back = self.button(message("Back"), "primary")
        self.back.clicked.connect(self.left)
        self.search = self.button(
            message("Look for new advice"),
            hint=message("Put the USB stick in first."),
        )
        self.undo = self.button(
            message("Go back to the advice before"), hint=message("You see first what changes.")
        )
        self.files: tuple[QWidget, ...] = ()
        self._shown = column(spacing=look.sizes.gap)
        self._found = column(spacing=look.sizes.gap)
        self.fill(
            text(look.say(message("The advice that is shown")), "title"),
            # What came of a button is seen without moving the page.
            self.told,
            side_by_side(look, self.back, self.search),
            self._found,
            self._shown,
            self.undo,
            wide=True,
        )
        self.tell(message("Looking at the advice …"))

    def tell(self, words: Message | str) -> None:
        """Show `words` where the page begins, and go there."""
        super().tell(words)
        self._page.pane.to_top()

    def show_lines(self, lines: Sequence[Message | str]) -> None:
        """Show what there is to know of the advice that is shown."""
        self.told.hide()
        words = (text(_with_breaks(self.look, self.look.say(line))) for line in lines)
        self._shown.box.addWidget(panel("card", self.look, *words))

    def show_files(self, files: Sequence[ContentFile]) -> None:
        """Show the files that were found, in place of those found before."""
        self.files = tuple(self._file(file) for file in files)
        self._found.put(self.files)
        self.tell(
            plural_message(
                "One file with advice was found. Touch it to see what it changes.",
                "{count} files with advice were found. Touch one to see what it changes.",
                len(files),
            )
            if files
            else message("No file with advice was found. Is the stick in?")
        )

    def enable(self, *, enabled: bool) -> None:
        """Let the buttons be pressed, or not while something goes on."""
        for button in (self.search, self.undo, *self.files):
            button.setEnabled(enabled)

    def _file(self, file: ContentFile) -> QWidget:
        name, folder = (_with_breaks(self.look, each) for each in (file.name, file.folder))
        hint = self.look.say(message("in {folder}", folder=folder))
        button = TouchButton(self.look, name, hint=hint)
        button.clicked.connect(lambda: self.chosen.emit(file))
        return button


class OfferPage(ContentStaffPage):
    """What other advice changes, before anybody agrees to it."""

    def __init__(self, look: Look, offer: ContentOffer, title: Message, yes: Message) -> None:
        """Show `offer` under `title`; `yes` names the button that agrees."""
        super().__init__(look)
        self.yes = self.button(yes, "primary")
        self.no = self.button(message("No, leave it as it is"))
        self.no.clicked.connect(self.left)
        self.groups = tuple(self._groups(offer.groups))
        self.fill(
            text(look.say(title), "title"),
            text(offer.name, "heading"),
            panel("card", look, *(self._text(look.say(line)) for line in offer.words)),
            *self.groups,
            # Whoever agrees has come past all that changes.
            side_by_side(look, self.yes, self.no),
            self.told,
            wide=True,
        )

    def _groups(self, groups: Sequence[ContentGroup]) -> Iterator[QWidget]:
        for group in groups:
            heading = self.look.say(group.heading)
            cards = [self._card(change) for change in group.changes]
            if group.important:
                yield column(
                    text(heading, "heading"),
                    panel("warning", self.look, *cards),
                    spacing=self.look.sizes.gap,
                )
            else:
                yield Expander(self.look, heading, *cards)

    def _card(self, change: ContentChange) -> QWidget:
        return column(self._text(change.title, "strong"), *map(self._text, change.lines))

    def _text(self, words: str, part: str = "body") -> QWidget:
        """Return `words`, in which there may be addresses of any length."""
        return text(_with_breaks(self.look, words), part)


def _with_breaks(look: Look, words: str) -> str:
    """Return `words` in which lines may end inside of names: those on a stick can be any."""

    def cut(long: re.Match[str]) -> str:
        name = long[0]
        pieces = (name[start : start + _PIECE] for start in range(0, len(name), _PIECE))
        return "\u200b".join(pieces)

    return _LONG.sub(cut, breakable(look, words))
