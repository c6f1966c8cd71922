"""A question for a date, answered by touch on the page of a month."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Literal

from babel.dates import get_day_names
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sendkiosk.journey.messages import message
from sendkiosk.journey.time_limits import Answer
from sendkiosk.ui.buttons import BarButton, TouchButton
from sendkiosk.ui.controls import column, fill, in_columns, row, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.page import Page
from sendkiosk.ui.pages.question import Question, question_head
from sendkiosk.ui.spoken import UNSAID
from sendkiosk.ui.typefaces import typeface, width_on_one_line

WEEKS_SHOWN = 6
DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12
GRID_WIDTH = 17
"""How wide a month is beside words, in heights of usual type."""


class MonthGrid(QWidget):
    """One month as a grid of days; only days from `earliest` to `latest` can be chosen."""

    chosen = Signal(object)

    def __init__(self, look: Look, earliest: date, latest: date, day: date | None) -> None:
        """Show the month of `day`, or of `latest` when no day is chosen yet."""
        super().__init__()
        self._look = look
        self._earliest, self._latest, self.day = earliest, latest, day
        first = day or latest
        self.month = (first.year, first.month)
        side = look.sizes.target
        self.earlier = BarButton(look, look.say("Earlier"), icon="back")
        self.later = BarButton(look, look.say("Later"), icon="next")
        self.title = text("", "heading", centred=True)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self._grid = QGridLayout()
        self._grid.setSpacing(look.sizes.apart)
        for place in range(DAYS_IN_WEEK):
            self._grid.setColumnMinimumWidth(place, side)
            self._grid.setColumnStretch(place, 1)
        layout = QVBoxLayout(self)
        turns = in_columns(look, (self.earlier, self.later), 2)
        fill(layout, (self.title, turns), look.sizes.apart, 0)
        layout.addLayout(self._grid)
        self.buttons: dict[date, TouchButton] = {}
        self._show()

    def choose(self, day: date | None, month: tuple[int, int]) -> None:
        """Show `month`, a year and its month, with `day` chosen, if there is one."""
        self.day, self.month = day, month
        self._show()
        self.chosen.emit(day)

    def _turn(self, months: int) -> None:
        year, month = divmod(self.month[0] * MONTHS_IN_YEAR + self.month[1] - 1 + months, 12)
        self.month = (year, month + 1)
        self._show()

    def _show(self) -> None:
        """Fill the grid with the days of the month, Monday first."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons = {}
        year, month = self.month
        names = _names_of_days(self._look)
        for place in range(DAYS_IN_WEEK):
            name = text(names[place], "weekday", centred=True)
            # Each day is read with the name of its own.
            name.setProperty(UNSAID, True)
            self._grid.addWidget(name, 0, place)
        weeks = calendar.Calendar().monthdatescalendar(year, month)
        for week, days in enumerate(weeks, 1):
            for place, day in enumerate(days):
                if day.month == month:
                    self._grid.addWidget(self._button(day), week, place)
        # Days that are made later would come last of all, behind the footer of the window.
        for before, after in pairwise((self.later, *self.buttons.values())):
            QWidget.setTabOrder(before, after)
        for week in range(1, WEEKS_SHOWN + 1):
            height = self._look.sizes.target if week <= len(weeks) else 0
            self._grid.setRowMinimumHeight(week, height)
        self.title.setText(self._look.catalogue.month(date(year, month, 1)))
        self.earlier.setEnabled((year, month) > (self._earliest.year, self._earliest.month))
        self.later.setEnabled((year, month) < (self._latest.year, self._latest.month))

    def _button(self, day: date) -> TouchButton:
        button = TouchButton(self._look, str(day.day), kind="day")
        button.setAccessibleName(self._look.catalogue.day(day))
        button.setEnabled(self._earliest <= day <= self._latest)
        button.clicked.connect(partial(self._choose, day))
        button.choose(chosen=day == self.day)
        self.buttons[day] = button
        return button

    def _choose(self, day: date) -> None:
        if self.day in self.buttons:
            self.buttons[self.day].choose(chosen=False)
        self.day = day
        self.buttons[day].choose(chosen=True)
        self.chosen.emit(day)


class DatePage(Page):
    """A question for a date. A touched day is read back in full before the visitor goes on."""

    answered = Signal(object)

    def __init__(self, look: Look, question: Question, days: tuple[date, date]) -> None:
        """Show `question`; `days` are the first and the last day that may be chosen."""
        super().__init__(look)
        given = question.given
        self.needs_next = True
        self.grid = MonthGrid(look, *days, given if isinstance(given, date) else None)
        self.grid.chosen.connect(self._read_back)
        self._words = text("", "heading")
        self.buttons = {
            option.code: TouchButton(
                look, look.say(option.label), hint=look.say(option.hint) if option.hint else ""
            )
            for option in question.screen.options
        }
        for code, button in self.buttons.items():
            button.clicked.connect(partial(self.answered.emit, code))
            button.choose(chosen=code == given)
        title, *head = question_head(look, question)
        answers = (self._words, *self.buttons.values())
        if look.sizes.has_columns():
            beside = column(*head, *answers, spacing=look.sizes.gap)
            self.grid.setFixedWidth(look.sizes.space(GRID_WIDTH))
            both = row(look, self.grid, beside, stretch=beside)
            for part in (self.grid, beside):
                both.box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
            parts: tuple[QWidget, ...] = (title, both)
        else:
            parts = (title, *head, self.grid, *answers)
        self.fill(*parts, wide=True)
        self._read_back(self.grid.day)

    @property
    def answers(self) -> Sequence[TouchButton]:
        """Those that are no day."""
        return tuple(self.buttons.values())

    @property
    def pending(self) -> Answer | None:
        """The date that going on would give."""
        return self.grid.day

    @property
    def half_done(self) -> object:
        """The day that is chosen, and the month that is shown."""
        return self.grid.day, self.grid.month

    def resume(self, half_done: object) -> None:
        """Choose that day again, and show that month."""
        match half_done:
            case (date() | None as day, (int(year), int(month))):
                self.grid.choose(day, (year, month))
            case _:
                pass

    def first_focus(self) -> QWidget | None:
        """Return the chosen day, or the button that turns the month back."""
        return self.grid.buttons.get(self.grid.day or date.min, self.grid.earlier)

    @property
    def read_back(self) -> str:
        """What the page says about the day that is chosen."""
        return self._words.text()

    def _read_back(self, day: date | None) -> None:
        if day is None:
            words = self.look.say("Touch the day.")
        else:
            words = self.look.say(message("You chose {day}.", day=day))
        self._words.setText(words)
        self.ready(can_go_on=day is not None)
        self.says.emit(words)


def _names_of_days(look: Look) -> Mapping[int, str]:
    """Return short names of the days of a week, Monday being 0, that fit above the days.

    Arabic writes its abbreviated ones out; its shorter ones do fit.
    """
    font = typeface(look.catalogue.tag)
    font.setPixelSize(look.sizes.unit)

    def names(width: Literal["abbreviated", "short"]) -> Mapping[int, str]:
        return get_day_names(width, locale=look.catalogue.locale_name)

    usual = names("abbreviated")
    widest = max(width_on_one_line(font, name) for name in usual.values())
    room = look.sizes.space(GRID_WIDTH) - (DAYS_IN_WEEK - 1) * look.sizes.apart
    return usual if widest * DAYS_IN_WEEK <= room else names("short")
