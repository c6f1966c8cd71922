"""The program as people start it: a process with arguments, an exit status and what it prints."""

from __future__ import annotations

import json
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pypdf
import pytest

from sendkiosk.notes.store import NoteStore
from sendkiosk.pack.codes import Fault
from tests.support.program import run_program

VISIT = """\
[answers]
who = "parent"
trouble = "council-letter"
decision = "refuse-assess"
letter-date = 2026-10-01
certificate = "not-rung"
"""


def sendkiosk(
    *arguments: object, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program without a display of its own."""
    return run_program(*arguments, typed=typed, **{"QT_QPA_PLATFORM": "offscreen", **environment})


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.toml"
    file.write_text(VISIT, encoding="utf-8")
    return file


def test_a_visit_says_the_same_as_json_as_text_and_on_paper(answers: Path) -> None:
    sheet = answers.with_name("sheet.pdf")
    arguments = ("visit", answers, "--today", "2026-11-24")
    as_json = sendkiosk(*arguments, "--json", "--handout", sheet)
    as_text = sendkiosk(*arguments)
    assert (as_json.returncode, as_text.returncode) == (0, 0)
    assert as_json.stderr == as_text.stderr == ""
    data = json.loads(as_json.stdout)
    paper = flat("".join(page.extract_text() for page in pypdf.PdfReader(sheet).pages))
    for words in (flat(as_text.stdout), paper):
        places = [words.find(flat(step["title"])) for step in data["steps"]]
        assert -1 not in places
        assert places == sorted(places)
        for contact in data["contacts"]:
            for phone in contact["phones"]:
                assert flat(phone["value"]) in words
        assert flat("Tuesday 1 December 2026") in words
    assert data["screens"] == [line.split(" = ")[0] for line in VISIT.splitlines()[1:]]
    assert {limit["last_day"] for limit in data["time_limits"]} == {"2026-12-01"}
    assert data["steps"][0]["route"] == "mediation"
    assert data["first_time_limit"] == data["steps"][0]["time_limit"]
    assert {step["route"] for step in data["steps"]} >= {"mediation", "appeal", "disagreement"}
    known = {source["id"] for source in data["sources"]}
    assert all(step["sources"] and set(step["sources"]) <= known for step in data["steps"])


def flat(text: str) -> str:
    """Return `text` without white space, since lines end at other places on paper."""
    return re.sub(r"\s", "", text)


def test_larger_print_makes_a_longer_sheet(answers: Path) -> None:
    pages = []
    for extra in ((), ("--large-print",), ("--print-size", "large"), ("--print-size", "giant")):
        sheet = answers.with_name("sheet.pdf")
        done = sendkiosk("visit", answers, "--today", "2026-11-24", "--handout", sheet, *extra)
        assert done.returncode == 0
        pages.append(len(pypdf.PdfReader(sheet).pages))
    assert pages[0] < pages[1] == pages[2] < pages[3]


@pytest.mark.parametrize(
    "extra", [("--print-size", "huge"), ("--large-print", "--print-size", "large")]
)
def test_one_size_is_named_and_known(answers: Path, extra: tuple[str, ...]) -> None:
    done = sendkiosk("visit", answers, *extra)
    assert done.returncode == 2
    assert "--print-size" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demo_takes_a_whole_visit_and_leaves_what_it_names(tmp_path: Path) -> None:
    done = sendkiosk("demo", tmp_path / "out", "--size", "1366x768")
    assert done.returncode == 0, done.stderr
    named = [Path(line.strip()) for line in done.stdout.splitlines()[1:]]
    assert sorted(named) == sorted((tmp_path / "out").iterdir())
    assert all(file.stat().st_size > 1_000 for file in named)
    sheets = [file for file in named if file.suffix == ".pdf"]
    assert len(sheets) == 1
    assert pypdf.PdfReader(sheets[0]).pages[0].extract_text()
    assert len([file for file in named if file.suffix == ".png"]) > 10
    with closing(sqlite3.connect(tmp_path / "out" / "notes.db")) as notes:
        tables = [name for (name,) in notes.execute("SELECT name FROM sqlite_master")]
        assert any("note" in table for table in tables)


def test_a_demo_leaves_an_earlier_one_as_it_was(tmp_path: Path) -> None:
    for _ in range(2):
        assert sendkiosk("demo", tmp_path).returncode == 0
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_a_good_pack_is_called_good(packs: Path) -> None:
    arguments = ("pack", "check", packs / "worcestershire", "--today", "2026-11-24")
    done = sendkiosk(*arguments)
    assert done.returncode == 0
    assert re.search(r"\d+ paths", done.stdout)
    # All that is left to do is to ring the numbers.
    lines = done.stderr.splitlines()
    assert lines
    assert all(f" {Fault.UNCONFIRMED} " in line for line in lines)
    assert sendkiosk(*arguments, "--strict").returncode == 1


def test_faults_in_a_pack_are_named_with_file_and_line(packs: Path, tmp_path: Path) -> None:
    broken = tmp_path / "england"
    for file in (packs / "england").rglob("*.*"):
        copy = broken / file.relative_to(packs / "england")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    who = broken / "screens" / "who.md"
    text = who.read_text(encoding="utf-8")
    who.write_text(text.replace('kind = "choice"', 'kind = "choise"'), encoding="utf-8")
    contacts = broken / "contacts.toml"
    contacts.write_text(contacts.read_text(encoding="utf-8") + "\nthis is not TOML\n", "utf-8")
    done = sendkiosk("pack", "check", broken)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert any(re.match(rf"{re.escape(str(who))}:\d+: ", line) for line in lines)
    assert any(re.match(rf"{re.escape(str(contacts))}:\d+: ", line) for line in lines)
    assert "Traceback" not in done.stderr


MISUSES = [
    (),
    ("fly",),
    ("run", "--fast"),
    ("visit",),
    ("visit", "a.toml", "--today", "tomorrow"),
    ("visit", "a.toml", "--today", "2026-02-30"),
    ("demo", "out", "--size", "huge"),
    ("pack",),
    ("pack", "check"),
    ("pack", "check", "here", "--today", "soon"),
    ("pack", "preview"),
    ("pack", "graph", "here"),
    ("pack", "paths"),
    ("pack", "diff", "one"),
    ("pack", "new"),
    ("pack", "compile", "here"),
    ("pack", "key"),
    ("pack", "key", "make"),
    ("pack", "sign", "here"),
    ("pack", "install"),
    ("pack", "rollback", "there"),
    ("staff-page",),
    ("doctor", "--json", "--bundle", "out.zip"),
]


@pytest.mark.parametrize("arguments", MISUSES, ids=lambda arguments: " ".join(arguments) or "none")
def test_a_call_that_is_not_understood_ends_with_two(arguments: tuple[str, ...]) -> None:
    done = sendkiosk(*arguments)
    assert done.returncode == 2
    assert "usage: sendkiosk" in done.stderr
    assert "Traceback" not in done.stderr


BAD_ANSWERS = {
    "unknown screen": ('who = "parent"', 'whoo = "parent"', 2),
    "unknown answer": ('who = "parent"', 'who = "a pirate"', 2),
    "impossible date": ("2026-10-01", "2026-02-30", 5),
    "date to come": ("2026-10-01", "2027-10-01", 5),
    "not TOML": ('who = "parent"', 'who = "parent', 2),
    "missing answer": ('trouble = "council-letter"\n', "", 1),
}


@pytest.mark.parametrize("fault", BAD_ANSWERS)
def test_bad_answers_are_told_with_their_line(answers: Path, fault: str) -> None:
    good, bad, line = BAD_ANSWERS[fault]
    answers.write_text(VISIT.replace(good, bad), encoding="utf-8")
    done = sendkiosk("visit", answers, "--today", "2026-11-24", "--json")
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"{answers}:{line}: " in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_not_there_is_told(tmp_path: Path, answers: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for arguments in (
        ("visit", nowhere),
        ("visit", answers, "--pack", nowhere),
        *(("pack", command, nowhere) for command in ("check", "preview", "paths", "strings")),
        ("language", "check", "--pack", nowhere),
        ("language", "status", "--pack", nowhere),
        ("language", "sign", "pl", "--by", "A. Nonym", "--pack", nowhere),
        ("pack", "graph", nowhere, "--out", tmp_path / "out"),
        ("pack", "diff", nowhere, nowhere),
        ("pack", "compile", "--pack", nowhere),
        ("pack", "confirm", "iass", "--by", "A. Nonym", "--pack", nowhere),
        ("demo", tmp_path / "out", "--pack", nowhere),
        ("pack", "key", "show", nowhere),
        ("pack", "key", "make", nowhere / "key", "--no-passphrase"),
        ("pack", "sign", tmp_path, "--key", nowhere),
        ("pack", "verify", nowhere, "--public", nowhere),
        ("pack", "install", nowhere, "--settings", nowhere),
        ("pack", "rollback", "--settings", nowhere),
        ("run", "--settings", nowhere),
        ("staff-page", "--out", tmp_path / "page.pdf", "--pack", nowhere),
    ):
        done = sendkiosk(*arguments)
        assert done.returncode == 1
        assert str(nowhere) in done.stderr
        assert "Traceback" not in done.stderr


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(answers: Path) -> None:
    blocked = answers / "sheet.pdf"
    for arguments in (("visit", answers, "--handout", blocked), ("demo", answers / "out")):
        done = sendkiosk(*arguments)
        assert done.returncode == 1
        assert str(answers) in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
    assert list(answers.parent.iterdir()) == [answers]


def test_missing_fonts_are_told(answers: Path, tmp_path: Path) -> None:
    code = (
        "import sys, sendkiosk.paths as paths; from pathlib import Path;"
        "paths.font_folders = lambda places: (Path(sys.argv[1]),);"
        "from sendkiosk.cli import main; sys.exit(main(sys.argv[2:]))"
    )
    sheet = tmp_path / "sheet.pdf"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), "visit", str(answers), "--handout", str(sheet)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "NotoSans-Regular.ttf" in done.stderr
    assert "Traceback" not in done.stderr
    assert not sheet.exists()


def test_a_computer_is_looked_over(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'data_folder = "{tmp_path}"\n', encoding="utf-8")
    as_json = sendkiosk("doctor", "--settings", settings, "--json")
    as_text = sendkiosk("doctor", "--settings", settings)
    assert as_json.stderr == as_text.stderr == ""
    data = json.loads(as_json.stdout)
    # What printer this computer has is not ours to say.
    said = {check["name"]: check["state"] for check in data["checks"] if check["name"] != "printer"}
    assert {"settings", "fonts for Urdu", "pack", "data folder"} < set(said)
    assert "wrong" not in said.values()
    assert as_json.returncode == as_text.returncode == int(not data["well"])
    *lines, _last = as_text.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [check["state"] for check in data["checks"]]
    assert list(tmp_path.iterdir()) == [settings]


def test_what_is_wrong_with_a_computer_is_told(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('data_folder = "/dev/null/kept"\npack = "./none"\n', encoding="utf-8")
    done = sendkiosk("doctor", "--settings", settings)
    assert done.returncode == 1
    assert done.stderr == ""
    wrong = [line for line in done.stdout.splitlines() if line.startswith("wrong ")]
    assert any("/dev/null/kept" in line for line in wrong)
    assert any(str(tmp_path / "none") in line for line in wrong)
    json_done = sendkiosk("doctor", "--settings", settings, "--json")
    assert json_done.returncode == 1
    assert json.loads(json_done.stdout)["well"] is False


@pytest.mark.skipif(sys.platform != "linux", reason="only here a display can be missing")
def test_a_missing_display_is_told() -> None:
    done = sendkiosk("run", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert "sendkiosk demo" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_of_nothing_is_told(tmp_path: Path) -> None:
    done = sendkiosk("pack", "preview", tmp_path / "nowhere")
    assert done.returncode == 1
    assert str(tmp_path / "nowhere") in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_settings_are_told_with_their_line(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('site = "Room 1"\npack = false\n', encoding="utf-8")
    done = sendkiosk("run", "--settings", settings)
    assert done.returncode == 1
    assert f"{settings}:1: " in done.stderr
    assert f"{settings}:2: " in done.stderr
    assert "Traceback" not in done.stderr


def test_old_notes_are_removed(tmp_path: Path) -> None:
    settings, data = tmp_path / "settings.toml", tmp_path / "data"
    settings.write_text(f'data_folder = "{data}"\nretention_months = 12\n', encoding="utf-8")
    assert sendkiosk("demo", data).returncode == 0
    done = sendkiosk("notes", "purge", "--settings", settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert NoteStore(data / "notes.db").count() == 1

    settings.write_text(f'data_folder = "{data}"\nretention_months = 0\n', encoding="utf-8")
    done = sendkiosk("notes", "purge", "--settings", settings)
    assert done.returncode == 1
    assert f"{settings}:2" in done.stderr
    assert NoteStore(data / "notes.db").count() == 1


def test_the_page_for_the_wall_is_one_page(tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    done = sendkiosk("staff-page", "--out", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(page) in done.stdout
    assert len(pypdf.PdfReader(page).pages) == 1
    blocked = sendkiosk("staff-page", "--out", page / "page.pdf")
    assert blocked.returncode == 1
    assert "Traceback" not in blocked.stderr


def test_a_pin_is_set_and_forgotten(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'data_folder = "{tmp_path}/data"\n', encoding="utf-8")
    for typed, status in (("123456", 1), ("29", 1), ("295038", 0)):
        done = sendkiosk("pin", "set", "--settings", settings, typed=f"{typed}\n")
        assert done.returncode == status
        assert typed not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    (file,) = (tmp_path / "data").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "295038" not in file.read_text(encoding="utf-8")
    assert sendkiosk("pin", "forget", "--settings", settings).returncode == 0
    assert not file.exists()
    assert sendkiosk("pin", "forget", "--settings", settings).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        *[(), ("run",), ("visit",), ("demo",), ("pack",), ("notes",), ("pin",), ("pin", "set")],
        *(
            ("notes", command)
            for command in ("repair", "backup", "verify", "export", "merge", "key")
        ),
        *(
            ("pack", command)
            for command in (
                "check",
                "preview",
                "graph",
                "paths",
                "diff",
                "confirm",
                "new",
                "strings",
                "compile",
                "key",
                "sign",
                "verify",
                "install",
                "rollback",
            )
        ),
        *(("pack", "key", command) for command in ("make", "show")),
        ("language",),
        *(("language", command) for command in ("status", "check", "strings", "sign")),
        ("doctor",),
        ("staff-page",),
    ],
)
def test_every_command_explains_itself(arguments: tuple[str, ...]) -> None:
    done = sendkiosk(*arguments, "--help")
    assert done.returncode == 0
    assert "usage: sendkiosk" in done.stdout
