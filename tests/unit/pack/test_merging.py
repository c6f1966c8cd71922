"""A local pack on top of the national one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.journey.messages import message
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.opening import open_pack
from tests.support.packs import LOCAL, NATIONAL, open_local, placed, write_pack

TALK = "steps/talk.md"
REPLACING = NATIONAL[TALK].replace("order = 10", "order = 10\nreplaces = true")


def test_a_local_entry_takes_the_place_of_the_national_one(tmp_path: Path) -> None:
    flow = open_local(tmp_path, {TALK: REPLACING.replace("# Talk to us", "# Come in")}).flow
    assert flow is not None
    assert flow.contacts["helpline"].phones[0].value == "01905 000000"
    talk = next(step for step in flow.steps if step.id == "talk")
    assert talk.wordings[-1].title == message("Come in")
    assert "tribunal" in flow.contacts
    assert "who" in flow.screens


def test_the_local_pack_comes_first_and_its_notices_last(tmp_path: Path) -> None:
    flow = open_local(tmp_path, {}).flow
    assert flow is not None
    assert [pack.id for pack in flow.packs] == ["local", "national"]
    assert flow.notices == (message("We may be wrong."), message("Ask here first."))
    assert flow.start == "welcome"
    assert flow.helplines == ("helpline",)


def test_a_local_pack_may_have_its_own_start_and_helplines(tmp_path: Path) -> None:
    settings = LOCAL["pack.toml"] + 'start = "who"\nhelplines = ["tribunal", "helpline"]\n'
    pack = open_local(tmp_path, {"pack.toml": settings})
    assert pack.flow is not None
    assert pack.findings == ()  # the welcome that it leads round is not the local pack's to delete
    assert pack.flow.start == "who"
    assert pack.flow.helplines == ("tribunal", "helpline")


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        (TALK, NATIONAL[TALK], 2),
        ("screens/who.md", NATIONAL["screens/who.md"], 2),
        ("terms.toml", NATIONAL["terms.toml"], 1),
        ("time-limits.toml", NATIONAL["time-limits.toml"], 1),
        ("contacts.toml", LOCAL["contacts.toml"].replace("replaces = true\n", ""), 1),
    ],
)
def test_the_same_id_needs_a_word(tmp_path: Path, file: str, text: str, line: int) -> None:
    pack = open_local(tmp_path, {file: text})
    assert (Fault.SAME_ID, file, line) in [
        placed(found, tmp_path / "local") for found in pack.findings
    ]
    assert pack.flow is None


def test_nothing_can_be_replaced_where_nothing_is(tmp_path: Path) -> None:
    pack = open_local(tmp_path, {"steps/walk.md": REPLACING})
    assert [placed(found, tmp_path / "local") for found in pack.findings] == [
        (Fault.NOTHING_REPLACED, "steps/walk.md", 3)
    ]


def test_a_national_pack_replaces_nothing(tmp_path: Path) -> None:
    pack = open_pack(write_pack(tmp_path / "national", {**NATIONAL, TALK: REPLACING}))
    assert [finding.code for finding in pack.findings] == [Fault.NOTHING_REPLACED]


def test_what_the_national_pack_lost_can_be_replaced(tmp_path: Path) -> None:
    pack = open_local(tmp_path, {TALK: REPLACING}, {**NATIONAL, TALK: "x"})
    assert {finding.code for finding in pack.findings} == {Fault.NO_FENCE}


def test_what_a_local_pack_inherits_may_be_unused(tmp_path: Path) -> None:
    terms = NATIONAL["terms.toml"] + '\n[word]\nname = "N"\nexplanation = "E"\n'
    assert open_local(tmp_path, {}, {**NATIONAL, "terms.toml": terms}).findings == ()


def test_packs_may_stand_on_each_other_three_high(tmp_path: Path) -> None:
    open_local(tmp_path, {})
    library = {"pack.toml": 'id = "library"\nname = "L"\nversion = "3"\nextends = "local"\n'}
    flow = open_pack(write_pack(tmp_path / "library", library)).flow
    assert flow is not None
    assert [pack.id for pack in flow.packs] == ["library", "local", "national"]
    assert flow.contacts["helpline"].name == message("Shire helpline")
