"""What goes on the paper: the sheet with its steps, the letters, the card."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary, SummaryStep
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.adviser.choices import Choices, title_of, warning
from sendkiosk.ui.controls import column, fill, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.picks import Pick
from sendkiosk.ui.services import Made


class Warned(QWidget):
    """A step that can be left out, and below it what is lost by that."""

    def __init__(self, look: Look, step: SummaryStep) -> None:
        """Show `step`, taken."""
        super().__init__()
        self._look, self.step = look, step
        label = message("{number}. {title}", number=step.number, title=step.title)
        self.pick = Pick(look, look.say(label), on=True)
        self._words = text("", "strong")
        self.warning: QFrame = panel("warning", look, self._words)
        self.warning.hide()
        fill(QVBoxLayout(self), (self.pick, self.warning), look.sizes.times(0.1), 0)

    def show_choices(self, summary: Summary, choices: Choices) -> None:
        """Show whether the step is taken, and what is to be said of that."""
        self.pick.setChecked(self.step.id not in choices.left_out)
        self.pick.setEnabled(choices.sheet)
        said = warning(summary, choices, self.step) if choices.sheet else None
        words = self._look.say(said) if said else ""
        self._words.setText(words)
        self.pick.setAccessibleDescription(words)
        self.warning.setVisible(bool(words))


class Contents(QWidget):
    """Everything that can be printed, each to be taken or left.

    `sheet_picked`, `english_picked` and `card_picked` tell whether they are taken; `step_picked`
    and `letter_picked` the id as well. Where the sheet is not English, `english` takes the English
    with it; a draft never goes without.
    """

    sheet_picked = Signal(bool)
    english_picked = Signal(bool)
    step_picked = Signal(str, bool)
    letter_picked = Signal(str, bool)
    card_picked = Signal(bool)

    def __init__(self, look: Look, summary: Summary, catalogue: Catalogue) -> None:
        """List what belongs to `summary`, which is printed in the language of `catalogue`."""
        super().__init__()
        self._summary, self._catalogue = summary, catalogue
        self.sheet = Pick(look, look.say(title_of(Made.SHEET)), on=True)
        self.english: Pick | None = None
        if not catalogue.is_source:
            self.english = Pick(look, look.say("The English beside it"))
            self.english.clicked.connect(self.english_picked)
        self.steps = {step.id: Warned(look, step) for step in summary.steps}
        self.letters = {each.id: Pick(look, look.say(each.title)) for each in summary.letters}
        self.card = Pick(look, look.say(title_of(Made.CARD)))
        self.sheet.clicked.connect(self.sheet_picked)
        self.card.clicked.connect(self.card_picked)
        for name, warned in self.steps.items():
            warned.pick.clicked.connect(partial(self._tell, self.step_picked, name, warned.pick))
        for name, pick in self.letters.items():
            pick.clicked.connect(partial(self._tell, self.letter_picked, name, pick))
        english = [self.english] if self.english else []
        steps = column(*english, *self.steps.values(), spacing=look.sizes.times(0.1))
        steps.box.setContentsMargins(look.sizes.times(1.6), 0, 0, 0)
        headed: tuple[QLabel, ...] = (text(look.say("Letters"), "strong"),) if self.letters else ()
        fill(
            QVBoxLayout(self),
            (self.sheet, steps, *headed, *self.letters.values(), self.card),
            look.sizes.times(0.15),
            0,
        )

    @staticmethod
    def _tell(signal: SignalInstance, name: str, pick: Pick) -> None:
        signal.emit(name, pick.isChecked())

    def show_choices(self, choices: Choices) -> None:
        """Show what is taken."""
        self.sheet.setChecked(choices.sheet)
        if self.english:
            draft = self._catalogue.is_draft
            self.english.setChecked(draft or choices.beside_english)
            self.english.setEnabled(choices.sheet and not draft)
        for warned in self.steps.values():
            warned.show_choices(self._summary, choices)
        for name, pick in self.letters.items():
            pick.setChecked(name in choices.letters)
        self.card.setChecked(choices.card)
