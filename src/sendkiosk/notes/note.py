"""The anonymous record of one visit: coded fields from fixed lists, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from babel import Locale, UnknownLocaleError

from sendkiosk.journey.coding import NOT_ASKED, NOTE_FIELDS, ROUTES
from sendkiosk.journey.summary import Summary

SCHEMA_VERSION: Final = 1
"""The version of the list of fields; a note keeps the one it was written under."""

CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "session_kind": ("kiosk", "adviser"),
        **{name: (*codes, NOT_ASKED) for name, codes in NOTE_FIELDS.items()},
        "ended_by": ("done", "timeout", "help"),
    }
)
"""Field -> the codes it may hold."""

_PACK = r"[a-z0-9-]{1,40} [0-9A-Za-z][0-9A-Za-z.+-]{0,19}"
_SHAPES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "week": re.compile(r"[0-9]{4}-W[0-9]{2}"),
        "site": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
        "language": re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"),
        "packs": re.compile(f"{_PACK}(, {_PACK})*"),
    }
)
"""Field -> the form of its value, where that comes from settings and packs and not from answers."""

LONGEST_SITE: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionNote:
    """What may be kept of a visit.

    `week` is the ISO week, such as "2026-W48"; `site` the short code of a place, from the settings;
    `routes` the routes of the steps that were shown, sorted; `language` a tag such as "en-GB";
    `packs` which information was shown: "worcestershire 0.1.0, england 0.1.0". All other fields
    hold one of their CODES. There is no time, date, device or person in it (facts R8, R9).

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
    language: str
    large_print: bool
    printed: bool
    ended_by: str
    packs: str

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
        for name in ("large_print", "printed"):
            checks[name] = isinstance(getattr(self, name), bool)
        checks["schema_version"] = self.schema_version in range(1, SCHEMA_VERSION + 1)
        return checks


def note_of(  # noqa: PLR0913 - each is one field of the note, and all must be named
    summary: Summary,
    *,
    site: str,
    session_kind: str,
    language: str,
    large_print: bool,
    printed: bool,
    ended_by: str,
) -> SessionNote:
    """Return the note of the visit that came to `summary`.

    Of the summary only its codes, the routes of its steps, its packs and its week are used. Raises
    ValueError for a value that a note may not hold.
    """
    return SessionNote(
        week=week_of(summary.today),
        site=site,
        session_kind=session_kind,
        visitor_role=summary.codes["visitor_role"],
        phase_band=summary.codes["phase_band"],
        plan_status=summary.codes["plan_status"],
        topic=summary.codes["topic"],
        routes=tuple(sorted({step.route for step in summary.steps})),
        language=language,
        large_print=large_print,
        printed=printed,
        ended_by=ended_by,
        packs=", ".join(f"{pack.id} {pack.version}" for pack in summary.packs),
    )


def week_of(day: date) -> str:
    """Return the ISO week of `day`, such as "2026-W48"; earlier ones come first when sorted."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def first_day(week: str) -> date:
    """Return the Monday of `week`, an ISO week such as "2026-W48"; ValueError if there is none."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def _is_week(week: str) -> bool:
    try:
        first_day(week)
    except ValueError:
        return False
    return True


def _is_language(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True
