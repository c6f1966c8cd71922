"""Each block of a site is published once, in its order, and stays as it is."""

from __future__ import annotations

from datetime import date

import pytest

from sendkiosk.notes.disclosure.publication import NotReadableError
from sendkiosk.notes.disclosure.quarters import Period, Quarter
from sendkiosk.notes.reports.publishing import publish, publish_before
from tests.fakes.ledger import MemoryLedger
from tests.support.counted_notes import some_notes

FIRST = Quarter(2025, 4)
TODAY = date(2026, 11, 24)


def quarter(number: int) -> Quarter:
    return FIRST.moved(number)


def ledger(*visits: int) -> MemoryLedger:
    made = MemoryLedger()
    for number, count in enumerate(visits):
        made.add("hub", quarter(number), some_notes(number, count))
    return made


def periods(made: MemoryLedger, until: int = 3) -> list[Period]:
    return [block.period for block in publish(made, "hub", quarter(until), TODAY).blocks]


def test_blocks_are_published_up_to_the_quarter_that_is_asked_for() -> None:
    made = ledger(25, 30, 40, 22)
    assert periods(made, until=1) == [
        Period(quarter(0), quarter(0)),
        Period(quarter(1), quarter(1)),
    ]
    assert set(made.kept) == {"hub/1", "hub/2"}


def test_what_is_published_stays_and_is_not_counted_again() -> None:
    made = ledger(25, 30)
    before = publish(made, "hub", quarter(3), TODAY)
    kept, looked_up = dict(made.kept), made.looked_up
    made.add("hub", quarter(0), some_notes(7, 200))
    after = publish(made, "hub", quarter(3), TODAY)
    assert made.kept == kept
    assert made.looked_up == looked_up
    assert after.blocks == before.blocks


def test_notes_that_come_later_are_told_of() -> None:
    made = ledger(25, 30)
    assert publish(made, "hub", quarter(3), TODAY).late == ()
    made.add("hub", quarter(1), some_notes(7, 10))
    made.add("hub", quarter(-2), some_notes(7, 10))
    late = publish(made, "hub", quarter(3), TODAY).late
    assert set(late) == {Period(quarter(1), quarter(1)), Period(quarter(-2), quarter(-2))}


def test_notes_that_come_later_do_not_move_the_blocks_that_follow() -> None:
    made = ledger(12, 12, 30)
    assert periods(made) == [Period(quarter(0), quarter(1)), Period(quarter(2), quarter(2))]
    made.add("hub", quarter(0), some_notes(7, 50))
    made.add("hub", quarter(-2), some_notes(7, 50))
    made.add("hub", quarter(3), some_notes(8, 20))
    assert periods(made) == [
        Period(quarter(0), quarter(1)),
        Period(quarter(2), quarter(2)),
        Period(quarter(3), quarter(3)),
    ]


def test_notes_that_are_removed_do_not_take_away_what_was_published() -> None:
    made = ledger(25, 30)
    before = publish(made, "hub", quarter(3), TODAY)
    made.notes.clear()
    assert publish(made, "hub", quarter(3), TODAY).blocks == before.blocks


def test_a_block_that_ends_later_is_not_published_yet() -> None:
    made = ledger(25, 5, 40)
    counts = publish(made, "hub", quarter(1), TODAY)
    assert len(counts.blocks) == 1
    assert counts.next == Period(quarter(1), quarter(2))


def test_too_few_visits_wait() -> None:
    counts = publish(ledger(25, 5, 0, 6), "hub", quarter(3), TODAY)
    assert counts.next is None
    assert counts.waiting == {quarter(1), quarter(3)}


def test_of_two_programs_that_publish_at_once_the_first_one_counts() -> None:
    other = ledger(12, 12, 30)
    publish(other, "hub", quarter(3), TODAY)

    class Slow(MemoryLedger):
        def publish(self, block: str, text: str) -> str:
            # The other program, which does not have all notes yet, is just a little quicker.
            self.kept.setdefault(block, other.kept[block])
            return super().publish(block, text)

    made = Slow()
    made.notes = ledger(40, 40, 30).notes
    assert periods(made) == [Period(quarter(0), quarter(1)), Period(quarter(2), quarter(2))]


def test_a_damaged_text_is_told_of_and_not_counted_anew() -> None:
    made = ledger(25, 30)
    publish(made, "hub", quarter(3), TODAY)
    made.kept["hub/1"] = "{}"
    with pytest.raises(NotReadableError):
        publish(made, "hub", quarter(3), TODAY)
    assert made.kept["hub/1"] == "{}"


def test_blocks_hang_on_the_notes_of_their_own_quarters_and_site_alone() -> None:
    alone, among = ledger(25, 30), ledger(25, 30)
    among.add("other", quarter(0), some_notes(3, 80))
    among.add("hub", quarter(2), some_notes(4, 80))
    publish(alone, "hub", quarter(1), TODAY)
    publish(among, "hub", quarter(2), TODAY)
    assert alone.kept.items() <= among.kept.items()


@pytest.mark.parametrize(
    ("week_of", "kept"),
    [
        (quarter(0), set()),
        (quarter(1), {"hub/1"}),
        # The second block reaches beyond what is removed, and is lost if it is not counted now.
        (quarter(2), {"hub/1", "hub/2"}),
    ],
)
def test_what_is_to_be_removed_is_counted_before(week_of: Quarter, kept: set[str]) -> None:
    made = ledger(25, 12, 12, 40)
    publish_before(made, "hub", week_of.weeks[0], TODAY)
    assert set(made.kept) == kept
