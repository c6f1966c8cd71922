from __future__ import annotations

import json

import pytest

from sendkiosk.journey.summary import Summary
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.plain import WIDTH, as_json, as_text
from tests.support import summaries

SAMPLES = {
    "common": summaries.common,
    "passed": summaries.passed,
    "unknown": summaries.unknown,
    "empty": summaries.empty,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_json_holds_what_the_summary_holds(name: str) -> None:
    summary: Summary = SAMPLES[name]()
    data = json.loads(as_json(summary, Catalogue()))
    assert [step["id"] for step in data["steps"]] == [step.id for step in summary.steps]
    assert [contact["id"] for contact in data["contacts"]] == [c.id for c in summary.contacts]
    assert [limit["standing"] for limit in data["time_limits"]] == [
        limit.standing.value for limit in summary.limits
    ]
    assert [source["id"] for source in data["sources"]] == [s.id for s in summary.sources]


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_of_text_fit_a_terminal(name: str) -> None:
    lines = as_text(SAMPLES[name](), Catalogue()).splitlines()
    assert lines
    assert max(map(len, lines)) <= WIDTH
