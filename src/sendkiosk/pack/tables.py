"""Values of frozen dataclasses as tables of plain data, and back, by the types of their fields.

Each table holds values of one type, with a column for each field; there, values of other types are
named by their numbers. So equal values stand there once, and thousands are made without a line of
Python for each. A table names only what stands in those before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from sendkiosk.pack.table_types import DamagedError, Leaves, Row, Shape, Table, name_of, tables_for

T = TypeVar("T")


def as_tables(value: object, leaves: Leaves) -> list[list[Any]]:
    """Return the tables of `value`, a dataclass, as JSON can hold them; the same for equal values.

    Written are dataclasses, enumerations, dates, collections, texts and whole numbers, and what
    `leaves` name. Raises TypeError for other values, unless they are the default of their field.
    """
    return _Writer(tables_for(type(value), leaves)).written(value)


def from_tables(kind: type[T], tables: Any, leaves: Leaves) -> T:
    """Return the value of `kind` in these `tables`. Raises DamagedError where there is none.

    Whatever JSON can hold may be given: types are looked at before anything is made.
    """
    known = tables_for(kind, leaves)
    try:
        return _read(kind, tables, known)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise DamagedError(str(error)) from error


@dataclass(slots=True, eq=False)
class _Noted:
    """A value that stands in a table, above all values that it names: so many steps."""

    table: str
    row: Row
    height: int
    number: int = 0


class _Writer:
    """Gathers the values that a value is made of, each once, and writes them in order."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._noted: dict[tuple[str, Row], _Noted] = {}

    def written(self, value: object) -> list[list[Any]]:
        self._note(_only(type(value)), value)
        place = attrgetter("height", "table")
        ordered = sorted(self._noted.values(), key=place)
        for number, noted in enumerate(ordered):
            noted.number = number
        return [
            [name, self._tables[name].written([_numbered(noted.row) for noted in group])]
            for (_, name), group in groupby(ordered, place)
        ]

    def _note(self, shape: Shape, value: object) -> Any:
        """Return the cell that stands for `value`: itself, or what is noted of it."""
        if shape.plain:
            # A code of a fault is a text, too.
            value = str(value) if isinstance(value, str) else value
            if type(value) not in shape.plain:
                raise TypeError(f"{value!r} cannot be written here")
            return value
        name = next((name for name in shape.tables if self._tables[name].takes(value)), None)
        if name is None:
            raise TypeError(f"{value!r} cannot be written here")
        row = self._tables[name].row(value, self._note)
        below = (cell.height for cell in row if isinstance(cell, _Noted))
        noted = _Noted(name, row, 1 + max(below, default=0))
        return self._noted.setdefault((name, row), noted)


def _numbered(row: Row) -> Row:
    return tuple(cell.number if isinstance(cell, _Noted) else cell for cell in row)


def _read(kind: type[T], tables: Any, known: Mapping[str, Table]) -> T:
    made: list[Any] = []
    names: list[str] = []

    def resolve(shape: Shape, cells: Iterable[Any]) -> list[Any]:
        cells = list(cells)
        if shape.plain:
            if not shape.plain.issuperset(map(type, cells)):
                raise DamagedError("A cell has a value of another type.")
            return cells
        if not shape.tables.issuperset(map(names.__getitem__, cells)):
            raise DamagedError("A cell names a value of another type.")
        return list(map(made.__getitem__, cells))

    for name, data in tables:
        values = list(known[name].read(data, resolve))
        made += values
        names += [name] * len(values)
    (value,) = resolve(_only(kind), [len(made) - 1])
    return value  # type: ignore[no-any-return]  # it was looked up in the table of `kind`


def _only(kind: type) -> Shape:
    return Shape(frozenset(), frozenset({name_of(kind)}))
