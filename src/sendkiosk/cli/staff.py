"""What `run` does for the staff at a kiosk: looks at it as `doctor` does, and starts it anew."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

from sendkiosk.cli.arguments import settings_file, this_day
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.app.program import App
    from sendkiosk.app.services import StaffChecks
    from sendkiosk.ui.content_port import ContentServices
    from sendkiosk.ui.services import StaffLine


def checks_for(options: argparse.Namespace, app: App, open_again: Callable[[], App]) -> StaffChecks:
    """Return the checks of `app`, a kiosk with these `options` that `open_again` makes ready."""
    from sendkiosk.app.services import StaffChecks

    def why_not_restart() -> str:
        try:
            open_again()
        except (FindingsError, TroubleError) as error:
            return f"The program would not come up again. {error}"
        return ""

    return StaffChecks(lambda: examined(options), why_not_restart, contents_of(options, app))


def contents_of(options: argparse.Namespace, app: App) -> ContentServices | None:
    """Return what changes the contents of `app`; None where the command names its pack."""
    if options.pack is not None:
        return None
    from sendkiosk.ui.content_port import ContentServices

    def services() -> ContentServices:
        # What reads and compares packs is large, and no visit needs it.
        from sendkiosk.app.contents import site_of
        from sendkiosk.contents.staff import Clock, content_services

        site = site_of(app.settings, settings_file(options), app.places)
        return content_services(site, Clock(this_day, lambda: datetime.now(UTC)))

    return ContentServices(
        lambda: services().shown(), lambda: services().find(), lambda: services().look_back()
    )


def examined(options: argparse.Namespace) -> tuple[StaffLine, ...]:
    """Return what `doctor` finds, for the staff screen."""
    from sendkiosk.cli.doctor import surroundings
    from sendkiosk.doctor.check import State
    from sendkiosk.doctor.examining import examine
    from sendkiosk.ui.services import StaffLine

    checks = examine(settings_file(options), surroundings())
    return tuple(
        StaffLine(each.name, each.words, each.state is State.FINE, each.state is State.WRONG)
        for each in checks
    )


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
