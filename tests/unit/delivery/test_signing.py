"""A pack is signed whole, the same each time, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sendkiosk.delivery.manifest import Manifest, listed
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.delivery.signing import sign_pack
from sendkiosk.delivery.verifying import verify
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.text_file import LARGEST
from sendkiosk.pack.codes import Fault
from tests.support.compiled_packs import write_form
from tests.support.packs import LOCAL, NATIONAL, write_pack
from tests.support.signed_packs import KEY, KEYS, of_version, write_both


def test_the_same_pack_gives_the_same_file_wherever_it_lies(tmp_path: Path) -> None:
    one = sign_pack(write_both(tmp_path / "one"), KEY)
    two = sign_pack(write_both(tmp_path / "far" / "away"), KEY)
    assert one.data == two.data
    assert one.name == "local-2.sendpack"
    assert sign_pack(write_both(tmp_path / "one", of_version("3")), KEY).data != one.data


def test_all_that_packs_are_made_of_is_in_it(tmp_path: Path) -> None:
    folder = write_both(tmp_path, {"translations/pl.po": "x", "README.txt": "x", ".cache.md": "x"})
    made = sign_pack(folder, KEY)
    held = verify(made.data, KEYS).parts.files
    expected = {f"local/{name}": text.encode() for name, text in LOCAL.items()}
    expected |= {f"national/{name}": text.encode() for name, text in NATIONAL.items()}
    assert held == {**expected, "local/translations/pl.po": b"x"}
    assert made.left_out == (folder / "README.txt",)


def test_a_compiled_form_goes_along_if_it_is_that_of_the_files(tmp_path: Path) -> None:
    folder = write_form(write_both(tmp_path))
    held = verify(sign_pack(folder, KEY).data, KEYS).parts.files
    assert held["local/compiled.json"] == (folder / "compiled.json").read_bytes()
    write_form(tmp_path / "national")
    assert "national/compiled.json" in sign_pack(folder, KEY).manifest.files
    (tmp_path / "national" / "steps" / "talk.md").write_text(NATIONAL["steps/talk.md"] + "\n")
    with pytest.raises(RefusedError, match="pack compile"):
        sign_pack(folder, KEY)


def test_a_compiled_form_may_be_larger_than_a_text() -> None:
    size = LARGEST + 1
    files = {"local/pack.toml": b"", "local/compiled.json": bytes(size)}
    packs: Any = [{"id": "local", "version": "2"}]
    made = Manifest(key="0" * 16, packs=packs, files=listed(files))
    assert made.files["local/compiled.json"].size == size
    with pytest.raises(ValueError, match="too large"):
        Manifest(key="0" * 16, packs=packs, files=listed({"local/pack.toml": bytes(size)}))


def test_a_pack_with_faults_is_not_signed(tmp_path: Path) -> None:
    folder = write_both(tmp_path, national={"steps/talk.md": "# No settings\n"})
    with pytest.raises(FindingsError) as caught:
        sign_pack(folder, KEY)
    assert Fault.NO_FENCE in {found.code for found in caught.value.findings}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = write_both(tmp_path)
    (folder / "translations").mkdir()
    (folder / "translations" / "pl.po").symlink_to("/etc/passwd")
    with pytest.raises(RefusedError, match="link"):
        sign_pack(folder, KEY)


@pytest.mark.parametrize("name", ["a b.po", "ü.po", "CON.po", "a/b/c/d.po"])
def test_a_name_that_not_every_system_takes_is_told(tmp_path: Path, name: str) -> None:
    folder = write_both(tmp_path, {f"translations/{name}": "x"})
    with pytest.raises(RefusedError, match="name"):
        sign_pack(folder, KEY)


def test_names_that_clash_elsewhere_are_told(tmp_path: Path) -> None:
    folder = write_both(tmp_path, {"translations/pl.po": "x", "translations/PL.po": "y"})
    if len(list((folder / "translations").iterdir())) == 2:
        with pytest.raises(RefusedError, match="tell apart"):
            sign_pack(folder, KEY)


def test_a_folder_has_the_name_of_its_pack(tmp_path: Path) -> None:
    write_pack(tmp_path / "national", NATIONAL)
    with pytest.raises(RefusedError, match="shire"):
        sign_pack(write_pack(tmp_path / "shire", LOCAL), KEY)
