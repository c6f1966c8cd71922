from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sendkiosk.speech.port import Said, Trouble, Unsaid, Voice
from sendkiosk.ui.manner import PACES, USUAL_PACE, USUAL_VOLUME, VOLUMES, Manner
from sendkiosk.ui.reading import Reading
from tests.fakes.speech import FakeEngine

ENGLISH = Voice("en", "en")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    button: str | None = None
    passed_by: bool = False


def lines(*texts: str) -> tuple[Line, ...]:
    """Return passages; a text in brackets is a button, one with a dot before it is passed by."""
    return tuple(
        Line(each, each.strip(".[]") if "[" in each else None, each.startswith("."))
        for each in texts
    )


PAGE = lines("title", "help", "[one]", "[two]", "[back]")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def reading(engine: FakeEngine) -> Reading:
    reading = Reading(engine, lambda news: news(), lambda: None)
    reading.begin(ENGLISH, PAGE)
    return reading


def hears(engine: FakeEngine) -> str:
    return engine.now.text if engine.now else ""


def all_heard(engine: FakeEngine) -> list[str]:
    heard = []
    while engine.now:
        heard.append(engine.now.text)
        engine.finish()
    return heard


def test_it_reads_to_the_end_and_rests(reading: Reading, engine: FakeEngine) -> None:
    assert all_heard(engine) == [line.text for line in PAGE]
    assert not reading.is_reading
    assert reading.manner.on


def test_it_passes_by_what_must_be_asked_for(reading: Reading, engine: FakeEngine) -> None:
    reading.show(lines("month", ".[1st]", ".[2nd]", "after"))
    assert all_heard(engine) == ["month", "after"]
    reading.step(-1)
    assert hears(engine) == ".[2nd]"


def test_steps_end_at_both_ends(reading: Reading, engine: FakeEngine) -> None:
    reading.step(-1)
    assert hears(engine) == "title"
    for _ in range(9):
        reading.step(1)
    assert hears(engine) == "[back]"


def test_the_choice_is_the_button_that_was_read_last(reading: Reading) -> None:
    reading.step(2)
    assert reading.choice == 2
    reading.show(lines("[one]", "text", "text"))
    reading.step(2)
    assert reading.choice == 0


def test_there_is_no_choice_before_a_button_was_read(reading: Reading) -> None:
    reading.step(1)
    assert reading.choice is None


def test_what_is_late_changes_nothing(reading: Reading, engine: FakeEngine) -> None:
    late: list[Callable[[], None]] = []
    reading = Reading(engine, late.append, lambda: None)
    reading.begin(ENGLISH, PAGE)
    engine.finish()
    reading.show(lines("new page", "more"))
    late.pop()()
    assert hears(engine) == "new page"
    engine.finish()
    reading.forget()
    late.pop()()
    assert hears(engine) == ""


@pytest.mark.parametrize("go", [Reading.again, Reading.go_on, lambda reading: reading.step(1)])
def test_nothing_is_said_once_it_is_off(
    reading: Reading, engine: FakeEngine, go: Callable[[Reading], None]
) -> None:
    reading.end()
    go(reading)
    reading.show(PAGE)
    reading.update(lines("new"))
    assert hears(engine) == ""


def test_pace_and_volume_change_by_steps_and_end_at_both_ends(
    reading: Reading, engine: FakeEngine
) -> None:
    for steps, pace, volume in ((1, PACES[-1], VOLUMES[-1]), (-1, PACES[0], VOLUMES[0])):
        for _ in range(9):
            reading.change_pace(steps)
            reading.change_volume(steps)
        assert engine.now
        assert (engine.now.rate, engine.now.volume) == (pace, volume)
        assert hears(engine) == "title"


def test_changing_the_pace_in_a_pause_says_nothing(reading: Reading, engine: FakeEngine) -> None:
    reading.pause()
    reading.change_pace(1)
    assert hears(engine) == ""
    reading.go_on()
    assert engine.now
    assert engine.now.rate == PACES[USUAL_PACE + 1]


def test_turning_it_off_keeps_the_pace_and_forgetting_does_not(reading: Reading) -> None:
    reading.change_pace(1)
    reading.end()
    assert reading.manner == Manner(pace=USUAL_PACE + 1)
    reading.forget()
    assert reading.manner == Manner(pace=USUAL_PACE, volume=USUAL_VOLUME)


def test_what_is_new_below_is_said_and_then_what_follows(
    reading: Reading, engine: FakeEngine
) -> None:
    reading.go_to(2)
    reading.update(lines("title", "help", "[one]", "opened", "and more", "[two]", "[back]"))
    assert all_heard(engine) == ["opened", "and more", "[two]", "[back]"]


def test_whoever_goes_by_steps_hears_all_that_is_new_and_rests(
    reading: Reading, engine: FakeEngine
) -> None:
    reading.step(2)
    reading.update(lines("title", "help", "[one]", "opened", "and more", "[two]", "[back]"))
    assert all_heard(engine) == ["opened", "and more"]
    reading.step(1)
    assert hears(engine) == "[two]"


def test_what_is_new_above_is_said_and_then_what_was_being_read(
    reading: Reading, engine: FakeEngine
) -> None:
    reading.go_to(3)
    reading.update(lines("news", "title", "help", "[one]", "[two]", "[back]"))
    assert all_heard(engine) == ["news", "[two]", "[back]"]


def test_a_button_that_says_something_else_now_is_said(
    reading: Reading, engine: FakeEngine
) -> None:
    reading.step(2)
    engine.finish()
    chosen = Line("Chosen [one]", "one")
    reading.update((*PAGE[:2], chosen, *PAGE[3:], Line("[next]", "next")))
    assert all_heard(engine) == ["Chosen [one]"]


def test_a_page_that_is_as_before_is_not_begun_again(reading: Reading, engine: FakeEngine) -> None:
    engine.finish()
    begun = len(engine.begun)
    reading.update(tuple(PAGE))
    assert len(engine.begun) == begun
    assert hears(engine) == "help"


def test_what_is_gone_is_passed_over(reading: Reading, engine: FakeEngine) -> None:
    reading.step(3)
    reading.update((*PAGE[:3], PAGE[4]))
    reading.go_on()
    assert all_heard(engine) == ["[one]", "[back]"]


def test_a_page_with_nothing_to_say_is_silent(reading: Reading, engine: FakeEngine) -> None:
    reading.show(())
    reading.step(1)
    reading.go_on()
    assert hears(engine) == ""
    assert reading.choice is None


def test_what_cannot_be_said_ends_it(reading: Reading, engine: FakeEngine) -> None:
    fault = Unsaid(Trouble.NO_SOUND)
    engine.finish(fault)
    assert reading.fault == fault
    assert not reading.manner.on
    assert hears(engine) == ""


def test_what_could_not_be_said_can_be_tried_again(reading: Reading, engine: FakeEngine) -> None:
    engine.finish(Unsaid(Trouble.NO_SOUND))
    reading.begin(ENGLISH, PAGE)
    assert reading.fault is None
    engine.finish(Said())
    assert hears(engine) == "help"


def test_what_was_touched_is_where_it_goes_on(reading: Reading, engine: FakeEngine) -> None:
    reading.stand_at(2)
    assert hears(engine) == ""
    reading.update((*PAGE[:3], *lines("opened"), *PAGE[3:]))
    assert all_heard(engine) == ["opened", "[two]", "[back]"]


def test_news_in_a_silence_ends_in_silence(reading: Reading, engine: FakeEngine) -> None:
    reading.stand_at(4)
    reading.update((*lines("news"), *PAGE))
    assert all_heard(engine) == ["news"]
    reading.go_on()
    assert hears(engine) == "[back]"


def test_what_is_told_besides_counts_for_nobody_who_listens(
    reading: Reading, engine: FakeEngine
) -> None:
    engine.finish()
    reading.tell("Are you still there?")
    assert hears(engine) == "Are you still there?"
    assert not reading.is_reading
    engine.finish()
    assert hears(engine) == ""
    reading.go_on()
    assert hears(engine) == "help"


def test_news_in_a_pause_is_not_said_until_it_goes_on(reading: Reading, engine: FakeEngine) -> None:
    reading.pause()
    reading.update((*lines("news"), *PAGE))
    assert hears(engine) == ""
    reading.go_on()
    assert hears(engine) == "title"
