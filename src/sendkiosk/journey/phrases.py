"""How sure and how urgent something is: the same words on screen, on paper and as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from sendkiosk.journey.flow import Confidence, Contact, Detail, PackVersion
from sendkiosk.journey.messages import Message, message, plural_message
from sendkiosk.journey.summary import Summary, SummaryStep
from sendkiosk.journey.time_limits import Standing, TimeLimit

Say: TypeAlias = Callable[[Message], str]
"""Puts a message into words."""
Listed: TypeAlias = Callable[[Sequence[str]], str]
"""Puts several words into one list: "one, two and three"."""

MAY_BE_TOO_LATE: Final = message("It may be too late. Ask for help today.")
NOT_FULLY_CHECKED: Final = message("We could not check all of this. Ask before you rely on it.")
TODAY_IS_THE_LAST_DAY: Final = message("Today is the last day.")
THEY_ARE_LATE: Final = message("They are late.")
THEY_HAVE_A_LIMIT: Final = message("They have a time limit.")
CHECK_THIS_FIRST: Final = message("check this first")
DRAFT: Final = message(
    "This is a draft translation. No qualified translator has checked it. Where it differs from the"
    " English, the English counts."
)
"""Stands behind a number or address that was not verified."""


def how_sure(check_with: Contact | None) -> Message:
    """Return what is said of a step that is not verified, and with whom it can be checked."""
    if check_with is None:
        return NOT_FULLY_CHECKED
    return message(
        "We could not check all of this. Check it with {who} first.", who=check_with.name
    )


def steps_with(summary: Summary, limit: TimeLimit) -> tuple[SummaryStep, ...]:
    """Return the steps of `summary` that must be done by `limit`, in order."""
    return tuple(step for step in summary.steps if step.limit == limit)


def is_sure(summary: Summary, limit: TimeLimit) -> bool:
    """Tell whether all that `limit` and the steps with it rest on has been verified."""
    levels = [step.confidence for step in steps_with(summary, limit)]
    levels += [source.confidence for source in summary.sources if source.id in limit.sources]
    return all(level is Confidence.VERIFIED for level in levels)


def named(summary: Summary, limit: TimeLimit) -> Message:
    """Return the name of `limit`, and in which step it is met first, if it is."""
    first = next(iter(steps_with(summary, limit)), None)
    if first is None:
        return limit.name
    return message("{limit} (see step {number})", limit=limit.name, number=first.number)


def people(step: SummaryStep, say: Say) -> tuple[str, ...]:
    """Return whom `step` names: its "who", and its contacts that do not stand in there already."""
    who = say(step.who) if step.who else ""
    names = (say(contact.name) for contact in step.contacts)
    others = (name for name in names if name.casefold() not in who.casefold())
    return (*((who,) if who else ()), *others)


def way_to_reach(detail: Detail, say: Say) -> str:
    """Return a number or an address on one line, with its label, and that it is unsure if it is."""
    label = f" ({say(detail.label)})" if detail.label else ""
    unsure = "" if detail.confidence is Confidence.VERIFIED else f" – {say(CHECK_THIS_FIRST)}"
    return f"{detail.value}{label}{unsure}"


def packs_named(packs: Iterable[PackVersion], say: Say, listed: Listed) -> str:
    """Return the names and versions of `packs`."""
    return listed([f"{say(pack.name)} {pack.version}" for pack in packs])


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
            if limit.theirs:
                return message("They have until {day}.", day=day)
            return message("By {day}", day=day)
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
