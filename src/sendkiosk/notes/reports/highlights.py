"""What stands first in a report: a few things that are certain, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sendkiosk.journey.coding import NOT_ASKED
from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.disclosure.plan import VISITS
from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.notes.reports.adding import is_more
from sendkiosk.notes.reports.report import Cell, Highlight, Row, Table, Topic
from sendkiosk.notes.reports.tables import Both
from sendkiosk.notes.reports.words import said

_CHANGING: Final = ("topic", "language", "visitor_role", "phase_band", "plan_status")
"""The fields in which the biggest change is looked for."""

_ENGLISH: Final = "en"


def highlights(both: Both, tables: Iterable[Table]) -> Iterator[Highlight]:
    """Yield what is certain and worth saying.

    A change is told only where as many quarters of the same sites are counted in both periods.
    """
    found = {table.heading.code: table for table in tables}
    compared = bool(both.now.blocks) and both.now.quarters == both.before.quarters
    yield _visits(both.cell(VISITS), compared=compared)
    topics = [row for row in found["topic"].rows if row.heading.code != NOT_ASKED]
    most = _most(topics)
    if most is not None:
        yield Highlight(
            Topic.MOST_ASKED,
            message(
                "Most visits were about: {topic} ({count}).",
                topic=most.heading.label,
                count=said(most.cell.now),
            ),
            most.cell,
        )
    if compared:
        yield from _biggest_change([found[field] for field in _CHANGING])
    yield from _language(found["language"])
    yield from _printed(found["printed"])
    yield from _feedback(found["feedback"])


def _visits(cell: Cell, *, compared: bool) -> Highlight:
    values: dict[str, Message] = {"now": said(cell.now), "before": said(cell.before)}
    if cell.before is None:
        text = message("Visits: {now}.", **values)
    elif compared and is_more(cell.now, cell.before):
        text = message("Visits: {now}, more than in the period before ({before}).", **values)
    elif compared and is_more(cell.before, cell.now):
        text = message("Visits: {now}, fewer than in the period before ({before}).", **values)
    else:
        text = message("Visits: {now}. In the period before: {before}.", **values)
    return Highlight(Topic.VISITS, text, cell)


def _most(rows: Iterable[Row]) -> Row | None:
    """Return the row that certainly has more than each other one, if there is one."""
    every = list(rows)
    for row in every:
        if all(other is row or is_more(row.cell.now, other.cell.now) for other in every):
            return row
    return None


def _biggest_change(tables: Iterable[Table]) -> Iterator[Highlight]:
    """Yield the row that certainly changed by most visits."""
    changes = [
        (gap, table, row)
        for table in tables
        for row in table.rows
        if (gap := _certain_gap(row.cell.now, row.cell.before))
    ]
    if not changes:
        return
    gap, table, row = max(changes, key=lambda change: abs(change[0]))
    values = {
        "field": table.heading.label,
        "row": row.heading.label,
        "now": said(row.cell.now),
        "before": said(row.cell.before),
    }
    if gap > 0:
        text_message = message("Grew most – {field}: {row}, from {before} to {now}.", **values)
    else:
        text_message = message("Fell most – {field}: {row}, from {before} to {now}.", **values)
    yield Highlight(Topic.CHANGE, text_message, row.cell)


def _certain_gap(now: Shown | None, before: Shown | None) -> int:
    """Return by how many visits at least it changed; below zero if there are fewer, 0 if unsure."""
    if now is None or before is None:
        return 0
    if before.high is not None and now.low > before.high:
        return now.low - before.high
    if now.high is not None and before.low > now.high:
        return now.high - before.low
    return 0


def _language(table: Table) -> Iterator[Highlight]:
    others = [row for row in table.rows if row.heading.code.partition("-")[0] != _ENGLISH]
    most = _most(others)
    if most is not None and _says_something(most.cell.now):
        yield Highlight(
            Topic.LANGUAGE,
            message(
                "The language used most, besides English: {language} ({count}).",
                language=most.heading.label,
                count=said(most.cell.now),
            ),
            most.cell,
        )


def _printed(table: Table) -> Iterator[Highlight]:
    cell = _cell_of(table, "yes")
    if _says_something(cell.now):
        text = message("Visits in which something was printed: {count}.", count=said(cell.now))
        yield Highlight(Topic.PRINTED, text, cell)


def _feedback(table: Table) -> Iterator[Highlight]:
    helped, not_helped = _cell_of(table, "helped"), _cell_of(table, "not-helped")
    if _says_something(helped.now):
        text = message(
            "Visitors who said that it helped: {helped}; that it did not: {not_helped}.",
            helped=said(helped.now),
            not_helped=said(not_helped.now),
        )
        yield Highlight(Topic.FEEDBACK, text, helped)


def _cell_of(table: Table, code: str) -> Cell:
    return next(row.cell for row in table.rows if row.heading.code == code)


def _says_something(shown: Shown | None) -> bool:
    return shown is not None and shown.form not in {Form.ZERO, Form.HIDDEN}
