"""Choosing a language: a button for each that is offered, with its own name for itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.phrases import DRAFT
from sendkiosk.language.catalogue import SOURCE_LANGUAGE, Catalogue
from sendkiosk.ui.buttons import BarButton, TouchButton
from sendkiosk.ui.controls import column, in_columns, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.scroll_buttons import SCROLL_COLUMN
from sendkiosk.ui.typefaces import SCRIPT, script_of

MOST_COLUMNS = 5


def language_buttons(look: Look, touched: SignalInstance) -> dict[str, TouchButton]:
    """Return a button for each language that `look` can change to, by the tag of the language.

    `touched` is sent the tag of the one that is touched.
    """
    buttons = {each.tag: _button(look, each) for each in look.languages}
    for tag, button in buttons.items():
        button.clicked.connect(partial(touched.emit, tag))
    return buttons


def beside_each_other(look: Look, buttons: dict[str, TouchButton]) -> QWidget:
    """Return `buttons` in as many columns as the window has room for, all as full as can be."""
    sizes = look.sizes
    widest = max(button.natural_width(0) for button in buttons.values()) + sizes.apart
    beside = SCROLL_COLUMN * (2 if sizes.has_columns() else 1)
    room = round(sizes.width * sizes.unit) - 2 * sizes.gap - sizes.space(beside)
    fitting = max(1, min(MOST_COLUMNS, room // widest))
    rows = -(-len(buttons) // fitting)
    return in_columns(look, list(buttons.values()), -(-len(buttons) // rows))


def draft_notice(look: Look) -> tuple[QWidget, ...]:
    """Return that nobody qualified has checked these words, in their language and in English.

    There is nothing to say of a language that was checked.
    """
    if not look.catalogue.is_draft:
        return ()
    english = text(Catalogue().say(DRAFT), "small")
    english.setProperty(SCRIPT, script_of(SOURCE_LANGUAGE))
    english.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return (panel("limit", look, text(look.say(DRAFT), "small"), english),)


class LanguagePage(Page):
    """All languages; `language` brings the one that was touched."""

    def __init__(self, look: Look) -> None:
        """Show them, with the one that is spoken now marked."""
        super().__init__(look)
        self.languages = language_buttons(look, self.language)
        names = beside_each_other(look, self.languages) if self.languages else column()
        self.fill(text(look.say("Language"), "title"), names, wide=True, middle=True)

    def first_focus(self) -> QWidget | None:
        """Return the language that is spoken now."""
        return self.languages.get(self.look.catalogue.tag)


def _button(look: Look, language: Catalogue) -> TouchButton:
    button = BarButton(look, language.name, kind="language")
    button.speak(language.tag)
    # Heard in the language that is spoken now: its voice cannot read all scripts.
    button.setAccessibleDescription(language.name_in(look.catalogue))
    button.choose(chosen=language.tag == look.catalogue.tag)
    return button
