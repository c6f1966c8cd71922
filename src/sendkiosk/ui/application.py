"""Starting Qt: the application, its fonts, and a window in its place on the screen.

What is here takes little to import: it comes before everything else.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from sendkiosk.ui.garbage import collect_here


def open_application(fonts: Iterable[Path] = ()) -> QApplication:
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


def size_on_screen(application: QApplication, *, full_screen: bool) -> QSize:
    """Return how large a window of this program is on the screen, in pixels."""
    screen = application.primaryScreen()
    return screen.size() if full_screen else screen.availableSize() * 0.9


def show_on_screen(application: QApplication, window: QWidget, *, full_screen: bool) -> None:
    """Show `window` where a window of this program stands."""
    if full_screen:
        # Where no window manager runs, nobody else makes the window as large as the screen.
        window.setGeometry(application.primaryScreen().geometry())
        window.showFullScreen()
    else:
        window.resize(size_on_screen(application, full_screen=False))
        window.show()
