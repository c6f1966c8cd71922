"""The anonymous record of one visit: coded fields from fixed lists, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from sendkiosk.journey.coding import NOT_ASKED, NOTE_FIELDS, ROUTES
from sendkiosk.journey.summary import Summary

SCHEMA_VERSION: Final = 2
"""The version of the list of fields; a note keeps the one it was written under."""

NONE: Final = "none"
"""What a field holds for which nothing was chosen."""

TEXT_SIZES: Final = ("usual", "larger", "large", "largest")
"""The sizes of type on the screen, from the usual one on."""

CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "session_kind": ("kiosk", "adviser"),
        **{name: (*codes, NOT_ASKED) for name, codes in NOTE_FIELDS.items()},
        "text_size": TEXT_SIZES,
        "colours": ("light", "dark", "yellow"),
        "ended_by": ("done", "help"),
        "feedback": (NONE, "helped", "partly", "not-helped"),
        "level": (NONE, "1", "2", "3", "4"),
    }
)
"""Field -> the codes it may hold.

There is no visit that ended by time-out: whoever left was not asked, and nothing is kept of them.
The levels of intervention are those of the Information, Advice and Support Services Network; a
visit without an adviser has none (facts R4 to R6).
"""

FLAGS: Final = ("speech", "large_print", "printed")
"""The fields that hold yes or no."""

_ID = re.compile(r"(?=.{1,40}\Z)[a-z0-9]+(-[a-z0-9]+)*")
"""The form of the id of a step or letter in a pack."""
_PACK = r"[a-z0-9-]{1,40} [0-9A-Za-z][0-9A-Za-z.+-]{0,19}"
LONGEST_SITE: Final = 32
LONGEST_REMARK: Final = 1000
"""Characters of a remark with what was struck out replaced by marks, which may be longer."""

_SHAPES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "week": re.compile(r"[0-9]{4}-W[0-9]{2}"),
        "site": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
        "language": re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"),
        "packs": re.compile(f"{_PACK}(, {_PACK})*"),
        # One line of text, redacted by whoever makes the note.
        "remark": re.compile(rf"[^\x00-\x1f\x7f-\x9f\u2028\u2029]{{0,{LONGEST_REMARK}}}"),
    }
)
"""Field -> the form of its value, where that comes from settings and packs and not from answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What a note keeps of a visit besides its summary: how the kiosk was used, and to what end.

    `language` is a tag such as "en-GB". `speech` tells whether pages were read aloud, `text_size`
    and `colours` how the screen looked at the end, `large_print` whether paper was in large print,
    `letters` the ids of the letters that were printed. `feedback` is the face that was touched.
    `level` and `remark`, redacted, are an adviser's.
    """

    session_kind: str
    language: str
    speech: bool = False
    text_size: str = TEXT_SIZES[0]
    colours: str = "light"
    large_print: bool = False
    printed: bool = False
    letters: frozenset[str] = frozenset()
    ended_by: str = "done"
    feedback: str = NONE
    level: str = NONE
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionNote:
    """What may be kept of a visit.

    `week` is the ISO week, such as "2026-W48"; `site` the short code of a place, from the settings;
    `routes` and `steps` those that were shown, sorted; `packs` which information was shown:
    "worcestershire 0.1.0, england 0.1.0"; `letters` is sorted, too; `remark` is the only free text,
    an adviser's, with everything struck out that could tell who somebody is. All other fields are
    as in Manner, or hold one of their CODES. There is no time, date, device or person in it (facts
    R8, R9).

    Raises ValueError, naming the field and never its value, for anything outside the lists.
    """

    schema_version: int = SCHEMA_VERSION
    week: str
    site: str
    session_kind: str
    visitor_role: str
    phase_band: str
    plan_status: str
    topic: str
    routes: tuple[str, ...]
    steps: tuple[str, ...]
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
    packs: str
    remark: str

    def __post_init__(self) -> None:
        for name, fits in self._checks().items():
            if not fits:
                # The value is left out: it might be what must not be kept, and errors are logged.
                raise ValueError(f"{name} of a session note is not one of the values it may have")

    def _checks(self) -> dict[str, bool]:
        """Return, for each field, whether its value may be kept."""
        checks = {name: getattr(self, name) in codes for name, codes in CODES.items()}
        for name, shape in _SHAPES.items():
            value = getattr(self, name)
            checks[name] = isinstance(value, str) and shape.fullmatch(value) is not None
        checks["week"] = checks["week"] and _is_week(self.week)
        checks["language"] = checks["language"] and _is_language(self.language)
        checks["site"] = checks["site"] and len(self.site) <= LONGEST_SITE
        checks["routes"] = self.routes == tuple(sorted(set(self.routes) & set(ROUTES)))
        for name in ("steps", "letters"):
            checks[name] = _are_ids(getattr(self, name))
        for name in FLAGS:
            checks[name] = isinstance(getattr(self, name), bool)
        if self.session_kind == "kiosk":
            # Nobody who advises was there to judge, and visitors do not type.
            checks["level"] = self.level == NONE
            checks["remark"] = self.remark == ""
        checks["schema_version"] = self.schema_version in range(1, SCHEMA_VERSION + 1)
        return checks


def note_of(summary: Summary, site: str, manner: Manner) -> SessionNote:
    """Return the note of the visit that came to `summary`, at `site`, in this `manner`.

    Of the summary only its codes, the routes and ids of its steps, its packs and its week are used.
    Raises ValueError for a value that a note may not hold.
    """
    values: dict[str, Any] = {name: summary.codes[name] for name in NOTE_FIELDS}
    values |= {each.name: getattr(manner, each.name) for each in fields(manner)}
    values["letters"] = tuple(sorted(manner.letters))
    return SessionNote(
        week=week_of(summary.today),
        site=site,
        routes=tuple(sorted({step.route for step in summary.steps})),
        steps=tuple(sorted(step.id for step in summary.steps)),
        packs=", ".join(f"{pack.id} {pack.version}" for pack in summary.packs),
        **values,
    )


def week_of(day: date) -> str:
    """Return the ISO week of `day`, such as "2026-W48"; earlier ones come first when sorted."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def first_day(week: str) -> date:
    """Return the Monday of `week`, an ISO week such as "2026-W48"; ValueError if there is none."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def _are_ids(ids: object) -> bool:
    """Tell whether `ids` is a sorted tuple of different ids."""
    return (
        isinstance(ids, tuple)
        and all(isinstance(each, str) and _ID.fullmatch(each) for each in ids)
        and ids == tuple(sorted(set(ids)))
    )


def _is_week(week: str) -> bool:
    try:
        first_day(week)
    except ValueError:
        return False
    return True


def _is_language(tag: str) -> bool:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True
