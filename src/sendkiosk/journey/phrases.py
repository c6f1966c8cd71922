"""How sure and how urgent something is: the same words on screen, on paper and as text."""

from __future__ import annotations

from typing import Final

from sendkiosk.journey.flow import Contact
from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.journey.time_limits import Standing, TimeLimit

MAY_BE_TOO_LATE: Final = message("It may be too late. Ask for help today.")
NOT_FULLY_CHECKED: Final = message("We could not check all of this. Ask before you rely on it.")
TODAY_IS_THE_LAST_DAY: Final = message("Today is the last day.")
THEY_ARE_LATE: Final = message("They are late.")
THEY_HAVE_A_LIMIT: Final = message("They have a time limit.")
CHECK_THIS_FIRST: Final = message("check this first")
"""Stands behind a number or address that was not verified."""


def how_sure(check_with: Contact | None) -> Message:
    """Return what is said of a step that is not verified, and with whom it can be checked."""
    if check_with is None:
        return NOT_FULLY_CHECKED
    return message(
        "We could not check all of this. Check it with {who} first.", who=check_with.name
    )


def is_time_for_advice(limit: TimeLimit) -> bool:
    """Tell whether advice on how to be early can still be followed."""
    return limit.standing not in {Standing.TODAY, Standing.PASSED}


def days_left(count: int) -> Message:
    """Return how many days are left until a last day."""
    return plural_message("{count} day left", "{count} days left", count)


def headline(limit: TimeLimit) -> tuple[Message, Message]:
    """Return what stands at the top of a summary for `limit`: a small line and a large one."""
    return _their_headline(limit) if limit.theirs else _your_headline(limit)


def standing_words(limit: TimeLimit) -> Message:
    """Return where `limit` stands, in a few words for the step that it belongs to."""
    day = limit.last_day
    match limit.standing:
        case Standing.OPEN | Standing.TODAY if day:
            until = "They have until {day}." if limit.theirs else "By {day}"
            return message(until, day=day)
        case Standing.PASSED if limit.theirs:
            return THEY_ARE_LATE
        case Standing.PASSED:
            return MAY_BE_TOO_LATE
    return THEY_HAVE_A_LIMIT if limit.theirs else message("There is a time limit.")


def _your_headline(limit: TimeLimit) -> tuple[Message, Message]:
    match limit.standing:
        case Standing.PASSED:
            return message("A time limit may have passed"), MAY_BE_TOO_LATE
        case Standing.UNKNOWN:
            return (
                message("We do not know your last day"),
                message("There is a time limit. Ask today."),
            )
        case Standing.IN_WORDS:
            return message("There is a time limit"), message("Ask today when your last day is.")
    return message("Your next last day is"), message("{day}", day=limit.last_day or "")


def _their_headline(limit: TimeLimit) -> tuple[Message, Message]:
    match limit.standing:
        case Standing.PASSED:
            return message("Somebody else should have acted by now"), THEY_ARE_LATE
        case Standing.UNKNOWN | Standing.IN_WORDS:
            return THEY_HAVE_A_LIMIT, message("Ask them for their last day.")
    return message("They have until"), message("{day}", day=limit.last_day or "")
