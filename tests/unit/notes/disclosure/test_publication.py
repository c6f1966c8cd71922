"""What was published is kept as a text, and read back as it was or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from sendkiosk.notes.disclosure.plan import CROSS_TABLES, TABLES, VISITS, CellId
from sendkiosk.notes.disclosure.protecting import protect
from sendkiosk.notes.disclosure.publication import NotReadableError, Published, from_text, to_text
from sendkiosk.notes.disclosure.quarters import Period, Quarter
from sendkiosk.notes.disclosure.shown import FEW, HIDDEN, ZERO, Form, Shown, roughly
from tests.support.counted_notes import some_notes

QUARTER = Period(Quarter(2026, 1), Quarter(2026, 2))


def published(seed: int, visits: int = 40) -> Published:
    shown = protect(some_notes(seed, visits)).shown
    return Published("hub", 3, QUARTER, frozenset(TABLES), frozenset(CROSS_TABLES), shown)


def made_of(shown: dict[CellId, Shown]) -> Published:
    return Published("hub", 3, QUARTER, frozenset(TABLES), frozenset(CROSS_TABLES), shown)


@pytest.mark.parametrize("seed", range(8))
def test_a_text_is_read_back_as_what_was_published(seed: int) -> None:
    block = published(seed, 20 + 7 * seed)
    assert from_text(to_text(block), "hub", 3) == block


def test_each_form_is_read_back() -> None:
    block = made_of(
        {
            VISITS: Shown(Form.AT_LEAST, 20, None),
            ("topic", "waiting"): FEW,
            ("topic", "other"): HIDDEN,
            ("topic", "exclusion"): roughly(25, 5),
            ("letters", "complaint"): Shown(Form.AT_LEAST, 5, None),
        }
    )
    assert from_text(to_text(block), "hub", 3) == block


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    kept = json.loads(to_text(published(1)))
    change(kept)
    return json.dumps(kept)


BROKEN: dict[str, str] = {
    "empty": "",
    "no object": "[]",
    "cut off": to_text(published(1))[:-5],
    "without visits": changed(lambda kept: kept.pop("visits")),
    "another site": changed(lambda kept: kept.update(site="other")),
    "another block": changed(lambda kept: kept.update(block=4)),
    "exact": changed(lambda kept: kept.update(visits="41")),
    "too small": changed(lambda kept: kept.update(visits="15")),
    "hidden visits": changed(lambda kept: kept.update(visits="?")),
    "a number": changed(lambda kept: kept.update(visits=40)),
    "no quarter": changed(lambda kept: kept.update(first="2026")),
    "ends before it begins": changed(lambda kept: kept.update(first="2027-Q1")),
    "no margin": changed(lambda kept: kept["tables"].update(topic={})),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_damaged_is_not_read(text: str) -> None:
    with pytest.raises(NotReadableError) as caught:
        from_text(text, "hub", 3)
    assert dict(caught.value.reason.values)["site"] == "hub"


def test_what_a_newer_program_wrote_is_not_read() -> None:
    with pytest.raises(NotReadableError, match="newer"):
        from_text(changed(lambda kept: kept.update(schema=2)), "hub", 3)


def test_what_was_not_counted_then_is_not_shown() -> None:
    old = from_text(
        changed(lambda kept: (kept["tables"].pop("colours"), kept["cross_tables"].pop("topic"))),
        "hub",
        3,
    )
    assert old.cell(("colours", "dark")) == HIDDEN
    assert old.cell(("topic", "waiting", "phase_band", "school")) == HIDDEN


def test_a_code_that_did_not_occur_is_zero_by_itself_and_with_others() -> None:
    block = published(1)
    assert block.cell(("topic", "no-such-topic")) == ZERO
    topic = min(block.codes("topic"))
    assert block.cell(("topic", topic, "phase_band", "no-such-phase")) == ZERO


def test_a_cell_is_as_small_as_its_row() -> None:
    cell = ("topic", "waiting", "phase_band", "school")
    block = made_of(
        {
            VISITS: Shown(Form.ROUNDED, 28, 32, 30),
            cell[:2]: FEW,
            cell[2:]: Shown(Form.ROUNDED, 28, 32, 30),
            cell: Shown(Form.FEWER, 0, 9),
        }
    )
    assert block.cell(cell) == Shown(Form.FEWER, 0, 4)


def test_what_is_held_back_is_worked_out_as_any_reader_could() -> None:
    block = made_of(
        {
            VISITS: Shown(Form.ROUNDED, 38, 42, 40),
            ("printed", "yes"): Shown(Form.AT_LEAST, 5, None),
            ("printed", "no"): FEW,
            ("letters", "complaint"): HIDDEN,
        }
    )
    assert block.cell(("printed", "yes")) == Shown(Form.BETWEEN, 34, 41, 40)
    assert block.cell(("letters", "complaint")) == Shown(Form.BETWEEN, 0, 42, 20)
