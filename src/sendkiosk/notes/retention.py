"""How long session notes are kept."""

from __future__ import annotations

from datetime import date

from sendkiosk.journey.time_limits import add_months
from sendkiosk.notes.note import week_of


def oldest_week(today: date, months: int) -> str:
    """Return the oldest ISO week whose notes are still kept on `today`, such as "2024-W48".

    A note may be from any day of its week, so the week is kept as long as one of its days is no
    more than `months` ago.
    """
    return week_of(add_months(today, -months))
