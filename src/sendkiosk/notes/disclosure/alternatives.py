"""What else the notes of a block could have been: changes of one note into another.

A note is changed only into one that could have been, because each part of it occurs in the block
together with all that it hangs together with. So every rule of the packs holds in it, without
being known here: a letter is printed only where something is printed, routes fit their topic, and
a level stands only in an adviser's session.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from random import Random
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from sendkiosk.notes.disclosure.plan import (
    CROSS_TABLES,
    SEVERAL,
    TABLES,
    VISITS,
    CellId,
    ReportedNote,
    cells_of,
)

Cells: TypeAlias = frozenset[int]
_Values: TypeAlias = tuple[Any, ...]
_T = TypeVar("_T")

_YES_NO: Final = {"yes": True, "no": False}

_OPTIONS: Final = 4
"""How many ways to change one part of one note are looked at."""

_KINDS: Final = 60
"""How many kinds of notes are looked at for a change of one part."""

_CHANGES: Final = 24
"""How many changes of one part are looked at."""


class Change(NamedTuple):
    """One note becomes another; None stands for no note, before or after."""

    old: ReportedNote | None
    new: ReportedNote | None


@dataclass(frozen=True, slots=True)
class _Part:
    """Fields of a note that may be changed together, and fields that must then fit to them."""

    fields: tuple[str, ...]
    fitting: tuple[str, ...] = ()

    def values(self, note: ReportedNote) -> _Values:
        """Return what `note` holds in the fields of this part."""
        return tuple(getattr(note, field) for field in self.fields)

    def fits(self, note: ReportedNote) -> _Values:
        """Return what `note` holds in the fields that must fit."""
        return tuple(getattr(note, field) for field in self.fitting)

    def put(self, note: ReportedNote, values: _Values) -> ReportedNote:
        """Return `note` with these `values` in the fields of this part."""
        return note._replace(**dict(zip(self.fields, values, strict=True)))


_ANSWERS: Final = ("visitor_role", "phase_band", "plan_status", "topic", "routes")
_PAPER: Final = ("letters", "printed", "large_print")
_SESSION: Final = ("session_kind", "level", "feedback")

_PARTS: Final = (
    # Which languages can be read aloud hangs on the voices of the computer.
    _Part(("language",), ("speech",)),
    _Part(("speech",), ("language",)),
    _Part(("text_size",)),
    _Part(("colours",)),
    _Part(("large_print",), ("printed",)),
    _Part(("printed",), ("letters", "large_print")),
    _Part(_PAPER, _ANSWERS),
    _Part(_SESSION, ("ended_by",)),
    _Part(_ANSWERS, ("letters", "ended_by")),
    _Part((*_ANSWERS, *_PAPER, *_SESSION, "ended_by")),
)
"""The parts of a note, from the narrowest to the widest."""


class Alternatives:
    """The notes of a block by kind, the cells they are counted in, and how they can be changed.

    Made from `counted`, how often each kind of note occurs. Cells have numbers; `ids` and `counts`
    are their names and counts. All is in an order that hangs on the notes alone.
    """

    def __init__(self, counted: Mapping[ReportedNote, int]) -> None:
        self.counted: Final = dict(sorted(counted.items()))
        self.ids: Final = _cells(self.counted)
        self.number: Final = {cell: number for number, cell in enumerate(self.ids)}
        self.counts: Final = [0] * len(self.ids)
        self._numbers = _Numbers(self.number)
        self._cells: dict[ReportedNote, Cells] = {}
        self._kinds = list(self.counted)
        # Neighbours in a sorted list are much alike. A mixed one soon comes to what is different.
        Random(0).shuffle(self._kinds)  # noqa: S311 - an order, no secret
        self._holding: dict[int, list[ReportedNote]] = defaultdict(list)
        for kind in self._kinds:
            for cell in self.cells(kind):
                self.counts[cell] += self.counted[kind]
                self._holding[cell].append(kind)
        self._options = [_Options(self, part, self._kinds) for part in _PARTS]

    def cells(self, note: ReportedNote | None) -> Cells:
        """Return the numbers of the cells in which `note` is counted; none for no note."""
        if note is None:
            return frozenset()
        found = self._cells.get(note)
        if found is None:
            found = self._cells[note] = self._numbers.cells(note)
        return found

    def raising(self, cell: int, turn: int) -> Iterator[Change]:
        """Yield changes after which one note more is in `cell`; `turn` says where to begin."""
        for options in self._options:
            yield from islice(self._raised_by(options, cell, turn), _CHANGES)
        for kind in islice(_turned(self._holding[cell], turn), _CHANGES):
            yield Change(None, kind)

    def lowering(self, cell: int, turn: int) -> Iterator[Change]:
        """Yield changes after which one note less is in `cell`; `turn` says where to begin."""
        for options in self._options:
            yield from islice(self._lowered_by(options, cell, turn), _CHANGES)
        for kind in islice(_turned(self._holding[cell], turn), _CHANGES):
            yield Change(kind, None)

    def supposing(self, cell: int) -> Iterator[Change]:
        """Yield changes that bring a note into `cell`, of a cross-table, that is empty.

        Whether such a note could have been is not known here. If it could not, there is nothing
        to find out: by the rules of the packs, which are public, the cell is empty anyway.
        """
        first, code, second, other = self.ids[cell]
        for held, field, wanted in (
            ((second, other), first, code),
            ((first, code), second, other),
        ):
            for kind in islice(self._holding[self.number[held]], _CHANGES):
                new = _Part((field,)).put(kind, (wanted,))
                yield Change(kind, new)
                yield Change(None, new)

    def _raised_by(self, options: _Options, cell: int, turn: int) -> Iterator[Change]:
        part, name = options.part, self.ids[cell]
        comes = [pair for pair in _pairs(name) if pair[0] in part.fields]
        stays = [pair for pair in _pairs(name) if pair[0] not in part.fields]
        if not comes:
            return
        # What the part does not change, the note must hold already.
        gained = self.number[comes[0]] if stays else cell
        kinds = self._holding[self.number[stays[0]]] if stays else options.kinds(gained, turn)
        for place, kind in enumerate(islice(_turned(kinds, turn), _KINDS)):
            if cell not in self.cells(kind):
                for values in islice(_turned(options.leading_to(gained, kind), place), _OPTIONS):
                    yield Change(kind, part.put(kind, values))

    def _lowered_by(self, options: _Options, cell: int, turn: int) -> Iterator[Change]:
        if not set(self.ids[cell][::2]) & set(options.part.fields):
            return
        for place, kind in enumerate(_turned(self._holding[cell], turn)):
            for values in islice(_turned(options.of(kind), place + turn), _OPTIONS):
                new = options.part.put(kind, values)
                if cell not in self.cells(new):
                    yield Change(kind, new)


class _Numbers:
    """Finds the cells in which a note is counted: as `cells_of` does, in a fraction of the time."""

    def __init__(self, number: Mapping[CellId, int]) -> None:
        self._visits = number[VISITS]
        place = ReportedNote._fields.index
        tables: dict[str, dict[Any, int]] = {field: {} for field in TABLES}
        crossed: dict[tuple[str, str], dict[Any, int]] = {both: {} for both in CROSS_TABLES}
        for cell, its_number in number.items():
            match cell:
                case (field, code):
                    tables[field][code] = its_number
                case (first, code, second, other):
                    crossed[first, second][code, other] = its_number
        for codes in tables.values():
            # In notes, yes and no are truth values.
            codes.update({value: codes[word] for word, value in _YES_NO.items() if word in codes})
        self._tables = [
            (place(field), codes) for field, codes in tables.items() if field not in SEVERAL
        ]
        self._several = [(field, tables[field]) for field in sorted(SEVERAL)]
        self._crossed = [
            (place(first), place(second), pairs) for (first, second), pairs in crossed.items()
        ]

    def cells(self, note: ReportedNote) -> Cells:
        """Return the numbers of the cells in which `note` is counted."""
        found = [self._visits]
        found.extend([codes[note[place]] for place, codes in self._tables])
        found.extend([pairs[note[first], note[second]] for first, second, pairs in self._crossed])
        for field, codes in self._several:
            found.extend([codes[code] for code in getattr(note, field)])
        return frozenset(found)


class _Options:
    """What the fields of one part can be in a note, by what they must fit to."""

    def __init__(
        self, alternatives: Alternatives, part: _Part, kinds: Sequence[ReportedNote]
    ) -> None:
        self.part = part
        self._kinds: dict[_Values, list[ReportedNote]] = defaultdict(list)
        self._all: dict[_Values, list[_Values]] = defaultdict(list)
        self._leading: dict[int, dict[_Values, list[_Values]]] = defaultdict(
            lambda: defaultdict(list)
        )
        within = {
            number
            for number, cell in enumerate(alternatives.ids)
            if cell and set(cell[::2]) <= set(part.fields)
        }
        met = set()
        for kind in kinds:
            fits, values = part.fits(kind), part.values(kind)
            self._kinds[fits].append(kind)
            if (fits, values) not in met:
                met.add((fits, values))
                self._all[fits].append(values)
                for cell in alternatives.cells(kind) & within:
                    self._leading[cell][fits].append(values)

    def kinds(self, cell: int, turn: int) -> list[ReportedNote]:
        """Return kinds of notes that may be counted in `cell` after a change of the part."""
        return [
            kind
            for fits in self._leading[cell]
            for kind in islice(_turned(self._kinds[fits], turn), _KINDS)
        ]

    def of(self, note: ReportedNote) -> Sequence[_Values]:
        """Return all that the part can be in `note`, which occurs in the block."""
        return self._all[self.part.fits(note)]

    def leading_to(self, cell: int, note: ReportedNote) -> Sequence[_Values]:
        """Return what the part can be in `note` that would have it counted in `cell`."""
        return self._leading[cell].get(self.part.fits(note), ())


def _pairs(cell: CellId) -> list[tuple[str, str]]:
    """Return the fields of `cell`, each with its code."""
    return list(zip(cell[::2], cell[1::2], strict=True))


def _cells(counted: Mapping[ReportedNote, int]) -> tuple[CellId, ...]:
    """Return the cells in which notes like these can be counted, sorted."""
    found = {cell for note in counted for cell in cells_of(note)}
    codes: dict[str, list[str]] = {field: [] for field in TABLES}
    for field, code in (cell for cell in found if len(cell) == 2):  # noqa: PLR2004 - a field, a code
        codes[field].append(code)
    for first, second in CROSS_TABLES:
        pairs = product(codes[first], codes[second])
        found.update((first, code, second, other) for code, other in pairs)
    return tuple(sorted(found))


def _turned(things: Sequence[_T], turn: int) -> Iterator[_T]:
    """Yield all of `things`, beginning in another place for each `turn`."""
    for place in range(len(things)):
        yield things[(place + turn) % len(things)]
