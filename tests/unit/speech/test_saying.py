from __future__ import annotations

import pytest

from sendkiosk.speech.saying import as_said, digits, has_words


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0808 800 5000", "0 8 0 8, 8 0 0, 5 0 0 0"),
        ("0808\u00a0800\u00a05000", "0 8 0 8, 8 0 0, 5 0 0 0"),
        ("999", "9 9 9"),
        ("85258", "8 5 2, 5 8"),
        ("08088005000", "0 8 0, 8 8 0, 0 5 0, 0 0"),
        ("+44 20 7946 0000", "+ 4 4, 2 0, 7 9 4 6, 0 0 0 0"),
    ],
)
def test_a_number_is_said_digit_by_digit_in_its_groups(number: str, said: str) -> None:
    assert digits(number) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Ring 0300 303 5857.", "Ring 0 3 0 0, 3 0 3, 5 8 5 7."),
        ("Ring 0800 1111 today", "Ring 0 8 0 0, 1 1 1 1 today"),
        ("Childline: 0800\u00a01111", "Childline: 0 8 0 0, 1 1 1 1"),
        ("Ring 999. Ring 111, then 2.", "Ring 9 9 9. Ring 1 1 1, then 2."),
        ("Samaritans, 116 123", "Samaritans, 1 1 6, 1 2 3"),
        ("Text SHOUT to 85258", "Text SHOUT to 8 5 2, 5 8"),
    ],
)
def test_numbers_that_are_rung_are_found_in_a_text(written: str, said: str) -> None:
    assert as_said(written, "en-GB") == said


@pytest.mark.parametrize(
    "written",
    [
        "Tuesday 1 December 2026",
        "within 15 working days, or 20 weeks",
        "section 19 of the Act of 1996",
        "£1,999.99 or 111.5",
        "on 24 11 2026",
        "10 to 16",
    ],
)
def test_other_numbers_stay_as_they_are(written: str) -> None:
    assert as_said(written, "en-GB") == written


def test_abbreviations_are_spelled_and_names_are_not() -> None:
    assert as_said("An EHC plan. Two PRUs. Ask SENDIASS.", "en-GB") == (
        "An E H C plan. Two P R Us. Ask SENDIASS."
    )


def test_english_abbreviations_are_spelled_in_other_languages_too() -> None:
    assert as_said("Plan (EHC)", "pl") == "Plan (E H C)"


def test_spaces_and_line_ends_are_one_space() -> None:
    assert as_said(" one\n two\u00a0three ", "en") == "one two three"


@pytest.mark.parametrize(
    ("text", "there"), [("•", False), (" — ", False), ("1", True), ("ਕ", True)]
)
def test_what_has_no_letter_or_digit_is_not_said(text: str, there: bool) -> None:
    assert has_words(text) is there
