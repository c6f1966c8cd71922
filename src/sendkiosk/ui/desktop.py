"""Starting Qt: the application, its fonts, the window on the screen, and what happens to faults."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from sendkiosk.ui.garbage import collect_here
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.services import StaffServices
from sendkiosk.ui.staff.staff import Staff

log = logging.getLogger(__name__)


def open_application(fonts: Iterable[Path]) -> QApplication:
    """Return the Qt application, with `fonts` loaded; there is one for each process.

    From now on garbage is collected in this thread only, while its events are seen to.
    """
    application = open_for_pictures()
    application.setApplicationName("sendkiosk")
    collect_here(application)
    for font in fonts:
        QFontDatabase.addApplicationFont(str(font))
    return application


def open_for_pictures() -> QApplication:
    """Return the Qt application for those who only draw: without windows, events or threads.

    Garbage is collected as ever: nobody sees to a timer here.
    """
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])


def run(
    application: QApplication,
    make_kiosk: Callable[[tuple[int, int]], Kiosk],
    *,
    full_screen: bool,
    staff: StaffServices | None = None,
) -> int:
    """Show the kiosk that `make_kiosk` makes for the size of the screen, until it is closed.

    With services for `staff` it is locked: they alone close it. Returns the exit status, which is
    RESTART when the program is to be started anew.
    """
    screen = application.primaryScreen()
    size = screen.size() if full_screen else screen.availableSize() * 0.9
    kiosk = make_kiosk((size.width(), size.height()))
    sys.excepthook = _ends_the_visit(kiosk)
    locked = Staff(kiosk, staff, application.exit) if staff else None
    window = locked.window if locked else kiosk.window
    if locked is None:
        close = QShortcut(QKeySequence("Ctrl+Q"), window)
        close.activated.connect(window.close)
    if full_screen:
        # Where no window manager runs, nobody else makes the window as large as the screen.
        window.setGeometry(screen.geometry())
        window.showFullScreen()
    else:
        window.resize(size)
        window.show()
    status = application.exec()
    if locked is not None:
        locked.close()
    kiosk.close()
    return status


def _ends_the_visit(
    kiosk: Kiosk,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return a hook for faults of ours: log where, never what was said, and begin anew."""

    def hook(kind: type[BaseException], _fault: BaseException, where: TracebackType | None) -> None:
        # The text of a fault can quote an answer; its place in the code cannot.
        places = "".join(traceback.format_tb(where))
        log.error("A fault ended the visit: %s\n%s", kind.__name__, places)
        kiosk.navigator.start_again()

    return hook
