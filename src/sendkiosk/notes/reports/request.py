"""What somebody wants a report of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sendkiosk.journey.messages import message
from sendkiosk.notes.disclosure.plan import CROSS_TABLES, TABLES, pair
from sendkiosk.notes.disclosure.quarters import quarter_of_day
from sendkiosk.notes.told import ToldError

SITE: Final = "site"
QUARTER: Final = "quarter"


class RequestError(ToldError):
    """There is no such report; `reason` says what can be asked for instead."""


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """A report of the days from `first` to `last`, both included, at `sites`; none means all.

    `by` is empty, or one or two names: fields of the plan, or "site" or "quarter". Two names make
    the cross-table of both, one name all cross-tables with it.

    Raises RequestError for days in the wrong order, and for names that are not counted together.
    """

    first: date
    last: date
    sites: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise RequestError(
                message(
                    "The period ends on {last}, before it begins on {first}. Change one of them.",
                    first=self.first,
                    last=self.last,
                )
            )
        for name in self.by:
            if name not in {*TABLES, SITE, QUARTER}:
                raise RequestError(
                    message(
                        "Nothing is counted by “{name}”. You can ask for: {names}.",
                        name=name,
                        names=", ".join((*TABLES, SITE, QUARTER)),
                    )
                )
        if self.by and not self.crossings:
            raise RequestError(
                message(
                    "“{names}” are not counted together, so that nobody can be found out."
                    " You can ask for: {pairs}; and for any one of them by site or by quarter.",
                    names=" + ".join(self.by),
                    pairs=", ".join(" + ".join(both) for both in CROSS_TABLES),
                )
            )

    @property
    def crossings(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of names of which there are cross-tables; rows first."""
        match self.by:
            case ():
                return ()
            case (name,):
                return tuple(
                    both
                    for both in (
                        *CROSS_TABLES,
                        *((field, SITE) for field in TABLES),
                        *((field, QUARTER) for field in TABLES),
                    )
                    if name in both
                )
            case (first, second):
                return tuple(_crossing(first, second))
            case _:
                return ()


def of_last_quarter(today: date) -> ReportRequest:
    """Return a request for the last quarter that is over on `today`, at all sites."""
    # The weeks of a quarter may reach some days into the next.
    last = quarter_of_day(today - timedelta(days=3)).moved(-1)
    return ReportRequest(last.first_day, last.last_day)


def _crossing(first: str, second: str) -> Iterator[tuple[str, str]]:
    """Yield the cross-table of two names, if there is one."""
    if first in {SITE, QUARTER}:
        first, second = second, first
    if second in {SITE, QUARTER}:
        if first in TABLES:
            yield first, second
        return
    both = pair(first, second)
    if both is not None:
        yield first, second
