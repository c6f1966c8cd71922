"""The portable program: built, unpacked elsewhere, run as on a laptop with nothing installed."""

from __future__ import annotations

import importlib
import json
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portable.contents import DATA
from tests.fakes.print_server import QUEUE, PrintServer
from tests.support.program import run_program

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at the build for Linux"),
]

ROOT = Path(__file__).parents[2]
ANSWERS = """
[answers]
who = "parent"
trouble = "council-letter"
decision = "refuse-assess"
letter-date = 2026-10-01
certificate = "not-rung"
"""
TODAY = "2026-10-20"


@dataclass(frozen=True, slots=True)
class Stick:
    """A memory stick with the program in `folder`, put into a computer whose user has `home`."""

    folder: Path
    home: Path

    @property
    def data(self) -> Path:
        return self.folder / "sendkiosk-data"

    def run(self, *words: object, **environment: str) -> subprocess.CompletedProcess[str]:
        program = self.start(*words, **environment)
        said, told = program.communicate(timeout=300)
        return subprocess.CompletedProcess(program.args, program.returncode, said, told)

    def start(self, *words: object, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.folder / "sendkiosk" / "sendkiosk"), *map(str, words)],
            # Nothing of this computer's Python, and another folder than that of the stick.
            env={"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the program, and return the packed folder."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, str(ROOT / "installer" / "portable" / "build.py"), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1500, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (packed,) = out.glob("*.zip")
    return packed


@pytest.fixture
def stick(packed: Path, tmp_path: Path) -> Iterator[Stick]:
    """Give a stick with the program unpacked onto it, whose program cannot be changed."""
    unpack(packed, tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    (folder,) = tmp_path.glob("sendkiosk-*")
    yield Stick(folder, home)
    shutil.rmtree(folder)


def unpack(packed: Path, target: Path) -> None:
    """Unpack `packed`, with the permissions that are kept in it."""
    with zipfile.ZipFile(packed) as opened:
        for entry in opened.infolist():
            file = Path(opened.extract(entry, target))
            file.chmod(entry.external_attr >> 16 & 0o555)


def test_it_says_what_the_program_says_and_leaves_nothing_on_the_computer(stick: Stick) -> None:
    answers = stick.data / "answers.toml"
    answers.write_text(ANSWERS, encoding="utf-8")
    for words in (("--version",), ("visit", answers, "--today", TODAY)):
        theirs, ours = stick.run(*words), run_program(*words)
        assert (theirs.returncode, theirs.stderr) == (0, "")
        assert theirs.stdout == ours.stdout
    assert list(stick.home.iterdir()) == []


def test_its_packs_are_compiled_by_itself(stick: Stick) -> None:
    inside = stick.folder / "sendkiosk" / "_internal" / "sendkiosk" / "data"
    folders = sorted((inside / "resources" / "packs").iterdir())
    assert len(folders) >= 2
    for folder in folders:
        assert (folder / "compiled.json").is_file()
        assert "P089" not in stick.run("pack", "check", folder).stderr


def test_sheets_and_letters_are_the_same_as_those_of_the_program(
    stick: Stick, tmp_path: Path
) -> None:
    answers = stick.data / "answers.toml"
    answers.write_text(ANSWERS, encoding="utf-8")

    def papers(run: Callable[..., subprocess.CompletedProcess[str]], folder: Path) -> list[str]:
        done = run("visit", answers, "--today", TODAY, "--letters", folder)
        assert done.returncode == 0, done.stderr
        return sorted(path.name for path in folder.iterdir() if path.stat().st_size > 1000)

    assert papers(stick.run, tmp_path / "theirs") == papers(run_program, tmp_path / "ours") != []


def test_it_reads_the_settings_beside_it_and_keeps_its_data_there(stick: Stick) -> None:
    done = stick.run("doctor", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    told = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert str(stick.data / "settings.toml") in told["settings"]["words"]
    assert str(stick.data) in told["data folder"]["words"]
    assert str(stick.folder / "sendkiosk" / "_internal") in told["fonts for Urdu"]["words"]
    shutil.rmtree(stick.data)
    done = stick.run("doctor", "--json")
    told = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert str(stick.home / ".local") in told["data folder"]["words"]


def test_a_visit_is_taken_through_the_real_kiosk(stick: Stick, tmp_path: Path) -> None:
    done = stick.run("demo", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    kinds = {path.suffix for path in (tmp_path / "out").rglob("*")}
    assert {".png", ".pdf", ".db"} <= kinds
    assert not any((stick.home / name).exists() for name in (".config", ".local"))


@pytest.mark.parametrize(
    "words",
    [
        ("pack", "check", ROOT / "resources" / "packs" / "england"),
        ("pack", "graph", ROOT / "resources" / "packs" / "england", "out"),
        ("pack", "confirm", "--help"),
        ("language", "status"),
        ("gallery", "out", "--limit", "1", "--no-pictures"),
        ("screens", "out", "--only", "start", "--step", "1", "--size", "1366x768"),
        ("notes", "report", "report.pdf"),
        ("notes", "push", "--help"),
    ],
    ids=lambda words: "-".join(map(str, words[:2])).replace("/", ""),
)
def test_commands_find_all_that_they_need(stick: Stick, words: tuple[object, ...]) -> None:
    done = stick.run(*words)
    assert "Error" not in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr


def test_notes_can_be_encrypted(stick: Stick) -> None:
    key = stick.home / "key"
    assert stick.run("notes", "key", key).returncode == 0
    settings = stick.data / "settings.toml"
    settings.chmod(0o644)
    settings.write_text(f'mode = "adviser"\nnotes_key_file = "{key}"\n', encoding="utf-8")
    done = stick.run("doctor")
    assert done.returncode == 0, done.stdout
    assert "encrypted" in done.stdout


def test_programs_of_the_system_run_with_their_own_libraries(
    stick: Stick, server: PrintServer
) -> None:
    settings = stick.data / "settings.toml"
    settings.chmod(0o644)
    settings.write_text(f'printer = "{QUEUE}"\n', encoding="utf-8")
    done = stick.run("doctor", "--json", CUPS_SERVER=server.address)
    told = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert told["printer"]["state"] == "fine"


def test_a_kiosk_that_is_watched_over_comes_up_and_ends(stick: Stick, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(tmp_path / "told"))
        heard.settimeout(60)
        with stick.start(
            *("run", "--mode", "kiosk", "--window"),
            QT_QPA_PLATFORM="offscreen",
            NOTIFY_SOCKET=str(tmp_path / "told"),
        ) as watched:
            try:
                # Told once the window of the other process stands; never, if that cannot start.
                while b"READY=1" not in heard.recv(4096):
                    pass
            finally:
                watched.terminate()
    assert watched.returncode == 0


@pytest.mark.parametrize("name", [name for name in DATA if name != "sendkiosk"])
def test_files_that_packages_read_are_there(stick: Stick, name: str) -> None:
    (source,) = importlib.import_module(name).__path__
    read = {".csv", ".txt", ".dic"}
    names = {path.relative_to(source) for path in Path(source).rglob("*") if path.suffix in read}
    there = stick.folder / "sendkiosk" / "_internal" / name
    assert names
    assert [path for path in names if not (there / path).is_file()] == []


def test_every_file_can_be_copied_to_a_stick_and_has_its_licence(stick: Stick) -> None:
    files = list(stick.folder.rglob("*"))
    assert not any(path.is_symlink() for path in files)
    licences = (stick.folder / "sendkiosk" / "LICENCES.txt").read_text(encoding="utf-8")
    for name in ("Python 3", "PySide6_Essentials", "Noto fonts", "reportlab", "libssl"):
        assert f"\n{name}" in licences
