"""Values of frozen dataclasses as tables of plain data, and back, by the types of their fields.

Each table holds values of one type, with a column for each field; there, values of other types are
named by their numbers. So equal values stand there once, and thousands are made without a line of
Python for each. A table names only what stands in those before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from itertools import groupby, repeat
from operator import attrgetter
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Protocol, TypeAlias, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as hints_of

T = TypeVar("T")

_PLAIN: Final = frozenset({str, int, bool, NoneType})


class DamagedError(ValueError):
    """Tables that hold no value of the type that is wanted."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """How values of a type are written as texts, and read; `read` raises ValueError for others."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


Leaves: TypeAlias = Mapping[type, Leaf]


def as_tables(value: object, leaves: Leaves) -> list[list[Any]]:
    """Return the tables of `value`, a dataclass, as JSON can hold them; the same for equal values.

    Written are dataclasses, enumerations, dates, collections, texts and whole numbers, and what
    `leaves` name. Raises TypeError for other values, unless they are the default of their field.
    """
    return _Writer(_tables_for(type(value), leaves)).written(value)


def from_tables(kind: type[T], tables: Any, leaves: Leaves) -> T:
    """Return the value of `kind` in these `tables`. Raises DamagedError where there is none.

    Whatever JSON can hold may be given: types are looked at before anything is made.
    """
    known = _tables_for(kind, leaves)
    try:
        return _read(kind, tables, known)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise DamagedError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Shape:
    """What may stand in a cell: values of plain types, or numbers of values in certain tables."""

    plain: frozenset[type]
    tables: frozenset[str]


_TEXT: Final = _Shape(frozenset({str}), frozenset())
_Row: TypeAlias = tuple[Any, ...]
_Note: TypeAlias = Callable[[_Shape, object], Any]
"""Return the cell that stands for a value."""
_Resolve: TypeAlias = Callable[[_Shape, Iterable[Any]], list[Any]]
"""Return the values that cells stand for."""


class _Table(Protocol):
    """How values of one type are written as rows, rows as a table, and values read from there."""

    def takes(self, value: object) -> bool:
        """Tell whether `value` belongs here."""

    def row(self, value: Any, note: _Note) -> _Row:
        """Return the cells of `value`."""

    def written(self, rows: list[_Row]) -> Any:
        """Return `rows` as JSON."""

    def read(self, data: Any, resolve: _Resolve) -> Iterable[Any]:
        """Return the values in what `written` gave."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a dataclass. No cell can hold its values where `shape` is None."""

    name: str
    shape: _Shape | None
    default: object


@dataclass(frozen=True, slots=True)
class _Records:
    """Values of a dataclass."""

    kind: type
    fields: tuple[_Field, ...]

    def takes(self, value: object) -> bool:
        return type(value) is self.kind

    def row(self, value: Any, note: _Note) -> _Row:
        return tuple(self._cell(field, getattr(value, field.name), note) for field in self.fields)

    def _cell(self, field: _Field, value: object, note: _Note) -> Any:
        if field.shape is not None:
            return note(field.shape, value)
        if value != field.default:
            raise TypeError(f"{self.kind.__name__}.{field.name} cannot be written")
        return None

    def written(self, rows: list[_Row]) -> Any:
        columns = zip(self.fields, zip(*rows, strict=True), strict=True)
        return {field.name: list(cells) for field, cells in columns if field.shape is not None}

    def read(self, data: Any, resolve: _Resolve) -> Iterable[Any]:
        columns: list[Iterable[Any]] = []
        lengths = set()
        for field in self.fields:
            if field.shape is None:
                columns.append(repeat(field.default))
            else:
                values = resolve(field.shape, data[field.name])
                lengths.add(len(values))
                columns.append(values)
        if not lengths:
            return [self.kind()]
        if len(lengths) > 1:
            raise DamagedError("The columns of a table differ in length.")
        return map(self.kind, *columns)


@dataclass(frozen=True, slots=True)
class _Texts:
    """Values that are written as texts: members of an enumeration, dates, what `leaves` name."""

    kind: type
    leaf: Leaf

    def takes(self, value: object) -> bool:
        return isinstance(value, self.kind)

    def row(self, value: Any, note: _Note) -> _Row:
        return (note(_TEXT, self.leaf.write(value)),)

    def written(self, rows: list[_Row]) -> Any:
        return [text for (text,) in rows]

    def read(self, data: Any, resolve: _Resolve) -> Iterable[Any]:
        return map(self.leaf.read, resolve(_TEXT, data))


@dataclass(frozen=True, slots=True)
class _Collections:
    """Tuples; or sets, in the order of what they hold, so that equal ones are written alike."""

    kind: type[tuple[Any, ...] | frozenset[Any]]
    item: _Shape

    def takes(self, value: object) -> bool:
        return isinstance(value, self.kind)

    def row(self, value: Any, note: _Note) -> _Row:
        if self.kind is frozenset:
            value = sorted(value, key=lambda each: getattr(each, "value", each))
        return tuple(note(self.item, each) for each in value)

    def written(self, rows: list[_Row]) -> Any:
        return [list(row) for row in rows]

    def read(self, data: Any, resolve: _Resolve) -> Iterable[Any]:
        return (self.kind(resolve(self.item, row)) for row in data)


@dataclass(frozen=True, slots=True)
class _Mappings:
    """Mappings from texts, in their own order: a key, its value, the next key, and so on."""

    item: _Shape

    def takes(self, value: object) -> bool:
        return isinstance(value, Mapping)

    def row(self, value: Any, note: _Note) -> _Row:
        return tuple(
            cell
            for key, each in value.items()
            for cell in (note(_TEXT, key), note(self.item, each))
        )

    def written(self, rows: list[_Row]) -> Any:
        return [list(row) for row in rows]

    def read(self, data: Any, resolve: _Resolve) -> Iterable[Any]:
        for row in data:
            keys, values = resolve(_TEXT, row[::2]), resolve(self.item, row[1::2])
            yield MappingProxyType(dict(zip(keys, values, strict=True)))


@dataclass(frozen=True, slots=True)
class _Nothing:
    """None, where something else could stand that is written in a table."""

    def takes(self, value: object) -> bool:
        return value is None

    def row(self, value: Any, note: _Note) -> _Row:  # noqa: ARG002 - every table is asked alike
        return ()

    def written(self, rows: list[_Row]) -> Any:  # noqa: ARG002 - as above
        return None

    def read(self, data: Any, resolve: _Resolve) -> Iterable[Any]:  # noqa: ARG002 - as above
        return (None,)


@dataclass(slots=True, eq=False)
class _Noted:
    """A value that stands in a table, above all values that it names: so many steps."""

    table: str
    row: _Row
    height: int
    number: int = 0


class _Writer:
    """Gathers the values that a value is made of, each once, and writes them in order."""

    def __init__(self, tables: Mapping[str, _Table]) -> None:
        self._tables = tables
        self._noted: dict[tuple[str, _Row], _Noted] = {}

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

    def _note(self, shape: _Shape, value: object) -> Any:
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


def _numbered(row: _Row) -> _Row:
    return tuple(cell.number if isinstance(cell, _Noted) else cell for cell in row)


def _read(kind: type[T], tables: Any, known: Mapping[str, _Table]) -> T:
    made: list[Any] = []
    names: list[str] = []

    def resolve(shape: _Shape, cells: Iterable[Any]) -> list[Any]:
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


def _only(kind: type) -> _Shape:
    return _Shape(frozenset(), frozenset({_name(kind)}))


def _tables_for(kind: type, leaves: Leaves) -> Mapping[str, _Table]:
    """Return the tables, by name, of all types that a value of `kind` is made of."""
    return _Types(leaves).reached(kind)


class _Types:
    """The tables of the types that were met."""

    def __init__(self, leaves: Leaves) -> None:
        self._leaves = {date: Leaf(date.isoformat, date.fromisoformat), **leaves}
        self._tables: dict[str, _Table] = {}
        self._waiting: list[type] = []

    def reached(self, kind: type) -> Mapping[str, _Table]:
        """Return the tables of `kind` and all types that its fields lead to.

        Raises TypeError for a field that no cell can hold and that has no default.
        """
        self._table(kind)
        # Conditions are made of conditions: what was met waits, so that each is looked at once.
        while self._waiting:
            waiting = self._waiting.pop()
            self._tables[_name(waiting)] = self._records(waiting)
        return self._tables

    def _records(self, kind: type) -> _Records:
        hints = hints_of(kind)
        found = [
            _Field(field.name, self._shape(hints[field.name]), field.default)
            for field in fields(kind)
        ]
        for field in found:
            if field.shape is None and field.default is MISSING:
                raise TypeError(f"{kind.__name__}.{field.name} has a type that no cell can hold")
        return _Records(kind, tuple(found))

    def _shape(self, hint: Any) -> _Shape | None:
        """Return what may stand in the cells for `hint`; None where no cell can hold it."""
        kinds = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
        if _PLAIN.issuperset(kinds):
            return _Shape(frozenset(kinds), frozenset())
        names = [self._table(kind) for kind in kinds]
        if None in names:
            return None
        return _Shape(frozenset(), frozenset(filter(None, names)))

    def _table(self, kind: Any) -> str | None:
        """Return the name of the table for `kind`, which is there from now on; None without one."""
        name = _name(kind)
        if name in self._tables or kind in self._waiting:
            return name
        if isinstance(kind, type) and is_dataclass(kind):
            self._waiting.append(kind)
            return name
        table = self._table_of(kind)
        if table is None:
            return None
        self._tables[name] = table
        return name

    def _table_of(self, kind: Any) -> _Table | None:
        """Return the table for a type that is no dataclass."""
        if kind is NoneType:
            return _Nothing()
        if kind in self._leaves:
            return _Texts(kind, self._leaves[kind])
        if isinstance(kind, type) and issubclass(kind, Enum):
            return _Texts(kind, Leaf(attrgetter("value"), kind))
        return self._table_of_many(get_origin(kind), get_args(kind))

    def _table_of_many(self, origin: Any, items: tuple[Any, ...]) -> _Table | None:
        if origin is Mapping and items[0] is str:
            item = self._shape(items[1])
            return _Mappings(item) if item else None
        if origin is frozenset or (origin is tuple and items[1:] == (Ellipsis,)):
            item = self._shape(items[0])
            return _Collections(origin, item) if item else None
        return None


def _name(kind: Any) -> str:
    """Return what the table of `kind` is called: as the type is written, with its module."""
    return f"{kind.__module__}.{kind.__qualname__}" if isinstance(kind, type) else str(kind)
