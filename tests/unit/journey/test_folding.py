"""Words in all scripts of the drafts, however they are typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.journey.folding import words_of
from sendkiosk.language.markup import plain
from tests.support.specimens import LANGUAGES, texts_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mediation certificate", ("mediation", "certificate")),
        ("the child’s EHC plan", ("the", "childs", "ehc", "plan")),
        ("child's", ("childs",)),
        ("child´s ŉ", ("childs", "n")),
        ("Złóż odwołanie", ("zloz", "odwolanie")),
        ("Straße", ("strasse",)),
        ("e-mail, web", ("e", "mail", "web")),
        ("об’єднання", ("обєднання",)),
        ("01905 768153", ("01905", "768153")),
        ("٠١٩٠٥ ০১৯", ("01905", "019")),
        ("كتاب", ("کتاب",)),
        ("مُحَمَّد", ("محمد",)),
        ("", ()),
        ("“*” – ❤️ 🙂", ()),
    ],
)
def test_words_are_what_is_left_without_signs(text: str, folded: tuple[str, ...]) -> None:
    assert words_of(text) == folded


@pytest.mark.parametrize(
    ("text", "count"), [("আপনার পরের ধাপগুলো", 3), ("ਅਪੀਲ ਦੀ ਚਿੱਠੀ", 3), ("اپیل کا خط", 3)]
)
def test_vowel_signs_cut_no_word_in_two(text: str, count: int) -> None:
    assert len(words_of(text)) == count


def test_a_vowel_sign_that_makes_another_word_stays() -> None:
    assert words_of("কি") != words_of("কু") != words_of("ক")
    assert words_of("ਦਿਨ") != words_of("ਦੀਨ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_specimens_are_cut_where_they_have_spaces(language: str) -> None:
    for said in texts_of(language):
        pieces = [piece for piece in plain(said).split() if piece.isalpha()]
        assert all(len(words_of(piece)) == 1 for piece in pieces)


@given(st.text())
def test_composed_or_not_it_is_the_same_word(text: str) -> None:
    assert words_of(unicodedata.normalize("NFC", text)) == words_of(
        unicodedata.normalize("NFD", text)
    )


@given(st.text())
def test_what_is_folded_folds_no_further(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words


@given(st.text(alphabet="abcxyz åéłß0123 '’-", max_size=30))
def test_capitals_do_not_count(text: str) -> None:
    assert words_of(text.upper()) == words_of(text) == words_of(text.lower())
