"""The lock opens for the PIN only, and makes a guesser wait, whatever happens to its file."""

from __future__ import annotations

import json
import logging
import os
import stat
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sendkiosk.lock import file as file_module
from sendkiosk.lock.file import PinFile, PinFileError, pin_file_in
from sendkiosk.lock.lock import Lock, Opening
from sendkiosk.lock.tries import Tries

PIN, OTHER = "295038", "804271"


@dataclass
class Clock:
    at: datetime = field(default_factory=lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> PinFile:
    return pin_file_in(tmp_path / "data")


@pytest.fixture
def lock(file: PinFile, clock: Clock) -> Lock:
    lock = Lock(file, clock)
    assert lock.set_pin(PIN) is None
    return lock


def damaged(**changed: object) -> bytes:
    """Return a file that is in order but for what is `changed`."""
    kept = {"format": 1, "pin_hash": "$argon2id$x", "wrong_tries": 0, "last_wrong_try": None}
    return json.dumps({**kept, **changed}).encode()


def guess_wrong(lock: Lock, times: int, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(times):
        assert lock.try_pin(OTHER) is Opening.WRONG
    assert PIN not in caplog.text
    assert OTHER not in caplog.text
    assert f"{times} times" in caplog.text
    caplog.clear()


def test_without_a_pin_nothing_opens(file: PinFile, clock: Clock) -> None:
    lock = Lock(file, clock)
    assert not lock.is_set()
    for pin in ("", "0000", "000000", PIN):
        assert lock.try_pin(pin) is Opening.NO_PIN
    assert lock.seconds_to_wait() == 0
    assert not file.path.exists()


def test_a_bad_pin_is_not_set(file: PinFile, clock: Clock) -> None:
    assert Lock(file, clock).set_pin("000000") is not None
    assert not file.path.exists()


def test_only_the_pin_opens(lock: Lock, caplog: pytest.LogCaptureFixture) -> None:
    assert lock.is_set()
    assert lock.try_pin(PIN) is Opening.OPEN
    guess_wrong(lock, 1, caplog)
    assert lock.try_pin(PIN) is Opening.OPEN


def test_the_third_wrong_try_makes_even_the_pin_wait(
    lock: Lock, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    guess_wrong(lock, 3, caplog)
    assert lock.seconds_to_wait() == 5
    assert lock.try_pin(PIN) is Opening.TOO_SOON
    clock.wait(4.9)
    assert lock.try_pin(PIN) is Opening.TOO_SOON
    clock.wait(0.1)
    assert lock.try_pin(PIN) is Opening.OPEN
    guess_wrong(lock, 2, caplog)
    assert lock.seconds_to_wait() == 0


def test_a_try_that_is_too_soon_does_not_count(
    lock: Lock, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    guess_wrong(lock, 3, caplog)
    for _ in range(9):
        assert lock.try_pin(OTHER) is Opening.TOO_SOON
    clock.wait(5)
    assert lock.try_pin(PIN) is Opening.OPEN


def test_a_restart_is_no_way_round_the_wait(
    lock: Lock, file: PinFile, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    guess_wrong(lock, 3, caplog)
    again = Lock(PinFile(file.path), clock)
    assert again.seconds_to_wait() == 5
    assert again.try_pin(PIN) is Opening.TOO_SOON


def test_a_try_is_counted_before_it_is_looked_at(
    lock: Lock, file: PinFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plug_is_pulled(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("sendkiosk.lock.lock.fits", plug_is_pulled)
    with pytest.raises(KeyboardInterrupt):
        lock.try_pin(OTHER)
    kept = file.read()
    assert kept is not None
    assert kept.wrong_tries == 1


def test_a_clock_that_was_set_back_begins_the_wait_anew(
    lock: Lock, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    guess_wrong(lock, 3, caplog)
    clock.wait(-86_400)
    assert lock.seconds_to_wait() == 5
    clock.wait(5)
    assert lock.try_pin(PIN) is Opening.OPEN


def test_the_file_is_for_its_owner_only_and_holds_no_digits_of_the_pin(
    lock: Lock, file: PinFile
) -> None:
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert PIN not in file.path.read_text(encoding="utf-8")
    file.path.chmod(0o644)
    assert lock.try_pin(PIN) is Opening.OPEN
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert list(file.path.parent.iterdir()) == [file.path]


@pytest.mark.parametrize(
    "damage",
    [
        *(b"", b"{", b"{}", b"\xff", b"[" * 100_000, b'"pin"', b'{"pin_hash": ""}'),
        *(damaged(**{name: None}) for name in ("format", "pin_hash", "wrong_tries")),
        *(damaged(format=2), damaged(pin_hash="295038"), damaged(wrong_tries=-1), damaged(more=1)),
        *(damaged(wrong_tries="none"), damaged(last_wrong_try="at noon")),
        damaged(last_wrong_try="2026-11-24T12:00:00"),
    ],
    ids=lambda damage: damage[:90].decode(errors="replace"),
)
def test_a_damaged_file_lets_nobody_in_and_is_left_as_it_is(
    lock: Lock, file: PinFile, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    file.path.write_bytes(damage)
    assert lock.is_set()
    assert lock.trouble() is not None
    assert lock.try_pin(PIN) is Opening.NO_PIN
    assert str(file.path) in caplog.text
    caplog.clear()
    assert file.path.read_bytes() == damage
    assert file.forget()
    assert not file.forget()


@pytest.mark.parametrize("time", ["2026-11-24T12:00:00Z", "2026-11-24T13:00:00+01:00"])
def test_a_file_in_order_is_read_and_written_as_it_was(file: PinFile, time: str) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(damaged(wrong_tries=3, last_wrong_try=time))
    kept = file.read()
    assert kept is not None
    assert kept.tries == Tries(3, datetime(2026, 11, 24, 12, tzinfo=UTC))
    file.write(kept)
    assert file.read() == kept


def test_a_hash_that_is_none_lets_nobody_in(
    lock: Lock, file: PinFile, caplog: pytest.LogCaptureFixture
) -> None:
    kept = json.loads(file.path.read_text(encoding="utf-8"))
    file.path.write_text(json.dumps({**kept, "pin_hash": "$argon2id$x"}), encoding="utf-8")
    assert lock.try_pin(PIN) is Opening.NO_PIN
    assert str(file.path) in caplog.text
    caplog.clear()


def test_another_process_may_set_the_pin(lock: Lock, file: PinFile, clock: Clock) -> None:
    assert Lock(PinFile(file.path), clock).set_pin(OTHER) is None
    assert lock.try_pin(OTHER) is Opening.OPEN


def test_a_full_disk_keeps_no_staff_out_and_no_guesser_in(
    lock: Lock,
    file: PinFile,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    before = file.path.read_bytes()
    monkeypatch.setattr(file_module, "replace", full)
    assert lock.set_pin(OTHER) is not None
    for _ in range(3):
        assert lock.try_pin(OTHER) is Opening.WRONG
    assert lock.try_pin(PIN) is Opening.TOO_SOON
    clock.wait(5)
    assert lock.try_pin(PIN) is Opening.OPEN
    assert lock.seconds_to_wait() == 0
    assert os.strerror(28) in caplog.text
    assert {record.levelno for record in caplog.records} == {logging.WARNING}
    caplog.clear()
    assert file.path.read_bytes() == before
    assert list(file.path.parent.iterdir()) == [file.path]


def test_what_the_system_says_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    blocked = pin_file_in(tmp_path / "file")
    (tmp_path / "staff-pin.json").mkdir()
    for call in (blocked.read, pin_file_in(tmp_path).read, pin_file_in(tmp_path).forget):
        with pytest.raises(PinFileError, match=str(tmp_path)):
            call()
