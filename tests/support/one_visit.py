"""A program: the kiosk as it runs, watched over, with one visit in it that ends in a given way.

    python -m tests.support.one_visit WAY FOLDER

The watchdog is this program too; the kiosk that it starts has the option --heartbeat. FOLDER is
where its data is kept. It prints what it is doing, with the number of its process.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.app.services import services
from sendkiosk.cli.arguments import HEARTBEAT
from sendkiosk.cli.memory import write_no_dumps
from sendkiosk.cli.watchdog import Watchdog
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.printing.folder import FolderPrinter
from sendkiosk.ui.application import open_application
from sendkiosk.ui.desktop import run
from sendkiosk.ui.idle import Limits
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.look import Look
from sendkiosk.ui.pages.summary import SummaryPage
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme
from tests.support.endings import finish, leave, start_again, stay_away
from tests.support.leftovers import planted

TODAY: Final = date(2026, 11, 24)
LIMITS: Final = Limits(idle=1000, warning=1000)


def find_a_fault(kiosk: Kiosk) -> None:
    """Touch what has a bug, with the answers in its hands."""
    given = [str(answer) for answer in kiosk.navigator.position.visit.answers.values()]
    raise KeyError(", ".join(given))


def crash(_kiosk: Kiosk) -> None:
    """Die as a bug in a library makes us."""
    os.kill(os.getpid(), signal.SIGSEGV)


def hang(_kiosk: Kiosk) -> None:
    """Do nothing any more."""
    time.sleep(1000)


def stay(_kiosk: Kiosk) -> None:
    """Stay at the summary."""


WAYS: Final[dict[str, Callable[[Kiosk], None]]] = {
    way.__name__: way
    for way in (finish, start_again, leave, stay_away, find_a_fault, crash, hang, stay)
}


def _say(words: str) -> None:
    sys.stdout.write(f"{words} {os.getpid()}\n")
    sys.stdout.flush()


def _visit(kiosk: Kiosk, way: Callable[[Kiosk], None]) -> None:
    """Go through a whole visit, print three papers, and end it in its `way`."""
    navigator = kiosk.navigator
    navigator.begin()
    for answer in ("parent", "council-letter", "refuse-assess", planted(), "not-rung"):
        navigator.answer(answer)
        QCoreApplication.processEvents()
    kiosk.window.footer.steps.click()
    page = kiosk.window.page
    assert isinstance(page, SummaryPage)
    a_letter = next(iter(page.letters.buttons.values()))
    sizes = kiosk.window.sizes.buttons
    for button in (kiosk.window.footer.print, sizes[PrintSize.GIANT], a_letter):
        button.click()
        kiosk.background.wait()
        QCoreApplication.sendPostedEvents()
    page.phone.click()
    QCoreApplication.processEvents()
    kiosk.window.footer.back.click()
    del page, a_letter, sizes, button
    _say("told")
    QTimer.singleShot(0, kiosk.window, partial(way, kiosk))
    # Two turns: one in which it ends, one in which all is swept away.
    QTimer.singleShot(0, kiosk.window, partial(_when_quiet, kiosk))


def _when_quiet(kiosk: Kiosk) -> None:
    kiosk.background.wait()
    QTimer.singleShot(0, kiosk.window, lambda: QTimer.singleShot(0, partial(_say, "over")))


def _open(app: App, way: str, folder: Path, size: tuple[int, int]) -> Kiosk:
    look = Look(app.catalogue, load_theme(app.places.resources, Sizes.for_screen(*size)))
    done = services(app, lambda: FolderPrinter(app.sheets_folder))
    kiosk = Kiosk(look, lambda: app.journey(TODAY), done, LIMITS)
    was_here = folder / "was-here"
    if was_here.exists():
        QTimer.singleShot(0, partial(_say, "anew"))
    else:
        was_here.touch()
        QTimer.singleShot(0, kiosk.window, partial(_visit, kiosk, WAYS[way]))
    return kiosk


def _main(way: str, folder: Path, heartbeat: int | None) -> int:
    write_no_dumps()
    if heartbeat is None:
        command = (sys.executable, "-m", "tests.support.one_visit", way, str(folder))
        return Watchdog(command, os.environ).run()
    app = open_app(data_folder=folder)
    application = open_application(app.fonts().all)
    make = partial(_open, app, way, folder)
    return run(application, make, full_screen=True, heartbeat=heartbeat)


if __name__ == "__main__":
    _way, _folder, *_rest = sys.argv[1:]
    sys.exit(_main(_way, Path(_folder), int(_rest[1]) if HEARTBEAT in _rest else None))
