"""Waiting for a sheet: what is told, for how long, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event

import pytest

from sendkiosk.printing import following
from sendkiosk.printing.following import SLOW, Patience, follow
from sendkiosk.printing.port import GivenUp, Out, PrinterState, PrinterStatus, PrintOutcome

READY, BUSY = PrinterState.READY, PrinterState.BUSY
EMPTY, OFF = PrinterState.NO_PAPER, PrinterState.UNREACHABLE


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PAUSE", 0)


@dataclass
class Sheet:
    """A sheet whose printer is in these states, one look after the other, until it is out."""

    states: Iterable[PrinterState]
    look_at: Callable[[], None] = lambda: None
    lost: bool = False
    held: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._left = list(self.states)

    def ending(self, *, lost: bool) -> PrintOutcome | None:
        self.lost = lost
        return None if self._left else Out("desk", "desk-1", sure=not lost)

    def look(self, *, held: bool) -> PrinterStatus:
        self.held.append(held)
        self.look_at()
        return PrinterStatus(self._left.pop(0))

    def give_up(self, status: PrinterStatus) -> PrintOutcome:
        return GivenUp("desk", "desk-1", status)


def told_of(*states: PrinterState) -> list[PrinterState]:
    told: list[PrinterState] = []
    assert follow(Sheet(states), lambda status: told.append(status.state), 60, Event())
    return told


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ([], []),
        ([READY, BUSY, BUSY], [READY, BUSY]),
        ([BUSY, EMPTY, EMPTY, BUSY], [BUSY, EMPTY, BUSY]),
        ([BUSY, OFF, BUSY, OFF, BUSY], [BUSY]),
        ([OFF, OFF, OFF, EMPTY], [OFF, EMPTY]),
    ],
)
def test_each_change_is_told_once_and_a_moments_silence_is_none(
    states: list[PrinterState], told: list[PrinterState]
) -> None:
    assert told_of(*states) == told


def test_a_printer_that_was_out_of_reach_is_not_taken_at_its_word() -> None:
    assert follow(Sheet([BUSY, OFF, BUSY]), lambda _: None, 60, Event()) == Out(
        "desk", "desk-1", sure=False
    )


def test_a_sheet_that_does_not_come_in_time_is_given_up() -> None:
    ending = follow(Sheet([EMPTY] * 9), lambda _: None, -1, Event())
    assert ending == GivenUp("desk", "desk-1", PrinterStatus(EMPTY))


def test_whoever_stops_waiting_hears_nothing_more() -> None:
    told: list[PrinterStatus] = []
    stop = Event()
    assert follow(Sheet([BUSY] * 9, stop.set), told.append, 60, stop) is None
    assert told == []


def test_time_runs_while_something_is_wrong_and_begins_anew_when_it_is_put_right() -> None:
    patience = Patience(seconds=100, since=0)
    patience.note(90, fine=False)
    assert not patience.is_over(100)
    assert patience.is_over(101)
    patience.note(101, fine=True)
    assert not patience.is_over(201)
    assert patience.is_over(202)
    patience.note(150, fine=True)
    assert patience.is_over(202)


def test_a_sheet_is_held_once_it_should_be_out() -> None:
    patience = Patience(seconds=100, since=0)
    assert not patience.is_slow(SLOW)
    assert patience.is_slow(SLOW + 1)
