"""What is typed after `sendkiosk`, and how a command ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from sendkiosk import __version__
from sendkiosk.cli import kiosk
from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.logs import log_to_stderr
from sendkiosk.cli.output import FOUND, OK, report
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command in `arguments` and return the exit status: 0, 1 or 2."""
    words = sys.argv[1:] if arguments is None else arguments
    options = _parser(words[:1]).parse_args(words)
    log_to_stderr(os.environ)
    try:
        return int(options.command(options))
    except FindingsError as error:
        return report(error.findings)
    except TroubleError as error:
        print(f"sendkiosk: {error}", file=sys.stderr)
        return FOUND
    except KeyboardInterrupt:
        return FOUND
    except BrokenPipeError:
        # The reader of our output went away, as `head` does: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _parser(begun: Sequence[str]) -> argparse.ArgumentParser:
    """Return what understands a command that begins with the word in `begun`, if there is one."""
    parser = argparse.ArgumentParser(
        prog="sendkiosk",
        description="A kiosk for families who disagree with a decision about special educational"
        " needs.",
        epilog="Exit status: 0 when all is well, 1 when something was found wrong (it is printed"
        " with its file and line), 2 when the command was not understood.",
    )
    parser.add_argument("--version", action="version", version=f"sendkiosk {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    kiosk.add(commands)
    if [*begun] != ["run"]:
        _add_others(commands)
    return parser


def _add_others(commands: Commands) -> None:
    """Add all commands for which no visitor waits, and which take long to import."""
    from sendkiosk.cli import doctor, gallery, language, notes, pack, pin, screens, staff_page

    doctor.add(commands)
    pin.add(commands)
    notes.add(commands)
    pack.add(commands)
    language.add(commands)
    gallery.add(commands)
    screens.add(commands)
    staff_page.add(commands)
