"""Debian's folder of the package: one version, all libraries, nothing left to fill in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bootstrapping import display, fonts, system
from linux.building import build, main
from linux.folder import Package, depends, write_folder
from sendkiosk import __version__
from shipping.source import EPOCH, source_date, version_in

ROOT = Path(__file__).parents[4]
FILES = ROOT / "installer" / "linux" / "files"
PACKAGE = Package(__version__, (3, 11), 1_780_000_000)


def test_the_version_is_the_programs() -> None:
    assert version_in(ROOT) == __version__


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="needs dpkg")
def test_the_package_for_a_newer_python_is_the_newer_one() -> None:
    newer = Package(__version__, (3, 13), PACKAGE.epoch).version
    compare = ("dpkg", "--compare-versions", PACKAGE.version, "lt", newer)
    subprocess.run(compare, check=True)


def test_who_lacks_a_tool_hears_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main([]) == 1
    assert "apt-get install debhelper dpkg-dev" in capsys.readouterr().err


def test_the_moment_is_the_one_that_is_handed_in() -> None:
    assert source_date(ROOT, {EPOCH: "5"}) == 5


def test_each_library_that_the_set_up_looks_for_is_in_what_it_depends_on() -> None:
    named = " ".join(depends((3, 11)))
    libraries = system.ALWAYS | display.X11 | display.WAYLAND | system.SPEECH | system.PRINTING
    assert all(package in named for packages in libraries.values() for package in packages)
    assert fonts.PACKAGE in named


def test_no_other_python_will_do() -> None:
    assert depends((3, 12))[:2] == ("python3 (>= 3.12~)", "python3 (<< 3.13)")


def test_nothing_is_left_to_fill_in(tmp_path: Path) -> None:
    write_folder(ROOT, tmp_path, PACKAGE)
    texts = [path.read_text("utf-8") for path in (tmp_path / "debian").iterdir()]
    assert PACKAGE.version in "".join(texts)
    assert re.findall("@[A-Z_]+@", "".join(texts)) == []
    assert os.access(tmp_path / "debian" / "rules", os.X_OK)
    for line in (tmp_path / "debian" / "sendkiosk.install").read_text("utf-8").splitlines():
        source = line.split()[0]
        assert source.startswith("environment/") or (tmp_path / source).exists()
    for name in ("docs", "manpages"):
        listed = (tmp_path / "debian" / f"sendkiosk.{name}").read_text("utf-8").split()
        assert all((tmp_path / each).is_file() for each in listed)


def session(*words: str, path: str = os.defpath) -> subprocess.CompletedProcess[str]:
    """Run the command for the kiosk session."""
    return subprocess.run(
        ["/bin/sh", str(FILES / "sendkiosk-kiosk-session"), *words],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": path},
    )


@pytest.mark.skipif(os.name != "posix", reason="a script of the shell")
@pytest.mark.parametrize("words", [(), ("on",)])
def test_who_types_something_else_hears_what_can_be_typed(words: tuple[str, ...]) -> None:
    told = session(*words)
    assert told.returncode == 2
    assert all(word in told.stderr for word in ("enable", "disable", "status"))


@pytest.mark.skipif(os.name != "posix", reason="a script of the shell")
@pytest.mark.parametrize(("kiosk", "status"), [("exit 0", 0), ("exit 3", 3), ("kill -9 $PPID", 1)])
def test_the_session_ends_as_the_kiosk_did(tmp_path: Path, kiosk: str, status: int) -> None:
    programs = {"cage": 'shift; "$@"; exit 0', "sendkiosk": kiosk}
    for name, script in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    run = tmp_path / "run"
    run.mkdir()
    (run / "ended").write_text("0")
    environ = {"PATH": f"{tmp_path}:{os.defpath}", "RUNTIME_DIRECTORY": str(run)}
    ended = subprocess.run(["/bin/sh", str(FILES / "session")], check=False, env=environ)
    assert ended.returncode == status


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        build(tmp_path / "nowhere", PACKAGE, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
