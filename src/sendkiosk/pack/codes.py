"""The codes of all findings about packs and about files of answers."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Code -> what it stands for. A code keeps its meaning for good; none is used again."""

    # How the files lie and are written
    STRAY_FILE = "P001"
    """A file where nothing reads it."""
    BAD_ID = "P002"
    """An id, code or file name that is not lower-case words joined by hyphens."""
    RESERVED_ID = "P003"
    """An id or code that the program itself gives a meaning."""
    NO_FENCE = "P004"
    """A screen or step without its two `+++` lines."""
    NO_TITLE = "P005"
    """A screen, step or wording that does not begin with one title."""
    MARKUP = "P006"
    """Markup that texts cannot have, or that this text cannot have."""
    BRACES = "P007"
    """Curly brackets, which would be taken for a place to fill in."""
    EMPTY_TEXT = "P008"
    """A text with nothing in it, or with characters that cannot be printed."""
    EXTENDS_ITSELF = "P009"
    """A pack that extends itself, straight or by way of others."""
    EXTENDS_NOTHING = "P012"
    """A pack that extends a folder which is not there."""
    CONDITION = "P010"
    """A condition in a form that does not exist."""
    ONE_UNIT = "P011"
    """A period without a length, or with two."""

    # How a pack and the one it extends fit together
    SAME_ID = "P020"
    """An id that the extended pack has too, without `replaces = true`."""
    NOTHING_REPLACED = "P021"
    """`replaces = true` where the extended pack has no such id."""

    # Names of things that are not there
    UNKNOWN_SCREEN = "P030"
    UNKNOWN_CODE = "P031"
    UNKNOWN_TIME_LIMIT = "P032"
    UNKNOWN_CONTACT = "P033"
    UNKNOWN_SOURCE = "P034"
    UNKNOWN_TERM = "P035"
    UNKNOWN_NOTE = "P036"
    """A field of the session note, or a code in it, that does not exist."""
    UNKNOWN_ROUTE = "P037"
    UNUSED = "P038"
    """A contact, time limit, term or source that nothing uses."""

    # The way through the screens
    NO_START = "P040"
    """Neither this pack nor the one it extends names a first screen."""
    NO_WAY_ON = "P041"
    """The last line of `next` holds only sometimes."""
    NEVER_COUNTS = "P042"
    """A line of `next` below one that always holds."""
    CYCLE = "P043"
    """Screens that lead back to themselves."""
    NOT_REACHED = "P044"
    """A screen that nothing leads to."""

    # Screens, steps, contacts, time limits, sources
    OPTIONS = "P050"
    """Too few options, or options where nothing is asked."""
    CODE_TWICE = "P051"
    """The same code on two options of a screen."""
    NO_DATES = "P052"
    """A date screen without `[date]`, or `[date]` elsewhere."""
    NO_DATE_SCREEN = "P053"
    """Something that needs a date names a screen that asks for none."""
    NOTE = "P054"
    """A session note cannot be filled in from here."""
    NO_TOPIC = "P055"
    """A question without the short label under which its answer stands."""
    UNREACHABLE_CONTACT = "P056"
    """A contact without any way to reach it."""
    REVIEW = "P057"
    """A day to check again that lies before the day of checking."""
    OVERDUE = "P058"
    """Content that should have been checked again by now."""

    # Files of answers
    ANSWER_KIND = "P060"
    """An answer that is no code, list of codes or date."""
    ANSWER_REFUSED = "P061"
    """An answer that the screen cannot take."""
    ANSWER_NOT_ASKED = "P062"
    """An answer on a screen that this visit does not come to."""
    ANSWER_MISSING = "P063"
    """The visit comes to a screen for which there is no answer."""
