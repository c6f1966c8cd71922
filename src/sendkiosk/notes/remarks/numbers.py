"""Which numbers stay: those that are known to count, or to number, something harmless."""

from __future__ import annotations

import re
from typing import Final

from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.lists import WordLists
from sendkiosk.notes.remarks.standing import Standing
from sendkiosk.notes.remarks.tokens import Token

_POSTCODE_AREA: Final = re.compile(r"[a-z]{1,2}\d{1,2}[a-z]?", re.IGNORECASE)
_SMALL_NUMBER: Final = re.compile(r"[0-9]{1,3}")
_SECTION_LETTER: Final = re.compile(r"[A-Ka-k]")
_BEFORE_AGES: Final = frozenset({"is", "was", "be", "just", "only", "now", "nearly", "almost"})
_MEASURE_AGES: Final = frozenset({"years", "year", "yrs", "yr", "months", "mths"})
_JOINING: Final = frozenset({"and", "to", "or"})


def is_labelled(place: Standing, lists: WordLists) -> bool:
    """Tell whether this is the 19 of "section 19", or the F or I of "sections B, F and I"."""
    if not _may_be_labelled(place.token, lists):
        return False
    for earlier in reversed(place.before):
        if earlier.bare in lists.labels:
            is_letter = _SECTION_LETTER.fullmatch(place.token.words)
            return not is_letter or earlier.bare.startswith("section")
        if not (earlier.bare in _JOINING or _may_be_labelled(earlier, lists)):
            break
    return False


def _may_be_labelled(token: Token, lists: WordLists) -> bool:
    is_number = _SMALL_NUMBER.fullmatch(token.words) or token.bare in lists.numbers
    return bool(is_number or _SECTION_LETTER.fullmatch(token.words))


def is_count(place: Standing, lists: WordLists) -> bool:
    """Tell whether this number counts something harmless: "15 working days", "30%"."""
    token = place.token
    if token.has_digit and not _SMALL_NUMBER.fullmatch(token.words):
        return False
    if place.gap.lstrip().startswith("%") or (not token.has_digit and place.following == "of"):
        return True
    for later in place.after[:3]:
        if later.bare in lists.counted:
            return not (later.bare in _MEASURE_AGES and _is_of_person(place, lists))
        if not (
            later.bare in lists.before_counted
            or later.bare in lists.numbers
            or _SMALL_NUMBER.fullmatch(later.words)
        ):
            return False
    return False


def _is_of_person(place: Standing, lists: WordLists) -> bool:
    """Tell whether somebody stands before this number: "he is 7 years", "daughter, 9 years"."""
    earlier = (token.bare for token in reversed(place.before) if token.bare not in _BEFORE_AGES)
    return next(earlier, "") in lists.people


def kind_of_number(place: Standing, lists: WordLists) -> Kind:
    """Guess what a number is that does not stay."""
    token = place.token
    if _POSTCODE_AREA.fullmatch(token.words):
        return Kind.POSTCODE
    is_age = place.previous in _BEFORE_AGES | lists.people or place.gap.strip()[:1] in {",", ")"}
    if token.bare in lists.numbers or (is_age and len(token.words) <= len("17")):
        return Kind.AGE
    return Kind.NUMBER
