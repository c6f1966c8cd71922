"""A pack for another council: what is in it, what it becomes once filled in, what is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sendkiosk.authoring.inspection import inspect
from sendkiosk.authoring.new import NewPack, Wanted, new_pack
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.pack.checks.blanks import BLANK
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.opening import open_pack
from tests.support.packs import LOCAL, NATIONAL, write_pack

TODAY = date(2026, 11, 24)
FILLED_IN = {
    "number": "01905 768153",
    "the e-mail address": "help@shire.gov.uk",
    "the website": "www.shire.gov.uk",
    "https": "https://www.shire.gov.uk/help",
}


def write(pack: NewPack) -> None:
    for file, text in pack.files.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def filled_in(text: str) -> str:
    """Return `text` with each blank filled in with something that could be right."""

    def words(blank: re.Match[str]) -> str:
        return next((FILLED_IN[key] for key in FILLED_IN if key in blank[0]), "The Shire")

    return re.sub(rf"{BLANK}: [^\"]*", words, text)


@pytest.fixture
def beside(packs: Path, tmp_path: Path) -> Path:
    """Give a folder that holds the national pack that comes with the program."""
    (tmp_path / "england").symlink_to(packs / "england", target_is_directory=True)
    return tmp_path


def test_each_blank_is_a_finding_on_its_own_line_and_nothing_else_is(beside: Path) -> None:
    folder = beside / "the-shire"
    write(new_pack(Wanted(folder, "england"), TODAY, beside, copy=False))
    blanks = [
        (file, line)
        for file in sorted(folder.iterdir())
        for line, text in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if BLANK in text and not text.startswith("#")
    ]
    found = inspect(folder, TODAY)
    assert found.flow is None
    assert [(each.file, each.line) for each in found.findings] == blanks
    assert {each.code for each in found.findings} == {Fault.BLANK}
    assert len(blanks) > 10


def test_once_filled_in_only_the_ringing_round_is_left_to_do(beside: Path) -> None:
    folder = beside / "the-shire"
    pack = new_pack(Wanted(folder, "england"), TODAY, beside, copy=False)
    write(NewPack({}, {file: filled_in(text) for file, text in pack.files.items()}))
    found = inspect(folder, TODAY)
    assert {each.code for each in found.findings} == {Fault.UNCONFIRMED}
    assert found.flow
    assert found.flow.packs[0].name.text == "The Shire"
    for contact in ("iass", "council-send", "local-offer", "icb", "social-care-team"):
        assert found.flow.contacts[contact].name.text == "The Shire"
    assert set(found.flow.helplines) <= found.flow.contacts.keys()


def test_lines_that_cannot_be_filled_in_can_be_deleted(beside: Path) -> None:
    folder = beside / "the-shire"
    pack = new_pack(Wanted(folder, "england"), TODAY, beside, copy=False)
    texts = {}
    for file, text in pack.files.items():
        lines = [line for line in text.split("\n") if not re.match("emails|websites", line)]
        in_words = [re.sub(r"^phones.*", 'how_to_find = "Ask."', line) for line in lines]
        texts[file] = filled_in("\n".join(in_words))
    write(NewPack({}, texts))
    assert open_pack(folder).findings == ()


def test_only_contacts_that_the_extended_pack_has_are_put_in_their_place(tmp_path: Path) -> None:
    contacts = NATIONAL["contacts.toml"].replace("[tribunal]", "[icb]")
    contacts = contacts.replace('"page"', '"icb-page"').replace('= "They ', '= "\\"They\\" ')
    national = {
        **NATIONAL,
        "contacts.toml": contacts,
        "steps/appeal.md": NATIONAL["steps/appeal.md"].replace('"tribunal"', '"icb"'),
        "sources.toml": NATIONAL["sources.toml"].replace("[page]", "[icb-page]"),
    }
    for name in ("coverage.toml", "confirmations.toml"):
        del national[name]
    write_pack(tmp_path / "national", national)
    folder = tmp_path / "the-shire"
    pack = new_pack(Wanted(folder, "national"), TODAY, tmp_path, copy=False)
    write(NewPack({}, {file: filled_in(text) for file, text in pack.files.items()}))
    opened = open_pack(folder)
    assert opened.findings == ()
    assert opened.merged
    assert opened.merged.packs[0].contacts.keys() == {"icb"}
    assert opened.merged.packs[0].sources.keys() == {"icb-page"}
    assert opened.flow
    before = open_pack(tmp_path / "national").flow
    assert before
    assert opened.flow.contacts["icb"].about == before.contacts["icb"].about
    # Its own list would be empty, so that of the extended pack stays.
    assert opened.flow.helplines == before.helplines


@pytest.mark.parametrize("name", ['The "Old" Shire', "Zoë’s \\ Shire", "  Shire "])
def test_the_name_is_the_one_that_was_given(beside: Path, name: str) -> None:
    pack = new_pack(Wanted(beside / "shire", "england", name), TODAY, beside, copy=False)
    write(NewPack({}, {file: filled_in(text) for file, text in pack.files.items()}))
    flow = open_pack(beside / "shire").flow
    assert flow
    assert flow.packs[0].name.text == name.strip()


@pytest.mark.parametrize("name", ["", "  ", "The {Shire}", "**Shire**", "Sh\nire", "Sh\u202eire"])
def test_a_name_that_cannot_be_shown_is_refused(beside: Path, name: str) -> None:
    with pytest.raises(TroubleError, match="name"):
        new_pack(Wanted(beside / "shire", "england", name), TODAY, beside, copy=False)


@pytest.mark.parametrize("name", ["The Shire", "shire_1", "x" * 41])
def test_a_folder_whose_name_cannot_be_an_id_is_refused(beside: Path, name: str) -> None:
    with pytest.raises(TroubleError, match="lower-case letters"):
        new_pack(Wanted(beside / name, "england"), TODAY, beside, copy=False)


@pytest.mark.parametrize("extends", ["../england", "England", ""])
def test_a_pack_to_extend_that_cannot_be_one_is_refused(beside: Path, extends: str) -> None:
    with pytest.raises(TroubleError, match="lower-case letters"):
        new_pack(Wanted(beside / "shire", extends), TODAY, beside, copy=False)


def test_a_pack_cannot_extend_itself(tmp_path: Path, packs: Path) -> None:
    with pytest.raises(TroubleError, match="extend itself"):
        new_pack(Wanted(tmp_path / "england", "england"), TODAY, packs, copy=True)


def test_a_folder_that_is_not_empty_is_refused_and_an_empty_one_is_not(beside: Path) -> None:
    folder = beside / "shire"
    folder.mkdir()
    assert new_pack(Wanted(folder, "england"), TODAY, beside, copy=False).files
    (folder / "notes.txt").touch()
    with pytest.raises(TroubleError, match="files in"):
        new_pack(Wanted(folder, "england"), TODAY, beside, copy=False)


def test_a_file_where_the_folder_should_be_is_told(beside: Path) -> None:
    (beside / "shire").touch()
    with pytest.raises(TroubleError, match="shire cannot be used"):
        new_pack(Wanted(beside / "shire", "england"), TODAY, beside, copy=False)


def test_a_missing_pack_to_extend_is_told_with_the_way_to_get_it(
    packs: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "shire"
    with pytest.raises(TroubleError, match="--copy") as told:
        new_pack(Wanted(folder, "england"), TODAY, packs, copy=False)
    assert str(packs / "england") in str(told.value)
    for copy in (False, True):
        with pytest.raises(TroubleError, match="Copy the pack “scotland” there"):
            new_pack(Wanted(folder, "scotland"), TODAY, packs, copy=copy)


def test_what_must_be_copied_is_all_that_is_not_there_yet(packs: Path, tmp_path: Path) -> None:
    wanted = Wanted(tmp_path / "malvern", "worcestershire")
    both = {packs / name: tmp_path / name for name in ("worcestershire", "england")}
    assert new_pack(wanted, TODAY, packs, copy=True).copies == both
    (tmp_path / "england").mkdir()
    del both[packs / "england"]
    assert new_pack(wanted, TODAY, packs, copy=True).copies == both


@pytest.mark.parametrize("copy", [False, True])
def test_nothing_is_copied_over_what_is_there(beside: Path, packs: Path, copy: bool) -> None:
    assert new_pack(Wanted(beside / "shire", "england"), TODAY, packs, copy=copy).copies == {}


BROKEN: Mapping[str, Mapping[str, str]] = {
    "an error": {**LOCAL, "contacts.toml": "["},
    "no pack": {"notes.toml": ""},
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_wrong_with_the_extended_pack_is_reported(tmp_path: Path, fault: str) -> None:
    write_pack(tmp_path / "national", NATIONAL)
    write_pack(tmp_path / "local", BROKEN[fault])
    with pytest.raises(FindingsError, match="local"):
        new_pack(Wanted(tmp_path / "shire", "local"), TODAY, tmp_path, copy=False)
