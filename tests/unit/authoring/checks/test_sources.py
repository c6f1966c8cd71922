"""Rules without a source, and sources that are looked up again too late."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.authoring.checks.sources import check_sources
from sendkiosk.findings.finding import Severity
from sendkiosk.pack.codes import Fault
from tests.support.checks import found_by, places
from tests.support.packs import NATIONAL, edited

NO_RULE = edited("terms.toml", "A legal paper.", "A paper.")


def says(text: str) -> dict[str, str]:
    return NO_RULE | edited("screens/welcome.md", "We ask a few questions.", text)


@pytest.mark.parametrize(
    "text",
    [
        "The council must answer.",
        "It is the law.",
        "You have rights.",
        "You have the right to ask.",
        "You are allowed to ask.",
        "They cannot refuse.",
        "There is a deadline.",
        "They have 6 weeks.",
    ],
)
def test_a_rule_without_a_source_is_a_warning(tmp_path: Path, text: str) -> None:
    found = found_by(check_sources, tmp_path, says(text))
    assert [(each.code, each.severity) for each in found] == [(Fault.NO_SOURCE, Severity.WARNING)]
    assert places(check_sources, tmp_path, says(text)) == [
        (Fault.NO_SOURCE, "screens/welcome.md", 7)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Is the plan right? Look on the right.",
        "Fill in form SEND35A.",
        "The lawn is green, and mustard is hot.",
    ],
)
def test_words_that_only_look_like_a_rule_are_none(tmp_path: Path, text: str) -> None:
    assert found_by(check_sources, tmp_path, says(text)) == []


def test_terms_are_looked_at_too(tmp_path: Path) -> None:
    assert places(check_sources, tmp_path, {}) == [(Fault.NO_SOURCE, "terms.toml", 3)]


def test_what_explains_contacts_and_time_limits_is_not(tmp_path: Path) -> None:
    changes = NO_RULE | edited("contacts.toml", "They decide.", "They must decide in 6 weeks.")
    assert found_by(check_sources, tmp_path, changes) == []


def test_a_screen_is_told_once_for_all_its_wordings(tmp_path: Path) -> None:
    file = "screens/certificate-date.md"
    text = NATIONAL[file].replace("# When", "# Must you know when")
    assert places(check_sources, tmp_path, NO_RULE | {file: text}) == [(Fault.NO_SOURCE, file, 10)]


def test_a_screen_or_term_with_a_source_may_state_rules(tmp_path: Path) -> None:
    with_source = says("The council must answer.")
    for file, beginning in (("screens/welcome.md", "kind ="), ("terms.toml", "name =")):
        text = {**NATIONAL, **with_source}[file]
        with_source[file] = text.replace(beginning, f'sources = ["law"]\n{beginning}')
    with_source["terms.toml"] = with_source["terms.toml"].replace("A paper", "A legal paper")
    assert found_by(check_sources, tmp_path, with_source) == []


def test_a_year_between_two_checks_is_the_most(tmp_path: Path) -> None:
    in_time = edited("sources.toml", "2027-02-01", "2027-11-01")
    assert found_by(check_sources, tmp_path, NO_RULE | in_time) == []
    late = edited("sources.toml", "2027-02-01", "2027-11-02")
    found = found_by(check_sources, tmp_path, NO_RULE | late)
    assert [(each.code, each.severity) for each in found] == [(Fault.LATE_REVIEW, Severity.WARNING)]
    assert found[0].line == 6
