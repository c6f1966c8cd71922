"""A report of a place that there is not, in which each form of a count occurs."""

from __future__ import annotations

from datetime import date
from typing import Final

from sendkiosk.journey.messages import message
from sendkiosk.notes.disclosure.plan import TABLES
from sendkiosk.notes.disclosure.quarters import Period, Quarter
from sendkiosk.notes.disclosure.shown import (
    FEW,
    HIDDEN,
    SMALLEST,
    ZERO,
    Form,
    Shown,
    roughly,
    shown_in_table,
    shown_visits,
)
from sendkiosk.notes.reports.report import (
    Cell,
    Highlight,
    LeftOut,
    Reason,
    Report,
    Row,
    Table,
    Topic,
)
from sendkiosk.notes.reports.words import code_heading, field_heading, period_label, site_heading

_TOPIC: Final = "topic"
_FORMS: Final = (
    shown_in_table(60),
    roughly(35, SMALLEST),
    Shown(Form.AT_LEAST, SMALLEST, None),
    FEW,
    ZERO,
    HIDDEN,
)


def sample_report() -> Report:
    """Return the report."""
    quarter = Quarter(2026, 3)
    period = Period(quarter, quarter)
    rows = tuple(
        Row(code_heading(_TOPIC, code), Cell(_FORMS[place % len(_FORMS)], shown_in_table(20)))
        for place, code in enumerate(TABLES[_TOPIC])
    )
    visits = Cell(shown_visits(185), shown_visits(140))
    table = Table(field_heading(_TOPIC), False, rows)
    highlights = (
        Highlight(
            Topic.VISITS, message("Visits: 185, more than in the period before (140)."), visits
        ),
        Highlight(
            Topic.MOST_ASKED,
            message("Most visits were about: {topic} (60).", topic=rows[0].heading.label),
            rows[0].cell,
        ),
    )
    too_few = message(
        "{site}: too few visits yet. They are counted together with the quarters that follow.",
        site="outreach-2",
    )
    return Report(
        made=date(2026, 11, 24),
        asked=(quarter.first_day, quarter.last_day),
        covered=period,
        covered_label=period_label(period),
        previous=period.before,
        previous_label=period_label(period.before),
        sites=(site_heading("library"), site_heading("outreach-2")),
        visits=visits,
        highlights=highlights,
        tables=(table,),
        cross_tables=(),
        by_site=None,
        trends=(),
        left_out=(LeftOut(Reason.TOO_FEW, "outreach-2", None, too_few),),
        reading=(message("Counts are rounded to 5, so rows may not add up to the whole."),),
    )
