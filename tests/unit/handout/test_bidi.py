"""Which way characters run: judged by another program that follows the same standard."""

from __future__ import annotations

import bidi  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.handout.bidi import in_visual_order, levels
from tests.support.examples import examples

# Letters, digits and signs of every class that matters, and marks that begin and end isolates.
CHARACTERS = "abאבجد٠١12+-#$,.: ()[]!&\u0301\u200f\u200e\u061c\u2066\u2067\u2068\u2069\u00ad\u202a"


def seen(text: str, *, right_to_left: bool) -> str:
    """Return `text` from left to right, with white space at its end where the line ends (L1)."""
    found = list(levels(text, right_to_left=right_to_left))
    end = len(text.rstrip(" \u2066\u2067\u2068\u2069\u00ad\u202a"))
    found[end:] = [int(right_to_left)] * (len(text) - end)
    return "".join(in_visual_order(text, found))


def without_ignored(text: str) -> str:
    return text.replace("\u00ad", "").replace("\u202a", "")


@settings(max_examples=examples(2000))
@given(st.text(CHARACTERS.replace("\u202a", "").replace("\u00ad", ""), max_size=16), st.booleans())
def test_the_order_is_that_of_the_standard(text: str, right_to_left: bool) -> None:
    theirs = bidi.get_display(text, base_dir="R" if right_to_left else "L")

    assert seen(text, right_to_left=right_to_left) == theirs


@given(st.text(CHARACTERS, max_size=16), st.booleans())
def test_what_is_ignored_changes_nothing(text: str, right_to_left: bool) -> None:
    plain = without_ignored(text)

    assert without_ignored(seen(text, right_to_left=right_to_left)) == seen(
        plain, right_to_left=right_to_left
    )


@pytest.mark.parametrize(
    "term", ["01905 768153", "1.12.2026", "SEND35", "help@example.org", "www.example.org/a-b?c=1"]
)
@pytest.mark.parametrize("letters", ["اتصل ", "فون کریں "])
def test_numbers_and_addresses_keep_their_order_among_arabic_letters(
    term: str, letters: str
) -> None:
    isolated = f"{letters}\u2066{term}\u2069 {letters}"

    assert term in seen(isolated, right_to_left=True)


def test_the_parts_of_a_line_are_turned_by_their_levels() -> None:
    assert in_visual_order("abcdef", [0, 1, 2, 2, 1, 0]) == list("aecdbf")
    assert in_visual_order("", []) == []
