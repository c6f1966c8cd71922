"""Word by word: what stays is on a list of plain words, and does not stand where a name would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sendkiosk.notes.remarks.draft import Span
from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.lists import WordLists
from sendkiosk.notes.remarks.numbers import is_count, is_labelled, kind_of_number
from sendkiosk.notes.remarks.standing import Standing
from sendkiosk.notes.remarks.times import harmless_numbers
from sendkiosk.notes.remarks.tokens import is_shouted, tokens_of

_TITLE: Final = r"(?:(?:mr|mrs|ms|mx|dr|prof|professor|sir|dame|rev|cllr|master)\b\.?|(?-i:Miss)\b)"
_TITLED: Final = re.compile(
    rf"(?<!\w){_TITLE}(?: ?(?:and|&|/) ?{_TITLE})? ?(?:\w\b\.? ?)*([^\W\d_]+(?:['’-][^\W\d_]+)*)",
    re.IGNORECASE,
)
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
        place = Standing(token, tokens[:index], tokens[index + 1 :], text)
        kind = _kind(place, lists, shouted=shouted)
        if kind is not None:
            yield Span(token.start, _end(place), kind)


def _end(place: Standing) -> int:
    """Return where a struck word ends: before the "'s" of a name, after the dot of an initial."""
    token = place.token
    if token.owns and token.words.lower().endswith(("'s", "’s")):
        return token.end - len("'s")
    dotted = len(token.bare) == 1 or token.bare == "st"
    return token.end + (dotted and place.text.startswith(".", token.end))


def _kind(place: Standing, lists: WordLists, *, shouted: bool) -> Kind | None:
    """Return as what the word is struck, or None if it stays."""
    token = place.token
    if is_labelled(place, lists):
        return None
    if token.bare in lists.numbers or (token.has_digit and token.bare not in lists.plain):
        return None if is_count(place, lists) else kind_of_number(place, lists)
    stays = (
        token.bare in lists.plain
        and (shouted or not _stands_out(place, lists))
        and not (token.bare in lists.also_names and _stands_as_name(place, lists))
    )
    return None if stays else _kind_of_name(place)


def _kind_of_name(place: Standing) -> Kind:
    """Guess from the word before; a name is the likeliest."""
    if place.previous in _IN_PLACES:
        return Kind.PLACE
    return Kind.SCHOOL if place.previous in _AT_SCHOOLS else Kind.NAME


def _stands_out(place: Standing, lists: WordLists) -> bool:
    """Tell whether a plain word has capitals where nobody would write any but in a name."""
    token = place.token
    if _follows_name(place) and token.words.istitle() and token.bare not in {"i", "a"}:
        return True
    if token.bare in lists.capitals:
        return False
    return token.all_capitals or (token.capital and not token.begins)


def _stands_as_name(place: Standing, lists: WordLists) -> bool:
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


def _is_spoken_of(place: Standing, lists: WordLists) -> bool:
    """Tell whether this is the end of "spoke to ..." or "mum of ...", and no part of more."""
    linked = len(place.before) > 1 and place.previous in {"to", "of", "with"}
    speaks = linked and place.before[-2].bare in _SPEAKING | lists.people
    return (speaks or place.previous == "met") and _ends_phrase(place, lists)


def _follows_name(place: Standing) -> bool:
    """Tell whether a name that is struck stands right before: "[name] long"."""
    if not place.before or place.before[-1].struck_as is not Kind.NAME:
        return False
    return place.text[place.before[-1].end : place.token.start] == " "


def _ends_phrase(place: Standing, lists: WordLists) -> bool:
    """Tell whether the next word belongs to another part of the sentence."""
    return place.gap != " " or place.following in lists.function_words | lists.third_person


def _may_follow_modal(place: Standing, lists: WordLists) -> bool:
    """Tell whether a verb may come next, as after "will" and "may"."""
    follows = place.following in _AFTER_MODALS or place.following not in lists.function_words
    return bool(place.after) and place.gap == " " and follows
