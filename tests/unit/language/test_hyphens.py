from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.language.hyphens import AT_EDGES, SOFT_HYPHEN, hyphenated, unhyphenated
from sendkiosk.language.markup import spans

TAGS = ("en-GB", "pl", "ro", "ur", "pa", "bn", "ar", "uk", "pt")
MANY_WORDS = st.text(st.sampled_from("aeimnorstłśćąуіпроваম্বسن. @/()[]*:-1\u2066"), max_size=60)


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("en-GB", "discrimination"),
        ("pl", "niepełnosprawności"),
        ("ro", "discriminarea"),
        ("uk", "врегулювання"),
        ("pt", "desentendimentos"),
        ("bn", "discrimination"),
        ("ur", "discrimination"),
    ],
)
def test_a_long_word_can_be_parted_by_the_rules_of_its_language(tag: str, word: str) -> None:
    pieces = hyphenated(word, tag, len(word) - 1).split(SOFT_HYPHEN)
    assert len(pieces) > 1
    assert "".join(pieces) == word
    assert min(len(pieces[0]), len(pieces[-1])) >= AT_EDGES


@pytest.mark.parametrize("tag", TAGS)
def test_a_word_that_fits_stays_whole(tag: str) -> None:
    assert hyphenated("niepełnosprawności", tag, 18) == "niepełnosprawności"


@pytest.mark.parametrize(
    "address",
    [
        "sendiass.herefordshireandworcestershire@example.org",
        "www.worcestershirelocaloffer.example.uk/disagreementresolution",
        "https://worcestershirelocaloffer.example.uk",
    ],
)
def test_nothing_is_put_into_an_address(address: str) -> None:
    words = f"Herefordshire: {address}"
    assert address in hyphenated(words, "en-GB", 5)


def test_arabic_letters_are_never_parted() -> None:
    assert SOFT_HYPHEN not in hyphenated("والاستراتيجياتالمستخدمة", "ar", 5)


def test_a_term_keeps_its_id() -> None:
    (before, term) = spans(
        hyphenated("Ask: [disagreement resolution](term:disagreement-resolution)", "en-GB", 5)
    )
    assert term.term == "disagreement-resolution"
    assert SOFT_HYPHEN in term.text
    assert before.text == "Ask: "


@given(MANY_WORDS, st.sampled_from(TAGS), st.integers(0, 20))
def test_nothing_else_is_changed(text: str, tag: str, longest: int) -> None:
    assert unhyphenated(hyphenated(text, tag, longest)) == text
