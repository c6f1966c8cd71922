from __future__ import annotations

import pytest

from sendkiosk.journey.flow import BlockKind
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.letter_texts import blanks_in, read_letter
from sendkiosk.pack.texts import Complaint, RawBlock


def read(text: str) -> tuple[tuple[RawBlock, ...], list[tuple[int, Fault]]]:
    complaints: list[tuple[int, Complaint]] = []
    found = read_letter(f"# Title\n\n{text}\n", 10, lambda *said: complaints.append(said))
    return found.blocks, [(line, fault.code) for line, fault in complaints]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("____", [(BlockKind.LINE, "", 13)]),
        ("__________\n____", [(BlockKind.LINE, "", 13), (BlockKind.LINE, "", 14)]),
        ("My name: ____", [(BlockKind.LINE, "My name:", 13)]),
        ("Name: ____\nDay: ____", [(BlockKind.LINE, "Name:", 13), (BlockKind.LINE, "Day:", 14)]),
        ("- [ ] One\n- [ ] Two", [(BlockKind.TICK, "One", 13), (BlockKind.TICK, "Two", 14)]),
        ("- [ ] One\n  more", [(BlockKind.TICK, "One more", 13)]),
        ("- One\n- [ ] Two", [(BlockKind.BULLET, "One", 13), (BlockKind.BULLET, "[ ] Two", 14)]),
        ("1. One", [(BlockKind.NUMBERED, "One", 13)]),
        ("On {today}\nI write.", [(BlockKind.PARAGRAPH, "On {today} I write.", 13)]),
        ("{today}", [(BlockKind.PARAGRAPH, "{today}", 13)]),
    ],
)
def test_what_a_letter_may_hold(text: str, blocks: list[tuple[BlockKind, str, int]]) -> None:
    found, complaints = read(text)
    assert [(block.kind, block.text, block.line) for block in found] == blocks
    assert complaints == []


def test_terms_are_found_in_a_letter() -> None:
    (block,), _ = read("My [plan](term:plan) of {letter-date}.")
    assert block.terms == ("plan",)
    assert blanks_in(block.text) == ("letter-date",)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("Name: ____\nI write to you.", 14, Fault.MARKUP),
        ("On { I write.", 13, Fault.BRACES),
        ("---", 13, Fault.MARKUP),
        ("> quoted", 13, Fault.MARKUP),
        ("- [ ] *x*", 13, Fault.MARKUP),
        ("- > quoted", 13, Fault.MARKUP),
        ("- One\n\n  Two", 15, Fault.MARKUP),
    ],
)
def test_what_a_letter_may_not_hold(text: str, line: int, code: Fault) -> None:
    assert (line, code) in read(text)[1]
