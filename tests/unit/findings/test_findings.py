"""One finding: how it reads, and what becomes of several."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.findings.finding import Finding, FindingsError, Severity, attempt


def test_a_finding_begins_with_its_place() -> None:
    found = Finding("P1", Path("a/b.md"), 7, "Wrong.", "Mend it.")
    assert str(found).startswith("a/b.md:7: P1 ")
    assert str(found).endswith("Wrong. Mend it.")
    assert found.severity is Severity.ERROR


def test_a_finding_about_a_whole_file_has_no_line() -> None:
    assert str(Finding("P1", Path("a/b.md"), 0, "Wrong.", "Mend it.")).startswith("a/b.md: P1 ")


def test_a_finding_about_a_strange_file_name_can_be_written_out() -> None:
    assert str(Finding("P1", Path("a\udcff"), 1, "Wrong.", "Mend it.")).encode()


def test_an_attempt_gathers_what_is_raised() -> None:
    found = Finding("P1", Path("a"), 1, "Wrong.", "Mend it.")
    findings: list[Finding] = []

    def fail() -> int:
        raise FindingsError([found, found])

    assert attempt(findings, lambda: 5) == 5
    assert findings == []
    assert attempt(findings, fail) is None
    assert findings == [found, found]


def test_an_error_says_all_its_findings() -> None:
    found = [Finding("P1", Path("a"), line, "Wrong.", "Mend it.") for line in (1, 2)]
    with pytest.raises(FindingsError) as caught:
        raise FindingsError(found)
    assert str(caught.value).split("\n") == [str(each) for each in found]
