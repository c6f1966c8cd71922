"""Terms that are used without a link, and abbreviations that nothing explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.authoring.checks.terms import check_abbreviations, check_terms
from sendkiosk.findings.finding import Severity
from sendkiosk.pack.codes import Fault
from tests.support.checks import found_by, places
from tests.support.packs import NATIONAL, edited

TERMS = """
[review]
name = "Plan review"
explanation = "A look at it."

[needs]
name = "Special needs (SEN)"
explanation = "What is hard for someone."
"""


def says(text: str, file: str = "steps/talk.md") -> dict[str, str]:
    return {file: f"{NATIONAL[file]}\n{text}\n", "terms.toml": NATIONAL["terms.toml"] + TERMS}


def terms_told(tmp_path: Path, changes: dict[str, str]) -> list[str]:
    found = found_by(check_terms, tmp_path, changes)
    assert {each.severity for each in found} <= {Severity.WARNING}
    assert {each.code for each in found} <= {Fault.UNLINKED_TERM}
    return [each.advice.rpartition("(term:")[2].rstrip(").") for each in found]


def test_the_small_pack_links_its_terms(tmp_path: Path) -> None:
    assert terms_told(tmp_path, {}) == []


@pytest.mark.parametrize("text", ["Read the plan.", "Read your Plans.", "A **plan** helps."])
def test_a_term_without_a_link_is_a_warning(tmp_path: Path, text: str) -> None:
    assert terms_told(tmp_path, says(text)) == ["plan"]
    assert places(check_terms, tmp_path, says(text)) == [(Fault.UNLINKED_TERM, "steps/talk.md", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "Read the [plan](term:plan). The plan is long.",
        "The plan is long. Read [it](term:plan).",
        "We planned it on the plane.",
        "Go to the [plan review](term:review).",
    ],
)
def test_a_term_with_a_link_or_inside_another_word_is_none(tmp_path: Path, text: str) -> None:
    assert terms_told(tmp_path, says(text)) == []


def test_the_longest_name_counts_and_each_term_once(tmp_path: Path) -> None:
    assert terms_told(tmp_path, says("A plan review. Another plan review.")) == ["review"]
    assert terms_told(tmp_path, says("A plan review looks at the plan.")) == ["review", "plan"]


def test_both_forms_of_a_name_are_found(tmp_path: Path) -> None:
    assert terms_told(tmp_path, says("SEN is long for me. So are special needs.")) == ["needs"]
    assert terms_told(tmp_path, says("Ask about special needs (SEN).")) == ["needs"]


def test_titles_and_choices_are_looked_at(tmp_path: Path) -> None:
    title = edited("steps/talk.md", "Talk to us", "Talk about your plan")
    assert places(check_terms, tmp_path, title) == [(Fault.UNLINKED_TERM, "steps/talk.md", 7)]
    label = edited("screens/worries.md", '"Travel"', '"The plan"')
    assert places(check_terms, tmp_path, label) == [(Fault.UNLINKED_TERM, "screens/worries.md", 12)]
    hint = edited("screens/who.md", "From 16 to 25", "With a plan")  # its text has the link
    assert terms_told(tmp_path, hint) == []


def test_each_wording_must_link_for_itself(tmp_path: Path) -> None:
    change = says("Read the plan.", "steps/appeal.md")
    change["steps/appeal.md"] = change["steps/appeal.md"].replace(
        "Write to the tribunal.", "Read the [plan](term:plan)."
    )
    assert places(check_terms, tmp_path, change) == [(Fault.UNLINKED_TERM, "steps/appeal.md", 25)]


@pytest.mark.parametrize("text", ["Ask the LGSCO.", "The DfE says so.", "Read (EHCPs)."])
def test_an_abbreviation_that_nothing_explains_is_a_warning(tmp_path: Path, text: str) -> None:
    found = found_by(check_abbreviations, tmp_path, says(text))
    assert [(each.code, each.severity) for each in found] == [
        (Fault.ABBREVIATION, Severity.WARNING)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The NHS, GOV.UK and SEN.",
        "Fill in SEND35A and B12.",
        "Write to OFFICE@EXAMPLE.ORG or look at WWW.EXAMPLE.ORG/PAGE.",
        "I am on YouTube. A McDonald.",
        "Text HELPLINE to them.",  # a contact of the pack, in capitals
    ],
)
def test_what_people_know_or_what_is_a_name_is_none(tmp_path: Path, text: str) -> None:
    assert found_by(check_abbreviations, tmp_path, says(text)) == []


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("pack.toml", "We may be wrong."),
        ("screens/who.md", "Who you are"),
        ("screens/who.md", "From 16 to 25"),
        ("steps/appeal.md", "The tribunal"),
        ("contacts.toml", "Mornings"),
        ("contacts.toml", "Office"),
        ("time-limits.toml", "Date on your certificate"),
        ("contacts.toml", "Look on your letter."),
        ("contacts.toml", "They decide."),
        ("time-limits.toml", "Your appeal must be there"),
        ("time-limits.toml", "Send it early."),
        ("terms.toml", "A legal paper."),
    ],
)
def test_all_words_for_visitors_are_looked_at(tmp_path: Path, file: str, old: str) -> None:
    row = (
        NATIONAL[file]
        .split("\n")
        .index(next(line for line in NATIONAL[file].split("\n") if old in line))
    )
    change = edited(file, old, "Ask the LGSCO.")
    assert places(check_abbreviations, tmp_path, change) == [(Fault.ABBREVIATION, file, row + 1)]


def test_an_abbreviation_is_told_once_for_each_thing(tmp_path: Path) -> None:
    text = NATIONAL["steps/appeal.md"].replace("# Appeal", "# Appeal at the LGSCO")
    change = says("LGSCO again.") | {"steps/appeal.md": text}
    assert places(check_abbreviations, tmp_path, change) == [
        (Fault.ABBREVIATION, "steps/appeal.md", 16),
        (Fault.ABBREVIATION, "steps/talk.md", 9),
    ]
