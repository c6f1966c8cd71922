"""How much is found in labelled remarks, and that docs/redaction.md lists all that is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.redactor import Redactor
from tests.support.remarks import HELD_OUT, TUNED_ON, Judged, judge, read_labelled, recall

DOCUMENT = Path(__file__).parents[4] / "docs" / "redaction.md"
_ROW = re.compile(r"\| (\w+) \| (.+) \| (.+) \|")


def judged(redactor: Redactor, *files: Path) -> list[Judged]:
    return [judge(redactor, remark) for file in files for remark in read_labelled(file)]


def test_there_are_enough_remarks_of_each_kind() -> None:
    remarks = [remark for file in (TUNED_ON, HELD_OUT) for remark in read_labelled(file)]
    kinds = [label.kind for remark in remarks for label in remark.labels]
    assert len(remarks) >= 300
    assert sum(not remark.labels for remark in remarks) >= 80
    assert all(kinds.count(kind) >= 10 for kind in Kind)


def test_no_remark_is_in_both_sets() -> None:
    tuned_on = {remark.text for remark in read_labelled(TUNED_ON)}
    assert tuned_on.isdisjoint(remark.text for remark in read_labelled(HELD_OUT))


def test_nearly_all_that_tells_who_somebody_is_is_struck(redactor: Redactor) -> None:
    assert recall(judged(redactor, TUNED_ON, HELD_OUT)) >= 0.98


def test_it_holds_for_remarks_that_nobody_tuned_on(redactor: Redactor) -> None:
    assert recall(judged(redactor, HELD_OUT)) >= 0.95


@pytest.mark.parametrize("kind", Kind)
def test_it_holds_for_each_kind(redactor: Redactor, kind: Kind) -> None:
    assert recall(judged(redactor, TUNED_ON, HELD_OUT), kind) >= 0.95


def test_nearly_all_harmless_words_stay(redactor: Redactor) -> None:
    every = judged(redactor, TUNED_ON, HELD_OUT)
    assert sum(len(each.lost) for each in every) <= 0.02 * sum(each.harmless for each in every)


def test_the_document_lists_each_miss(redactor: Redactor) -> None:
    every = judged(redactor, TUNED_ON, HELD_OUT)
    listed = sorted(_listed(DOCUMENT.read_text(encoding="utf-8")))
    assert listed == sorted(
        (label.kind.value, each.words(label), each.redacted.text)
        for each in every
        for label in each.missed
    )


def _listed(document: str) -> Iterator[tuple[str, str, str]]:
    _, _, section = document.partition("## What is missed")
    for row in section.splitlines():
        cells = _ROW.fullmatch(row)
        if cells and cells[1] in set(Kind):
            kind, words, stored = cells.groups()
            yield kind, words, stored
