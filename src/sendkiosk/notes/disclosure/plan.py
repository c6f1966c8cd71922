"""The plan of all tables: which fields of a note are counted, alone and two together.

A block of notes is published by this plan as a whole, whatever was asked for, so that asking in
another way gives nothing new. A change of the plan is a new `PLAN`; what was published
before stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from sendkiosk.journey.coding import ROUTES
from sendkiosk.notes.note import CODES, NONE

PLAN: Final = 1
"""The version of the plan."""


class ReportedNote(NamedTuple):
    """What reports count of a session note. Neither its week nor its site: a block has those.

    Fields hold what the note holds: codes, tags and yes or no.
    """

    session_kind: str
    visitor_role: str
    phase_band: str
    plan_status: str
    topic: str
    routes: tuple[str, ...]
    language: str
    speech: bool
    text_size: str
    colours: str
    large_print: bool
    printed: bool
    letters: tuple[str, ...]
    ended_by: str
    feedback: str
    level: str


YES_NO: Final = ("yes", "no")

TABLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "topic": CODES["topic"],
        "routes": ROUTES,
        "language": (),
        "phase_band": CODES["phase_band"],
        "visitor_role": CODES["visitor_role"],
        "plan_status": CODES["plan_status"],
        "session_kind": CODES["session_kind"],
        "level": CODES["level"],
        "printed": YES_NO,
        "letters": (),
        "large_print": YES_NO,
        "speech": YES_NO,
        "text_size": CODES["text_size"],
        "colours": CODES["colours"],
        "ended_by": CODES["ended_by"],
        "feedback": (*CODES["feedback"][1:], NONE),
    }
)
"""Field -> the codes it is shown with, in their order; codes beside these come after, sorted.

Languages and letters are whatever occurs. Steps are not counted: they would be too fine.
"""

SEVERAL: Final = frozenset({"routes", "letters"})
"""The fields of which one note may hold several codes, or none."""

CROSS_TABLES: Final = (
    ("topic", "phase_band"),
    ("topic", "visitor_role"),
    ("topic", "plan_status"),
    ("topic", "language"),
    ("topic", "session_kind"),
    ("topic", "feedback"),
    ("phase_band", "plan_status"),
    ("phase_band", "language"),
    ("visitor_role", "language"),
)
"""The pairs of fields that are counted together: what commissioners ask for (facts R7)."""

CellId: TypeAlias = tuple[str, ...]
"""A cell: () are all visits, (field, code) is one of a table, and of a cross-table it is
(field, code, field, code)."""

VISITS: Final[CellId] = ()


def codes_of(note: ReportedNote, field: str) -> tuple[str, ...]:
    """Return the codes that `note` holds in `field`: one, or several for routes and letters."""
    value = getattr(note, field)
    if isinstance(value, bool):
        return ("yes",) if value else ("no",)
    return value if isinstance(value, tuple) else (value,)


def cells_of(note: ReportedNote) -> Iterator[CellId]:
    """Yield each cell of the plan in which `note` is counted."""
    yield VISITS
    codes = {field: codes_of(note, field) for field in TABLES}
    for field, held in codes.items():
        for code in held:
            yield field, code
    for first, second in CROSS_TABLES:
        yield first, codes[first][0], second, codes[second][0]


def pair(first: str, second: str) -> tuple[str, str] | None:
    """Return the two fields in the order of their cross-table; None if the plan has none."""
    return next((both for both in CROSS_TABLES if set(both) == {first, second}), None)


def in_order(field: str, codes: frozenset[str]) -> tuple[str, ...]:
    """Return the codes of `field` as they are shown: those of the plan, then others in `codes`."""
    known = TABLES[field]
    return known + tuple(sorted(codes - frozenset(known)))


def is_crossed(cell: CellId) -> bool:
    """Tell whether `cell` is one of a cross-table."""
    return len(cell) > 2  # noqa: PLR2004 - a field and a code
