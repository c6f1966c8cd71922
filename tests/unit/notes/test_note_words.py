"""The visitor is told all that a note would hold."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from sendkiosk.journey.coding import NOT_ASKED, ROUTES
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.note import CODES, SessionNote
from sendkiosk.notes.words import in_words


def said(note: SessionNote) -> list[str]:
    parts = in_words(note)
    return [Catalogue().say(sentence) for part in parts for sentence in part.sentences]


@pytest.mark.parametrize(
    ("field", "code"), [(field, code) for field, codes in CODES.items() for code in codes]
)
def test_each_code_has_words_of_its_own(note: SessionNote, field: str, code: str) -> None:
    changed: dict[str, Any] = {field: code}
    others = [
        said(dataclasses.replace(note, **{field: other}))  # type: ignore[arg-type]
        for other in CODES[field]
        if other != code
    ]
    assert said(dataclasses.replace(note, **changed)) not in others


@pytest.mark.parametrize("route", ROUTES)
def test_each_route_is_told(note: SessionNote, route: str) -> None:
    nothing = said(dataclasses.replace(note, routes=()))
    told = said(dataclasses.replace(note, routes=(route,)))
    assert len(told) == len(nothing) + 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("week", "2026-W49"),
        ("site", "kidderminster"),
        ("steps", ()),
        ("steps", ("ask-the-school",)),
        ("letters", ("complaint", "late-plan")),
        ("remark", "will ring the council"),
        ("speech", True),
        ("language", "ur"),
        ("large_print", False),
        ("printed", True),
        ("packs", "england 0.3.0"),
    ],
)
def test_each_other_field_is_told(note: SessionNote, field: str, value: object) -> None:
    changed = dataclasses.replace(note, **{field: value})  # type: ignore[arg-type]
    assert said(changed) != said(note)


def test_no_code_is_shown_to_the_visitor_raw(note: SessionNote) -> None:
    empty = dataclasses.replace(note, **dict.fromkeys(("topic", "phase_band"), NOT_ASKED))  # type: ignore[arg-type]
    assert NOT_ASKED not in " ".join(said(empty))
    assert note.plan_status not in " ".join(said(note))


def test_what_belongs_together_stands_under_a_heading_of_its_own(note: SessionNote) -> None:
    nothing = dict.fromkeys(("visitor_role", "topic", "phase_band", "plan_status"), NOT_ASKED)
    parts = in_words(note)
    assert len({part.heading for part in parts}) == len(parts) > 1
    without = in_words(dataclasses.replace(note, **nothing))  # type: ignore[arg-type]
    assert all(part.sentences for part in without)
    assert len(without) == len(parts) - 1
