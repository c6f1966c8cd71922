"""Beside the wizard: what a family has told, and what has come of it so far."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.flow import Contact, Screen
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary, SummaryStep, ToldAnswer
from sendkiosk.journey.time_limits import Standing, TimeLimit
from sendkiosk.ui.adviser.column_pane import ColumnPane
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.controls import column, panel, text
from sendkiosk.ui.details import phone_line
from sendkiosk.ui.look import Look
from sendkiosk.ui.pages.summary import limit_words
from sendkiosk.ui.words import told_words


class SoFar(ColumnPane):
    """Everything that is known of the family at the keys; each answer leads back to its question.

    `question_wanted` tells the screen of an answer that was chosen, `step_wanted` the id of a step,
    `onward` that it shall go on where the next answer is missing.
    """

    question_wanted = Signal(str)
    step_wanted = Signal(str)
    onward = Signal()

    def __init__(
        self, look: Look, summary: Summary, shown: Screen | None, missing: Screen | None
    ) -> None:
        """Show `summary`; `shown` is the question on the screen, `missing` the next without answer.

        As long as one is missing, steps may still come and go.
        """
        super().__init__(look, reads=False)
        self.answers = {told.screen: self._answer(told, shown) for told in summary.told}
        self.steps = {step.id: self._step(step) for step in summary.steps}
        self.show_parts(*self._parts(summary, shown, missing))

    def _parts(
        self, summary: Summary, shown: Screen | None, missing: Screen | None
    ) -> Iterator[QWidget]:
        say = self._look.say
        if not summary.told:
            yield text(say("Answers"), "heading")
            yield text(say("Nothing is told yet. Answers and steps appear here as they come."))
            return
        yield text(say("Answers"), "heading")
        yield text(say("Choose one to change it."), "small")
        yield column(*self.answers.values(), spacing=self._look.sizes.apart)
        if missing is not None and missing != shown:
            yield self._onward_button()
        is_open = missing is not None
        if is_open and self.steps:
            yield text(say("What follows still changes with the next answers."), "small")
        if summary.limits:
            yield text(say("Last days"), "heading")
            yield from (self._limit(limit) for limit in summary.limits)
        if self.steps:
            yield text(say("Steps so far") if is_open else say("Steps"), "heading")
            yield column(*self.steps.values(), spacing=self._look.sizes.apart)
        yield text(say("People who can help"), "heading")
        yield from (self._contact(contact) for contact in summary.contacts)

    def _answer(self, told: ToldAnswer, shown: Screen | None) -> TouchButton:
        """Return a button with what was said, and below it what it was about."""
        look = self._look
        said, topic = told_words(look, told), look.say(told.topic)
        button = TouchButton(look, said, kind="pick", hint=topic)
        button.setAccessibleName(f"{topic}: {said}")
        button.setAccessibleDescription(look.say("Change this answer"))
        button.choose(chosen=shown is not None and shown.id == told.screen)
        button.clicked.connect(partial(self.question_wanted.emit, told.screen))
        return button

    def _onward_button(self) -> TouchButton:
        button = TouchButton(
            self._look, self._look.say("Go on with the next question"), icon="next"
        )
        button.clicked.connect(self.onward)
        return button

    def _step(self, step: SummaryStep) -> TouchButton:
        title = message("{number}. {title}", number=step.number, title=step.title)
        button = TouchButton(self._look, self._look.say(title), kind="pick")
        button.clicked.connect(partial(self.step_wanted.emit, step.id))
        return button

    def _limit(self, limit: TimeLimit) -> QWidget:
        first, *rest = (self._look.say(line) for line in limit_words(limit))
        kind = "warning" if limit.standing is Standing.PASSED else "limit"
        return panel(
            kind, self._look, text(first, "small"), *(text(line, "strong") for line in rest)
        )

    def _contact(self, contact: Contact) -> QWidget:
        name = text(self._look.say(contact.name), "strong")
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        return column(name, *(phone_line(self._look, phone) for phone in contact.phones[:1]))
