"""`doctor --bundle`: what goes to support, and what must never be in it."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sendkiosk.doctor.bundle import SHOWN, sum_of
from sendkiosk.lock.file import pin_file_in
from sendkiosk.lock.lock import Lock
from sendkiosk.notes.store import NoteStore
from sendkiosk.settings.values import SETTING_NAMES
from tests.support.notes import NOTE
from tests.support.program import run_program

PIN, REMARK, LETTER, PASSWORD = "295038", "Zebulon", "23 March 2025", "hunter22"
SECRETS = (PIN, REMARK, LETTER, PASSWORD, "malvern-hills", "notes.example.org", "$argon2")
COUNT = 41


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a kiosk that has had visitors, and has everything that must not get away."""
    data = tmp_path / "data"
    store = NoteStore(data / "notes.db")
    for _ in range(COUNT):
        store.save(replace(NOTE, remark=REMARK, session_kind="adviser"))
    Lock(pin_file_in(data), lambda: datetime.now(UTC)).set_pin(PIN)
    (data / "sheets").mkdir()
    (data / "sheets" / "summary-1.pdf").write_text(LETTER, encoding="utf-8")
    (data / "jobs.txt").write_text(f"office\t{LETTER}\n", encoding="utf-8")
    (data / "logs").mkdir()
    for name in ("kiosk.log", "kiosk.log.1", "watchdog.log"):
        (data / "logs" / name).write_text(f"a line of {name}\n", encoding="utf-8")
    (data / "logs" / "other.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "settings.toml").write_text(
        f'data_folder = "{data}"\nsite = "malvern-hills"\nprint_seconds = 77\nspeech = "off"\n'
        f'notes_server = "host=notes.example.org password={PASSWORD}"\n'
        f'notes_servr = "password={PASSWORD}"\n',
        encoding="utf-8",
    )
    return tmp_path


def bundle_of(site: Path) -> dict[str, str]:
    file = site / "bundle.zip"
    done = run_program(
        *("doctor", "--settings", site / "settings.toml", "--bundle", file), HOME=str(site)
    )
    assert done.returncode == 0, done.stderr
    assert str(file) in done.stdout
    with zipfile.ZipFile(file) as bundle:
        return {name: bundle.read(name).decode("utf-8") for name in bundle.namelist()}


def test_nothing_of_visitors_and_no_secret_is_in_it(site: Path, packs: Path) -> None:
    files = bundle_of(site)
    everything = "\n".join([*files, *files.values()])
    assert [secret for secret in SECRETS if secret in everything] == []
    checks = json.loads(files["doctor.json"])
    (notes,) = [check for check in checks if check["name"] == "session notes"]
    assert notes == {"name": "session notes", "state": "fine", "words": ""}
    assert str(site) not in everything
    assert set(files) == {
        *("README.txt", "doctor.json", "versions.json", "settings.json", "packs.json"),
        *(f"logs/{name}" for name in ("kiosk.log", "kiosk.log.1", "watchdog.log")),
    }
    settings = json.loads(files["settings.json"])
    assert settings["print_seconds"] == 77
    assert settings["set"] == {
        name: name in {"site", "data_folder", "notes_server"}
        for name in SETTING_NAMES
        if name not in SHOWN
    }
    used = {pack["id"]: pack["sha256"] for pack in json.loads(files["packs.json"])}
    assert used == {name: sum_of(packs / name) for name in ("worcestershire", "england")}
    assert {"sendkiosk", "python", "system", "pyside6"} < set(json.loads(files["versions.json"]))


def test_settings_that_cannot_be_read_still_give_a_file(site: Path) -> None:
    (site / "settings.toml").write_text(f"[{PASSWORD}]\nsite =", encoding="utf-8")
    files = bundle_of(site)
    assert json.loads(files["settings.json"]) is None
    assert "settings.toml:2: " in files["doctor.json"]
    assert not [name for name in files if name.startswith("logs/")]


def test_a_place_that_cannot_be_written_is_told(site: Path) -> None:
    file = site / "settings.toml" / "bundle.zip"
    done = run_program("doctor", "--settings", site / "settings.toml", "--bundle", file)
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr


def test_any_change_of_a_pack_changes_its_sum(tmp_path: Path) -> None:
    file = tmp_path / "steps" / "one.md"
    file.parent.mkdir()
    sums = set()
    for text in ("one", "other"):
        file.write_text(text, encoding="utf-8")
        sums.add(sum_of(tmp_path))
    file.rename(file.with_name("two.md"))
    sums.add(sum_of(tmp_path))
    assert len(sums) == 3
