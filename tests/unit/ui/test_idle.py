from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.ui.idle import Idle, Limits, Phase

LIMITS = Limits(idle=120, warning=30)


def after(*steps: float, limits: Limits = LIMITS) -> Idle:
    idle = Idle(limits)
    for seconds in steps:
        idle = idle.passed(seconds)
    return idle


def warned(seconds: int = 0) -> Idle:
    """Return a silence that has come `seconds` into the warning."""
    return after(120, *([1] * seconds))


def test_nothing_happens_until_the_time_is_over() -> None:
    assert after(119.9).phase is Phase.WATCHING
    assert after(60, 60).phase is Phase.WARNING


def test_the_warning_counts_down_to_the_end() -> None:
    assert warned().left == 30
    assert warned(1).left == 29
    assert warned(29).left == 1
    assert warned(29).phase is Phase.WARNING
    assert warned(30).phase is Phase.OVER
    assert warned(30).left == 0


def test_a_part_of_a_second_is_still_a_second() -> None:
    assert after(120, 0.2).left == 30
    assert after(120, 1, 0.2).left == 29


def test_a_touch_gives_the_whole_time_again_as_often_as_wanted() -> None:
    idle = Idle(LIMITS)
    for _ in range(50):
        idle = idle.passed(120).passed(1)
        assert idle.phase is Phase.WARNING
        idle = idle.touched()
        assert idle == Idle(LIMITS)


def test_no_time_passes_while_the_kiosk_is_busy_and_then_it_begins_anew() -> None:
    almost = after(119)
    assert almost.passed(500, busy=True) == Idle(LIMITS)
    assert warned(29).passed(1, busy=True) == Idle(LIMITS)


@given(st.lists(st.floats(0, 100_000), min_size=1))
def test_however_long_a_computer_slept_the_whole_warning_comes_first(steps: list[float]) -> None:
    idle = Idle(LIMITS)
    seen = 0.0
    for seconds in steps:
        before, idle = idle, idle.passed(seconds)
        if before.phase is Phase.WATCHING:
            assert idle.quiet <= LIMITS.idle
        else:
            seen += 1
        if idle.phase is Phase.OVER:
            assert seen * 2 >= LIMITS.warning
            break


def test_the_countdown_is_told_at_its_beginning_and_a_few_times_more() -> None:
    told = []
    idle = after(119)
    for _ in range(31):
        before, idle = idle, idle.passed(1)
        if (left := idle.to_tell(before)) is not None:
            told.append(left)
    assert told == [30, 20, 10, 5]


def test_who_stays_away_from_the_warning_is_not_told_twice() -> None:
    idle = warned(20)
    assert idle.passed(0.2).to_tell(idle) is None
