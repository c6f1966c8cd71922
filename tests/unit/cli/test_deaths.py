from __future__ import annotations

from sendkiosk.cli.deaths import FREE, LONGEST, MANY, SOON, Deaths


def after(*lives: float) -> Deaths:
    deaths = Deaths()
    for lived in lives:
        deaths = deaths.died(lived)
    return deaths


def test_the_first_deaths_are_answered_at_once() -> None:
    assert [after(*[1.0] * times).wait for times in range(1, FREE + 1)] == [0.0] * FREE


def test_the_more_deaths_the_longer_the_wait_but_never_for_good() -> None:
    waits = [after(*[0.0] * times).wait for times in range(1, 40)]
    assert waits == sorted(waits)
    assert waits[FREE] > 0
    assert waits[-1] == LONGEST


def test_a_kiosk_that_lived_a_while_may_die_again() -> None:
    assert after(*[1.0] * 20, SOON).wait == 0.0
    assert after(*[1.0] * 20, SOON).in_a_row == 1


def test_staff_hear_of_it_now_and_then() -> None:
    told = [times for times in range(1, 12) if after(*[1.0] * times).is_worth_telling]
    assert told == [MANY, 2 * MANY]
