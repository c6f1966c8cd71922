"""The kiosk on the screen: its window, until it is closed, and signals from outside."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from sendkiosk.ui.application import show_on_screen, size_on_screen
from sendkiosk.ui.faults import catch_faults
from sendkiosk.ui.heartbeat import beat
from sendkiosk.ui.kiosk import SETTLED, Kiosk
from sendkiosk.ui.services import StaffServices
from sendkiosk.ui.sizes import known_pixels_per_mm
from sendkiosk.ui.staff.staff import Staff


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
    size = size_on_screen(application, full_screen=full_screen)
    kiosk = make_kiosk((size.width(), size.height()))
    catch_faults(kiosk)
    _close_on_signals()
    locked = Staff(kiosk, staff, application.exit) if staff else None
    window = locked.window if locked else _window_of(kiosk)
    if locked is None and window is kiosk.window:
        close = QShortcut(QKeySequence("Ctrl+Q"), window)
        close.activated.connect(window.close)
    show_on_screen(application, window, full_screen=full_screen)
    QTimer.singleShot(SETTLED, kiosk.window, kiosk.draw_ahead)
    # All that is here now stays. At the end of each visit only what came since is looked through.
    gc.freeze()
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
