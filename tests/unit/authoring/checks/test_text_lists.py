"""Lists of texts for translators that are older than their pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.authoring.inspection import inspect
from sendkiosk.authoring.translating.listing import pack_files
from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.loading import load_packs
from tests.conftest import TODAY
from tests.support.packs import LOCAL, NATIONAL, placed, write_pack


def write_lists(folder: Path) -> None:
    """Do what `sendkiosk pack strings` does."""
    for listed in pack_files(load_packs(folder).packs):
        listed.file.parent.mkdir(exist_ok=True)
        listed.file.write_bytes(listed.data)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def found(folder: Path) -> list[Finding]:
    return [each for each in inspect(folder, TODAY).findings if each.code is Fault.OLD_LIST]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    national = write_pack(tmp_path / "national", NATIONAL)
    local = write_pack(tmp_path / "local", LOCAL)
    for folder in (national, local):
        write_lists(folder)
    return local


def test_a_pack_that_is_not_translated_needs_no_list(tmp_path: Path) -> None:
    assert found(write_pack(tmp_path / "national", NATIONAL)) == []


def test_a_list_with_the_texts_of_the_pack_is_right_wherever_they_stand(pack: Path) -> None:
    assert found(pack) == []
    change(pack.parent / "national" / "terms.toml", "[plan]", "\n\n[plan]")
    assert found(pack) == []


def test_a_changed_text_is_told_with_its_list_and_what_to_type(pack: Path) -> None:
    national = pack.parent / "national"
    change(national / "terms.toml", "A legal paper.", "A paper of the council.")
    (told,) = found(pack)
    where = (Fault.OLD_LIST, "translations/national.pot", 0)
    assert placed(told, national) == where
    assert told.severity is Severity.WARNING
    assert f"sendkiosk pack strings {national}" in told.advice
    write_lists(national)
    assert found(pack) == []


def test_a_list_that_cannot_be_read_is_told(pack: Path) -> None:
    (pack / "translations" / "local.pot").write_text("msgid nonsense", encoding="utf-8")
    (told,) = found(pack)
    assert placed(told, pack) == (Fault.OLD_LIST, "translations/local.pot", 0)


def test_nothing_is_said_of_texts_that_could_not_be_read(pack: Path) -> None:
    (pack / "contacts.toml").write_text("name = ", encoding="utf-8")
    assert found(pack) == []
