"""Several sites and quarters of notes, all kinds of reports of them, and careless publishers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from random import Random
from typing import Final

from sendkiosk.notes.disclosure.plan import CellId, ReportedNote, cells_of
from sendkiosk.notes.disclosure.protecting import first_shown
from sendkiosk.notes.disclosure.quarters import Period, Quarter
from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.notes.reports.making import make_report
from sendkiosk.notes.reports.request import ReportRequest
from tests.fakes.ledger import MemoryLedger
from tests.support.attack import Place, Statement, statements_of
from tests.support.counted_notes import SPREADS, notes

TODAY: Final = date(2026, 11, 24)
YEAR: Final = Period(Quarter(2025, 4), Quarter(2026, 3))
SITES: Final = ("evesham", "hub", "malvern")
_SIZES: Final = (0, 3, 8, 15, 21, 26, 40, 90)
_FIELDS: Final = ("topic", "printed", "level", "session_kind", "letters")
"""What is looked at in reports of many sites and quarters, so that an attack does not take long."""


def random_ledger(seed: int) -> MemoryLedger:
    """Return the notes of a year at one site or more; some have hardly any visits."""
    random = Random(seed)  # noqa: S311 - test data
    ledger = MemoryLedger()
    for site in SITES[: random.randint(1, len(SITES))]:
        spread = random.choice(SPREADS)
        for quarter in YEAR.quarters:
            ledger.add(site, quarter, notes(random, random.choice(_SIZES), spread))
    return ledger


def requests(ledger: MemoryLedger) -> Iterator[ReportRequest]:
    """Yield a request for each period of the year, for all sites and for each, in several ways."""
    quarters = list(YEAR.quarters)
    ways: tuple[tuple[str, ...], ...] = (("topic", "site"), ("session_kind", "topic"), ())
    sites = sorted(ledger.sites())
    groups = [group for size in range(1, len(sites) + 1) for group in combinations(sites, size)]
    for first, last in combinations(range(len(quarters) + 1), 2):
        for place, group in enumerate(groups):
            days = quarters[first].first_day, quarters[last - 1].last_day
            yield ReportRequest(*days, group, ways[(first + last + place) % len(ways)])


def published(ledger: MemoryLedger) -> list[Statement]:
    """Return all that the reports of `requests` say of a few fields, each once."""
    said = {
        statement: None
        for request in requests(ledger)
        for statement in statements_of(make_report(ledger, request, TODAY))
        if set(statement.cell[::2]) <= set(_FIELDS)
    }
    return list(said)


def rounded_each_time(ledger: MemoryLedger) -> list[Statement]:
    """Return what a publisher would say who rounds and suppresses each report by itself."""
    said: dict[Statement, None] = {}
    for request in requests(ledger):
        first, last = request.first, request.last
        places = frozenset(
            (site, quarter)
            for site in request.sites
            for quarter in YEAR.quarters
            if first <= quarter.first_day and quarter.last_day <= last
        )
        counts = _counts(ledger, places)
        if counts[()] >= 20:
            for cell in sorted(counts):
                if set(cell[::2]) <= set(_FIELDS):
                    said[Statement(places, cell, first_shown(cell, counts[cell]))] = None
    return list(said)


def exact_but_for_small(counted: Counter[ReportedNote]) -> list[Statement]:
    """Return what a publisher would say who only leaves small counts out."""
    counts: Counter[CellId] = Counter()
    for note, many in counted.items():
        for cell in cells_of(note):
            counts[cell] += many
    places = frozenset({("hub", YEAR.first)})
    return [
        Statement(places, cell, _exact(first_shown(cell, count), count))
        for cell, count in sorted(counts.items())
    ]


def _exact(shown: Shown, count: int) -> Shown:
    return Shown(Form.ROUNDED, count, count, count) if shown.form is Form.ROUNDED else shown


def _counts(ledger: MemoryLedger, places: frozenset[Place]) -> Counter[CellId]:
    counts: Counter[CellId] = Counter()
    for site, quarter in places:
        for note, many in ledger.kinds(site, *quarter.weeks).items():
            for cell in cells_of(note):
                counts[cell] += many
    return counts


def one_block(counted: Counter[ReportedNote]) -> list[Statement]:
    """Return all that reports say of one block of notes, with each cross-table."""
    ledger = MemoryLedger()
    ledger.add("hub", YEAR.first, counted)
    days = YEAR.first.first_day, YEAR.first.last_day
    said = {
        statement: None
        for name in ("topic", "phase_band", "visitor_role")
        for statement in statements_of(make_report(ledger, ReportRequest(*days, by=(name,)), TODAY))
    }
    return list(said)
