"""How old readers must be: the formula, what counts as easy, and texts of a few words."""

from __future__ import annotations

import pytest

from sendkiosk.authoring.reading_age import long_words, longest_sentence, reading_age

THIRTY_EASY = (
    "The cat sat on the mat and the dog sat on the bed by the big red box up there, so the boy saw"
    " them both and ran to them."
)


def test_a_text_of_short_words_has_the_age_that_the_formula_gives() -> None:
    # 30 words of one syllable each in one sentence, or in two.
    assert reading_age(THIRTY_EASY) == pytest.approx(0.39 * 30 + 11.8 - 15.59 + 5)
    halves = THIRTY_EASY.replace("mat and", "mat. And")
    assert reading_age(halves) == pytest.approx(0.39 * 15 + 11.8 - 15.59 + 5)


def test_legal_words_are_hard_and_plain_ones_are_not() -> None:
    legal = (
        "The local authority must secure the special educational provision specified in the"
        " education, health and care plan, notwithstanding the availability of alternatives."
    )
    plain = (
        "The council must give the help that is in the plan. It must do so even if there is other"
        " help to be had. You can ask it to do this."
    )
    assert reading_age(legal) > 18
    assert reading_age(plain) < 9


def test_each_line_is_a_sentence() -> None:
    lines = "\n".join(THIRTY_EASY.rstrip(".").split(" and "))
    assert reading_age(lines) < reading_age(THIRTY_EASY)
    assert reading_age(f"\n{lines}\n\n") == reading_age(lines)


def test_a_point_inside_an_address_or_number_ends_no_sentence() -> None:
    text = "Look at www.example.org.uk or ring 01905 768153 or write to a@example.org for more"
    assert reading_age(text) == reading_age(f"{text}.")


def test_words_that_are_explained_are_easy_in_each_form() -> None:
    hard = "Ask for mediation. An EHC needs assessment is next. " + THIRTY_EASY
    easy = "Ask for this. An this is next. " + THIRTY_EASY
    names = ("Mediation", "EHC", "EHC needs assessment")
    assert reading_age(hard) > reading_age(hard, names)
    assert reading_age(hard, names) == reading_age(easy)
    plural = hard.replace("assessment", "assessments")
    assert reading_age(plural, names) == reading_age(easy)


def test_a_name_inside_a_longer_word_is_not_explained() -> None:
    text = "Intermediations happen. " + THIRTY_EASY
    assert reading_age(text, ("mediation",)) == reading_age(text)


@pytest.mark.parametrize("figure", ["12", "2026", "SEND35A", "www.example.org", "a@example.org"])
def test_figures_form_names_and_addresses_are_easy(figure: str) -> None:
    text = THIRTY_EASY.replace("box", figure)
    assert reading_age(text) == reading_age(THIRTY_EASY)


def test_one_long_word_does_not_decide_about_a_title() -> None:
    assert reading_age("Disagreement resolution") < 11
    assert reading_age("Disagreement resolution arrangements notwithstanding conciliation") > 11


@pytest.mark.parametrize("text", ["", "\n", "… – !"])
def test_a_text_without_words_can_always_be_read(text: str) -> None:
    assert reading_age(text) == 0


def test_what_makes_a_text_hard_can_be_named() -> None:
    text = "Go. Complaint procedures are uncomfortable things. Ask the coordinator."
    assert longest_sentence(text) == "Complaint procedures are uncomfortable things."
    assert long_words(text, ("coordinator",)) == ("uncomfortable", "procedures")
    assert long_words(text, most=1) == ("uncomfortable",)
    assert longest_sentence("") == ""
