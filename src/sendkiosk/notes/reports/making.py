"""Making a report: publishing what it needs, and adding it up."""

from __future__ import annotations

from datetime import date

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.disclosure.plan import VISITS
from sendkiosk.notes.disclosure.quarters import Period, whole_quarters
from sendkiosk.notes.disclosure.shown import FEWEST_VISITS, SMALLEST, SMALLEST_CROSSED, STEP
from sendkiosk.notes.reports import left_out
from sendkiosk.notes.reports.adding import SMALLEST_BASE
from sendkiosk.notes.reports.counts import counts_in
from sendkiosk.notes.reports.highlights import highlights
from sendkiosk.notes.reports.ledger import Ledger
from sendkiosk.notes.reports.publishing import publish
from sendkiosk.notes.reports.report import Report
from sendkiosk.notes.reports.request import ReportRequest
from sendkiosk.notes.reports.tables import Both, by_site, cross_table, tables, trends
from sendkiosk.notes.reports.words import period_label, site_heading


def make_report(ledger: Ledger, request: ReportRequest, today: date) -> Report:
    """Return the report that `request` asks for, made on `today`.

    What it needs and was not published yet is published, and stays. Raises NotReadableError, and
    whatever `ledger` raises.
    """
    covered = _over(whole_quarters(request.first, request.last), today)
    previous = covered.before if covered else None
    known = ledger.sites()
    sites = tuple(sorted(set(request.sites) & known if request.sites else known))
    found = tuple(publish(ledger, site, covered.last, today) for site in sites) if covered else ()
    both = Both(counts_in(covered, found), counts_in(previous, found))
    has_counts = bool(both.now.blocks)
    every = tuple(tables(both)) if has_counts else ()
    crossings = request.crossings if has_counts else ()
    return Report(
        made=today,
        asked=(request.first, request.last),
        covered=covered,
        covered_label=_label(covered),
        previous=previous,
        previous_label=_label(previous),
        sites=tuple(site_heading(site) for site in sites),
        visits=both.cell(VISITS),
        highlights=tuple(highlights(both, every)) if has_counts else (),
        tables=every,
        cross_tables=tuple(cross_table(both, *fields, sites) for fields in crossings),
        by_site=by_site(both, sites) if has_counts and len(sites) > 1 else None,
        trends=tuple(trends(both)) if has_counts else (),
        left_out=(
            *left_out.of_days(request.first, request.last, today),
            *(left_out.unknown(site) for site in sorted(set(request.sites) - known)),
            *(one for counts in found for one in left_out.of_site(counts, covered)),
        ),
        reading=_reading(),
    )


def _over(period: Period | None, today: date) -> Period | None:
    """Return the quarters of `period` that are over on `today`; None if there are none."""
    if period is None or not period.first.is_over(today):
        return None
    last = max(quarter for quarter in period.quarters if quarter.is_over(today))
    return Period(period.first, last)


def _label(period: Period | None) -> Message:
    return message("nothing") if period is None else period_label(period)


def _reading() -> tuple[Message, ...]:
    """Return how the counts of a report are to be read."""
    return (
        message("Counts are rounded to {step}, so rows may not add up to the whole.", step=STEP),
        message(
            "Small counts are shown as “fewer than {small}”, where two things are counted together"
            " as “fewer than {crossed}”.",
            small=SMALLEST,
            crossed=SMALLEST_CROSSED,
        ),
        message(
            "“About 40 (36 to 44)” is added up from rounded counts: the true count is in between."
        ),
        message(
            "Some counts are held back (“or more”, “not shown”), because small ones could be"
            " worked out from them."
        ),
        message(
            "There are no percentages of fewer than {base} visits, and no counts at all of fewer"
            " than {visits}: a place with few visits is counted over several quarters together.",
            base=SMALLEST_BASE,
            visits=FEWEST_VISITS,
        ),
        message(
            "A week belongs to the quarter in which its Thursday lies. Counts are fixed when a"
            " quarter is reported for the first time."
        ),
    )
