"""The command line. Qt is imported only by the commands that open a window."""

from __future__ import annotations

import argparse
import logging
import os
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final

from sendkiosk import __version__
from sendkiosk.findings.finding import Finding, FindingsError, Severity
from sendkiosk.findings.trouble import TroubleError

OK: Final = 0
FOUND: Final = 1
"""Something is wrong with a file, or with the world: the lines printed say what and where."""
THE_PACK: Final = "the pack (default: worcestershire)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command in `arguments` and return the exit status: 0, 1 or 2."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="sendkiosk: %(message)s", stream=sys.stderr)
    try:
        return int(options.command(options))
    except FindingsError as error:
        return _report(error.findings)
    except TroubleError as error:
        print(f"sendkiosk: {error}", file=sys.stderr)
        return FOUND
    except KeyboardInterrupt:
        return FOUND
    except BrokenPipeError:
        # The reader of our output went away, as `head` does: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sendkiosk",
        description="A kiosk for families who disagree with a decision about special educational"
        " needs.",
        epilog="Exit status: 0 when all is well, 1 when something was found wrong (it is printed"
        " with its file and line), 2 when the command was not understood.",
    )
    parser.add_argument("--version", action="version", version=f"sendkiosk {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_run(commands)
    _add_visit(commands)
    _add_pack(commands)
    _add_demo(commands)
    return parser


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser(
        "run",
        help="open the kiosk",
        description="Open the kiosk, full screen unless the settings say otherwise. Ctrl+Q closes"
        " it.",
    )
    run.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="the settings (default: those of the user, if any)",
    )
    run.add_argument("--pack", type=Path, metavar="DIR", help="the pack, in place of the settings'")
    run.add_argument("--window", action="store_true", help="open an ordinary window")
    run.set_defaults(command=_run)


def _add_visit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    visit = commands.add_parser(
        "visit",
        help="run a visit without a window and print its summary",
        description="Run a visit from a file of answers and print its summary. The file is TOML:"
        ' a line [answers], then one line for each screen, such as who = "parent" or'
        " letter-date = 2026-10-01.",
    )
    visit.add_argument("answers", type=Path, metavar="ANSWERS.toml")
    visit.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    visit.add_argument(
        "--today", type=_day, metavar="DAY", help="the day of the visit, such as 2026-11-24"
    )
    visit.add_argument("--json", action="store_true", help="print the summary as JSON")
    visit.add_argument("--handout", type=Path, metavar="OUT.pdf", help="write the sheet there too")
    visit.add_argument("--large-print", action="store_true", help="make the sheet in large print")
    visit.set_defaults(command=_visit)


def _add_pack(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    pack = commands.add_parser("pack", help="look after packs of content")
    actions = pack.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = actions.add_parser(
        "check",
        help="report everything that is wrong with a pack",
        description="Report everything that is wrong with a pack, each with its file and line, and"
        " walk every path through it.",
    )
    check.add_argument("folder", type=Path, metavar="DIR")
    check.add_argument("--strict", action="store_true", help="count warnings as faults")
    check.set_defaults(command=_check)


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser(
        "demo",
        help="take a sample visit through the real kiosk, off screen",
        description="Take a sample visit through the real kiosk without a display. Leaves a picture"
        " of each screen, the sheet as PDF and a session note in DIR.",
    )
    demo.add_argument("folder", type=Path, metavar="DIR")
    demo.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    demo.add_argument(
        "--answers", type=Path, metavar="FILE", help="answers to give, in place of the sample"
    )
    demo.add_argument(
        "--size", type=_size, default=(1920, 1080), metavar="WxH", help="default: 1920x1080"
    )
    demo.set_defaults(command=_demo)


def _run(options: argparse.Namespace) -> int:
    from sendkiosk.app import open_app, run_kiosk
    from sendkiosk.paths import default_settings_file

    usual = default_settings_file()
    settings = options.settings or (usual if usual.is_file() else None)
    app = open_app(settings, options.pack)
    return run_kiosk(app, full_screen=app.settings.full_screen and not options.window)


def _visit(options: argparse.Namespace) -> int:
    from sendkiosk.app import open_app
    from sendkiosk.journey.summary import summarise
    from sendkiosk.pack.answers import read_answers, replay
    from sendkiosk.plain import as_json, as_text

    app = open_app(pack=options.pack)
    journey = app.journey(options.today)
    summary = summarise(journey, replay(journey, read_answers(options.answers)))
    if options.handout:
        write_whole(options.handout, app.sheet(summary, large_print=options.large_print))
    print((as_json if options.json else as_text)(summary, app.catalogue))
    return OK


def _check(options: argparse.Namespace) -> int:
    from sendkiosk.journey.visit import Journey
    from sendkiosk.journey.working_days import england_calendar
    from sendkiosk.pack.opening import open_pack, overdue
    from sendkiosk.pack.paths import survey

    today = datetime.now().astimezone().date()
    opened = open_pack(options.folder)
    findings = (*opened.findings, *overdue(opened, today))
    if opened.flow is None:
        return _report(findings)
    found = survey(Journey(opened.flow, today, england_calendar()))
    status = _report(findings, strict=options.strict)
    print(
        f"{found.visits} paths, the longest over {found.longest} screens;"
        f" {len(found.screens)} of {len(opened.flow.screens)} screens and {len(found.steps)} of"
        f" {len(opened.flow.steps)} steps met."
    )
    return status


def _demo(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from sendkiosk.app import open_app, run_demo
    from sendkiosk.pack.answers import read_answers

    app = open_app(pack=options.pack)
    answers = read_answers(options.answers or app.places.resources / "sample-visit.toml").answers
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        files = run_demo(app, answers, options.folder, options.size)
    except OSError as error:
        raise TroubleError(_unwritable(options.folder, error)) from error
    print("The sample visit left:")
    for file in files:
        print(f"  {file}")
    return OK


def write_whole(file: Path, data: bytes) -> None:
    """Write `data` to `file`, whole or not at all. Raises TroubleError if it cannot be written."""
    unfinished = file.with_name(f".{file.name}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(file)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise TroubleError(_unwritable(file, error)) from error


def _report(findings: Iterable[Finding], *, strict: bool = False) -> int:
    """Print `findings`, one a line, and return the exit status that they call for."""
    status = OK
    for finding in findings:
        warning = finding.severity is Severity.WARNING
        print(f"{finding} (warning)" if warning else finding, file=sys.stderr)
        if strict or not warning:
            status = FOUND
    return status


def _unwritable(place: Path, error: OSError) -> str:
    return f"{place} cannot be written: {error.strerror or error}. Name another place."


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a day. Write it like 2026-11-24 (year-month-day)."
        ) from error


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9][0-9]{2,4})x([1-9][0-9]{2,4})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"“{text}” is not a size. Write it like 1920x1080.")
    return int(found[1]), int(found[2])
