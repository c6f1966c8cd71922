"""Values become tables and values again, and no tables whatever do more than be refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.journey.conditions import All, Answered, AnyOf, Not
from sendkiosk.journey.flow import Flow, Wording
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.time_limits import Shift
from sendkiosk.pack.table_types import DamagedError, Leaf
from sendkiosk.pack.tables import as_tables, from_tables
from tests.support.flows import information, make_flow
from tests.support.random_flows import random_flows

PLACES: Mapping[type, Leaf] = {PurePosixPath: Leaf(str, PurePosixPath)}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    inner: Part | None = None
    placed: PurePosixPath | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    parts: tuple[Part, ...]
    days: frozenset[date]
    words: Mapping[str, str]
    shift: Shift | None
    count: int | None
    sure: bool
    mixed: int | Part = 0


@dataclass(frozen=True, slots=True)
class Odd:
    """None of its fields can be written."""

    number: float = 0.5
    by_number: Mapping[int, str] | None = None
    pair: tuple[str, int] = ("", 0)
    pairs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Impossible:
    number: float


@dataclass(frozen=True, slots=True)
class Changeable:
    many: list[str] = field(default_factory=list)


PART = Part("inner", placed=PurePosixPath("a/b"))
WHOLE = Whole(
    (Part("outer", PART), PART, Part("outer", PART)),
    frozenset({date(2026, 1, 2), date(2025, 1, 2)}),
    {"b": "1", "a": "2"},
    Shift.NONE,
    None,
    sure=True,
)


def carried(value: object, kind: type, leaves: Mapping[type, Leaf]) -> object:
    return from_tables(kind, json.loads(json.dumps(as_tables(value, leaves))), leaves)


@given(random_flows())
def test_each_flow_is_the_same_afterwards(flow: Flow) -> None:
    assert carried(flow, Flow, {}) == flow


def test_each_kind_of_field_is_the_same_afterwards() -> None:
    for whole in (WHOLE, replace(WHOLE, parts=(), shift=None, count=-3, sure=False)):
        again = carried(whole, Whole, PLACES)
        assert again == whole
        assert isinstance(again, Whole)
        assert list(again.words) == ["b", "a"]


def test_what_is_equal_is_one_and_written_alike() -> None:
    again = carried(WHOLE, Whole, PLACES)
    assert isinstance(again, Whole)
    assert again.parts[0] is again.parts[2]
    assert again.parts[0].inner is again.parts[1]
    # Sets of texts come in another order in each process.
    one, other = ({"a", "b", "c", "d"}, {"d", "c", "b", "a"})
    conditions = [AnyOf("s", frozenset(codes)) for codes in (sorted(one), sorted(other)[::-1])]
    first, second = (as_tables(Not(each), {}) for each in conditions)
    assert first == second
    assert ["a", "b", "c", "d"] in [row for _, rows in first for row in rows]


def test_conditions_may_lie_in_each_other() -> None:
    condition = Not(All((Answered("a"), Not(All((Answered("a"), Answered("b")))))))
    assert carried(condition, Not, {}) == condition


@pytest.mark.parametrize(
    "value",
    [
        replace(WHOLE, mixed=PART),
        replace(WHOLE, count="1"),  # type: ignore[arg-type]  # that is the fault
        replace(WHOLE, shift="none"),  # type: ignore[arg-type]  # that is the fault
        Odd(number=1.5),
        Odd(pairs=(("a", 1),)),
        Wording(Answered("a"), message("{day}", day=date(2026, 1, 1))),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_no_cell_can_hold_is_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        as_tables(value, PLACES)


def test_a_field_must_be_possible_or_have_a_default() -> None:
    assert carried(Odd(), Odd, {}) == Odd()
    with pytest.raises(TypeError, match="many"):
        as_tables(Changeable(), {})
    with pytest.raises(TypeError, match="number"):
        from_tables(Impossible, [], {})


FLOW = make_flow(information("s1"))
TABLES = as_tables(FLOW, {})
NAMES = [name for name, _ in TABLES]


def places_in(data: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to each value in `data`."""
    inner: Iterable[tuple[Any, Any]] = data.items() if isinstance(data, dict) else enumerate(data)
    found = [above] if above else []
    for key, value in inner:
        way = (*above, key)
        found += places_in(value, way) if isinstance(value, dict | list) else [way]
    return found


PLACES_IN_TABLES = places_in(TABLES)


@given(st.sampled_from(PLACES_IN_TABLES), JSON | st.integers(-3, len(NAMES) + 3))
def test_tables_with_anything_in_any_place_are_right_or_refused(
    way: tuple[Any, ...], value: object
) -> None:
    tables = json.loads(json.dumps(TABLES))
    inner = tables
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value
    try:
        flow = from_tables(Flow, tables, {})
    except DamagedError:
        return
    # What is taken has the right types everywhere, so it can be written again.
    assert from_tables(Flow, as_tables(flow, {}), {}) == flow


@given(JSON)
def test_anything_else_is_refused(tables: object) -> None:
    with pytest.raises(DamagedError):
        from_tables(Flow, tables, {})


def test_a_value_of_another_type_is_refused() -> None:
    tables = as_tables(Message("a"), {})
    assert from_tables(Message, tables, {}) == Message("a")
    with pytest.raises(DamagedError):
        from_tables(Flow, tables, {})
    with pytest.raises(DamagedError):
        from_tables(Flow, TABLES[:-1], {})


def test_columns_of_different_lengths_are_refused() -> None:
    name, columns = as_tables(Message("a"), {})[-1]
    columns["text"] += ["b"]
    with pytest.raises(DamagedError, match="length"):
        from_tables(Message, [[name, columns]], {})
