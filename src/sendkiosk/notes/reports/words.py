"""What is counted, and what is shown of it, in words for staff."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sendkiosk.journey.coding import NOT_ASKED
from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.disclosure.quarters import Period
from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.notes.reports.report import Heading

VISITS: Final = message("Visits")

FIELDS: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "topic": message("What it was about"),
        "routes": message("Ways on that were shown"),
        "language": message("Language"),
        "phase_band": message("Where the learning happens"),
        "visitor_role": message("Who came"),
        "plan_status": message("The EHC plan"),
        "session_kind": message("Kind of session"),
        "level": message("Level of support"),
        "printed": message("Something was printed"),
        "letters": message("Letters that were printed"),
        "large_print": message("Printed in large print"),
        "speech": message("Read aloud"),
        "text_size": message("Size of the letters on the screen"),
        "colours": message("Colours of the screen"),
        "ended_by": message("How it ended"),
        "feedback": message("Did it help?"),
        "site": message("Place"),
        "quarter": message("Quarter"),
    }
)
"""Field -> what it is called."""

_NOT_KNOWN: Final = message("Not asked, or not sure")
_YES_NO: Final = {"yes": message("Yes"), "no": message("No")}

_CODES: Final[Mapping[str, Mapping[str, Message]]] = MappingProxyType(
    {
        "topic": {
            "day-to-day-help": message("Help from day to day"),
            "council-letter": message("A letter from the council"),
            "waiting": message("Waiting for the council"),
            "exclusion": message("Sent home or excluded"),
            "discrimination": message("Unfair treatment"),
            "health-or-social-care": message("Health or social care"),
            "place-or-transport": message("A school place or transport"),
            "other": message("Something else"),
            NOT_ASKED: _NOT_KNOWN,
        },
        "routes": {
            "talk": message("Whom to talk to"),
            "get-ready": message("How to get ready"),
            "first-steps": message("First steps"),
            "assessment": message("Asking for an assessment"),
            "complaint": message("Complaining"),
            "disagreement": message("Settling a disagreement"),
            "mediation": message("Mediation"),
            "appeal": message("Appeal"),
            "exclusion": message("When a child is sent home or excluded"),
            "discrimination": message("When treatment is unfair"),
            "know-more": message("Finding out more"),
        },
        "phase_band": {
            "early-years": message("Before school"),
            "school": message("A school"),
            "independent": message("An independent school"),
            "sixth-form": message("A sixth form"),
            "college": message("A college"),
            "out-of-education": message("Not in school or college"),
            NOT_ASKED: _NOT_KNOWN,
        },
        "visitor_role": {
            "parent": message("Parent or carer"),
            "young-person": message("Young person"),
            "under-16": message("Someone under 16"),
            "supporter": message("Someone who helps a family"),
            "professional": message("Someone who helps families in their job"),
            NOT_ASKED: _NOT_KNOWN,
        },
        "plan_status": {
            "none": message("None"),
            "asked-for": message("Asked for"),
            "being-written": message("Being written"),
            "has-plan": message("There is one"),
            "being-ended": message("The council wants to end it"),
            NOT_ASKED: _NOT_KNOWN,
        },
        "session_kind": {
            "kiosk": message("Alone at the kiosk"),
            "adviser": message("With an adviser"),
        },
        "level": {
            "none": message("No level"),
            "1": message("Level 1"),
            "2": message("Level 2"),
            "3": message("Level 3"),
            "4": message("Level 4"),
        },
        "printed": _YES_NO,
        "large_print": _YES_NO,
        "speech": _YES_NO,
        "text_size": {
            "usual": message("Usual"),
            "larger": message("Larger"),
            "large": message("Large"),
            "largest": message("Largest"),
        },
        "colours": {
            "light": message("Dark on light"),
            "dark": message("Light on dark"),
            "yellow": message("Dark on yellow"),
        },
        "ended_by": {
            "done": message("Finished"),
            "help": message("Asked for help"),
        },
        "feedback": {
            "helped": message("Yes"),
            "partly": message("Partly"),
            "not-helped": message("No"),
            "none": message("Said nothing"),
        },
    }
)
"""Field -> code -> what it is called."""

_QUARTERS: Final = (
    message("January to March"),
    message("April to June"),
    message("July to September"),
    message("October to December"),
)
_BEGINS: Final = (message("January"), message("April"), message("July"), message("October"))
_ENDS: Final = (message("March"), message("June"), message("September"), message("December"))


def field_heading(field: str) -> Heading:
    """Return the heading of a field of the plan, of "site" or of "quarter"."""
    return Heading(field, FIELDS[field])


def code_heading(field: str, code: str) -> Heading:
    """Return the heading of a `code` of `field`; a code without a label stands for itself."""
    if field == "language":
        return Heading(code, _plain(_language(code)))
    return Heading(code, _CODES.get(field, {}).get(code, _plain(code)))


def site_heading(site: str) -> Heading:
    """Return the heading of a site: its code, which is all that is known of it here."""
    return Heading(site, _plain(site))


def period_heading(period: Period) -> Heading:
    """Return the heading of a period."""
    return Heading(period.code, period_label(period))


def period_label(period: Period) -> Message:
    """Return what `period` is called: "October to December 2026"."""
    first, last = period.first, period.last
    if first == last:
        months = _QUARTERS[first.number - 1]
        return message("{months} {year}", months=months, year=str(first.year))
    return message(
        "{first_month} {first_year} to {last_month} {last_year}",
        first_month=_BEGINS[first.number - 1],
        first_year=str(first.year),
        last_month=_ENDS[last.number - 1],
        last_year=str(last.year),
    )


def said(shown: Shown | None) -> Message:
    """Return what is shown of a count, in words: "fewer than 5", "25", "about 40 (36 to 44)"."""
    if shown is None:
        return message("no counts")
    match shown.form:
        case Form.FEWER if shown.high is not None:
            return message("fewer than {number}", number=shown.high + 1)
        case Form.BETWEEN if shown.high is not None and shown.value is not None:
            return message(
                "about {number} ({low} to {high})",
                number=shown.value,
                low=shown.low,
                high=shown.high,
            )
        case Form.AT_LEAST:
            return message("{number} or more", number=shown.low)
        case Form.HIDDEN:
            return message("not shown")
        case _:
            return message("{number}", number=shown.value or 0)


def _plain(text: str) -> Message:
    return message("{name}", name=text)


def _language(tag: str) -> str:
    """Return the English name of a language, as a report is for staff; or else its tag."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag
