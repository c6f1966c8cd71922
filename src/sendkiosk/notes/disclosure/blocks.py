"""Blocks: the runs of quarters of one site of which counts are published, each of them once.

Blocks of a site follow each other without gap and never overlap, so that no two figures can be
taken from each other. Whatever else a report shows is added up from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from sendkiosk.notes.disclosure.quarters import Period, Quarter, quarter_of_week
from sendkiosk.notes.disclosure.shown import FEWEST_VISITS


def block_id(site: str, number: int) -> str:
    """Return the name under which the block of `site` is kept that is its first, second, ...

    It is the number that tells blocks apart, not their quarters: if two programs publish at once
    and see different notes, only one of the two blocks is kept, and the next follows that one.
    """
    return f"{site}/{number}"


def named(block: str) -> tuple[str, int]:
    """Return the site and the number of a `block_id`. Raises ValueError if it is none."""
    site, _, number = block.partition("/")
    return site, int(number)


def by_quarter(visits: Mapping[str, int]) -> Mapping[Quarter, int]:
    """Return how many visits each quarter had, from those of each ISO week."""
    counted: Counter[Quarter] = Counter()
    for week, count in visits.items():
        counted[quarter_of_week(week)] += count
    return counted


def next_block(visits: Mapping[Quarter, int], begin: Quarter | None, today: date) -> Period | None:
    """Return the next block of a site that had so many `visits` in each quarter.

    It begins with the quarter `begin`, after the last block, or where there is none, with the first
    quarter that had visits. Quarters that are over on `today` are added until there are
    FEWEST_VISITS; None if there are fewer.
    """
    first = begin or min((quarter for quarter, count in visits.items() if count), default=None)
    if first is None:
        return None
    quarter, so_far = first, 0
    while quarter.is_over(today):
        so_far += visits.get(quarter, 0)
        if so_far >= FEWEST_VISITS:
            return Period(first, quarter)
        quarter = quarter.moved(1)
    return None
