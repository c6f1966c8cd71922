"""The commands that take visits: `run`, `visit` and `demo`."""

from __future__ import annotations

import argparse
import gc
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from sendkiosk.cli.arguments import (
    HEARTBEAT,
    THE_PACK,
    Commands,
    add_settings,
    day,
    settings_file,
    size,
    this_day,
)
from sendkiosk.cli.itself import own_command
from sendkiosk.cli.memory import write_no_dumps
from sendkiosk.cli.output import OK, make_folder, unwritable, write_whole
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.settings.values import Mode

if TYPE_CHECKING:
    from sendkiosk.app.program import App
    from sendkiosk.journey.summary import Summary
    from sendkiosk.journey.working_days import KnownHolidays
    from sendkiosk.settings.values import Settings

CARD: Final = "card_with_numbers.pdf"
"""No letter has this name: ids have no underscores."""

YEARS_BACK: Final = 5
YEARS_AHEAD: Final = 3
"""Of so many years the bank holidays are had ready; those of others take longer."""

MODES: Final = get_args(Mode)
"""Those that the settings know."""


def add(commands: Commands) -> None:
    """Add the commands to `commands`."""
    _add_run(commands)
    _add_visit(commands)
    _add_demo(commands)


def _add_run(commands: Commands) -> None:
    run = commands.add_parser(
        "run",
        help="open the kiosk",
        description="Open the kiosk, full screen and locked unless the settings say otherwise, or a"
        " window for an adviser, which Ctrl+Q closes.",
    )
    add_settings(run)
    run.add_argument("--pack", type=Path, metavar="DIR", help="the pack, in place of the settings'")
    run.add_argument(
        "--mode",
        choices=MODES,
        help="who uses it: visitors alone, or an adviser with them (default: the settings' mode)",
    )
    run.add_argument("--window", action="store_true", help="open an ordinary window")
    run.add_argument(
        "--no-watchdog",
        action="store_true",
        help="do not start a kiosk anew that crashes or hangs",
    )
    run.add_argument(HEARTBEAT, type=int, metavar="PIPE", help=argparse.SUPPRESS)
    run.set_defaults(command=_run)


def _add_visit(commands: Commands) -> None:
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
        "--today", type=day, metavar="DAY", help="the day of the visit, such as 2026-11-24"
    )
    visit.add_argument("--json", action="store_true", help="print the summary as JSON")
    visit.add_argument("--handout", type=Path, metavar="OUT.pdf", help="write the sheet there too")
    visit.add_argument(
        "--letters",
        type=Path,
        metavar="DIR",
        help="write the letters that fit, and the card with the numbers, into that folder",
    )
    how_large = visit.add_mutually_exclusive_group()
    how_large.add_argument(
        "--print-size",
        choices=tuple(size.value for size in PrintSize),
        default=PrintSize.STANDARD.value,
        help="make all of these in print of 14, 18 or 24 points (default: standard)",
    )
    how_large.add_argument(
        "--large-print",
        action="store_const",
        const=PrintSize.LARGE.value,
        dest="print_size",
        help="the same as --print-size large",
    )
    visit.set_defaults(command=_visit)


def _add_demo(commands: Commands) -> None:
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
        "--size", type=size, default=(1920, 1080), metavar="WxH", help="default: 1920x1080"
    )
    demo.set_defaults(command=_demo)


def _run(options: argparse.Namespace) -> int:
    write_no_dumps()
    from sendkiosk.cli.log_files import kept_in
    from sendkiosk.settings.glance import glance

    # Checking the settings takes longer than all that is to be done here.
    settings = glance(settings_file(options))
    if _is_to_be_watched(options, settings):
        from sendkiosk.cli.watchdog import Watchdog

        with kept_in(_log_file(settings, "watchdog"), os.environ):
            return Watchdog(_without_watchdog(options), os.environ).run()
    with kept_in(_log_file(settings, "kiosk"), os.environ):
        return _open_kiosk(options, settings)


def _open_kiosk(options: argparse.Namespace, glanced: Settings) -> int:
    """Open the kiosk: something to see first, while settings and pack are read beside it."""
    # Next to nothing of what is imported becomes garbage, and the window collects its own.
    gc.disable()
    from sendkiosk.app.display import has_display, show_opening
    from sendkiosk.cli.apart import begin

    def opened() -> App:
        from sendkiosk.app.opening import open_app

        return open_app(settings_file(options), options.pack, mode=options.mode)

    def made_ready() -> App:
        app = opened()
        app.fonts()
        return replace(app, bodies=())

    wait_until_ready, holidays = begin(made_ready, holidays_around_today)
    fills_screen = replace(glanced, mode=options.mode or glanced.mode).fills_screen
    if has_display():
        show_opening(full_screen=fills_screen and not options.window)
        from sendkiosk.app.windows import load_kiosk

        load_kiosk()
    from sendkiosk.app.windows import run_kiosk
    from sendkiosk.cli.staff import begin_anew, checks_for
    from sendkiosk.journey.working_days import england_calendar
    from sendkiosk.ui.exits import RESTART

    app = replace(wait_until_ready(), calendar=england_calendar(known=holidays))
    status = run_kiosk(
        app,
        full_screen=app.settings.fills_screen and not options.window,
        heartbeat=options.heartbeat,
        staff=checks_for(options, app, opened),
    )
    # Whoever watches over this process starts it anew; a new one in its place would be unheard.
    return begin_anew() if status == RESTART and options.heartbeat is None else status


def holidays_around_today() -> KnownHolidays:
    """Return the bank holidays that visits of the coming years may need."""
    from sendkiosk.journey.working_days import bank_holidays

    year = this_day().year
    return bank_holidays(range(year - YEARS_BACK, year + YEARS_AHEAD + 1))


def _log_file(settings: Settings, who: str) -> Path:
    """Return the file for the log of `who`; the watchdog and the kiosk have one each."""
    from sendkiosk.cli.log_files import FOLDER
    from sendkiosk.paths import default_data_folder
    from sendkiosk.settings.values import from_home

    named = settings.data_folder
    return (from_home(named) if named else default_data_folder()) / FOLDER / f"{who}.log"


def _is_to_be_watched(options: argparse.Namespace, settings: Settings) -> bool:
    """Tell whether this process only watches over the kiosk, which is another one."""
    if os.name != "posix" or options.no_watchdog or options.heartbeat is not None:
        return False
    return settings.watchdog and (options.mode or settings.mode) == "kiosk"


def _without_watchdog(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the command that does what `options` say in a process of its own."""
    given = {"--settings": options.settings, "--pack": options.pack, "--mode": options.mode}
    named = (part for name, value in given.items() if value for part in (name, str(value)))
    return own_command("run", *named, *(["--window"] if options.window else []))


def _visit(options: argparse.Namespace) -> int:
    from sendkiosk.app.opening import open_app
    from sendkiosk.journey.summary import summarise
    from sendkiosk.pack.answers import read_answers, replay
    from sendkiosk.plain import as_json, as_text

    app = open_app(pack=options.pack)
    if options.today is None:
        app.check_clock()
    journey = app.journey(options.today)
    summary = summarise(journey, replay(journey, read_answers(options.answers)))
    if options.handout:
        write_whole(options.handout, app.sheet(summary, PrintSize(options.print_size)))
    if options.letters:
        _write_letters(app, summary, options)
    print((as_json if options.json else as_text)(summary, app.catalogue))
    return OK


def _write_letters(app: App, summary: Summary, options: argparse.Namespace) -> None:
    """Write a PDF for each letter of `summary`, named after it, and the card."""
    folder, print_size = options.letters, PrintSize(options.print_size)
    make_folder(folder)
    for letter in summary.letters:
        pdf = app.letter(letter, summary, print_size)
        write_whole(folder / f"{letter.id}.pdf", pdf)
    write_whole(folder / CARD, app.card(summary, print_size))


def _demo(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from sendkiosk.app.opening import open_app
    from sendkiosk.app.windows import run_demo
    from sendkiosk.pack.answers import read_answers

    app = open_app(pack=options.pack)
    answers = read_answers(options.answers or app.places.resources / "sample-visit.toml").answers
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        files = run_demo(app, answers, options.folder, options.size)
    except OSError as error:
        raise TroubleError(unwritable(options.folder, error)) from error
    print("The sample visit left:")
    for file in files:
        print(f"  {file}")
    return OK
