"""What the program makes of CUPS' commands, shown with commands that answer what a test wants."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from sendkiosk.printing import cups
from sendkiosk.printing.cups import CupsPrinter, CupsSystem
from sendkiosk.printing.finding import find_printer
from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.printing.port import (
    GivenUp,
    NoPrinter,
    Out,
    PrinterChoice,
    PrinterState,
    PrinterStatus,
    PrintOutcome,
    Refused,
    Sent,
    Trouble,
)

PDF = b"%PDF-1.7 a sheet"
SINCE = "since Tue Nov 24 03:55:06 2026"
READY = f"desk accepting requests {SINCE}\nprinter desk is idle.  enabled {SINCE}\n"
STOPPED = f"desk accepting requests {SINCE}\nprinter desk disabled {SINCE} -\n\tOut of order\n"
REJECTING = (
    f"desk not accepting requests {SINCE} -\n\tRejecting Jobs\n"
    f"printer desk is idle.  enabled {SINCE}\n"
)
OTHER = f"hall accepting requests {SINCE}\nprinter hall now printing hall-3.  enabled {SINCE}\n"

LPSTAT = """
[ "$LC_ALL" = C ] || exit 1
case "$*" in
    *completed*) cat finished ;;
    *-p*) cat queues ;;
    *-d*) cat default ;;
    *-o*) cat jobs ;;
esac
"""
LP = """
cat > sheet
echo "$@" > words
echo "desk-7  root  1024  Tue Nov 24 03:55:08 2026" >> jobs
echo "request id is desk-7 (0 file(s))"
"""
CANCEL = """
grep -v "^$1 " jobs > left
mv left jobs
"""


class Commands:
    """CUPS' commands as scripts, and the files they read and write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.queues(READY)
        self.file("default").write_text("no system default destination\n")
        self.file("jobs").write_text("desk-3  root  1024  Mon\nhall-4  ann  1024  Mon\n")
        self.file("finished").write_text("")
        self.script("lpstat", LPSTAT)
        self.script("lp", LP)
        self.script("cancel", CANCEL)

    def file(self, name: str) -> Path:
        return self.folder / name

    def queues(self, said: str) -> None:
        self.file("queues").write_text(said)

    def script(self, name: str, text: str) -> None:
        path = self.file(name)
        path.write_text(f"#!/bin/sh\ncd {self.folder} || exit 9\n{text}")
        path.chmod(0o700)

    def waiting(self) -> list[str]:
        return [line.split()[0] for line in self.file("jobs").read_text().splitlines()]


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    folder = tmp_path / "commands"
    folder.mkdir()
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    # CUPS' own commands must not step in for ours: they could reach a real printer.
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return Commands(folder)


def test_a_sheet_goes_to_the_queue_through_a_pipe(commands: Commands) -> None:
    assert CupsPrinter("desk").print_sheet(PDF, 3) == Sent("desk", "desk-7", 3)
    assert commands.file("sheet").read_bytes() == PDF
    words = commands.file("words").read_text().split()
    assert words[words.index("-d") + 1] == "desk"
    assert "media=A4" in words
    assert words[words.index("-n") + 1] == "3"
    assert not any("/" in word for word in words if "=" not in word)


@pytest.mark.parametrize(
    ("said", "trouble"), [(STOPPED, Trouble.STOPPED), (REJECTING, Trouble.REFUSES)]
)
def test_a_queue_that_would_keep_the_sheet_is_not_given_it(
    commands: Commands, said: str, trouble: Trouble
) -> None:
    commands.queues(said)
    outcome = CupsPrinter("desk").print_sheet(PDF)
    assert isinstance(outcome, Refused)
    assert outcome.trouble is trouble
    assert not commands.file("sheet").exists()


def test_a_queue_that_was_taken_away_is_no_printer(commands: Commands) -> None:
    commands.queues(OTHER)
    assert CupsPrinter("desk").print_sheet(PDF) == NoPrinter()
    assert not commands.file("sheet").exists()


def test_a_queue_that_stops_meanwhile_does_not_keep_the_sheet(commands: Commands) -> None:
    commands.file("stopped").write_text(STOPPED)
    commands.script("lp", "cp stopped queues\n" + LP)
    outcome = CupsPrinter("desk").print_sheet(PDF)
    assert isinstance(outcome, Refused)
    assert commands.file("sheet").exists()
    assert commands.waiting() == ["desk-3", "hall-4"]


def test_a_command_that_hangs_is_left_and_its_job_cancelled(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "CANCELLING", 2.0)
    commands.script("lp", LP + "exec sleep 60\n")
    started = monotonic()
    outcome = CupsPrinter("desk", seconds=2.5).print_sheet(PDF)
    assert monotonic() - started < 4
    assert isinstance(outcome, Refused)
    assert outcome.trouble is Trouble.NO_ANSWER
    assert commands.waiting() == ["desk-3", "hall-4"]


def test_a_sheet_that_could_not_be_cancelled_is_told(commands: Commands) -> None:
    commands.script("lp", LP + "exit 1\n")
    printer = CupsPrinter("desk")
    cancelled = printer.print_sheet(PDF)
    commands.script("cancel", "exit 1\n")
    left = printer.print_sheet(PDF)
    assert isinstance(cancelled, Refused)
    assert isinstance(left, Refused)
    assert "desk" not in cancelled.detail
    assert "desk" in left.detail


def test_a_sheet_that_waits_can_be_taken_back(commands: Commands) -> None:
    printer = CupsPrinter("desk")
    outcome = printer.print_sheet(PDF)
    assert commands.waiting() == ["desk-3", "hall-4", "desk-7"]
    assert printer.take_back(outcome)
    assert commands.waiting() == ["desk-3", "hall-4"]


def test_taking_back_from_a_cups_that_is_gone_raises_nothing(commands: Commands) -> None:
    printer = CupsPrinter("desk")
    outcome = printer.print_sheet(PDF)
    commands.script("lpstat", "exit 1\n")
    commands.script("cancel", "exit 1\n")
    assert not printer.take_back(outcome)
    assert "desk-7" in commands.waiting()


def test_a_cups_that_goes_away_with_the_sheet_is_told(commands: Commands) -> None:
    commands.script("lp", "mv lpstat gone\n" + LP)
    outcome = CupsPrinter("desk").print_sheet(PDF)
    assert isinstance(outcome, Refused)
    assert outcome.trouble is Trouble.NO_ANSWER
    assert "desk" in outcome.detail


def test_a_sheet_that_cups_turns_down_is_refused_with_its_words(commands: Commands) -> None:
    commands.script("lp", 'echo "lp: Unsupported document-format." >&2\nexit 1\n')
    assert CupsPrinter("desk").print_sheet(PDF) == Refused(
        Trouble.TURNED_DOWN, "lp: Unsupported document-format."
    )


def test_a_scheduler_that_is_not_running_is_no_answer(commands: Commands) -> None:
    commands.script("lpstat", 'echo "lpstat: Scheduler is not running." >&2\nexit 1\n')
    outcome = CupsPrinter("desk").print_sheet(PDF)
    assert isinstance(outcome, Refused)
    assert outcome.trouble is Trouble.NO_ANSWER


@pytest.mark.parametrize(
    ("finished", "ending"),
    [
        ("", Out("desk", "desk-7")),
        ("\tAlerts: processing-to-stop-point\n", Out("desk", "desk-7", remembered=True)),
        (
            "\tAlerts: job-completed-with-errors\n",
            GivenUp(
                "desk",
                "desk-7",
                PrinterStatus(PrinterState.NEEDS_HELP, "job-completed-with-errors"),
            ),
        ),
    ],
)
def test_a_job_that_is_gone_is_out_unless_cups_knows_better(
    commands: Commands, finished: str, ending: PrintOutcome
) -> None:
    if finished:
        commands.file("finished").write_text(f"desk-7  root  1024  Mon\n{finished}")
    told: list[PrinterStatus] = []
    assert CupsPrinter("desk").follow(Sent("desk", "desk-7"), told.append, 60, Event()) == ending
    assert told == []


def test_a_job_is_not_out_while_nobody_can_tell(commands: Commands) -> None:
    commands.script("lpstat", 'echo "lpstat: Scheduler is not running." >&2\nexit 1\n')
    ending = CupsPrinter("desk").follow(Sent("desk", "desk-7"), lambda _: None, 0, Event())
    assert isinstance(ending, GivenUp)
    assert ending.kept
    assert ending.status.state is PrinterState.NO_ANSWER


def test_a_queue_is_still_known_when_lpstat_stumbles_over_its_name(commands: Commands) -> None:
    stumbles = 'case "$*" in *-v*) echo "lpstat: Invalid destination name in list" >&2; exit 1 ;; '
    commands.script("lpstat", f"{stumbles}esac\n{LPSTAT}")
    assert CupsPrinter("desk").status().state is PrinterState.READY
    assert CupsPrinter("elsewhere").status().state is PrinterState.NO_PRINTER


def test_printers_are_listed_with_their_names_for_people(commands: Commands) -> None:
    commands.queues(READY + "\tDescription: By the window\n" + OTHER)
    commands.file("default").write_text("system default destination: hall\n")
    assert CupsSystem().list_printers() == (
        PrinterChoice("desk", "By the window"),
        PrinterChoice("hall", "hall", is_default=True),
    )


def test_the_wanted_queue_is_found(commands: Commands, tmp_path: Path) -> None:
    commands.queues(READY + OTHER)
    assert find_printer(CupsSystem(), "hall", tmp_path) == CupsPrinter("hall")


def test_no_other_queue_stands_in_for_the_wanted_one(commands: Commands, tmp_path: Path) -> None:
    commands.file("default").write_text("system default destination: desk\n")
    assert find_printer(CupsSystem(), "hall", tmp_path) == FolderPrinter(tmp_path)


def test_the_default_queue_is_found(commands: Commands, tmp_path: Path) -> None:
    commands.queues(READY + OTHER)
    commands.file("default").write_text("system default destination: hall\n")
    assert find_printer(CupsSystem(), None, tmp_path) == CupsPrinter("hall")


def test_the_only_queue_is_found(commands: Commands, tmp_path: Path) -> None:
    assert find_printer(CupsSystem(), None, tmp_path) == CupsPrinter("desk")
    commands.queues(READY + OTHER)
    assert find_printer(CupsSystem(), None, tmp_path) == FolderPrinter(tmp_path)


def test_a_stopped_queue_is_still_the_printer(commands: Commands, tmp_path: Path) -> None:
    commands.queues(STOPPED)
    assert find_printer(CupsSystem(), None, tmp_path) == CupsPrinter("desk")


@pytest.mark.parametrize("said", ["No destinations added.", "Scheduler is not running."])
def test_cups_without_a_queue_or_not_running_is_a_folder(
    commands: Commands, tmp_path: Path, said: str
) -> None:
    commands.script("lpstat", f'echo "lpstat: {said}" >&2\nexit 1\n')
    assert find_printer(CupsSystem(), None, tmp_path) == FolderPrinter(tmp_path)


def test_a_machine_without_cups_has_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_printer(CupsSystem(), None, tmp_path) == FolderPrinter(tmp_path)
