"""Codes give back the very text that went in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.qr.codes import CAPACITY, MAX_VERSION, QUIET, Code, encode
from tests.support.codes import decoded, pictured
from tests.support.examples import examples

SAMPLES = {
    "plain": "Your next steps\n0300 303 5857",
    "english": "Your council’s letter – ring first\n0300 303 5857",
    "polish": "Zadzwoń do mediatora. Źródło: żółć, gęś, ćma",
    "ukrainian": "Зателефонуйте медіатору до вівторка, 1 грудня 2026 р.",
    "arabic": "اتصل بالوسيط قبل يوم الثلاثاء\n0300 303 5857",
    "urdu": "ثالث کو فون کریں، آخری دن ۱ دسمبر ۲۰۲۶ ہے۔",
    "panjabi": "ਵਿਚੋਲੇ ਨੂੰ ਫ਼ੋਨ ਕਰੋ, ਆਖਰੀ ਦਿਨ 1 ਦਸੰਬਰ 2026 ਹੈ।",
    "bengali": "মধ্যস্থতাকারীকে ফোন করুন, শেষ দিন ১ ডিসেম্বর ২০২৬।",
}
LARGEST = 17 + 4 * MAX_VERSION


@pytest.mark.parametrize("text", SAMPLES.values(), ids=list(SAMPLES))
def test_each_script_comes_back_as_it_was(text: str) -> None:
    assert decoded(pictured(encode(text))) == [text]


@pytest.mark.parametrize("text", SAMPLES.values(), ids=list(SAMPLES))
def test_a_full_code_of_each_script_comes_back(text: str) -> None:
    times = CAPACITY // len(text.encode())
    full = text * times
    full += "x" * (CAPACITY - len(full.encode()))
    code = encode(full)
    assert code.size == LARGEST
    assert decoded(pictured(code)) == [full]


@settings(max_examples=examples(25))
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]),
        min_size=1,
        max_size=300,
    )
)
def test_any_text_comes_back(text: str) -> None:
    assert decoded(pictured(encode(text))) == [text]


@pytest.mark.parametrize("letter", ["a", "ж", "ਕ"])
def test_what_does_not_fit_is_refused(letter: str) -> None:
    most = CAPACITY // len(letter.encode())
    assert encode(letter * most).size == LARGEST
    with pytest.raises(ValueError, match=str(CAPACITY)):
        encode(letter * (most + 1))


def test_nothing_is_no_text() -> None:
    with pytest.raises(ValueError, match="not 0"):
        encode("")


def test_a_code_is_square_and_knows_its_margin() -> None:
    code = encode("1")
    assert {len(row) for row in code.rows} == {code.size}
    assert code.full_size == code.size + 2 * QUIET
    assert Code(((True,),)).full_size == 1 + 2 * QUIET
