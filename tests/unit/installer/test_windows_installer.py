"""The installer for Windows, as far as it can be looked at elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sendkiosk import __version__
from sendkiosk.cli import staff
from windows import build_setup

FOLDER = Path(build_setup.__file__).parent
SCRIPT = (FOLDER / "sendkiosk.nsi").read_text(encoding="utf-8")
SPEC = (FOLDER.parent / "portable" / "sendkiosk.spec").read_text(encoding="utf-8")
BUILDING = (FOLDER.parent / "portable" / "building.py").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of the names that a build for Windows has."""
    (tmp_path / "from" / "_internal" / "PySide6").mkdir(parents=True)
    for name in (*build_setup.PROGRAMS, "LICENSE", "LICENCES.txt", "_internal/PySide6/Qt6Core.dll"):
        (tmp_path / "from" / name).write_text(name, encoding="utf-8")
    return tmp_path / "from"


def test_the_installer_removes_by_name_all_that_a_build_puts_beside_the_programs() -> None:
    deleted = set(re.findall(r'Delete "\$INSTDIR\\(.+?)"', SCRIPT))
    built = {f"{name}.exe" for name in re.findall(r'program\("(.+?)"', SPEC)}
    beside = set(re.findall(r'program / "([A-Z].+?)"', BUILDING)) | {"LICENSE"}
    assert built == set(build_setup.PROGRAMS)
    assert deleted == built | beside | {"uninstall.exe"}


def test_no_folder_is_removed_whole_but_the_one_that_only_we_fill() -> None:
    assert set(re.findall(r'RMDir /r "(.+?)"', SCRIPT)) == {r"$INSTDIR\_internal"}


def test_each_message_answers_itself_in_a_silent_run() -> None:
    boxes = [line for line in SCRIPT.splitlines() if "MessageBox" in line]
    assert boxes
    assert all("/SD IDOK" in line for line in boxes)


def test_a_folder_for_another_system_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sendkiosk-window.exe").unlink()
    assert build_setup.main([str(folder), "--out", str(tmp_path / "out")]) == 1
    assert "sendkiosk-window.exe" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_script_compiles_without_a_warning(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "sendkiosk-setup.exe"
    command = build_setup.command(folder, target, __version__)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert target.read_bytes().startswith(b"MZ")


def test_the_version_is_one_that_windows_can_read() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


HIDDEN = """
import importlib, pkgutil, sys
import sendkiosk

def load():
    for found in pkgutil.walk_packages(sendkiosk.__path__, "sendkiosk."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)

load()
for name in [each for each in sys.modules if each.startswith("sendkiosk.")]:
    del sys.modules[name]
for name in ("fcntl", "grp", "pwd", "resource", "syslog", "termios", "tty"):
    sys.modules[name] = None
sys.platform = "win32"
load()
"""


def test_every_module_can_be_imported_where_posix_is_not() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HIDDEN], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_kiosk_that_starts_anew_on_windows_waits_for_the_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[list[str]] = []

    def call(command: list[str]) -> int:
        started.append(command)
        return 3

    monkeypatch.setattr(staff, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr("subprocess.call", call)
    monkeypatch.setattr(sys, "executable", r"C:\Program Files\sendkiosk\sendkiosk-window.exe")
    monkeypatch.setattr(sys, "orig_argv", ["sendkiosk-window", "run", "--mode", "kiosk"])
    with pytest.raises(SystemExit) as ended:
        staff.begin_anew()
    assert ended.value.code == 3
    assert started == [[sys.executable, "run", "--mode", "kiosk"]]
