"""What people came for, on the screen: the findings of a report, and the topics as bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.reports.report import Report, Row, Table
from sendkiosk.notes.reports.words import said
from sendkiosk.ui.announcing import tell
from sendkiosk.ui.controls import column, in_columns, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.staff.count_bar import CountBar, most_of
from sendkiosk.ui.staff.pages import StaffPage, side_by_side
from sendkiosk.ui.words import Expander

NAME: Final = message("What people came for")
COUNTING: Final = message("Counting the visits …")
TOPIC: Final = "topic"


class ReportPage(StaffPage):
    """The report of the last quarter; it is shown when it has been counted."""

    is_behind_pin = True

    def __init__(self, look: Look) -> None:
        """Say that it is being counted."""
        super().__init__(look, message("For staff"))
        self.report: Report | None = None
        self.back = self.button(message("Back"), "primary")
        self.back.clicked.connect(self.left)
        self.printing = self.button(
            message("Print the report"), hint=message("It has more counts than this page.")
        )
        self.printing.setEnabled(False)
        self._said = text(look.say(COUNTING), "strong")
        self._told = panel("limit", look, self._said)
        self._body = column(spacing=look.sizes.gap)
        self.fill(
            text(look.say(NAME), "title"),
            side_by_side(look, self.back, self.printing),
            self._told,
            self._body,
            wide=True,
        )

    def tell(self, words: Message | str) -> None:
        """Show `words` below the buttons."""
        self._said.setText(self.look.say(words))
        self._told.show()
        tell(self, self._said.text(), QAccessible.AnnouncementPoliteness.Polite)

    def show_report(self, found: Report | Message) -> None:
        """Show the report, or why there is none."""
        if isinstance(found, Message):
            self.tell(found)
            return
        self.report = found
        self._told.hide()
        self.printing.setEnabled(True)
        for part in self._parts(found):
            self._body.box.addWidget(part)

    def _parts(self, report: Report) -> Iterator[QWidget]:
        say = self.look.say
        if report.covered is not None:
            yield text(say(report.covered_label), "heading")
        if report.highlights:
            findings = (text(say(finding.message)) for finding in report.highlights)
            yield panel("card", self.look, *findings)
        else:
            yield text(say(message("There is nothing to show yet.")), "strong")
        yield from self._left_out(report)
        for table in report.tables:
            if table.heading.code == TOPIC:
                yield text(say(table.heading.label), "heading")
                yield self._rows(table)
        how = say(message("How to read the counts"))
        yield Expander(self.look, how, *self._sentences(report.reading))

    def _left_out(self, report: Report) -> Iterator[QWidget]:
        sentences = dict.fromkeys(left.message for left in report.left_out)
        if sentences and report.highlights:
            name = self.look.say(message("What is left out, and why"))
            yield Expander(self.look, name, *self._sentences(sentences))
        elif sentences:
            # Where there is nothing else, why is what staff want to know.
            yield panel("card", self.look, *self._sentences(sentences))

    def _sentences(self, sentences: Iterable[Message]) -> Iterator[QWidget]:
        return (text(self.look.say(sentence)) for sentence in sentences)

    def _rows(self, table: Table) -> QWidget:
        """Return a card for each row of `table`: what was counted, the count, and its bar."""
        full = max((most_of(row.cell.now) for row in table.rows), default=0)
        columns = 2 if self.look.sizes.wide else 1
        return in_columns(self.look, [self._row(row, full) for row in table.rows], columns)

    def _row(self, row: Row, full: int) -> QWidget:
        say = self.look.say
        count = say(said(row.cell.now))
        if row.cell.before is not None:
            before = said(row.cell.before)
            count = say(message("{count} – before: {before}", count=count, before=before))
        return panel(
            "card",
            self.look,
            text(say(row.heading.label), "strong"),
            CountBar(self.look, row.cell.now, full),
            text(count),
        )
