"""Publishing blocks of a site, each of them once and in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sendkiosk.notes.disclosure.blocks import block_id, by_quarter, next_block
from sendkiosk.notes.disclosure.plan import CROSS_TABLES, TABLES
from sendkiosk.notes.disclosure.protecting import protect
from sendkiosk.notes.disclosure.publication import Published, from_text, to_text
from sendkiosk.notes.disclosure.quarters import Period, Quarter, quarter_of_week
from sendkiosk.notes.reports.ledger import Ledger


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """What is published of a site: its `blocks` in their order.

    `next` is the block that comes next and is not published yet, because it ends later than asked;
    None if there are too few visits for one. `waiting` are quarters with visits and without a
    block, `late` the periods whose counts were fixed before notes came in that would change them.
    """

    site: str
    blocks: tuple[Published, ...]
    next: Period | None
    waiting: frozenset[Quarter]
    late: tuple[Period, ...]


def publish(ledger: Ledger, site: str, until: Quarter, today: date) -> SiteCounts:
    """Publish what is not yet published of `site` and ends with the quarter `until` or earlier.

    All earlier blocks are published with it, so that none can come to overlap another through
    notes that come in later. Raises NotReadableError.
    """
    visits = by_quarter(ledger.visits(site))
    blocks: list[Published] = []
    while (text := ledger.published(block_id(site, len(blocks) + 1))) is not None:
        blocks.append(from_text(text, site, len(blocks) + 1))
    while True:
        begin = blocks[-1].period.last.moved(1) if blocks else None
        coming = next_block(visits, begin, today)
        if coming is None or coming.last > until:
            break
        number = len(blocks) + 1
        text = ledger.publish(block_id(site, number), _text(ledger, site, number, coming))
        blocks.append(from_text(text, site, number))
    waiting = (quarter for quarter, count in visits.items() if count)
    if begin is not None:
        waiting = (quarter for quarter in waiting if quarter >= begin)
    late = tuple(_late(visits, blocks))
    return SiteCounts(site, tuple(blocks), coming, frozenset(waiting), late)


def publish_before(ledger: Ledger, site: str, week: str, today: date) -> None:
    """Publish every block of `site` with notes from before the ISO `week`, which are to be removed.

    Otherwise what nobody has asked for yet could never be counted, or only in part. Raises
    NotReadableError.
    """
    going = [each for each in ledger.visits(site) if each < week]
    if not going:
        return
    last = quarter_of_week(max(going))
    coming = publish(ledger, site, last, today).next
    if coming is not None and coming.first <= last:
        publish(ledger, site, coming.last, today)


def _text(ledger: Ledger, site: str, number: int, period: Period) -> str:
    """Return the text to publish of the notes of `site` in `period`."""
    protected = protect(ledger.kinds(site, *period.weeks))
    return to_text(
        Published(site, number, period, frozenset(TABLES), frozenset(CROSS_TABLES), protected.shown)
    )


def _late(visits: Mapping[Quarter, int], blocks: Sequence[Published]) -> Iterator[Period]:
    """Yield the periods of which more notes are there now than can have been counted."""
    for block in blocks:
        now = sum(visits.get(quarter, 0) for quarter in block.period.quarters)
        high = block.visits.high
        if high is not None and now > high:
            yield block.period
    if blocks:
        first = blocks[0].period.first
        early = [quarter for quarter, count in visits.items() if count and quarter < first]
        if early:
            yield Period(min(early), max(early))
