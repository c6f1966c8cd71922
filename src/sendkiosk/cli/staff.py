"""What `run` does for the staff at a kiosk: looks at it as `doctor` does, and starts it anew."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from sendkiosk.cli.arguments import settings_file, this_day
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.app import App, StaffChecks
    from sendkiosk.ui.services import StaffLine


def checks_for(options: argparse.Namespace, open_again: Callable[[], App]) -> StaffChecks:
    """Return the checks of a kiosk with these `options`, which `open_again` makes ready."""
    from sendkiosk.app import StaffChecks

    def why_not_restart() -> str:
        try:
            open_again()
        except (FindingsError, TroubleError) as error:
            return f"The program would not come up again. {error}"
        return ""

    return StaffChecks(lambda: examined(options), why_not_restart)


def examined(options: argparse.Namespace) -> tuple[StaffLine, ...]:
    """Return what `doctor` finds, for the staff screen."""
    from sendkiosk.app import printing_system, speech_engine
    from sendkiosk.doctor import State, Surroundings, examine
    from sendkiosk.paths import find_places, font_folders
    from sendkiosk.ui.services import StaffLine

    places = find_places()
    here = Surroundings(places, font_folders(places), printing_system(), this_day(), speech_engine)
    checks = examine(settings_file(options), here)
    return tuple(StaffLine(each.name, each.words, each.state is State.FINE) for each in checks)


def begin_anew() -> NoReturn:
    """Put a new run of this very command in the place of this process.

    Its number stays the same, so whoever watches over the kiosk sees nothing end. Windows can put
    no program in the place of another: there this process waits for the new one, and ends as it
    does.
    """
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name != "posix":
        sys.exit(subprocess.call(command))
    os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted
