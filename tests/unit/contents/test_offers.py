"""A change of contents is looked at, refused in words or agreed to, and gone back from."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sendkiosk.authoring.diff_changes import Area
from sendkiosk.contents.offers import accept, go_back, look_at, look_back, refuse_other_form
from sendkiosk.contents.site import Site
from sendkiosk.contents.words import shown_in_words
from sendkiosk.delivery.archive import read_carried, unpacked
from sendkiosk.delivery.choosing import troubles
from sendkiosk.delivery.manifest import listed, read_manifest
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.delivery.signing import sign_pack
from sendkiosk.delivery.verifying import verify
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.digests import program_digest
from sendkiosk.pack.folders import COMPILED_FILE
from tests.support.compiled_packs import lying, write_form
from tests.support.packs import LOCAL, NATIONAL
from tests.support.signed_packs import KEY, OTHER, OTHER_KEY, of_version, signed_anyhow, write_both
from tests.unit.contents.conftest import with_settings

TODAY = date(2026, 11, 28)
NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
NUMBER = {"contacts.toml": LOCAL["contacts.toml"].replace("01905 000000", "01905 111111")}


def version(site: Site) -> str:
    flow = site.chosen().opened.flow
    assert flow is not None
    return flow.packs[0].version


def install(site: Site, file: Path) -> None:
    accept(site, look_at(site, file, TODAY), NOW)


def words(site: Site) -> str:
    return "\n".join(Catalogue().say(each) for each in shown_in_words(site.chosen()))


def test_what_changes_is_told_before_anything_does(site: Site, carry: Callable[..., Path]) -> None:
    offer = look_at(site, carry({**of_version("3"), **NUMBER}), TODAY)
    assert offer.comparison is not None
    changed = {(change.area, change.id, change.important) for change in offer.comparison.changes}
    assert (Area.CONTACT, "helpline", True) in changed
    assert version(site) == "2"
    assert not site.data_folder.exists()
    accept(site, offer, NOW)
    assert version(site) == "3"
    assert troubles(site.chosen()) == ()


def test_each_newer_one_takes_the_place_and_the_way_leads_back(
    site: Site, carry: Callable[..., Path]
) -> None:
    install(site, carry(of_version("3")))
    install(site, carry(of_version("4")))
    assert version(site) == "4"
    way = look_back(site, TODAY)
    assert way.comparison is not None
    assert [pack.version for pack in way.comparison.new_packs] == ["3", "1"]
    assert version(site) == "4"
    go_back(site, way, NOW)
    assert version(site) == "3"
    assert "went back" in words(site)
    go_back(site, look_back(site, TODAY), NOW)
    assert version(site) == "2"
    with pytest.raises(RefusedError, match="gone back"):
        look_back(site, TODAY)
    install(site, carry(of_version("4")))
    assert version(site) == "4"
    assert "went back" not in words(site)


@pytest.mark.parametrize("older", ["1", "2", "2.0", "1.9.9", "2.rc1"])
def test_what_is_not_newer_is_refused(site: Site, carry: Callable[..., Path], older: str) -> None:
    with pytest.raises(RefusedError, match=r"older|version that is shown"):
        look_at(site, carry(of_version(older)), TODAY)


def test_an_older_national_pack_is_refused(site: Site, carry: Callable[..., Path]) -> None:
    national = {"pack.toml": NATIONAL["pack.toml"].replace('version = "1"', 'version = "0.9"')}
    with pytest.raises(RefusedError, match="national"):
        look_at(site, carry(of_version("3"), national), TODAY)


def test_after_going_back_an_old_one_is_still_refused(
    site: Site, carry: Callable[..., Path]
) -> None:
    third = carry(of_version("3"))
    install(site, third)
    install(site, carry(of_version("4")))
    with pytest.raises(RefusedError, match="rollback"):
        look_at(site, third, TODAY)


def test_a_stranger_and_a_damaged_file_are_refused(site: Site, carry: Callable[..., Path]) -> None:
    with pytest.raises(RefusedError, match=OTHER.id):
        look_at(site, carry(of_version("3"), key=OTHER_KEY), TODAY)
    file = carry(of_version("3"))
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(RefusedError, match="damaged"):
        look_at(site, file, TODAY)
    with pytest.raises(RefusedError, match="nowhere"):
        look_at(site, file.with_name("nowhere"), TODAY)
    assert version(site) == "2"


def test_the_pack_of_another_service_is_refused(site: Site, carry: Callable[..., Path]) -> None:
    other = with_settings(site, pack="kent")
    with pytest.raises(RefusedError, match=r"local.*kent"):
        look_at(other, carry(of_version("3")), TODAY)


def test_a_pack_with_faults_is_refused_with_all_of_them(
    site: Site, carry: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever signed it had a program that found none."""
    monkeypatch.setattr("sendkiosk.delivery.signing.open_pack", _unchecked)
    broken = {"steps/talk.md": NATIONAL["steps/talk.md"].replace('sources = ["law"]', "")}
    broken["steps/appeal.md"] = NATIONAL["steps/appeal.md"].replace('"tribunal"', '"nobody"')
    file = carry(of_version("3"), broken)
    with pytest.raises(FindingsError) as caught:
        look_at(site, file, TODAY)
    found = [each for each in caught.value.findings if each.code == Fault.UNKNOWN_CONTACT]
    assert [each.file for each in found] == [file / "national" / "steps" / "appeal.md"]
    assert version(site) == "2"


def _unchecked(folder: Path) -> object:
    """Open a pack as a program that finds no fault in it."""
    from sendkiosk.pack.opening import open_pack

    opened = open_pack(folder)
    sound = open_pack(Path(__file__).parents[3] / "resources" / "packs" / "england")
    return replace(opened, flow=sound.flow)


@pytest.fixture
def with_form(tmp_path: Path, carry: Callable[..., Path]) -> Callable[..., Path]:
    """Give a function that puts LOCAL, compiled, on a stick, as somebody who is trusted may.

    What it is given makes another compiled form of the right one.
    """

    def write(change: Callable[[bytes], bytes]) -> Path:
        made = unpacked(sign_pack(write_form(write_both(tmp_path, of_version("3"))), KEY).data)
        form = f"local/{COMPILED_FILE}"
        files = {**made.files, form: change(made.files[form])}
        listing = read_manifest(made.manifest).model_copy(update={"files": listed(files)})
        file = carry(of_version("3"))
        file.write_bytes(signed_anyhow(files, listing.as_bytes()))
        return file

    return write


def _with_a_lie(form: bytes) -> bytes:
    return lying(form, "They listen here.", "Send them money.")


def test_a_compiled_form_that_says_something_else_than_the_files_is_refused(
    site: Site, with_form: Callable[..., Path]
) -> None:
    file = with_form(_with_a_lie)
    pack = verify(read_carried(file), site.keys)
    with pytest.raises(FindingsError) as looked:
        look_at(site, file, TODAY)
    with pytest.raises(FindingsError) as verified:
        refuse_other_form(pack, file)
    for caught in (looked, verified):
        (found,) = caught.value.findings
        assert (found.code, found.file) == (Fault.OTHER_FORM, file / "local" / COMPILED_FILE)
    assert version(site) == "2"


def test_one_of_the_files_is_shown_and_one_of_another_program_is_not_used(
    site: Site, with_form: Callable[..., Path]
) -> None:
    file = with_form(lambda form: lying(_with_a_lie(form), program_digest(), "0" * 64))
    refuse_other_form(verify(read_carried(file), site.keys), file)
    install(site, file)
    chosen = site.chosen()
    assert version(site) == "3"
    assert chosen.opened.merged is not None
    go_back(site, look_back(site, TODAY), NOW)
    install(site, with_form(lambda form: form))
    again = site.chosen().opened
    assert (again.merged, again.flow) == (None, chosen.opened.flow)


def test_what_is_overdue_is_told_and_does_not_stop_it(
    site: Site, carry: Callable[..., Path]
) -> None:
    offer = look_at(site, carry(of_version("3")), date(2028, 1, 1))
    assert {found.code for found in offer.warnings} == {Fault.OVERDUE}
    accept(site, offer, NOW)
    assert version(site) == "3"


def test_a_kiosk_whose_pack_does_not_come_with_the_program(
    site: Site, carry: Callable[..., Path]
) -> None:
    shutil.rmtree(site.places.packs)
    assert site.chosen().opened.flow is None
    assert words(site) == "No pack can be shown."
    offer = look_at(site, carry(of_version("1")), TODAY)
    assert offer.comparison is None
    accept(site, offer, NOW)
    assert version(site) == "1"
    with pytest.raises(RefusedError, match="none of this name"):
        look_back(site, TODAY)
    install(site, carry(of_version("3")))
    go_back(site, look_back(site, TODAY), NOW)
    assert version(site) == "1"


def test_two_who_agree_at_once_do_not_undo_each_other(
    site: Site, carry: Callable[..., Path]
) -> None:
    third = look_at(site, carry(of_version("3")), TODAY)
    install(site, carry(of_version("4")))
    with pytest.raises(RefusedError, match="meanwhile"):
        accept(site, third, NOW)
    assert version(site) == "4"


def test_what_was_agreed_to_is_what_was_looked_at(site: Site, carry: Callable[..., Path]) -> None:
    """Somebody changes the stick between the look and the agreement."""
    file = carry({**of_version("3"), **NUMBER})
    offer = look_at(site, file, TODAY)
    file.write_bytes(b"")
    accept(site, offer, NOW)
    merged = site.chosen().opened.merged
    assert merged is not None
    assert merged.contacts["helpline"].settings.phones[0].value == "01905 111111"


@pytest.mark.parametrize("pack", ["./local", "/srv/local", "..", "Local"])
def test_where_the_settings_name_a_folder_no_signed_pack_counts(
    site: Site, carry: Callable[..., Path], pack: str
) -> None:
    install(site, carry(of_version("3")))
    other = with_settings(site, pack=pack)
    assert other.shelf is None
    with pytest.raises(TroubleError, match="name"):
        look_at(other, carry(of_version("4")), TODAY)
    with pytest.raises(TroubleError, match="name"):
        look_back(other, TODAY)


def test_without_settings_nobody_says_whom_to_trust(site: Site, carry: Callable[..., Path]) -> None:
    install(site, carry(of_version("3")))
    bare = replace(site, settings_file=None)
    assert version(bare) == "2"
    with pytest.raises(TroubleError, match="settings"):
        look_at(bare, carry(of_version("4")), TODAY)


def test_while_keys_change_and_after(site: Site, carry: Callable[..., Path]) -> None:
    both = (*site.settings.pack_keys, OTHER.line)
    install(site, carry(of_version("3")))
    changing = with_settings(site, pack_keys=both)
    install(changing, carry(of_version("4"), key=OTHER_KEY))
    changed = with_settings(site, pack_keys=(OTHER.line,))
    assert version(changed) == "4"
    assert OTHER.name in words(changed)
    # The one before was signed with the key that was taken away.
    way = look_back(changed, TODAY)
    assert way.target.placed is None
    go_back(changed, way, NOW)
    assert version(changed) == "2"
    assert troubles(changed.chosen()) == ()


def test_where_a_pack_cannot_be_unpacked_that_is_told(
    site: Site, carry: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sendkiosk.contents.offers.TemporaryDirectory", full)
    with pytest.raises(RefusedError, match="No space left"):
        look_at(site, carry(of_version("3")), TODAY)
