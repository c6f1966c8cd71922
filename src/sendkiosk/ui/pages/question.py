"""Questions with choices: one answer, or several; and pages that only inform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.flow import Kind, Option, Screen, Term, Wording
from sendkiosk.journey.messages import message
from sendkiosk.journey.time_limits import Answer
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import in_columns, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.words import block_widgets, term_buttons

MANY_OPTIONS = 5
"""With more options than this, a wide screen shows them in two columns."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a question page shows.

    `given` is the answer from before, if there was one.
    """

    screen: Screen
    wording: Wording
    terms: tuple[Term, ...]
    given: Answer | None


def question_head(look: Look, question: Question) -> list[QWidget]:
    """Return title, text and explained terms of `question`."""
    return [
        text(look.say(question.wording.title), "title"),
        *block_widgets(look, question.wording.body),
        *term_buttons(look, question.terms),
    ]


class QuestionPage(Page):
    """A question with a choice of answers.

    Where one answer is asked for, touching it is answering. Where several are, each touch turns one
    on or off, and `pending` is what going on would answer.
    """

    answered = Signal(object)

    def __init__(self, look: Look, question: Question) -> None:
        """Show `question`."""
        super().__init__(look)
        screen = question.screen
        self._asked = screen
        self.needs_next = screen.kind is not Kind.CHOICE
        self.buttons = {option.code: self._button(option) for option in screen.options}
        self._chosen = _codes(question.given)
        hints = [text(look.say(message("You can choose more than one.")), "strong")]
        self.fill(
            *question_head(look, question),
            *(hints if screen.kind is Kind.CHOICES else ()),
            in_columns(look, list(self.buttons.values()), self._columns),
            wide=self._columns > 1,
        )
        self._show_chosen()

    @property
    def answers(self) -> Sequence[TouchButton]:
        """A button for each."""
        return tuple(self.buttons.values())

    @property
    def pending(self) -> Answer | None:
        """The answer that going on would give."""
        if self._asked.kind is Kind.INFORMATION or not self._chosen:
            return None
        return self._chosen if self._asked.kind is Kind.CHOICES else self._chosen[0]

    @property
    def half_done(self) -> object:
        """The answers that are chosen so far."""
        return self._chosen

    def resume(self, half_done: object) -> None:
        """Choose those answers again."""
        if isinstance(half_done, tuple):
            self._chosen = half_done
            self._show_chosen()

    def first_focus(self) -> QWidget | None:
        """Return the chosen answer's button, or the first one."""
        chosen = next((self.buttons[code] for code in self._chosen if code in self.buttons), None)
        return chosen or next(iter(self.buttons.values()), None)

    @property
    def _columns(self) -> int:
        return 2 if self.look.sizes.has_columns() and len(self._asked.options) > MANY_OPTIONS else 1

    def _button(self, option: Option) -> TouchButton:
        hint = self.look.say(option.hint) if option.hint else ""
        icon = option.icon.value if option.icon else ""
        button = TouchButton(self.look, self.look.say(option.label), hint=hint, icon=icon)
        button.clicked.connect(partial(self._touch, option.code))
        return button

    def _touch(self, code: str) -> None:
        if self._asked.kind is Kind.CHOICE:
            self.answered.emit(code)
            return
        chosen = set(self._chosen) ^ {code}
        self._chosen = tuple(c for c in self.buttons if c in chosen)
        self._show_chosen()

    def _show_chosen(self) -> None:
        for code, button in self.buttons.items():
            button.choose(chosen=code in self._chosen)
        self.ready(can_go_on=self._asked.kind is Kind.INFORMATION or bool(self._chosen))


def _codes(given: Answer | None) -> tuple[str, ...]:
    """Return the codes chosen in the answer `given`."""
    if isinstance(given, tuple):
        return given
    return (given,) if isinstance(given, str) else ()
