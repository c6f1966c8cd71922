"""What every ledger does, whatever it keeps notes in."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date

from sendkiosk.notes.disclosure.plan import ReportedNote
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.reports.ledger import Ledger
from sendkiosk.notes.reports.making import make_report
from sendkiosk.notes.reports.request import ReportRequest
from tests.support.notes import NOTE

TODAY = date(2026, 11, 24)
SPRING = tuple(f"2026-W{week:02}" for week in range(1, 14))


def notes_of(site: str, weeks: Sequence[str], each: int) -> list[SessionNote]:
    """Return so many notes of `site` for `each` week."""
    note = dataclasses.replace(NOTE, site=site)
    return [dataclasses.replace(note, week=week) for week in weeks for _ in range(each)]


class LedgerContract(ABC):
    """The tests; a subclass says how a ledger with some notes is made."""

    @abstractmethod
    def ledger(self, notes: Sequence[SessionNote]) -> AbstractContextManager[Ledger]:
        """Return a ledger of exactly these `notes`, with nothing published."""

    def test_sites_and_weeks_are_counted(self) -> None:
        notes = [*notes_of("here", ("2026-W01", "2026-W02"), 3), *notes_of("there", SPRING[:1], 1)]
        with self.ledger(notes) as ledger:
            assert ledger.sites() == {"here", "there"}
            assert ledger.visits("here") == {"2026-W01": 3, "2026-W02": 3}
            assert ledger.visits("nowhere") == {}

    def test_kinds_are_counted_in_a_run_of_weeks(self) -> None:
        other = dataclasses.replace(NOTE, site="here", week="2026-W02", routes=(), speech=True)
        notes = [*notes_of("here", ("2026-W01", "2026-W02", "2026-W14"), 2), other]
        with self.ledger(notes) as ledger:
            kinds = ledger.kinds("here", "2026-W01", "2026-W13")
            assert kinds == {reported(NOTE): 4, reported(other): 1}
            assert ledger.kinds("here", "2025-W01", "2025-W52") == {}

    def test_what_was_published_first_stays(self) -> None:
        with self.ledger(notes_of("here", SPRING[:1], 1)) as ledger:
            assert ledger.published("gone/1") is None
            assert ledger.publish("gone/1", "first") == "first"
            assert ledger.publish("gone/1", "second") == "first"
            assert ledger.published("gone/1") == "first"

    def test_a_report_is_the_same_when_it_is_asked_for_again(self) -> None:
        request = ReportRequest(date(2026, 1, 1), date(2026, 3, 31))
        with self.ledger(notes_of("here", SPRING, 3)) as ledger:
            report = make_report(ledger, request, TODAY)
            assert report.visits.now is not None
            assert make_report(ledger, request, TODAY) == report


def reported(note: SessionNote) -> ReportedNote:
    """Return what reports count of `note`."""
    return ReportedNote(*(getattr(note, name) for name in ReportedNote._fields))
