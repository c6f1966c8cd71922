"""The parts of a page that explain: texts, and what a term means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendkiosk.journey.flow import Block, Term
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import ToldAnswer
from sendkiosk.language.markup import spans
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import fill, in_columns, marked_text, panel, text
from sendkiosk.ui.look import Look


def terms_in(blocks: Iterable[Block], terms: Mapping[str, Term]) -> tuple[Term, ...]:
    """Return the terms that `blocks` link to, each once, in order."""
    linked = (span.term for block in blocks for span in spans(block.text.text) if span.term)
    return tuple(terms[term] for term in dict.fromkeys(linked))


def block_widgets(look: Look, blocks: Iterable[Block]) -> list[QWidget]:
    """Return the texts of `blocks` as widgets."""
    return [marked_text(look, block) for block in blocks]


class Expander(QWidget):
    """A button with more below it: one touch opens it, another closes it."""

    def __init__(self, look: Look, label: str, *content: QWidget, icon: str = "down") -> None:
        """Show `label`; `content` is closed."""
        super().__init__()
        self.button = TouchButton(look, label, kind="term", icon=icon)
        self.content = panel("term", look, *content)
        self.content.hide()
        fill(QVBoxLayout(self), (self.button, self.content), look.sizes.space(0.2), 0)
        self.button.clicked.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """Tell whether what is below can be seen."""
        return not self.content.isHidden()

    def open(self, *, is_open: bool) -> None:
        """Open it, or close it."""
        self.content.setVisible(is_open)
        self.button.choose(chosen=is_open)

    def _turn(self) -> None:
        self.open(is_open=not self.is_open)


def term_buttons(look: Look, terms: tuple[Term, ...]) -> list[QWidget]:
    """Return a button "What does it mean?" for each of `terms`, side by side where there is room.

    There is no widget at all when there are no terms.
    """
    buttons = [_term_button(look, term) for term in terms]
    columns = min(2, len(buttons)) if look.sizes.has_columns() else 1
    return [in_columns(look, buttons, columns)] if buttons else []


def _term_button(look: Look, term: Term) -> Expander:
    question = look.say(message("What does “{term}” mean?", term=term.name))
    return Expander(look, question, text(look.say(term.explanation)), icon="unsure")


def told_words(look: Look, answer: ToldAnswer) -> str:
    """Return what was said in `answer`, several answers one after the other."""
    return "; ".join(
        look.catalogue.day(said) if isinstance(said, date) else look.say(said)
        for said in answer.said
    )
