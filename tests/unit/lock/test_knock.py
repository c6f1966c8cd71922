from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.lock.knock import TOUCHES, WITHIN, Knock


def test_five_touches_in_a_row_are_a_knock_and_the_next_begins_anew() -> None:
    knock = Knock()
    heard = [knock.touched(at / 2) for at in range(2 * TOUCHES)]
    assert heard == ([False] * (TOUCHES - 1) + [True]) * 2


def test_slow_touches_and_touches_elsewhere_are_none() -> None:
    knock = Knock()
    assert not any(knock.touched(at * WITHIN / 2) for at in range(20))
    knock = Knock()
    for at in range(20):
        assert not knock.touched(at / 100)
        if at % 4 == 3:
            knock.elsewhere()


@given(st.lists(st.floats(0, 60)))
def test_a_knock_is_never_longer_than_it_may_be(gaps: list[float]) -> None:
    knock, now, since = Knock(), 0.0, []
    for gap in gaps:
        now += gap
        since.append(now)
        if knock.touched(now):
            assert len(since) >= TOUCHES
            assert now - since[-TOUCHES] <= WITHIN
            since = []
