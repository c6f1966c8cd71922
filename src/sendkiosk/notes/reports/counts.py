"""What is known of the sites and the period of a report, added up from published blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sendkiosk.notes.disclosure.plan import VISITS, CellId
from sendkiosk.notes.disclosure.publication import Published
from sendkiosk.notes.disclosure.quarters import Period
from sendkiosk.notes.disclosure.shown import Shown
from sendkiosk.notes.reports.adding import total
from sendkiosk.notes.reports.publishing import SiteCounts


@dataclass(frozen=True, slots=True)
class Counts:
    """The published `blocks` of several sites that lie wholly in one period."""

    blocks: tuple[Published, ...]

    def cell(self, cell: CellId) -> Shown | None:
        """Return what is shown of `cell` in all blocks; None if there are no blocks."""
        return total(block.cell(cell) for block in self.blocks)

    @property
    def visits(self) -> Shown | None:
        """Return what is shown of all visits."""
        return self.cell(VISITS)

    def codes(self, field: str) -> frozenset[str]:
        """Return the codes of `field` that occur in any block."""
        return frozenset(code for block in self.blocks for code in block.codes(field))

    def of_site(self, site: str) -> Counts:
        """Return the counts of one site."""
        return Counts(tuple(block for block in self.blocks if block.site == site))

    def within(self, period: Period) -> Counts:
        """Return the counts of the blocks that lie wholly in `period`."""
        return Counts(tuple(block for block in self.blocks if block.period in period))

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the shortest periods, in their order, of which each block lies wholly in one."""
        found: list[Period] = []
        for period in sorted(block.period for block in self.blocks):
            if found and found[-1].meets(period):
                found[-1] = Period(found[-1].first, max(found[-1].last, period.last))
            else:
                found.append(period)
        return tuple(found)

    @property
    def quarters(self) -> dict[str, int]:
        """Return how many quarters of each site are counted."""
        counted: dict[str, int] = {}
        for block in self.blocks:
            counted[block.site] = counted.get(block.site, 0) + len(block.period)
        return counted


def counts_in(period: Period | None, sites: tuple[SiteCounts, ...]) -> Counts:
    """Return the counts of the blocks of `sites` that lie wholly in `period`."""
    return Counts(tuple(_blocks(period, sites)))


def comparable(counts: Counts) -> Counts:
    """Return the counts of the sites of which every quarter is counted by itself, or else of all.

    One small site would otherwise join the quarters of all others.
    """
    together = {block.site for block in counts.blocks if len(block.period) > 1}
    quarterly = tuple(block for block in counts.blocks if block.site not in together)
    return Counts(quarterly) if quarterly else counts


def _blocks(period: Period | None, sites: tuple[SiteCounts, ...]) -> Iterator[Published]:
    for site in sites:
        for block in site.blocks:
            if period is not None and block.period in period:
                yield block
