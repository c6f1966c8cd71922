"""Word by word: what stays is on a list of plain words, and does not stand where a name would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sendkiosk.notes.remarks.draft import Span
from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.lists import WordLists
from sendkiosk.notes.remarks.times import harmless_numbers
from sendkiosk.notes.remarks.tokens import Token, is_shouted, tokens_of

_TITLE: Final = r"(?:(?:mr|mrs|ms|mx|dr|prof|professor|sir|dame|rev|cllr|master)\b\.?|(?-i:Miss)\b)"
_TITLED: Final = re.compile(
    rf"(?<!\w){_TITLE}(?: ?(?:and|&|/) ?{_TITLE})? ?(?:\w\b\.? ?)*([^\W\d_]+(?:['’-][^\W\d_]+)*)",
    re.IGNORECASE,
)
_POSTCODE_AREA: Final = re.compile(r"[a-z]{1,2}\d{1,2}[a-z]?", re.IGNORECASE)
_SMALL_NUMBER: Final = re.compile(r"[0-9]{1,3}")
_SECTION_LETTER: Final = re.compile(r"[A-Ka-k]")
_MODALS: Final = frozenset({"will", "may"})
_AFTER_MODALS: Final = frozenset(
    {"not", "have", "be", "do", "also", "now", "still", "always", "never", "only"}
    | {"i", "we", "you", "he", "she", "it", "they", "the", "this", "that"}
)
"""Function words that stand between a modal verb and its verb, or are its subject or verb."""
_SPEAKING: Final = frozenset({"spoke", "spoken", "speak", "talk", "talked", "talking", "met"})
_VERBS: Final = frozenset({"can", "hope", "wish", "love", "read", "cope"})
_CALLED: Final = frozenset({"called", "named", "name"})
_IN_PLACES: Final = frozenset({"in", "near", "around", "live", "lives", "living"})
_AT_SCHOOLS: Final = frozenset({"at", "attends", "attending"})
_BEFORE_AGES: Final = frozenset({"is", "was", "be", "just", "only", "now", "nearly", "almost"})
_MEASURE_AGES: Final = frozenset({"years", "year", "yrs", "yr", "months", "mths"})
_JOINING: Final = frozenset({"and", "to", "or"})


@dataclass(frozen=True, slots=True)
class _Place:
    """One word, with those before and after it in the same text."""

    token: Token
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    text: str

    @property
    def previous(self) -> str:
        return self.before[-1].bare if self.before else ""

    @property
    def following(self) -> str:
        return self.after[0].bare if self.after else ""

    @property
    def gap(self) -> str:
        """What stands between this word and the next one, or the end."""
        return self.text[self.token.end : self.after[0].start if self.after else None]


def find_titled(text: str, lists: WordLists) -> Iterator[Span]:
    """Yield the people with a title in `text`: "Dr. A. Rahman", "mr shah"."""
    for found in _TITLED.finditer(text):
        if found[1].lower() not in lists.function_words | lists.third_person:
            yield Span(*found.span(), Kind.NAME)


def find_words(text: str, lists: WordLists) -> Iterator[Span]:
    """Yield the words of `text` that are not known to be harmless, or may be names here."""
    tokens = tokens_of(text)
    harmless = harmless_numbers(text)
    shouted = is_shouted(text)
    for index, token in enumerate(tokens):
        if token.struck_as or any(start <= token.start < end for start, end in harmless):
            continue
        place = _Place(token, tokens[:index], tokens[index + 1 :], text)
        kind = _kind(place, lists, shouted=shouted)
        if kind is not None:
            yield Span(token.start, _end(place), kind)


def _end(place: _Place) -> int:
    """Return where a struck word ends: before the "'s" of a name, after the dot of an initial."""
    token = place.token
    if token.owns and token.words.lower().endswith(("'s", "’s")):
        return token.end - len("'s")
    dotted = len(token.bare) == 1 or token.bare == "st"
    return token.end + (dotted and place.text.startswith(".", token.end))


def _kind(place: _Place, lists: WordLists, *, shouted: bool) -> Kind | None:
    """Return as what the word is struck, or None if it stays."""
    token = place.token
    if _is_labelled(place, lists):
        return None
    if token.bare in lists.numbers or (token.has_digit and token.bare not in lists.plain):
        return None if _is_count(place, lists) else _kind_of_number(place, lists)
    stays = (
        token.bare in lists.plain
        and (shouted or not _stands_out(place, lists))
        and not (token.bare in lists.also_names and _stands_as_name(place, lists))
    )
    return None if stays else _kind_of_name(place)


def _is_labelled(place: _Place, lists: WordLists) -> bool:
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


def _is_count(place: _Place, lists: WordLists) -> bool:
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


def _is_of_person(place: _Place, lists: WordLists) -> bool:
    """Tell whether somebody stands before this number: "he is 7 years", "daughter, 9 years"."""
    earlier = (token.bare for token in reversed(place.before) if token.bare not in _BEFORE_AGES)
    return next(earlier, "") in lists.people


def _kind_of_number(place: _Place, lists: WordLists) -> Kind:
    token = place.token
    if _POSTCODE_AREA.fullmatch(token.words):
        return Kind.POSTCODE
    is_age = place.previous in _BEFORE_AGES | lists.people or place.gap.strip()[:1] in {",", ")"}
    if token.bare in lists.numbers or (is_age and len(token.words) <= len("17")):
        return Kind.AGE
    return Kind.NUMBER


def _kind_of_name(place: _Place) -> Kind:
    """Guess from the word before; a name is the likeliest."""
    if place.previous in _IN_PLACES:
        return Kind.PLACE
    return Kind.SCHOOL if place.previous in _AT_SCHOOLS else Kind.NAME


def _stands_out(place: _Place, lists: WordLists) -> bool:
    """Tell whether a plain word has capitals where nobody would write any but in a name."""
    token = place.token
    if _follows_name(place) and token.words.istitle() and token.bare not in {"i", "a"}:
        return True
    if token.bare in lists.capitals:
        return False
    return token.all_capitals or (token.capital and not token.begins)


def _stands_as_name(place: _Place, lists: WordLists) -> bool:
    """Tell whether a word that is a name, too, stands where names do."""
    token = place.token
    if token.owns or place.previous in _CALLED or _is_spoken_of(place, lists):
        return True
    next_kind = place.after[0].struck_as if place.after and place.gap == " " else None
    if next_kind is Kind.SCHOOL:
        return True
    if token.capital and token.begins and (next_kind or place.gap.startswith((",", ":"))):
        return True
    acts = place.following in lists.third_person and place.gap == " "
    if token.bare in _MODALS:
        return acts or not _may_follow_modal(place, lists)
    if _follows_name(place) and token.bare not in lists.third_person | _VERBS:
        return _ends_phrase(place, lists)
    return acts and (token.begins or place.previous in lists.before_subjects)


def _is_spoken_of(place: _Place, lists: WordLists) -> bool:
    """Tell whether this is the end of "spoke to ..." or "mum of ...", and no part of more."""
    linked = len(place.before) > 1 and place.previous in {"to", "of", "with"}
    speaks = linked and place.before[-2].bare in _SPEAKING | lists.people
    return (speaks or place.previous == "met") and _ends_phrase(place, lists)


def _follows_name(place: _Place) -> bool:
    """Tell whether a name that is struck stands right before: "[name] long"."""
    if not place.before or place.before[-1].struck_as is not Kind.NAME:
        return False
    return place.text[place.before[-1].end : place.token.start] == " "


def _ends_phrase(place: _Place, lists: WordLists) -> bool:
    """Tell whether the next word belongs to another part of the sentence."""
    return place.gap != " " or place.following in lists.function_words | lists.third_person


def _may_follow_modal(place: _Place, lists: WordLists) -> bool:
    """Tell whether a verb may come next, as after "will" and "may"."""
    follows = place.following in _AFTER_MODALS or place.following not in lists.function_words
    return bool(place.after) and place.gap == " " and follows
