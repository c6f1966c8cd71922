"""What stands in place of the start page while the computer does not know what day it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sendkiosk.journey.flow import Contact
from sendkiosk.ui.controls import column, in_columns, panel, text
from sendkiosk.ui.details import phone_line
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.help import when_checked
from sendkiosk.ui.pages.languages import beside_each_other, draft_notice, language_buttons


class RestingPage(Page):
    """Says that no questions are asked today, not to wait, and whom to ring.

    It tells no last day.
    """

    def __init__(self, look: Look, helplines: Sequence[Contact]) -> None:
        """Show those of `helplines` that have a number."""
        super().__init__(look)
        rung = [helpline for helpline in helplines if helpline.phones]
        self.languages = language_buttons(look, self.language) if look.has_choice else {}
        columns = 2 if look.sizes.has_columns() else 1
        self.fill(
            *((beside_each_other(look, self.languages),) if self.languages else ()),
            text(look.say("This kiosk cannot ask you questions just now"), "display"),
            *draft_notice(look),
            text(
                look.say(
                    "Its clock is wrong, so it could tell you a wrong last day. Please tell the"
                    " staff here. You did nothing wrong."
                ),
                "heading",
            ),
            panel(
                "warning",
                look,
                text(
                    look.say(
                        "Have you got a letter with a decision? Do not wait. There may be a last"
                        " day for what you can do. Ring one of these numbers today and ask:"
                    ),
                    "strong",
                ),
            ),
            in_columns(look, [_card(look, helpline) for helpline in rung], columns),
            *(text(look.say(words), "small") for words in when_checked(rung)),
            wide=True,
        )

    def first_focus(self) -> QWidget | None:
        """Return the language that is spoken now, if there are several."""
        return self.languages.get(self.look.catalogue.tag)


def _card(look: Look, helpline: Contact) -> QWidget:
    """Return the name of `helpline`, its numbers, and when it can be rung."""
    parts = [text(look.say(helpline.name), "heading")]
    numbers = [phone_line(look, phone) for phone in helpline.phones]
    hours = [text(look.say(helpline.hours))] if helpline.hours else []
    return panel("card", look, *parts, column(*numbers), *hours)
