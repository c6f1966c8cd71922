"""The clock, memory and disk, each as a value, and what is said of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sendkiosk.doctor.check import Check, State
from sendkiosk.doctor.clock import check_clock
from sendkiosk.doctor.disk import LEAST, LITTLE, check_room
from sendkiosk.doctor.memory import check_memory
from sendkiosk.doctor.system import (
    Clock,
    Keeping,
    bytes_free,
    is_british,
    read_clock,
    swap_on_disk,
)
from tests.support.flows import TODAY, choice, make_flow, source

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 10, 5, tzinfo=UTC)
FLOW = make_flow(choice("who", ["parent"]), sources=[source("law")])


def states(checks: Iterator[Check]) -> list[State]:
    return [check.state for check in checks]


@pytest.mark.parametrize("is_kept", [True, None])
def test_a_clock_that_the_network_keeps_is_fine(is_kept: bool | None) -> None:
    (check,) = check_clock(Clock(NOW, is_kept), FLOW)
    assert check.state is State.FINE
    assert "10:05" in check.words


def test_a_clock_that_nobody_keeps_is_a_warning() -> None:
    (check,) = check_clock(Clock(NOW, is_kept=False), FLOW)
    assert check.state is State.WARNING
    assert "timedatectl" in check.words


def test_the_time_of_another_country_is_a_warning() -> None:
    (check,) = check_clock(Clock(NOW, is_kept=True, is_british=False), None)
    assert check.state is State.WARNING
    assert "Europe/London" in check.words


@pytest.mark.parametrize("year", [1970, 2000, 2023, 2036])
def test_a_clock_that_cannot_be_right_is_wrong(year: int) -> None:
    (check,) = check_clock(Clock(NOW.replace(year=year), is_kept=True), FLOW)
    assert check.state is State.WRONG
    assert str(year) in check.words
    # Without a pack nothing speaks against it.
    assert states(check_clock(Clock(NOW.replace(year=year), is_kept=True), None)) == [State.FINE]


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let a test set the time zone of this computer, and give it back."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.parametrize(
    ("name", "british"),
    [
        ("Europe/London", True),
        ("Europe/Belfast", True),
        ("Europe/Paris", False),
        # As London in winter, but without summer time.
        ("UTC", False),
    ],
)
def test_a_zone_is_british_in_winter_and_in_summer(
    zone: pytest.MonkeyPatch, name: str, british: bool
) -> None:
    zone.setenv("TZ", name)
    time.tzset()
    assert is_british(NOW) is british
    assert read_clock(NOW).is_british is british


def test_the_clock_of_this_computer_is_read() -> None:
    before = datetime.now(UTC)
    clock = read_clock()
    assert before - timedelta(seconds=1) <= clock.now <= datetime.now(UTC)
    assert clock.today == clock.now.date()
    if sys.platform == "linux":
        assert clock.is_kept in {True, False}


SWAPS = """Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority
/dev/zram0                              partition\t8388604\t\t0\t\t100
/dev/sda3                               partition\t1000444\t\t0\t\t-2
/swapfile                               file\t\t2097148\t\t0\t\t-3
"""


def test_only_swap_on_a_disk_is_told() -> None:
    assert swap_on_disk(SWAPS) == ("/dev/sda3", "/swapfile")
    assert swap_on_disk("Filename Type\n") == ()


@pytest.mark.parametrize(
    ("keeping", "told"),
    [
        (Keeping(dumps=False), [State.FINE]),
        (Keeping(dumps=None), [State.FINE]),
        (Keeping(dumps=True), [State.WARNING]),
        (Keeping(dumps=False, swap=("/swapfile",)), [State.WARNING]),
        (Keeping(dumps=True, swap=("/swapfile",)), [State.WARNING, State.WARNING]),
    ],
)
def test_memory_that_can_get_to_a_disk_is_a_warning(keeping: Keeping, told: list[State]) -> None:
    checks = list(check_memory(keeping))
    assert [check.state for check in checks] == told
    assert all(name in checks[-1].words for name in keeping.swap)


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (0, State.WRONG),
        (LEAST - 1, State.WRONG),
        (LEAST, State.WARNING),
        (LITTLE - 1, State.WARNING),
        (LITTLE, State.FINE),
    ],
)
def test_a_disk_that_is_nearly_full_is_told(left: int, state: State, tmp_path: Path) -> None:
    assert check_room(tmp_path, lambda _: left).state is state


def test_a_disk_that_tells_nothing_is_a_warning(tmp_path: Path) -> None:
    def fail(_folder: Path) -> int:
        raise OSError(5, os.strerror(5))

    check = check_room(tmp_path, fail)
    assert check.state is State.WARNING
    assert os.strerror(5) in check.words


def test_the_room_of_a_folder_that_is_not_there_yet_is_that_of_its_disk(tmp_path: Path) -> None:
    assert bytes_free(tmp_path / "new" / "er") > 0
