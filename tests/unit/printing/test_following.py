"""Waiting for a sheet: what is told, for how long, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event
from time import monotonic

import pytest

from sendkiosk.printing import following
from sendkiosk.printing.following import SLOW, Patience, Seen, follow
from sendkiosk.printing.port import GivenUp, Out, PrinterState, PrinterStatus, PrintOutcome

READY, BUSY = PrinterState.READY, PrinterState.BUSY
EMPTY, OFF, INK = PrinterState.NO_PAPER, PrinterState.UNREACHABLE, PrinterState.OUT_OF_INK


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PAUSE", 0)


@dataclass
class Sheet:
    """A sheet whose printer is in these states, one look after the other, until it is out."""

    states: Iterable[PrinterState]
    look_at: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        self._left = list(self.states)

    def ending(self, *, lost: bool) -> PrintOutcome | None:
        return None if self._left else Out("desk", "desk-1", sure=not lost)

    def look(self) -> Seen:
        """Return the next state; for a sheet that is held, the ink is why."""
        self.look_at()
        return Seen(PrinterStatus(self._left.pop(0)), PrinterStatus(INK))

    def give_up(self, status: PrinterStatus) -> PrintOutcome:
        return GivenUp("desk", "desk-1", status)


def waiting(seconds: float = 60) -> Patience:
    return Patience(seconds, copies=1, since=monotonic())


def told_of(*states: PrinterState, patience: Patience | None = None) -> list[PrinterState]:
    told: list[PrinterState] = []
    hear = told.append
    assert follow(Sheet(states), lambda status: hear(status.state), patience or waiting(), Event())
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


@pytest.mark.parametrize(("states", "sure"), [([BUSY, OFF, BUSY], True), ([OFF, OFF], False)])
def test_a_printer_that_was_out_of_reach_is_not_taken_at_its_word(
    states: list[PrinterState], sure: bool
) -> None:
    ending = follow(Sheet(states), lambda _: None, waiting(), Event())
    assert ending == Out("desk", "desk-1", sure=sure)


def test_a_sheet_that_does_not_come_in_time_is_given_up() -> None:
    ending = follow(Sheet([BUSY] * 9), lambda _: None, waiting(-1), Event())
    assert ending == GivenUp("desk", "desk-1", PrinterStatus(INK))


def test_whoever_stops_waiting_hears_nothing_more() -> None:
    told: list[PrinterStatus] = []
    stop = Event()
    assert follow(Sheet([BUSY] * 9, stop.set), told.append, waiting(), stop) is None
    assert told == []


def test_a_warning_is_told_once_the_sheet_should_be_out() -> None:
    late = Patience(60, copies=1, since=monotonic() - SLOW - 1)
    assert told_of(BUSY, BUSY, patience=late) == [INK]


def test_a_warning_does_not_hide_what_is_wrong() -> None:
    late = Patience(60, copies=1, since=monotonic() - SLOW - 1)
    assert told_of(EMPTY, BUSY, patience=late) == [EMPTY, BUSY]


def test_there_is_time_to_put_right_what_is_wrong_and_then_it_begins_anew() -> None:
    patience = Patience(seconds=100, copies=1, since=0)
    patience.note(90, fine=False)
    patience.note(150, fine=False)
    assert not patience.is_over(190)
    assert patience.is_over(191)
    patience.note(191, fine=True)
    patience.note(250, fine=True)
    assert not patience.is_over(291)
    assert patience.is_over(292)


def test_copies_take_longer_but_putting_right_does_not() -> None:
    patience = Patience(seconds=100, copies=3, since=0)
    assert not patience.is_over(300)
    assert patience.is_over(301)
    patience.note(300, fine=False)
    assert not patience.is_over(400)
    assert patience.is_over(401)


def test_a_sheet_is_held_once_it_should_be_out() -> None:
    patience = Patience(seconds=100, copies=2, since=0)
    assert not patience.is_slow(2 * SLOW)
    assert patience.is_slow(2 * SLOW + 1)
    patience.note(0, fine=False)
    assert not patience.is_slow(2 * SLOW + 1)
