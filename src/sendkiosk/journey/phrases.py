"""How sure and how urgent something is: the same words on screen, on paper and as text."""

from __future__ import annotations

from typing import Final

from sendkiosk.journey.messages import Message, message, plural_message

MAY_BE_TOO_LATE: Final = message("It may be too late. Ask for help today.")
NOT_FULLY_CHECKED: Final = message("We could not check all of this. Ask before you rely on it.")
CHECK_THIS_FIRST: Final = message("check this first")
"""Stands behind a number or address that was not verified."""


def days_left(count: int) -> Message:
    """Return how many days are left until a last day."""
    return plural_message("{count} day left", "{count} days left", count)
