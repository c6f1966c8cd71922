"""Whether the day that a computer tells can be right; if not, no last day may be told by it."""

from __future__ import annotations

from datetime import date
from typing import Final

from sendkiosk.journey.flow import Contact, Flow, Source
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.time_limits import add_months

LONGEST_UNSEEN: Final = 24
"""Months after which nobody can have left all contents alone that should have been checked."""


def why_wrong(today: date, flow: Flow) -> Message | None:
    """Return, for staff, why `today` cannot be the day; None if nothing speaks against it.

    Nobody can have checked contents on a day to come. And where all of them should have been
    checked again long ago, either the clock is ahead, or nobody looks after them; in both cases a
    last day told here could cost a child a year. A flow without contents to check tells nothing.
    """
    dated: tuple[Source | Contact, ...] = (*flow.sources.values(), *flow.contacts.values())
    if not dated:
        return None
    checked = max(each.checked for each in dated)
    if today < checked:
        return message(
            "The clock of this computer says that it is {today}. It is wrong: contents were checked"
            " on {day}.",
            today=today,
            day=checked,
        )
    review_by = max(each.review_by for each in dated)
    if today > add_months(review_by, LONGEST_UNSEEN):
        return message(
            "The clock of this computer says that it is {today}. It is wrong, or nobody has looked"
            " after the contents for years: all of them should have been checked by {day}.",
            today=today,
            day=review_by,
        )
    return None
