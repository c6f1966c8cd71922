"""Where the family's screen stands: on their display, whatever is plugged in or out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from sendkiosk.ui.adviser.displays import Display, density, display_for_family


class FamilyPlace(QObject):
    """Keeps `window` on the display of the family, as long as it is open."""

    def __init__(self, window: QWidget) -> None:
        """Keep `window`, which owns this; `begin` shows it."""
        super().__init__(window)
        self._window = window
        self._adviser: QWidget | None = None
        self._name: str | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.stand)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._watch)
            application.screenRemoved.connect(self._look_again)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def begin(self, adviser: QWidget) -> None:
        """Show the window, on another display than that of the window `adviser`."""
        self.end()
        self._adviser = adviser.window()
        self._adviser.destroyed.connect(self._lose_adviser)
        self._adviser.installEventFilter(self)
        self.stand()

    def end(self) -> None:
        """Follow no longer, and let the adviser's window have the keys."""
        self._soon.stop()
        adviser, self._adviser = self._adviser, None
        self._name = None
        if adviser is None:
            return
        adviser.destroyed.disconnect(self._lose_adviser)
        adviser.removeEventFilter(self)
        adviser.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the adviser's window go to another display, perhaps to the family's."""
        if event.type() is QEvent.Type.ScreenChangeInternal:
            self._look_again()
        return super().eventFilter(watched, event)

    @property
    def pixels_per_mm(self) -> float | None:
        """How many pixels a millimetre has where the window stands; nothing if that is unknown."""
        screen = self._window.screen()
        said = screen.physicalSize()
        return density(display_of(screen), (said.width(), said.height()), beside=self._is_beside)

    @property
    def _is_beside(self) -> bool:
        if self._adviser is None:
            return False
        return display_of(self._window.screen()).is_apart_from(display_of(self._adviser.screen()))

    def stand(self) -> None:
        """Cover the family's display; do nothing where that is so already."""
        screens = {display_of(screen): screen for screen in QGuiApplication.screens()}
        if self._adviser is None or not screens:
            return
        adviser = display_of(self._adviser.screen())
        display = display_for_family(screens, adviser, self._name)
        self._name = display.name
        screen, window = screens[display], self._window
        if window.isVisible() and window.screen() is screen and _covers(window, screen):
            return
        # A window that covers one display goes to another only when it is shown anew.
        window.hide()
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        # Beside the adviser's window it leaves the keys to that one; before it, it needs them.
        beside = display.is_apart_from(adviser)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=beside)
        window.showFullScreen()

    def _lose_adviser(self) -> None:
        self._adviser = None

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        """Stand right, when the system is done with what changed."""
        if self._adviser is not None:
            self._soon.start()


def display_of(screen: QScreen) -> Display:
    """Return what has to be known of `screen`."""
    place = screen.geometry()
    return Display(screen.name(), place.x(), place.y(), place.width(), place.height())


def _covers(window: QWidget, screen: QScreen) -> bool:
    return window.isFullScreen() and window.geometry() == screen.geometry()
