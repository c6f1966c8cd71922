"""What is not in a report, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendkiosk.journey.messages import message
from sendkiosk.notes.disclosure.quarters import Period, quarter_of_day
from sendkiosk.notes.disclosure.shown import FEWEST_VISITS
from sendkiosk.notes.reports.publishing import SiteCounts
from sendkiosk.notes.reports.report import LeftOut, Reason
from sendkiosk.notes.reports.words import period_label


def of_days(first: date, last: date, today: date) -> Iterator[LeftOut]:
    """Yield what is left out of the days from `first` to `last` at all sites."""
    asked = Period(quarter_of_day(first), quarter_of_day(last))
    for quarter in dict.fromkeys((asked.first, asked.last)):
        if first <= quarter.first_day and quarter.last_day <= last:
            continue
        period = Period(quarter, quarter)
        yield LeftOut(
            Reason.PART_OF_QUARTER,
            None,
            period,
            message(
                "Only whole quarters are counted, so that no days can be taken from each other."
                " {quarter} is not wholly in the days you asked for, and is left out.",
                quarter=period_label(period),
            ),
        )
    running = [quarter for quarter in asked.quarters if not quarter.is_over(today)]
    if running:
        period = Period(running[0], running[-1])
        yield LeftOut(
            Reason.NOT_OVER,
            None,
            period,
            message("{quarter} is not over yet, and is left out.", quarter=period_label(period)),
        )


def of_site(counts: SiteCounts, covered: Period | None) -> Iterator[LeftOut]:
    """Yield what is left out of the `covered` quarters at one site; nothing if there are none."""
    if covered is None:
        return
    site = counts.site
    coming = () if counts.next is None else (counts.next,)
    for period in (*(block.period for block in counts.blocks), *coming):
        if period.meets(covered) and period not in covered:
            yield LeftOut(
                Reason.COUNTED_TOGETHER,
                site,
                period,
                message(
                    "{site}: {period} is counted together, because single quarters had fewer than"
                    " {number} visits. It does not lie wholly in the period, and is left out.",
                    site=site,
                    period=period_label(period),
                    number=FEWEST_VISITS,
                ),
            )
    waiting = [quarter for quarter in covered.quarters if quarter in counts.waiting]
    if waiting and counts.next is None:
        period = Period(waiting[0], waiting[-1])
        yield LeftOut(
            Reason.TOO_FEW,
            site,
            period,
            message(
                "{site}: {period} had too few visits yet (fewer than {number}). They are counted"
                " together with the quarters that follow.",
                site=site,
                period=period_label(period),
                number=FEWEST_VISITS,
            ),
        )
    for period in counts.late:
        if period.meets(covered):
            yield LeftOut(
                Reason.CAME_LATER,
                site,
                period,
                message(
                    "{site}: some notes of {period} came in after its counts were fixed."
                    " They are not counted.",
                    site=site,
                    period=period_label(period),
                ),
            )


def unknown(site: str) -> LeftOut:
    """Return that there are no notes of `site`."""
    return LeftOut(
        Reason.UNKNOWN_SITE,
        site,
        None,
        message("There are no notes of {site}. Look how it is spelt.", site=site),
    )
