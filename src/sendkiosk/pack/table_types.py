"""The tables that values are written in: one for each type, found by the types of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import repeat
from operator import attrgetter
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Protocol, TypeAlias, Union, get_args, get_origin, get_type_hints

_PLAIN: Final = frozenset({str, int, bool, NoneType})


class DamagedError(ValueError):
    """Tables that hold no value of the type that is wanted."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """How values of a type are written as texts, and read; `read` raises ValueError for others."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


Leaves: TypeAlias = Mapping[type, Leaf]


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand in a cell: values of plain types, or numbers of values in certain tables."""

    plain: frozenset[type]
    tables: frozenset[str]


TEXT: Final = Shape(frozenset({str}), frozenset())
Row: TypeAlias = tuple[Any, ...]
Note: TypeAlias = Callable[[Shape, object], Any]
"""Return the cell that stands for a value."""
Resolve: TypeAlias = Callable[[Shape, Iterable[Any]], list[Any]]
"""Return the values that cells stand for."""


class Table(Protocol):
    """How values of one type are written as rows, rows as a table, and values read from there."""

    def takes(self, value: object) -> bool:
        """Tell whether `value` belongs here."""

    def row(self, value: Any, note: Note) -> Row:
        """Return the cells of `value`."""

    def written(self, rows: list[Row]) -> Any:
        """Return `rows` as JSON."""

    def read(self, data: Any, resolve: Resolve) -> Iterable[Any]:
        """Return the values in what `written` gave."""


def tables_for(kind: type, leaves: Leaves) -> Mapping[str, Table]:
    """Return the tables, by name, of `kind` and all types that its fields lead to.

    Raises TypeError for a field that no cell can hold and that has no default.
    """
    return _Types(leaves).reached(kind)


def name_of(kind: Any) -> str:
    """Return what the table of `kind` is called: as the type is written, with its module."""
    return f"{kind.__module__}.{kind.__qualname__}" if isinstance(kind, type) else str(kind)


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a dataclass. No cell can hold its values where `shape` is None."""

    name: str
    shape: Shape | None
    default: object


@dataclass(frozen=True, slots=True)
class _Records:
    """Values of a dataclass."""

    kind: type
    fields: tuple[_Field, ...]

    def takes(self, value: object) -> bool:
        return type(value) is self.kind

    def row(self, value: Any, note: Note) -> Row:
        return tuple(self._cell(field, getattr(value, field.name), note) for field in self.fields)

    def _cell(self, field: _Field, value: object, note: Note) -> Any:
        if field.shape is not None:
            return note(field.shape, value)
        if value != field.default:
            raise TypeError(f"{self.kind.__name__}.{field.name} cannot be written")
        return None

    def written(self, rows: list[Row]) -> Any:
        columns = zip(self.fields, zip(*rows, strict=True), strict=True)
        return {field.name: list(cells) for field, cells in columns if field.shape is not None}

    def read(self, data: Any, resolve: Resolve) -> Iterable[Any]:
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

    def row(self, value: Any, note: Note) -> Row:
        return (note(TEXT, self.leaf.write(value)),)

    def written(self, rows: list[Row]) -> Any:
        return [text for (text,) in rows]

    def read(self, data: Any, resolve: Resolve) -> Iterable[Any]:
        return map(self.leaf.read, resolve(TEXT, data))


@dataclass(frozen=True, slots=True)
class _Collections:
    """Tuples; or sets, in the order of what they hold, so that equal ones are written alike."""

    kind: type[tuple[Any, ...] | frozenset[Any]]
    item: Shape

    def takes(self, value: object) -> bool:
        return isinstance(value, self.kind)

    def row(self, value: Any, note: Note) -> Row:
        if self.kind is frozenset:
            value = sorted(value, key=lambda each: getattr(each, "value", each))
        return tuple(note(self.item, each) for each in value)

    def written(self, rows: list[Row]) -> Any:
        return [list(row) for row in rows]

    def read(self, data: Any, resolve: Resolve) -> Iterable[Any]:
        return (self.kind(resolve(self.item, row)) for row in data)


@dataclass(frozen=True, slots=True)
class _Mappings:
    """Mappings from texts, in their own order: a key, its value, the next key, and so on."""

    item: Shape

    def takes(self, value: object) -> bool:
        return isinstance(value, Mapping)

    def row(self, value: Any, note: Note) -> Row:
        return tuple(
            cell for key, each in value.items() for cell in (note(TEXT, key), note(self.item, each))
        )

    def written(self, rows: list[Row]) -> Any:
        return [list(row) for row in rows]

    def read(self, data: Any, resolve: Resolve) -> Iterable[Any]:
        for row in data:
            keys, values = resolve(TEXT, row[::2]), resolve(self.item, row[1::2])
            yield MappingProxyType(dict(zip(keys, values, strict=True)))


@dataclass(frozen=True, slots=True)
class _Nothing:
    """None, where something else could stand that is written in a table."""

    def takes(self, value: object) -> bool:
        return value is None

    def row(self, value: Any, note: Note) -> Row:  # noqa: ARG002 - every table is asked alike
        return ()

    def written(self, rows: list[Row]) -> Any:  # noqa: ARG002 - as above
        return None

    def read(self, data: Any, resolve: Resolve) -> Iterable[Any]:  # noqa: ARG002 - as above
        return (None,)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    """Return the types of the fields of `kind`: to work them out takes half of a small pack."""
    return get_type_hints(kind)


class _Types:
    """The tables of the types that were met."""

    def __init__(self, leaves: Leaves) -> None:
        self._leaves = {date: Leaf(date.isoformat, date.fromisoformat), **leaves}
        self._tables: dict[str, Table] = {}
        self._waiting: list[type] = []

    def reached(self, kind: type) -> Mapping[str, Table]:
        self._table(kind)
        # Conditions are made of conditions: what was met waits, so that each is looked at once.
        while self._waiting:
            waiting = self._waiting.pop()
            self._tables[name_of(waiting)] = self._records(waiting)
        return self._tables

    def _records(self, kind: type) -> _Records:
        hints = _hints(kind)
        found = [
            _Field(field.name, self._shape(hints[field.name]), field.default)
            for field in fields(kind)
        ]
        for field in found:
            if field.shape is None and field.default is MISSING:
                raise TypeError(f"{kind.__name__}.{field.name} has a type that no cell can hold")
        return _Records(kind, tuple(found))

    def _shape(self, hint: Any) -> Shape | None:
        """Return what may stand in the cells for `hint`; None where no cell can hold it."""
        kinds = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
        if _PLAIN.issuperset(kinds):
            return Shape(frozenset(kinds), frozenset())
        names = [self._table(kind) for kind in kinds]
        if None in names:
            return None
        return Shape(frozenset(), frozenset(filter(None, names)))

    def _table(self, kind: Any) -> str | None:
        """Return the name of the table for `kind`, which is there from now on; None without one."""
        name = name_of(kind)
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

    def _table_of(self, kind: Any) -> Table | None:
        """Return the table for a type that is no dataclass."""
        if kind is NoneType:
            return _Nothing()
        if kind in self._leaves:
            return _Texts(kind, self._leaves[kind])
        if isinstance(kind, type) and issubclass(kind, Enum):
            return _Texts(kind, Leaf(attrgetter("value"), kind))
        return self._table_of_many(get_origin(kind), get_args(kind))

    def _table_of_many(self, origin: Any, items: tuple[Any, ...]) -> Table | None:
        if origin is Mapping and items[0] is str:
            item = self._shape(items[1])
            return _Mappings(item) if item else None
        if origin is frozenset or (origin is tuple and items[1:] == (Ellipsis,)):
            item = self._shape(items[0])
            return _Collections(origin, item) if item else None
        return None
