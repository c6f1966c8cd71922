"""Contents without the internet, as a service does it: key, sign, carry, install, go back."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.support.program import run_program

PASSPHRASE = "four words that are unrelated\n"


def sendkiosk(*arguments: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    done = run_program(*arguments, typed=typed, QT_QPA_PLATFORM="offscreen")
    assert "Traceback" not in done.stderr
    return done


def good(*arguments: object, typed: str = "") -> str:
    done = sendkiosk(*arguments, typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "service.key"
    said = good("pack", "key", "make", file, "--name", "Service 2026", typed=PASSPHRASE)
    assert file.with_name("service.key.pub").read_text().strip() in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return file


@pytest.fixture
def settings(tmp_path: Path, key: Path) -> Path:
    file = tmp_path / "settings.toml"
    line = good("pack", "key", "show", key, "--name", "Service 2026", typed=PASSPHRASE).strip()
    data = json.dumps(str(tmp_path / "data"))
    file.write_text(f'data_folder = {data}\npack_keys = ["{line}"]\n', encoding="utf-8")
    return file


@pytest.fixture
def changed(packs: Path, tmp_path: Path) -> Path:
    """Give the folder of a newer pack with another number."""
    shutil.copytree(packs, tmp_path / "packs")
    folder = tmp_path / "packs" / "worcestershire"
    for name, old, new in (
        ("contacts.toml", "01905 768153", "01632 960001"),
        ("pack.toml", 'version = "0.1.0"', 'version = "0.2.0"'),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_a_pack_is_signed_carried_installed_and_gone_back_from(
    packs: Path, key: Path, settings: Path, changed: Path, tmp_path: Path
) -> None:
    here = ("--settings", settings)
    new, same = tmp_path / "new.sendpack", tmp_path / "same.sendpack"
    for folder, file in ((changed, new), (packs / "worcestershire", same)):
        assert str(file) in good(
            "pack", "sign", folder, "--key", key, "--out", file, typed=PASSPHRASE
        )
    assert "Service 2026" in good("pack", "verify", new, *here)
    assert "service.key" not in good("pack", "verify", new, "--public", f"{key}.pub")

    left = good("pack", "install", new, *here, typed="no\n")
    assert "01632 960001" in left
    assert not (tmp_path / "data").exists()
    good("pack", "install", new, *here, typed="yes\n")
    shown = good("pack", "verify", *here)
    assert "0.2.0" in shown
    assert "Service 2026" in shown

    refused = sendkiosk("pack", "install", same, "--yes", *here)
    assert refused.returncode == 1
    assert "sendkiosk pack rollback" in refused.stderr
    assert sendkiosk("pack", "verify", same, *here).returncode == 1

    assert "01905 768153" in good("pack", "rollback", *here, typed="no\n")
    assert "0.2.0" in good("pack", "verify", *here)
    good("pack", "rollback", "--yes", *here)
    assert "0.1.0" in good("pack", "verify", *here)
    assert sendkiosk("pack", "rollback", "--yes", *here).returncode == 1


def test_a_compiled_pack_is_written_signed_and_shown(
    key: Path, settings: Path, changed: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.sendpack"
    said = good("pack", "compile", "--pack", changed)
    form = changed / "compiled.json"
    assert str(form) in said
    first = form.read_bytes()
    good("pack", "compile", "--pack", changed)
    assert form.read_bytes() == first
    good("pack", "sign", changed, "--key", key, "--out", new, typed=PASSPHRASE)
    good("pack", "verify", new, "--settings", settings)
    good("pack", "install", new, "--yes", "--settings", settings)
    assert "0.2.0" in good("pack", "verify", "--settings", settings)
    (carried,) = (tmp_path / "data" / "packs").glob("*/*/packs/worcestershire/compiled.json")
    assert carried.read_bytes() == first
    with (changed / "contacts.toml").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert "P089" in sendkiosk("pack", "check", changed).stderr
    refused = sendkiosk("pack", "sign", changed, "--key", key, "--out", new, typed=PASSPHRASE)
    assert refused.returncode == 1
    assert "pack compile" in refused.stderr


def test_what_is_damaged_on_the_computer_is_told(
    key: Path, settings: Path, changed: Path, tmp_path: Path
) -> None:
    here = ("--settings", settings)
    new = tmp_path / "new.sendpack"
    good("pack", "sign", changed, "--key", key, "--out", new, typed=PASSPHRASE)
    good("pack", "install", new, "--yes", *here)
    (file,) = (tmp_path / "data" / "packs").glob("*/*/packs/worcestershire/contacts.toml")
    file.write_bytes(file.read_bytes().replace(b"01632 960001", b"01632 960002"))
    told = sendkiosk("pack", "verify", *here)
    assert told.returncode == 1
    assert "P110" in told.stderr
    assert "contacts.toml" in told.stderr
    assert "0.1.0" in told.stdout


def test_a_wrong_passphrase_signs_nothing(key: Path, changed: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.sendpack"
    for typed in ("wrong\n", "", "\n"):
        done = sendkiosk("pack", "sign", changed, "--key", key, "--out", out, typed=typed)
        assert done.returncode == 1
        assert "passphrase" in done.stderr
    assert not out.exists()


def test_a_short_passphrase_makes_no_key(tmp_path: Path) -> None:
    done = sendkiosk("pack", "key", "make", tmp_path / "key", typed="short\n")
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_others_may_read_is_told(changed: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    good("pack", "key", "make", key, "--no-passphrase")
    key.chmod(0o644)
    (changed / "notes.txt").write_text("To do.", encoding="utf-8")
    done = sendkiosk("pack", "sign", changed, "--key", key, "--out", tmp_path / "a.sendpack")
    assert done.returncode == 0
    assert f"chmod 600 {key}" in done.stderr
    assert "notes.txt" in done.stderr
