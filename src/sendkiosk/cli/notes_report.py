"""The command `notes report`: what people came for, as a PDF, a table, or data."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sendkiosk.cli.arguments import Commands, add_settings, day, settings_file, this_day
from sendkiosk.cli.output import OK, write_whole
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.notes.reports.report import Report
    from sendkiosk.notes.reports.request import ReportRequest
    from sendkiosk.settings.values import Settings


def add(commands: Commands) -> None:
    """Add the command to `commands`."""
    report = commands.add_parser(
        "report",
        help="count what people came for, as a PDF, as CSV or as JSON",
        description="Count the session notes of whole quarters that are over, in such a way that"
        " nobody can be found out: small counts are not shown, others are rounded to 5. What was"
        " counted of a quarter once stays so, whatever is asked for later. Without FILE the"
        " findings are printed.",
    )
    report.add_argument(
        "files",
        nargs="*",
        type=_report_file,
        metavar="FILE",
        help=f"where to write it; what it ends in says how: {', '.join(_MAKERS)}",
    )
    report.add_argument(
        "--from", dest="first", type=day, metavar="DAY", help="the first day (default: of the"
        " last quarter that is over)"
    )  # fmt: skip
    report.add_argument(
        "--to", dest="last", type=day, metavar="DAY", help="the last day (default: of that quarter)"
    )
    report.add_argument(
        "--site", action="append", default=[], help="only this site; may be repeated"
    )
    report.add_argument(
        "--by",
        action="append",
        default=[],
        metavar="NAME",
        help="two things counted together, such as --by topic --by language; one alone with all"
        " that it is counted with, or with site or quarter",
    )
    report.add_argument(
        "--server", action="store_true", help="from the server that the settings name"
    )
    add_settings(report)
    report.set_defaults(command=_report)


def _report(options: argparse.Namespace) -> int:
    from sendkiosk.app.notes import notes_report
    from sendkiosk.app.opening import check_clock
    from sendkiosk.settings.reading import read_settings

    settings = read_settings(settings_file(options)).settings
    # What a report counts is published, and stays so.
    check_clock(settings, settings_file(options))
    made = notes_report(settings, _request(options), this_day(), from_server=options.server)
    for file in options.files:
        write_whole(file, _MAKERS[file.suffix](made, settings, settings_file(options)))
        print(file)
    if not options.files:
        _print(made)
    return OK


def _request(options: argparse.Namespace) -> ReportRequest:
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.notes.disclosure.quarters import quarter_of_day
    from sendkiosk.notes.reports.request import ReportRequest, RequestError, of_last_quarter

    usual = of_last_quarter(this_day())
    first = options.first or (
        quarter_of_day(options.last).first_day if options.last else usual.first
    )
    last = options.last or (usual.last if usual.last >= first else this_day())
    try:
        return ReportRequest(first, last, tuple(options.site), tuple(options.by))
    except RequestError as error:
        raise TroubleError(Catalogue().say(error.reason)) from error


def _print(report: Report) -> None:
    from sendkiosk.language.catalogue import Catalogue

    say = Catalogue().say
    print(say(report.covered_label))
    for highlight in report.highlights:
        print(f"- {say(highlight.message)}")
    for left_out in report.left_out:
        print(f"- {say(left_out.message)}")


def _report_file(name: str) -> Path:
    """Return `name` as a path, or say how it must end."""
    file = Path(name)
    if file.suffix not in _MAKERS:
        raise argparse.ArgumentTypeError(f"“{name}” must end in one of {', '.join(_MAKERS)}.")
    return file


def _pdf(report: Report, settings: Settings, file: Path | None) -> bytes:
    from sendkiosk.app.notes import report_pdf

    return report_pdf(report, settings, file)


def _csv(report: Report, _settings: Settings, _file: Path | None) -> bytes:
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.notes.reports.as_csv import as_csv

    return as_csv(report, Catalogue().say).encode()


def _json(report: Report, _settings: Settings, _file: Path | None) -> bytes:
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.notes.reports.as_json import as_json

    return as_json(report, Catalogue().say).encode()


_MAKERS: Final[Mapping[str, Callable[[Report, Settings, Path | None], bytes]]] = MappingProxyType(
    {".pdf": _pdf, ".csv": _csv, ".json": _json}
)
"""How a file is named -> what makes it."""
