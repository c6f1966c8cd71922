from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.lock.tries import LONGEST_WAIT, Tries, wait_after

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
tries = st.builds(Tries, st.integers(0, 10**9), moments)


def test_the_wait_grows_from_the_third_wrong_try_on() -> None:
    assert [wait_after(wrong) for wrong in range(11)] == [
        *(0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300)
    ]


@given(st.integers(0, 10**9))
def test_it_never_shrinks_and_never_passes_the_longest(wrong: int) -> None:
    assert wait_after(wrong) <= wait_after(wrong + 1) <= LONGEST_WAIT


def test_the_seconds_left_are_told() -> None:
    third = Tries().one_more(NOON).one_more(NOON).one_more(NOON)
    assert third.seconds_left(NOON) == 5
    assert third.seconds_left(NOON + timedelta(seconds=4.2)) == 1
    assert third.seconds_left(NOON + timedelta(seconds=5)) == 0
    assert Tries().seconds_left(NOON) == 0


@given(tries, moments)
def test_no_clock_makes_anybody_wait_longer_than_the_longest(before: Tries, now: datetime) -> None:
    settled = before.settled(now)
    assert 0 <= settled.seconds_left(now) <= wait_after(before.wrong)
    assert settled.wrong == before.wrong
    # Whoever sets the clock back gains nothing.
    assert settled.seconds_left(now) >= min(before.seconds_left(now), wait_after(before.wrong))
