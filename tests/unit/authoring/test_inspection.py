"""Inspecting a whole pack: all findings together, in order, and for any pack."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from sendkiosk.authoring.inspection import inspect
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.compiled import compiled_form
from sendkiosk.pack.folders import COMPILED_FILE
from sendkiosk.pack.opening import open_pack, overdue
from tests.support.examples import examples
from tests.support.packs import ALL_CONFIRMED, LOCAL, NATIONAL, edited, placed, write_pack

TODAY = date(2026, 11, 24)


def test_a_sound_pack_has_a_flow_a_survey_and_what_could_be_better(tmp_path: Path) -> None:
    earlier = edited("screens/certificate-date.md", "2026-09-01", "2026-11-01")
    confirmed = {"confirmations.toml": ALL_CONFIRMED}
    folder = write_pack(tmp_path / "national", {**NATIONAL, **earlier, **confirmed})
    found = inspect(folder, TODAY)
    assert found.flow is not None
    assert found.survey is not None
    assert found.survey.steps == {"appeal", "talk"}
    assert [placed(each, folder) for each in found.findings] == [(Fault.NO_SOURCE, "terms.toml", 3)]


def test_findings_of_all_kinds_stand_together_in_order(tmp_path: Path) -> None:
    changes = (
        edited("contacts.toml", "01905 768153", "01905")
        | edited("sources.toml", "2027-02-01", "2028-02-01")
        | edited("steps/talk.md", '{screen = "who", answered = true}', '{screen = "who", is = "x"}')
    )
    folder = write_pack(tmp_path / "national", {**NATIONAL, **changes, "stray.toml": ""})
    found = inspect(folder, date(2027, 3, 1))
    places = [(str(each.file), each.line, each.code) for each in found.findings]
    assert places == sorted(places)
    assert {
        Fault.DEAD_NUMBER, Fault.LATE_REVIEW, Fault.OVERDUE, Fault.UNKNOWN_CODE, Fault.STRAY_FILE,
    } <= {each.code for each in found.findings}  # fmt: skip


def test_a_compiled_form_of_other_files_is_told(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "national", NATIONAL)
    before = inspect(folder, TODAY).findings
    (folder / COMPILED_FILE).write_bytes(compiled_form(folder))
    assert inspect(folder, TODAY).findings == before
    write_pack(folder, edited("screens/who.md", "A parent", "A guardian"))
    (more,) = {*inspect(folder, TODAY).findings} - {*before}
    assert (more.code, more.file.name) == (Fault.STALE, COMPILED_FILE)


def test_a_broken_pack_is_looked_through_but_not_walked(tmp_path: Path) -> None:
    changes = edited("screens/who.md", 'to = "letter-date"', 'to = "nowhere"')
    changes |= edited("contacts.toml", "01905 768153", "01905")
    found = inspect(write_pack(tmp_path / "national", {**NATIONAL, **changes}), TODAY)
    assert found.flow is None
    assert found.survey is None
    assert {Fault.UNKNOWN_SCREEN, Fault.DEAD_NUMBER} <= {each.code for each in found.findings}


def test_where_there_is_no_pack_that_is_all_that_is_found(tmp_path: Path) -> None:
    found = inspect(tmp_path / "nowhere", TODAY)
    assert (found.flow, found.survey) == (None, None)
    assert len(found.findings) == 1


def test_all_that_opening_finds_is_found(tmp_path: Path) -> None:
    write_pack(tmp_path / "national", {**NATIONAL, "x.toml": ""})
    folder = write_pack(tmp_path / "local", LOCAL)
    late = date(2028, 1, 1)
    opened = open_pack(folder)
    assert {*opened.findings, *overdue(opened, late)} <= set(inspect(folder, late).findings)


def test_no_pack_however_broken_raises_an_error(tmp_path: Path) -> None:
    chance = random.Random(20261124)  # noqa: S311 - the same faults each time
    national = write_pack(tmp_path / "national", NATIONAL)
    for _ in range(examples(25)):
        file = national / chance.choice(list(NATIONAL))
        sound = file.read_text(encoding="utf-8")
        lines = sound.split("\n")
        place = chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                del lines[place]
            case 1:
                lines[place] = lines[place][: len(lines[place]) // 2]
            case _:
                lines.insert(place, chance.choice(["# [a](b)", "+++", "x = 1", "*_[", ""]))
        file.write_text("\n".join(lines), encoding="utf-8")
        for finding in inspect(national, TODAY).findings:
            assert finding.problem
            assert finding.advice
        file.write_text(sound, encoding="utf-8")
