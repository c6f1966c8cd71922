"""What a sound pack becomes, setting by setting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sendkiosk.journey.conditions import (
    All,
    Always,
    Answered,
    Any,
    AnyOf,
    Anywhere,
    DateBefore,
    Dated,
    Not,
    Stands,
)
from sendkiosk.journey.flow import (
    Block,
    BlockKind,
    Confidence,
    DateRange,
    Detail,
    Flow,
    Kind,
    Option,
    PackVersion,
    Rule,
    Screen,
    Source,
    Term,
    Wording,
)
from sendkiosk.journey.messages import message
from sendkiosk.journey.time_limits import LimitRule, Period, Shift, Standing, Unit
from tests.support.packs import edited, open_changed


@pytest.fixture
def flow(tmp_path: Path) -> Flow:
    opened = open_changed(tmp_path, {}).flow
    assert opened is not None
    return opened


def test_the_pack_itself(flow: Flow) -> None:
    assert flow.packs == (PackVersion("national", message("Nation"), "1"),)
    assert flow.start == "welcome"
    assert flow.helplines == ("helpline",)
    assert flow.terms == {"plan": Term("plan", message("Plan"), message("A legal paper."))}


def test_a_choice(flow: Flow) -> None:
    assert flow.screens["who"] == Screen(
        id="who",
        kind=Kind.CHOICE,
        topic=message("Who you are"),
        wordings=(
            Wording(
                Always(),
                message("Who are you?"),
                (
                    Block(
                        BlockKind.PARAGRAPH,
                        message("Tell us about **you** and your [plan](term:plan)."),
                    ),
                    Block(BlockKind.BULLET, message("One thing")),
                    Block(BlockKind.BULLET, message("Another")),
                    Block(BlockKind.NUMBERED, message("First")),
                    Block(BlockKind.NUMBERED, message("Second")),
                ),
            ),
        ),
        next=(
            Rule(AnyOf("who", frozenset({"young-person"})), "worries"),
            Rule(Always(), "letter-date"),
        ),
        options=(
            Option("parent", message("A parent"), note="parent"),
            Option(
                "young-person",
                message("A young person"),
                message("From 16 to 25"),
                note="young-person",
            ),
        ),
        note_field="visitor_role",
        sources=("law",),
    )


def test_a_date_screen_with_a_second_wording(flow: Flow) -> None:
    screen = flow.screens["certificate-date"]
    assert screen.dates == DateRange(1, "letter-date")
    assert [wording.when for wording in screen.wordings] == [
        DateBefore("letter-date", date(2026, 9, 1)),
        Always(),
    ]
    assert screen.wordings[-1].title == message("When did the certificate come?")


def test_information_stands_under_its_title(flow: Flow) -> None:
    assert flow.screens["welcome"].topic == message("Welcome")


def test_the_last_screen_leads_to_the_summary(flow: Flow) -> None:
    assert flow.screens["worries"].next == (Rule(Always(), None),)


def test_how_many_screens_may_follow(flow: Flow) -> None:
    assert flow.remaining == {
        "welcome": 4,
        "who": 3,
        "letter-date": 2,
        "certificate-date": 1,
        "worries": 0,
    }


def test_a_step_and_its_conditions(flow: Flow) -> None:
    talk, appeal = flow.steps  # lower orders first
    assert (talk.id, talk.when) == ("talk", Answered("who"))
    assert appeal.when == All(
        (
            Not(Anywhere("talk")),
            Any(
                (
                    Stands("appeal", frozenset({Standing.OPEN, Standing.TODAY})),
                    Dated("letter-date"),
                )
            ),
        )
    )
    assert appeal.who == message("The tribunal")
    assert (appeal.limit, appeal.contacts, appeal.sources) == ("appeal", ("tribunal",), ("law",))
    assert appeal.wordings[0].when == AnyOf("worries", frozenset({"school", "health"}))


def test_a_step_without_conditions_is_for_all(tmp_path: Path) -> None:
    pack = open_changed(
        tmp_path, edited("steps/talk.md", 'when = {screen = "who", answered = true}\n', "")
    )
    assert pack.flow is not None
    assert pack.flow.steps[0].when == Always()


def test_a_time_limit(flow: Flow) -> None:
    assert flow.limits["appeal"] == LimitRule(
        id="appeal",
        name=message("Your appeal must be there"),
        rule=message("Two months from the letter, or one from the certificate."),
        periods=(
            Period(
                "letter-date",
                message("Date on your letter"),
                2,
                Unit.MONTHS,
                over=frozenset({"long-ago"}),
            ),
            Period(
                "certificate-date",
                message("Date on your certificate"),
                1,
                Unit.MONTHS,
                needed=False,
            ),
        ),
        shift=Shift.SEN_APPEAL,
        advice=message("Send it early."),
        sources=("law",),
    )


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_of_time(tmp_path: Path, unit: Unit) -> None:
    change = edited("time-limits.toml", "months = 1", f"{unit.value} = 15\ncounts_first_day = true")
    flow = open_changed(tmp_path, change).flow
    assert flow is not None
    period = flow.limits["appeal"].dated_periods[1]
    assert (period.amount, period.unit, period.counts_first_day) == (15, unit, True)


def test_a_contact(flow: Flow) -> None:
    tribunal = flow.contacts["tribunal"]
    assert tribunal.emails == (Detail("a@example.org", Confidence.UNVERIFIED, message("Office")),)
    assert tribunal.websites == (Detail("www.example.org", Confidence.VERIFIED),)
    assert (tribunal.hours, tribunal.how_to_find) == (
        message("Mornings"),
        message("Look on your letter."),
    )
    assert flow.contacts["helpline"].phones == (Detail("01905 768153", Confidence.VERIFIED),)
    assert flow.contacts["helpline"].source == "page"


def test_a_source(flow: Flow) -> None:
    assert flow.sources["law"] == Source(
        "law",
        message("The law"),
        Confidence.VERIFIED,
        date(2026, 11, 1),
        date(2027, 2, 1),
        "https://example.org/law",
    )
