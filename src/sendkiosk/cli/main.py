"""What is typed after `sendkiosk`, and how a command ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from sendkiosk import __version__
from sendkiosk.cli import (
    doctor,
    gallery,
    kiosk,
    language,
    notes,
    pack,
    pin,
    screens,
    staff_page,
)
from sendkiosk.cli.logs import log_to_stderr
from sendkiosk.cli.output import FOUND, OK, report
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command in `arguments` and return the exit status: 0, 1 or 2."""
    options = _parser().parse_args(arguments)
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
    kiosk.add(commands)
    doctor.add(commands)
    pin.add(commands)
    notes.add(commands)
    pack.add(commands)
    language.add(commands)
    gallery.add(commands)
    screens.add(commands)
    staff_page.add(commands)
    return parser
