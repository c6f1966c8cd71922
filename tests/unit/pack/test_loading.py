"""Files that cannot be read, that lie in the wrong place, or that are not in form."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import FindingsError, Severity
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.loading import read_name
from sendkiosk.pack.opening import OpenedPack, open_pack
from sendkiosk.paths import find_places
from tests.support.packs import (
    LOCAL,
    NATIONAL,
    edited,
    open_changed,
    open_local,
    placed,
    write_pack,
)

WHO = "screens/who.md"
TALK = "steps/talk.md"


def only_error(pack: OpenedPack, folder: Path) -> tuple[str, str, int]:
    errors = [found for found in pack.findings if found.severity is Severity.ERROR]
    assert len(errors) == 1, errors
    assert pack.flow is None
    return placed(errors[0], folder)


def test_a_sound_pack_has_no_findings(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, {})
    assert pack.findings == ()
    assert pack.flow is not None


def test_a_sound_local_pack_has_no_findings(tmp_path: Path) -> None:
    pack = open_local(tmp_path, {})
    assert pack.findings == ()
    assert pack.flow is not None


@pytest.mark.parametrize("name", ["nowhere", "pack.toml", "x" * 5000])
def test_a_folder_that_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "pack.toml").write_text(NATIONAL["pack.toml"])
    pack = open_pack(tmp_path / name)
    assert only_error(pack, tmp_path) == (FileFault.MISSING_FILE, name, 0)


def test_a_folder_without_a_pack_file(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, {"pack.toml": None})
    assert only_error(pack, tmp_path) == (FileFault.MISSING_FILE, "national/pack.toml", 0)


@pytest.mark.parametrize("file", ["pack.toml", WHO, TALK, "terms.toml"])
@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"\n\n# caf\xe9", FileFault.NOT_UTF8, 3),
        (b"#" * (1024 * 1024 + 1), FileFault.LARGE_FILE, 0),
    ],
)
def test_a_file_that_is_no_text(
    tmp_path: Path, file: str, content: bytes, code: FileFault, line: int
) -> None:
    pack = open_changed(tmp_path, {file: content})
    assert (code, file, line) in [placed(each, tmp_path / "national") for each in pack.findings]
    assert pack.flow is None


@pytest.mark.parametrize("file", ["pack.toml", WHO, TALK, "sources.toml"])
def test_links_that_lead_nowhere_or_round_are_found(tmp_path: Path, file: str) -> None:
    folder = write_pack(tmp_path / "national", {**NATIONAL, file: None})
    (folder / file).symlink_to(folder / file)
    assert (FileFault.UNREADABLE_FILE, file, 0) in [
        placed(each, folder) for each in open_pack(folder).findings
    ]
    (folder / file).unlink()
    (folder / file).symlink_to(folder / "gone")
    assert (FileFault.MISSING_FILE, file, 0) in [
        placed(each, folder) for each in open_pack(folder).findings
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "national", {**NATIONAL, TALK: None})
    os.mkfifo(folder / TALK)
    pack = open_pack(folder)
    assert only_error(pack, folder) == (FileFault.UNREADABLE_FILE, TALK, 0)


def test_a_folder_of_texts_that_leads_round(tmp_path: Path) -> None:
    files = {name: text for name, text in NATIONAL.items() if not name.startswith("steps/")}
    folder = write_pack(tmp_path / "national", files)
    (folder / "steps").symlink_to(folder / "steps")
    assert only_error(open_pack(folder), folder) == (FileFault.UNREADABLE_FILE, "steps", 0)


def test_a_pack_may_be_opened_through_a_link_or_from_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_local(tmp_path, {})
    (tmp_path / "linked").symlink_to(tmp_path / "local")
    assert open_pack(tmp_path / "linked").flow is not None
    monkeypatch.chdir(tmp_path / "local")
    assert open_pack(Path()).flow is not None
    assert open_pack(Path("../local")).flow is not None
    monkeypatch.chdir(tmp_path / "local")
    (tmp_path / "local" / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "local" / "inner")
    assert open_pack(Path("..")).flow is not None


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# No settings", Fault.NO_FENCE, 1),
        ("", Fault.NO_FENCE, 1),
        ("words\n+++\n+++\n# Title", Fault.NO_FENCE, 1),
        (NATIONAL[TALK].replace("+++\n# Talk", "# Talk"), Fault.NO_FENCE, 1),
        (NATIONAL[TALK] + "+++\n", Fault.NO_FENCE, 8),
        (NATIONAL[TALK] + "+++\n+++\n# Other\n", FileFault.MISSING_SETTING, 9),
        (NATIONAL[TALK] + "+++\nwhen = 1\n+++\n# Other\n", FileFault.WRONG_TYPE, 9),
        (NATIONAL[TALK] + "+++\nwhen\n+++\n# Other\n", FileFault.NOT_TOML, 9),
        (NATIONAL[TALK].replace("order = 10", "order = "), FileFault.NOT_TOML, 2),
        (NATIONAL[TALK].replace("order = 10", "order = 2026-02-30"), FileFault.NO_SUCH_DAY, 2),
        (NATIONAL[TALK].replace("order = 10", "order = 1\norder = 2"), FileFault.SETTING_TWICE, 3),
        (NATIONAL[TALK].replace("order = 10", "order = ten"), FileFault.NOT_TOML, 2),
        (NATIONAL[TALK].replace("order = 10", 'order = "10"'), FileFault.WRONG_TYPE, 2),
        (NATIONAL[TALK].replace("order = 10", "order = 1.0"), FileFault.WRONG_TYPE, 2),
        (NATIONAL[TALK].replace("order = 10", "ordre = 10"), FileFault.UNKNOWN_SETTING, 2),
        (NATIONAL[TALK].replace('["law"]', "[]"), FileFault.WRONG_VALUE, 5),
        (NATIONAL[TALK].replace('sources = ["law"]\n', ""), FileFault.MISSING_SETTING, 2),
        (NATIONAL[TALK].replace("# Talk", "Talk"), Fault.NO_TITLE, 7),
        (NATIONAL[TALK] + "+++\nwhen = {anywhere = 'talk'}\n+++\n", Fault.NO_TITLE, 11),
    ],
)
def test_a_step_that_is_not_in_form(
    tmp_path: Path, text: str, code: Fault | FileFault, line: int
) -> None:
    pack = open_changed(tmp_path, {TALK: text})
    assert (code, TALK, line) in [placed(each, tmp_path / "national") for each in pack.findings]
    assert pack.flow is None


def test_texts_and_settings_of_one_file_are_complained_about_together(tmp_path: Path) -> None:
    text = NATIONAL[TALK].replace("order = 10", "order = true") + "\n> Quoted\n"
    pack = open_changed(tmp_path, {TALK: text})
    found = {code for code, file, _ in (placed(e, tmp_path / "national") for e in pack.findings)}
    assert {FileFault.WRONG_TYPE, Fault.MARKUP} <= found


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    changes = {
        name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        for name, text in NATIONAL.items()
    }
    plain = open_changed(tmp_path / "plain", {})
    assert open_changed(tmp_path / "windows", changes).flow == plain.flow


@pytest.mark.parametrize(
    "file",
    [
        "readme.md",
        "screens/inner/who.md",
        "screens/WHO.MD",
        "contact.toml",
        "screens/pack.toml",
        "old/terms.toml",
        "old/deep/deeper/who.md",
        "steps/compiled.json",
    ],
)
def test_a_stray_file_is_found(tmp_path: Path, file: str) -> None:
    pack = open_changed(tmp_path, {file: "x"})
    assert only_error(pack, tmp_path / "national") == (Fault.STRAY_FILE, file, 0)


@pytest.mark.parametrize(
    "file", [".git/x.md", "screens/.#who.md", "notes.txt", "screens/who.md~", "compiled.json"]
)
def test_other_files_are_left_alone(tmp_path: Path, file: str) -> None:
    assert open_changed(tmp_path, {file: "x"}).findings == ()


def test_a_folder_that_cannot_be_listed_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_pack(tmp_path / "national", {**NATIONAL, "locked/who.md": "x"})
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(path)
        return scandir(path)

    monkeypatch.setattr("sendkiosk.pack.folders.os.scandir", refuse)
    assert open_pack(folder).findings == ()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("screens/Who.md", Fault.BAD_ID),
        ("screens/who are you.md", Fault.BAD_ID),
        ("steps/-talk.md", Fault.BAD_ID),
        ("screens/summary.md", Fault.RESERVED_ID),
    ],
)
def test_a_file_name_that_is_no_id(tmp_path: Path, file: str, code: Fault) -> None:
    pack = open_changed(tmp_path, {file: NATIONAL[WHO]})
    assert (code, file, 0) in [placed(each, tmp_path / "national") for each in pack.findings]


def test_a_file_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "national", NATIONAL)
    name = os.fsdecode(b"screens/caf\xe9.md")
    (folder / name).write_text("x")
    findings = open_pack(folder).findings
    assert [finding.code for finding in findings] == [Fault.BAD_ID]
    assert str(findings[0]).encode()


def test_a_table_name_that_is_no_id(tmp_path: Path) -> None:
    terms = NATIONAL["terms.toml"] + '\n["A plan"]\nname = "x"\nexplanation = "y"\n'
    pack = open_changed(tmp_path, {"terms.toml": terms})
    assert only_error(pack, tmp_path / "national") == (Fault.BAD_ID, "terms.toml", 5)


def test_a_value_where_a_table_belongs(tmp_path: Path) -> None:
    pack = open_changed(tmp_path, {"terms.toml": "x = 1\n" + NATIONAL["terms.toml"]})
    assert only_error(pack, tmp_path / "national") == (FileFault.WRONG_TYPE, "terms.toml", 1)


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("nowhere", Fault.EXTENDS_NOTHING),
        ("x" * 5000, Fault.BAD_ID),
        ("local", Fault.EXTENDS_ITSELF),
        ("../national", Fault.BAD_ID),
    ],
)
def test_a_pack_that_extends_what_it_cannot(tmp_path: Path, setting: str, code: Fault) -> None:
    settings = LOCAL["pack.toml"].replace('"national"', f'"{setting}"')
    pack = open_local(tmp_path, {"pack.toml": settings})
    assert only_error(pack, tmp_path / "local") == (code, "pack.toml", 4)


def test_packs_that_extend_each_other(tmp_path: Path) -> None:
    circle = edited("pack.toml", 'version = "1"\n', 'version = "1"\nextends = "local"\n')
    pack = open_local(tmp_path, {}, {**NATIONAL, **circle})
    assert only_error(pack, tmp_path / "national") == (Fault.EXTENDS_ITSELF, "pack.toml", 4)


def test_a_fault_in_the_extended_pack_is_told_where_it_is(tmp_path: Path) -> None:
    broken = edited(TALK, '["law"]', '["lore"]')
    pack = open_local(tmp_path, {}, {**NATIONAL, **broken})
    assert only_error(pack, tmp_path / "national") == (Fault.UNKNOWN_SOURCE, TALK, 5)


def test_an_extended_pack_without_settings(tmp_path: Path) -> None:
    pack = open_local(tmp_path, {}, {**NATIONAL, "pack.toml": "x"})
    assert only_error(pack, tmp_path / "national") == (FileFault.NOT_TOML, "pack.toml", 1)


def test_the_name_of_a_pack_is_read_by_itself(tmp_path: Path) -> None:
    flow = open_pack(find_places().packs / "worcestershire").flow
    assert flow is not None
    assert read_name(find_places().packs / "worcestershire") == flow.packs[0].name.text
    with pytest.raises(FindingsError):
        read_name(tmp_path)
