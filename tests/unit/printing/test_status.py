"""How a printer is: its own keywords, what CUPS knows of its queue, and an ipptool that fails."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from sendkiosk.printing.cups_status import look_at
from sendkiosk.printing.ipptool import OffError, Report, ask_printer, read_answer
from sendkiosk.printing.lpstat import Queue
from sendkiosk.printing.port import PrinterState
from sendkiosk.printing.reasons import read_reasons

ADDRESS = "ipp://localhost:9/ipp/print"


@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        ("none", None),
        ("media-needed", PrinterState.NO_PAPER),
        ("media-needed-warning", PrinterState.NO_PAPER),
        ("media-empty", PrinterState.NO_PAPER),
        ("media-empty-error", PrinterState.NO_PAPER),
        ("media-empty-warning", None),
        ("media-needed-report", None),
        ("media-low-warning", None),
        ("cover-open-error", PrinterState.DOOR_OPEN),
        ("door-open", PrinterState.DOOR_OPEN),
        ("media-jam-warning", PrinterState.JAMMED),
        ("toner-empty-error", PrinterState.OUT_OF_INK),
        ("toner-empty-warning", None),
        ("marker-supply-empty", PrinterState.OUT_OF_INK),
        ("marker-supply-low", None),
        ("offline-report", PrinterState.UNREACHABLE),
        ("fuser-over-temp-error", PrinterState.NEEDS_HELP),
        ("wifi-not-configured-report", None),
        ("cups-waiting-for-job-completed", None),
        ("media-empty-error door-open", PrinterState.DOOR_OPEN),
        ("toner-empty media-jam media-needed", PrinterState.JAMMED),
    ],
)
def test_what_keeps_a_printer_from_printing(reasons: str, state: PrinterState | None) -> None:
    assert read_reasons(reasons.split(), held=False) is state


@pytest.mark.parametrize("reason", ["media-empty", "toner-empty", "marker-supply-empty"])
def test_a_warning_counts_once_a_sheet_is_held(reason: str) -> None:
    assert read_reasons([f"{reason}-warning"], held=False) is None
    assert read_reasons([f"{reason}-warning"], held=True) is not None


def answered(**attributes: object) -> bytes:
    tests = [{"StatusCode": "successful-ok", "ResponseAttributes": [{"x": "y"}, attributes]}]
    return plistlib.dumps({"Tests": tests})


def test_an_answer_of_a_printer_is_read() -> None:
    said = answered(**{"printer-state": 4, "printer-state-reasons": ["a", "b"]})
    assert read_answer(said) == Report(4, ("a", "b"), "")
    one = answered(**{"printer-state": 3, "printer-state-reasons": "none"})
    assert read_answer(one) == Report(3, ("none",), "")


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"no property list",
        b"<plist><dict>",
        answered(),
        answered(**{"printer-state": "odd"}),
        plistlib.dumps(
            {"Tests": [{"StatusCode": "client-error-not-authorized", "ResponseAttributes": [{}]}]}
        ),
    ],
)
def test_an_answer_that_says_nothing_of_the_state_is_none(said: bytes) -> None:
    assert read_answer(said) is None


def test_a_printer_that_does_not_answer_is_off() -> None:
    with pytest.raises(OffError, match="Host is down"):
        read_answer(plistlib.dumps({"Tests": [], "ErrorMessage": "Host is down"}))
    hangs = {"StatusCode": "successful-ok", "ResponseAttributes": [{}]}
    with pytest.raises(OffError):
        read_answer(plistlib.dumps({"Tests": [hangs]}))


@pytest.fixture
def no_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def tool(folder: Path, text: str) -> None:
    script = folder / "ipptool"
    script.write_text(f"#!/bin/sh\n{text}")
    script.chmod(0o700)


def test_a_printer_is_asked_through_a_pipe(no_tools: Path) -> None:
    (no_tools / "answer").write_bytes(answered(**{"printer-state": 5}))
    tool(
        no_tools,
        f'[ "$LC_ALL" = C ] || exit 9\nwhile read -r line; do echo "$line" >> {no_tools}'
        f'/asked; done\nwhile read -r line; do echo "$line"; done < {no_tools}/answer\n',
    )
    report = ask_printer(ADDRESS, 5)
    assert report is not None
    assert report.stopped
    assert "printer-state-reasons" in (no_tools / "asked").read_text()


@pytest.mark.usefixtures("no_tools")
def test_without_ipptool_and_for_other_addresses_nothing_is_asked() -> None:
    assert ask_printer(ADDRESS, 5) is None
    assert ask_printer("usb://Maker/Model", 5) is None


def test_a_printer_that_hangs_is_off(no_tools: Path) -> None:
    tool(no_tools, "exec /bin/sleep 60\n")
    with pytest.raises(OffError):
        ask_printer(ADDRESS, 0.2)


@pytest.mark.parametrize(
    ("queue", "state"),
    [
        (None, PrinterState.NO_PRINTER),
        (Queue("desk", rejects=True, why="Rejecting"), PrinterState.REFUSES),
        (Queue("desk", stopped=True, why="Out of order"), PrinterState.STOPPED),
        (Queue("desk"), PrinterState.READY),
        (Queue("desk", printing=True), PrinterState.BUSY),
        (Queue("desk", printing=True, alerts=("media-needed",)), PrinterState.NO_PAPER),
        # What CUPS remembers of a printer that does nothing may be of yesterday.
        (Queue("desk", alerts=("media-needed",)), PrinterState.READY),
    ],
)
@pytest.mark.usefixtures("no_tools")
def test_a_printer_that_cannot_be_asked_is_as_cups_knows_it(
    queue: Queue | None, state: PrinterState
) -> None:
    status = look_at(queue, 5).status
    assert status.state is state
    if queue and queue.why:
        assert status.detail == queue.why


def test_a_printer_that_stopped_for_no_reason_needs_help(no_tools: Path) -> None:
    tool(no_tools, f"/bin/cat {no_tools}/answer\n")
    (no_tools / "answer").write_bytes(
        answered(**{"printer-state": 5, "printer-state-message": "Call the maker"})
    )
    status = look_at(Queue("desk", device=ADDRESS), 5).status
    assert status.state is PrinterState.NEEDS_HELP
    assert "Call the maker" in status.detail
    # A warning that alone stops nothing explains it.
    (no_tools / "answer").write_bytes(
        answered(**{"printer-state": 5, "printer-state-reasons": "toner-empty-warning"})
    )
    assert look_at(Queue("desk", device=ADDRESS), 5).status.state is PrinterState.OUT_OF_INK
