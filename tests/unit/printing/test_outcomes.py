"""Each outcome has words: calm ones for the visitor, and ones with the place for staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.language.catalogue import Catalogue
from sendkiosk.printing.port import (
    NoPrinter,
    PrintOutcome,
    Refused,
    Saved,
    Sent,
    Trouble,
)
from sendkiosk.printing.words import for_staff, for_visitor

OUTCOMES: list[PrintOutcome] = [
    Sent("desk", "desk-7"),
    Saved(Path("/srv/sheets/summary-1.pdf")),
    NoPrinter(),
    *(Refused(trouble, "lp: {odd} words") for trouble in Trouble),
]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=repr)
def test_the_visitor_is_told_nothing_of_queues_and_files(outcome: PrintOutcome) -> None:
    words = Catalogue().say(for_visitor(outcome))
    assert not any(inner in words for inner in ("desk", "/", "lp:"))


def test_staff_are_told_where_and_what_the_system_said() -> None:
    said = [Catalogue().say(for_staff(outcome)) for outcome in OUTCOMES]
    assert len(set(said)) == len(OUTCOMES)
    assert "desk-7" in said[0]
    assert "/srv/sheets/summary-1.pdf" in said[1]
    assert all("lp: {odd} words" in words for words in said[3:])
