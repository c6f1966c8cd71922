"""Starting Qt: the application, its fonts, the window on the screen, and signals from outside."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from sendkiosk.ui.faults import catch_faults
from sendkiosk.ui.garbage import collect_here
from sendkiosk.ui.heartbeat import beat
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.services import StaffServices
from sendkiosk.ui.sizes import known_pixels_per_mm
from sendkiosk.ui.staff.staff import Staff


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


def pixels_per_mm(
    application: QApplication, told: tuple[int | None, int | None] = (None, None)
) -> float | None:
    """Return how many pixels a millimetre of the screen has; nothing if the screen says nothing.

    `told` are its width and its height in millimetres, where somebody has measured them.
    """
    screen = application.primaryScreen()
    sides = (screen.size().width(), screen.size().height())
    said = screen.physicalSize()
    return known_pixels_per_mm(sides, (said.width(), said.height()), told)


def run(
    application: QApplication,
    make_kiosk: Callable[[tuple[int, int]], Kiosk],
    *,
    full_screen: bool,
    heartbeat: int | None = None,
    staff: StaffServices | None = None,
) -> int:
    """Show the kiosk that `make_kiosk` makes for the size of the screen, until it is closed.

    Signs of life are written to the pipe `heartbeat`, if there is one. SIGTERM and Ctrl+C in a
    terminal close the kiosk. With services for `staff` it is locked: they alone close it. One for
    an adviser is shown with what has come of the visit so far beside it. Returns the exit status,
    which is RESTART when the program is to be started anew.
    """
    screen = application.primaryScreen()
    size = screen.size() if full_screen else screen.availableSize() * 0.9
    kiosk = make_kiosk((size.width(), size.height()))
    catch_faults(kiosk)
    _close_on_signals()
    locked = Staff(kiosk, staff, application.exit) if staff else None
    window = locked.window if locked else _window_of(kiosk)
    if locked is None and window is kiosk.window:
        close = QShortcut(QKeySequence("Ctrl+Q"), window)
        close.activated.connect(window.close)
    if full_screen:
        # Where no window manager runs, nobody else makes the window as large as the screen.
        window.setGeometry(screen.geometry())
        window.showFullScreen()
    else:
        window.resize(size)
        window.show()
    if heartbeat is not None:
        beat(heartbeat, application)
    status = application.exec()
    if locked is not None:
        locked.close()
    kiosk.close()
    return status


def _window_of(kiosk: Kiosk) -> QWidget:
    """Return the window to show; that of an adviser is slow to load for others."""
    if not kiosk.is_for_adviser:
        return kiosk.window
    from sendkiosk.ui.adviser.workbench import Workbench

    return Workbench(kiosk)


def _close_on_signals() -> None:
    """End the program in an orderly way when it is told to, at the next turn of a timer."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: QApplication.exit(0))
