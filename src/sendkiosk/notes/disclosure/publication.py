"""What was published of a block, and the text in which that is kept for good."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.disclosure.plan import PLAN, SEVERAL, VISITS, CellId, is_crossed
from sendkiosk.notes.disclosure.protecting import first_shown, smallest_shown
from sendkiosk.notes.disclosure.quarters import Period, quarter_from_code
from sendkiosk.notes.disclosure.shown import (
    FEW,
    FEW_CROSSED,
    HIDDEN,
    STEP,
    ZERO,
    Form,
    Shown,
    nearest,
    roughly,
)
from sendkiosk.notes.told import ToldError

SCHEMA: Final = 1
"""The version of the form of the text."""

_ROUNDED: Final = re.compile(r"(?P<roughly>~?)(?P<value>[1-9][0-9]{0,8})")


class NotReadableError(ToldError):
    """What was published of a block cannot be read."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published of the block that is number `number` of `site`.

    `tables` and `crossed` are what was counted, by the plan of that time; `shown` has the cells of
    them, but those that are zero.
    """

    site: str
    number: int
    period: Period
    tables: frozenset[str]
    crossed: frozenset[tuple[str, str]]
    shown: Mapping[CellId, Shown]

    @property
    def visits(self) -> Shown:
        """Return what is shown of the number of visits."""
        return self.shown[VISITS]

    def codes(self, field: str) -> frozenset[str]:
        """Return the codes of `field` that occur."""
        return frozenset(cell[1] for cell in self.shown if len(cell) == 2 and cell[0] == field)  # noqa: PLR2004 - a field, a code

    def cell(self, cell: CellId) -> Shown:
        """Return what is shown of `cell`; of what was not counted then, nothing."""
        if is_crossed(cell):
            return self._crossed(cell)
        if cell != VISITS and cell[0] not in self.tables:
            return HIDDEN
        shown = self.shown.get(cell, ZERO)
        return self._worked_out(cell, shown) if shown.high is None and cell else shown

    def _worked_out(self, cell: CellId, shown: Shown) -> Shown:
        """Return what follows for a count that is held back, as any reader can work it out.

        Without it a sum of many counts would be lost with one of them.
        """
        visits = self.visits
        if visits.high is None:
            return shown
        low, high = shown.low, visits.high
        if cell[0] not in SEVERAL:
            others = [self.shown[cell[0], code] for code in self.codes(cell[0]) if code != cell[1]]
            high -= sum(other.low for other in others)
            highs = [other.high for other in others if other.high is not None]
            if len(highs) == len(others):
                low = max(low, visits.low - sum(highs))
        return Shown(Form.BETWEEN, low, high, nearest((low + high) / 2))

    def _crossed(self, cell: CellId) -> Shown:
        if (cell[0], cell[2]) not in self.crossed:
            return HIDDEN
        if cell[:2] not in self.shown or cell[2:] not in self.shown:
            return ZERO
        shown = self.shown.get(cell, HIDDEN)
        if shown == FEW_CROSSED and FEW in {self.shown[cell[:2]], self.shown[cell[2:]]}:
            # A row that is shown as fewer than 5 has no cell with more.
            return replace(shown, high=FEW.high)
        return shown


def to_text(published: Published) -> str:
    """Return `published` as the text to keep: JSON, always the same for the same."""
    tables: dict[str, dict[str, str]] = {field: {} for field in published.tables}
    crossed: dict[str, dict[str, dict[str, dict[str, str]]]] = {}
    for first, second in published.crossed:
        crossed.setdefault(first, {})[second] = {}
    for cell, shown in published.shown.items():
        match cell:
            case (field, code):
                tables[field][code] = _short(shown)
            case (field, code, other, second):
                crossed[field][other].setdefault(code, {})[second] = _short(shown)
            case _:
                continue
    return json.dumps(
        {
            "schema": SCHEMA,
            "plan": PLAN,
            "site": published.site,
            "block": published.number,
            "first": published.period.first.code,
            "last": published.period.last.code,
            "visits": _short(published.visits),
            "tables": tables,
            "cross_tables": crossed,
        },
        sort_keys=True,
        separators=(",", ":"),
    )


def from_text(text: str, site: str, number: int) -> Published:
    """Return what was published of block `number` of `site`, from its kept `text`.

    Raises NotReadableError if it is damaged, of another block, or from a newer program.
    """
    try:
        kept = json.loads(text)
        if kept["schema"] > SCHEMA:
            raise NotReadableError(_newer(site))
        published = _read(kept)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotReadableError(_damaged(site, number)) from error
    if (published.site, published.number) != (site, number):
        raise NotReadableError(_damaged(site, number))
    return published


def _read(kept: Any) -> Published:
    # What a short form says hangs on the kind of cell alone, and few forms occur often.
    known: dict[tuple[int, str], Shown] = {}
    shown: dict[CellId, Shown] = {}
    for cell, short in _cells(kept):
        form = known.get((len(cell), short))
        if form is None:
            form = known[len(cell), short] = _from_short(short, cell)
        shown[cell] = form
    period = Period(quarter_from_code(kept["first"]), quarter_from_code(kept["last"]))
    crossed = {
        (first, second) for first, seconds in kept["cross_tables"].items() for second in seconds
    }
    site, number = kept["site"], kept["block"]
    if not isinstance(site, str) or not isinstance(number, int):
        raise TypeError
    for cell in shown:
        if is_crossed(cell) and not (cell[:2] in shown and cell[2:] in shown):
            raise ValueError
    return Published(site, number, period, frozenset(kept["tables"]), frozenset(crossed), shown)


def _cells(kept: Any) -> Iterator[tuple[CellId, str]]:
    yield VISITS, kept["visits"]
    for field, codes in kept["tables"].items():
        for code, short in codes.items():
            yield (field, code), short
    for field, others in kept["cross_tables"].items():
        for other, rows in others.items():
            for code, row in rows.items():
                for second, short in row.items():
                    yield (field, code, other, second), short


def _short(shown: Shown) -> str:
    """Return `shown` as it is kept: "<5", "25", "~25", "5+" or "?"."""
    match shown.form:
        case Form.FEWER if shown.high is not None:
            return f"<{shown.high + 1}"
        case Form.ROUNDED:
            return str(shown.value)
        case Form.BETWEEN:
            return f"~{shown.value}"
        case Form.AT_LEAST:
            return f"{shown.low}+"
        case Form.HIDDEN:
            return "?"
        case _:
            raise ValueError("not a form in which cells are published")


def _from_short(short: str, cell: CellId) -> Shown:
    """Return what is kept as `short` of `cell`. Raises ValueError."""
    smallest = smallest_shown(cell)
    if short == f"<{smallest}" and cell != VISITS:
        return FEW_CROSSED if is_crossed(cell) else FEW
    if short == f"{smallest}+":
        return Shown(Form.AT_LEAST, smallest, None)
    if short == "?" and cell != VISITS:
        return HIDDEN
    found = _ROUNDED.fullmatch(short)
    if found is None or int(found["value"]) % STEP or int(found["value"]) < smallest:
        raise ValueError("not a count")
    value = int(found["value"])
    return roughly(value, smallest) if found["roughly"] else first_shown(cell, value)


def _newer(site: str) -> Message:
    return message(
        "The counts of {site} were written by a newer version of this program."
        " Bring this one up to date, then make the report again.",
        site=site,
    )


def _damaged(site: str, number: int) -> Message:
    return message(
        "The counts of {site} that were fixed for earlier reports (number {number}) are damaged."
        " Put the notes back from a backup, then make the report again.",
        site=site,
        number=number,
    )
