from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.journey.coding import HELP_NOW, NOT_ASKED, NOTE_FIELDS
from sendkiosk.journey.conditions import Always, Answered, Condition
from sendkiosk.journey.flow import Block, BlockKind, Confidence, Flow, Letter, Wording
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.summary import (
    BLANK,
    Summary,
    help_now,
    least_sure,
    said,
    summarise,
    wording,
)
from sendkiosk.journey.time_limits import Answer, Standing, Unit
from sendkiosk.journey.visit import Journey, Visit
from tests.support.flows import (
    CHECKED,
    TODAY,
    answered,
    ask_date,
    choice,
    choices,
    contact,
    information,
    limit,
    make_flow,
    make_journey,
    option,
    period,
    source,
    step,
    when,
)

YOUNG = Wording(when("who", "young-person"), message("For you yourself"))


@pytest.fixture
def flow() -> Flow:
    return make_flow(
        choice(
            "who",
            [option("parent", "parent"), option("young-person", "young-person"), option("other")],
            "explained",
            note_field="visitor_role",
        ),
        information("explained", "tried"),
        choices("tried", ["talked", "complained"], "letter"),
        ask_date("letter", "event", codes=["over"]),
        ask_date("event"),
        steps=[
            step("ring", order=30, contacts=["iass", "council"], sources=["page"]),
            step(
                "appeal",
                Answered("letter"),
                order=10,
                limit="appeal",
                contacts=["council"],
                sources=["law"],
                other_wordings=[YOUNG],
            ),
            step("mediate", Answered("letter"), order=20, limit="appeal", sources=["law"]),
            step("claim", Answered("event"), order=15, limit="claim", sources=["leaflet"]),
            step("complain", when("tried", "complained"), order=5, sources=["law", "page"]),
        ],
        limits=[
            limit("appeal", period("letter", 14, Unit.DAYS, over=["over"]), sources=["tribunal"]),
            limit("claim", period("event", 7, Unit.DAYS)),
        ],
        contacts=[
            contact("iass", "page"),
            contact("council", "page"),
            contact("ipsea", "site", checked=date(2026, 9, 1)),
            contact("unused", "unused"),
        ],
        sources=[
            source("law"),
            source("leaflet", Confidence.LEAFLET),
            source("page"),
            source("site"),
            source("tribunal"),
            source("unused", checked=date(2020, 1, 1)),
        ],
        helplines=["ipsea", "iass"],
        notices=[message("The law may change.")],
    )


@pytest.fixture
def journey(flow: Flow) -> Journey:
    return make_journey(flow)


FULL: Mapping[str, Answer] = {
    "who": "parent",
    "explained": "seen",
    "tried": ("talked", "complained"),
    "letter": date(2026, 11, 20),
    "event": date(2026, 11, 20),
}


def after(journey: Journey, changes: Mapping[str, Answer] | None = None) -> Summary:
    """Return the summary of a whole visit with some of the answers changed."""
    return summarise(journey, answered(journey, {**FULL, **(changes or {})}))


def ids(things: object) -> list[str]:
    assert isinstance(things, tuple)
    return [thing.id for thing in things]


def test_steps_stand_in_their_order_and_are_numbered(journey: Journey) -> None:
    summary = after(journey)
    assert ids(summary.steps) == ["complain", "appeal", "claim", "mediate", "ring"]
    assert [one.number for one in summary.steps] == [1, 2, 3, 4, 5]


def test_steps_whose_condition_does_not_hold_are_not_shown(journey: Journey) -> None:
    summary = after(journey, {"tried": ("talked",)})
    assert ids(summary.steps) == ["appeal", "claim", "mediate", "ring"]
    assert [one.number for one in summary.steps] == [1, 2, 3, 4]


def test_steps_of_the_same_order_keep_that_of_the_pack() -> None:
    flow = make_flow(choice("who", ["a"]), steps=[step("one"), step("two"), step("three", order=1)])
    assert ids(summarise(make_journey(flow), Visit()).steps) == ["three", "one", "two"]


def test_a_step_brings_what_belongs_to_it(journey: Journey) -> None:
    appeal = after(journey).steps[1]
    assert appeal.route == "appeal"
    assert ids(appeal.contacts) == ["council"]
    assert ids(appeal.sources) == ["law", "tribunal"]  # its own, and its time limit's
    assert appeal.limit is not None
    assert appeal.limit.last_day == date(2026, 12, 4)


def test_contacts_limits_and_sources_stand_once(journey: Journey) -> None:
    summary = after(journey)
    assert ids(summary.limits) == ["appeal", "claim"]
    assert ids(summary.contacts) == ["council", "iass", "ipsea"]
    assert ids(summary.sources) == ["law", "page", "tribunal", "leaflet", "site"]


def test_helplines_notices_and_pack_stand_on_every_summary(journey: Journey) -> None:
    bare = replace(journey, flow=replace(journey.flow, steps=()))
    summary = summarise(bare, Visit())
    assert ids(summary.contacts) == ["ipsea", "iass"]
    assert ids(summary.sources) == ["site", "page"]
    assert summary.notices == journey.flow.notices
    assert summary.packs == journey.flow.packs
    assert summary.today == TODAY


@pytest.mark.parametrize(
    ("letter", "event", "first", "standing"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), "claim", Standing.OPEN),  # 4 December, 27 November
        (date(2026, 11, 11), date(2026, 11, 20), "appeal", Standing.OPEN),  # 25 November
        (date(2026, 11, 10), date(2026, 11, 20), "appeal", Standing.TODAY),
        (date(2026, 11, 1), date(2026, 11, 20), "claim", Standing.OPEN),  # a passed one waits
        (date(2026, 11, 20), date(2026, 11, 1), "appeal", Standing.OPEN),
        (date(2026, 11, 1), date(2026, 11, 1), "appeal", Standing.PASSED),
        ("over", date(2026, 11, 1), "appeal", Standing.PASSED),
        ("over", date(2026, 11, 20), "claim", Standing.OPEN),
        ("not-sure", date(2026, 11, 20), "claim", Standing.OPEN),
        ("not-sure", date(2026, 11, 1), "claim", Standing.PASSED),
        ("not-sure", "not-sure", "appeal", Standing.UNKNOWN),
    ],
)
def test_the_limit_that_presses_most_comes_first(
    journey: Journey, letter: Answer, event: Answer, first: str, standing: Standing
) -> None:
    found = after(journey, {"letter": letter, "event": event}).first_limit
    assert found is not None
    assert (found.id, found.standing) == (first, standing)


def test_without_a_time_limit_none_comes_first(journey: Journey) -> None:
    summary = summarise(journey, Visit())
    assert summary.limits == ()
    assert summary.first_limit is None


def test_the_oldest_check_is_that_of_what_is_used(flow: Flow) -> None:
    assert after(make_journey(flow)).oldest_check == date(2026, 9, 1)  # a helpline
    older = {**flow.sources, "tribunal": source("tribunal", checked=date(2026, 5, 1))}
    assert after(make_journey(replace(flow, sources=older))).oldest_check == date(2026, 5, 1)
    own = replace(flow, helplines=("iass",))
    assert after(make_journey(own)).oldest_check == CHECKED


def test_a_summary_that_rests_on_nothing_has_no_check() -> None:
    flow = make_flow(choice("who", ["a"]))
    summary = summarise(make_journey(flow), Visit())
    assert summary.oldest_check is None
    assert (summary.steps, summary.contacts, summary.sources) == ((), (), ())


def test_the_wording_is_the_first_that_is_meant_for_the_visit(journey: Journey) -> None:
    everybody = after(journey).steps[1]
    young = after(journey, {"who": "young-person"}).steps[1]
    assert young.title == YOUNG.title
    assert young.body == YOUNG.body
    assert everybody.title != YOUNG.title
    assert everybody.body

    first, second = Wording(Always(), message("One")), Wording(Always(), message("Two"))
    assert wording(journey, Visit(), (first, second)) is first
    never = Wording(Answered("nowhere"), message("Never"))
    assert wording(journey, Visit(), (never, second)) is second
    assert wording(journey, Visit(), (never,)) is never  # the last is for everybody


def test_least_sure() -> None:
    verified, leaflet, unverified = Confidence
    assert least_sure([verified, verified]) is verified
    assert least_sure([verified, leaflet]) is leaflet
    assert least_sure([unverified, leaflet, verified]) is unverified
    assert least_sure([]) is unverified


def test_a_step_is_as_sure_as_its_least_sure_source_or_its_time_limit(flow: Flow) -> None:
    sure = {one.id: one.confidence for one in after(make_journey(flow)).steps}
    assert sure["appeal"] is Confidence.VERIFIED
    assert sure["claim"] is Confidence.LEAFLET

    doubtful = {**flow.sources, "tribunal": source("tribunal", Confidence.UNVERIFIED)}
    doubted = after(make_journey(replace(flow, sources=doubtful))).steps
    assert {one.id for one in doubted if one.confidence is Confidence.UNVERIFIED} == {
        "appeal",
        "mediate",
    }


def test_what_was_told_stands_in_words_and_a_date_stays_a_date(journey: Journey) -> None:
    told = after(journey).told
    assert [one.screen for one in told] == ["who", "tried", "letter", "event"]
    labels = {o.code: o.label for s in journey.flow.screens.values() for o in s.options}
    assert [one.said for one in told] == [
        (labels["parent"],),
        (labels["talked"], labels["complained"]),
        (date(2026, 11, 20),),
        (date(2026, 11, 20),),
    ]
    assert told[0].topic == journey.flow.screens["who"].topic


@pytest.mark.parametrize("name", ["who", "tried", "letter"])
@pytest.mark.parametrize("escape", ["not-sure", "talk"])
def test_not_being_sure_and_wanting_to_talk_are_put_into_words(
    journey: Journey, name: str, escape: str
) -> None:
    (words,) = said(journey.flow.screens[name], escape)
    assert isinstance(words, Message)
    assert words.text not in {"", escape}


def test_a_visit_that_ends_in_a_talk_has_a_summary(journey: Journey) -> None:
    summary = summarise(journey, journey.answer(Visit(), "who", "talk"))
    assert [one.screen for one in summary.told] == ["who"]
    assert ids(summary.steps) == ["ring"]
    assert summary.codes["visitor_role"] == NOT_ASKED


def test_a_visit_under_way_has_a_summary_at_each_screen(journey: Journey) -> None:
    visit = Visit()
    for number, (name, answer) in enumerate(FULL.items()):
        summary = summarise(journey, visit)
        assert len(summary.told) == number - ("explained" in visit.answers)
        assert "ring" in ids(summary.steps)
        visit = journey.answer(visit, name, answer)


def test_codes_are_those_of_the_options(journey: Journey) -> None:
    everything_else = {field: NOT_ASKED for field in NOTE_FIELDS if field != "visitor_role"}
    assert after(journey).codes == {"visitor_role": "parent", **everything_else}
    assert after(journey, {"who": "other"}).codes["visitor_role"] == NOT_ASKED
    assert after(journey, {"who": "not-sure"}).codes["visitor_role"] == NOT_ASKED
    assert summarise(journey, Visit()).codes["visitor_role"] == NOT_ASKED


FIELDS = st.sampled_from([None, *NOTE_FIELDS, "name", ""])
NOTES = st.sampled_from(
    [None, "", "a name", *(code for codes in NOTE_FIELDS.values() for code in codes)]
)


@settings(deadline=None)
@given(
    fields=st.lists(FIELDS, min_size=3, max_size=3), notes=st.lists(NOTES, min_size=3, max_size=3)
)
def test_codes_hold_nothing_but_the_fields_and_codes_on_the_list(
    fields: list[str | None], notes: list[str | None]
) -> None:
    flow = make_flow(
        choice("one", [option("a", notes[0])], "two", note_field=fields[0]),
        choices("two", [option("a", notes[1])], "three", note_field=fields[1]),
        choice("three", [option("a", notes[2])], note_field=fields[2]),
    )
    journey = make_journey(flow)
    visit = answered(journey, {"one": "a", "two": ("a",), "three": "a"})
    codes = summarise(journey, visit).codes
    assert codes.keys() == NOTE_FIELDS.keys()
    assert all(code == NOT_ASKED or code in NOTE_FIELDS[name] for name, code in codes.items())
    if fields[2] and notes[2] in NOTE_FIELDS.get(fields[2], ()):
        assert codes[fields[2]] == notes[2]


def letter(name: str, when_: Condition = Always(), *, order: int = 10) -> Letter:  # noqa: B008
    text = Block(BlockKind.PARAGRAPH, message("Your letter of {letter} and mine of {today}."))
    return Letter(name, order, when_, (Wording(Always(), message(f"Title of {name}"), (text,)),))


def test_letters_that_fit_stand_in_their_order_with_the_dates_that_are_known(flow: Flow) -> None:
    letters = (letter("late", order=20), letter("early"), letter("other", when("who", "other")))
    given_date = answered(
        make_journey(replace(flow, letters=letters)),
        {"who": "parent", "explained": "seen", "tried": ("talked",), "letter": date(2026, 11, 2)},
    )
    summary = summarise(make_journey(replace(flow, letters=letters)), given_date)
    assert [each.id for each in summary.letters] == ["early", "late"]
    values = dict(summary.letters[0].body[0].text.values)
    assert values["letter"] == date(2026, 11, 2)
    assert values["event"] == BLANK
    assert values["today"] == TODAY


def test_what_to_do_in_danger_never_stands_on_a_summary(flow: Flow) -> None:
    urgent = replace(step("danger", order=1, contacts=["iass"], sources=["law"]), route=HELP_NOW)
    journey = make_journey(replace(flow, steps=(urgent, *flow.steps)))
    assert [each.id for each in help_now(journey, Visit())] == ["danger"]
    assert "danger" not in {each.id for each in summarise(journey, Visit()).steps}
    assert all(each.id != "danger" for each in summarise(journey, Visit()).steps)


def test_a_step_names_with_whom_to_check_it(flow: Flow) -> None:
    unsure = replace(step("doubt", sources=["leaflet"]), check_with="iass")
    journey = make_journey(replace(flow, steps=(unsure, step("sure", sources=["law"]))))
    doubt, sure = summarise(journey, Visit()).steps
    assert doubt.check_with == flow.contacts["iass"]
    assert sure.check_with is None


def test_the_visitors_own_time_limit_presses_before_one_of_others(flow: Flow) -> None:
    limits = {
        **flow.limits,
        "claim": replace(limit("claim", period("letter", 1, Unit.DAYS)), theirs=True),
    }
    journey = make_journey(replace(flow, limits=limits))
    answers: dict[str, Answer] = {"who": "parent", "explained": "seen", "tried": ("talked",)}
    visit = answered(journey, {**answers, "letter": TODAY, "event": TODAY})
    summary = summarise(journey, visit)
    assert {each.theirs for each in summary.limits} == {True, False}
    assert summary.first_limit
    assert summary.first_limit.id == "appeal"


def test_without_a_day_the_limit_of_the_first_step_presses_most(flow: Flow) -> None:
    limits = {
        "appeal": replace(limit("appeal", period("letter", 14, Unit.DAYS)), theirs=True),
        "claim": limit("claim"),
    }
    journey = make_journey(replace(flow, limits=limits))
    answers: dict[str, Answer] = {"who": "parent", "explained": "seen", "tried": ("talked",)}
    visit = answered(journey, {**answers, "letter": TODAY, "event": "not-sure"})
    summary = summarise(journey, visit)
    assert [each.id for each in summary.limits] == ["appeal", "claim"]
    assert summary.first_limit == summary.limits[0]
