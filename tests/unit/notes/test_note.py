"""A note holds coded fields from fixed lists; nothing else gets into one."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.journey.coding import NOT_ASKED, NOTE_FIELDS, ROUTES
from sendkiosk.journey.flow import Confidence, PackVersion
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary, SummaryStep, ToldAnswer
from sendkiosk.notes.note import CODES, FLAGS, Manner, SessionNote, first_day, note_of

HOW = Manner(session_kind="kiosk", language="en-GB", printed=True)


def summary(
    codes: dict[str, str],
    *,
    today: date = date(2026, 11, 24),
    routes: tuple[str, ...] = (),
    told: tuple[ToldAnswer, ...] = (),
) -> Summary:
    steps = tuple(
        SummaryStep(
            number=number,
            id=f"step-{number}",
            route=route,
            title=message("A step"),
            body=(),
            who=None,
            limit=None,
            contacts=(),
            sources=(),
            confidence=Confidence.VERIFIED,
        )
        for number, route in enumerate(routes, 1)
    )
    return Summary(
        packs=(
            PackVersion("worcestershire", message("Worcestershire"), "0.1.0"),
            PackVersion("england", message("England"), "0.2.0"),
        ),
        today=today,
        told=told,
        steps=steps,
        letters=(),
        limits=(),
        first_limit=None,
        contacts=(),
        sources=(),
        notices=(),
        oldest_check=None,
        codes=MappingProxyType({**dict.fromkeys(NOTE_FIELDS, NOT_ASKED), **codes}),
    )


def test_a_note_has_a_place_for_each_coded_field() -> None:
    assert set(NOTE_FIELDS) <= {field.name for field in dataclasses.fields(SessionNote)}


def test_a_note_takes_codes_routes_packs_and_week_from_the_summary() -> None:
    made = note_of(
        summary(
            {"visitor_role": "parent", "topic": "council-letter"},
            routes=("talk", "appeal", "talk"),
        ),
        "hub",
        Manner(
            session_kind="adviser",
            language="pl",
            speech=True,
            text_size="largest",
            colours="yellow",
            large_print=True,
            printed=True,
            letters=frozenset({"late-plan", "complaint"}),
            ended_by="help",
            feedback="partly",
            level="2",
            remark="will ring the council",
        ),
    )
    assert made == SessionNote(
        schema_version=2,
        week="2026-W48",
        site="hub",
        session_kind="adviser",
        visitor_role="parent",
        phase_band=NOT_ASKED,
        plan_status=NOT_ASKED,
        topic="council-letter",
        routes=("appeal", "talk"),
        steps=("step-1", "step-2", "step-3"),
        language="pl",
        speech=True,
        text_size="largest",
        colours="yellow",
        large_print=True,
        printed=True,
        letters=("complaint", "late-plan"),
        ended_by="help",
        feedback="partly",
        level="2",
        packs="worcestershire 0.1.0, england 0.2.0",
        remark="will ring the council",
    )


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2900, 1, 1)))
def test_the_days_of_a_week_make_the_same_note(today: date) -> None:
    week = note_of(summary({}, today=today), "hub", HOW).week
    assert 0 <= (today - first_day(week)).days < 7
    monday = note_of(summary({}, today=first_day(week)), "hub", HOW)
    assert monday.week == week


CODE = st.one_of(
    st.sampled_from(sorted({code for codes in CODES.values() for code in codes})), st.text()
)


@given(
    codes=st.dictionaries(st.one_of(st.sampled_from(sorted(NOTE_FIELDS)), st.text()), CODE),
    routes=st.lists(st.one_of(st.sampled_from(ROUTES), st.text())).map(tuple),
    site=st.one_of(st.just("hub"), st.text()),
    manner=st.builds(
        Manner,
        session_kind=CODE,
        language=st.one_of(st.just("ur"), st.text()),
        text_size=CODE,
        colours=CODE,
        large_print=st.one_of(st.booleans(), CODE),
        printed=st.one_of(st.booleans(), st.integers()),
        letters=st.frozensets(st.one_of(st.just("complaint"), st.text())),
        ended_by=CODE,
        feedback=CODE,
        level=CODE,
        remark=st.text(),
    ),
)
def test_no_visit_gets_a_value_into_a_note_that_is_not_on_the_lists(
    codes: dict[str, str], routes: tuple[str, ...], site: str, manner: Manner
) -> None:
    try:
        note = note_of(summary(codes, routes=routes), site, manner)
    except ValueError:
        return
    for name, allowed in CODES.items():
        assert getattr(note, name) in allowed
    assert set(note.routes) <= set(ROUTES)
    assert list(note.routes) == sorted(set(note.routes))
    for name in FLAGS:
        assert isinstance(getattr(note, name), bool)
    assert note.site.isascii()
    assert note.language.isascii()


@given(
    known=st.fixed_dictionaries(
        {name: st.sampled_from((*codes, NOT_ASKED)) for name, codes in NOTE_FIELDS.items()}
    ),
    routes=st.lists(st.sampled_from(ROUTES)).map(tuple),
)
def test_every_summary_of_a_good_pack_makes_a_note(
    known: dict[str, str], routes: tuple[str, ...]
) -> None:
    note = note_of(summary(known, routes=routes), "hub", HOW)
    assert {name: getattr(note, name) for name in NOTE_FIELDS} == known


def test_what_was_told_is_not_in_the_note() -> None:
    told = (ToldAnswer("letter-date", message("Date on your letter"), (date(2026, 10, 5),)),)
    assert note_of(summary({}, told=told), "hub", HOW) == note_of(summary({}), "hub", HOW)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema_version", 0),
        ("schema_version", 3),
        ("week", "2026-11-24"),
        ("week", "2026-W54"),
        ("week", "2026-W00"),
        ("week", "2026-W48\n"),
        ("site", ""),
        ("site", "Worcester"),
        ("site", "hub 1"),
        ("site", "-hub"),
        ("site", "h" * 33),
        ("visitor_role", "grandparent"),
        ("routes", ("talk", "appeal")),
        ("routes", ("talk", "talk")),
        ("routes", ("elsewhere",)),
        ("routes", ["talk"]),
        ("routes", "talk"),
        ("language", "en_GB"),
        ("language", "English"),
        ("language", "qq"),
        ("steps", ("write", "ask")),
        ("steps", ("Mrs Jones",)),
        ("steps", ["ask"]),
        ("letters", ("complaint", "complaint")),
        ("letters", ("c" * 41,)),
        ("speech", 1),
        ("large_print", 1),
        ("printed", "yes"),
        ("packs", ""),
        ("packs", "england"),
        ("packs", "england 0.1.0, Mrs Jones"),
        ("packs", "england 0.1.0 on 5 October 2026"),
        ("ended_by", "timeout"),
        ("level", "5"),
        ("remark", "two\nlines"),
        ("remark", "r" * 1001),
    ],
)
def test_a_value_outside_the_lists_is_refused_by_the_name_of_its_field(
    note: SessionNote, field: str, value: object
) -> None:
    with pytest.raises(ValueError, match=f"^{field} ") as refused:
        dataclasses.replace(note, **{field: value})  # type: ignore[arg-type]
    assert not value or str(value) not in str(refused.value)


@pytest.mark.parametrize(("field", "value"), [("level", "1"), ("remark", "will ring")])
def test_a_visit_without_an_adviser_has_no_level_and_no_remark(
    note: SessionNote, field: str, value: str
) -> None:
    alone = dataclasses.replace(note, session_kind="kiosk")
    with pytest.raises(ValueError, match=f"^{field} "):
        dataclasses.replace(alone, **{field: value})  # type: ignore[arg-type]
    assert getattr(dataclasses.replace(note, **{field: value}), field) == value  # type: ignore[arg-type]
