"""Watches whether somebody touches the screen, warns when nobody does, and tells when they left."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sendkiosk.ui.idle import Idle, Limits, Phase
from sendkiosk.ui.idle_warning import IdleWarning
from sendkiosk.ui.look import Look

TICK: Final = 200
"""Milliseconds from one look at the clock to the next."""

_ENDS_WARNING: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
    }
)
_INPUT: Final = _ENDS_WARNING | {
    # A press that is held is somebody, too; a mouse that trembles on its table is nobody.
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TabletPress,
}


class IdleWatch(QObject):
    """Counts the seconds without a touch. `told` brings words to be said aloud, `gone` the end."""

    told = Signal(str)
    gone = Signal()

    def __init__(
        self,
        look: Callable[[], Look],
        window: QWidget,
        limits: Limits,
        is_busy: Callable[[], bool],
    ) -> None:
        """Watch `window`. While it `is_busy` nobody is taken for gone.

        Each warning wears the `look` of that moment.
        """
        super().__init__(window)
        self._look, self._window, self._is_busy = look, window, is_busy
        self.idle = Idle(limits)
        self.warning: IdleWarning | None = None
        self._then = monotonic()
        timer = QTimer(self)
        timer.setInterval(TICK)
        timer.timeout.connect(self._tick)
        timer.start()
        window.installEventFilter(self)

    @property
    def is_warning(self) -> bool:
        """Whether the visitor is asked whether they are still there."""
        return self.idle.phase is Phase.WARNING

    def give_time(self) -> None:
        """Do what a touch does: the whole time begins anew."""
        self._take(self.idle.touched())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of what people do; what ends the warning does nothing else."""
        if watched is self._window:
            self._follow(event.type())
            return False
        if self.is_warning:
            # A touch comes as a mouse as well, later: it must still find the warning.
            ends = event.type() in _ENDS_WARNING
            if ends:
                self.give_time()
            return ends
        if event.type() in _INPUT:
            self.idle = self.idle.touched()
        return False

    def _follow(self, kind: QEvent.Type) -> None:
        """Watch what the system sends to the screen, once it can; cover all of the window."""
        # The window may stand within another one, which is what the system knows.
        handle = self._window.window().windowHandle()
        if kind is QEvent.Type.Show and handle is not None:
            # Everything that people do arrives there first, and little else does. A filter on the
            # whole application would be asked about each event of each widget.
            handle.installEventFilter(self)
        elif kind is QEvent.Type.Resize and self.warning is not None:
            self.warning.setGeometry(self._window.rect())

    def _tick(self) -> None:
        now = monotonic()
        passed, self._then = now - self._then, now
        busy = QApplication.activeModalWidget() is not None or self._is_busy()
        self._take(self.idle.passed(passed, busy=busy))

    def _take(self, idle: Idle) -> None:
        before, self.idle = self.idle, idle
        if idle.phase is Phase.WARNING:
            self._warn(idle, before)
        elif idle.phase is Phase.OVER:
            self.idle = idle.touched()
            # First the page without answers, then the warning away from in front of it.
            self.gone.emit()
        if not self.is_warning and self.warning is not None:
            self.warning.close_up()
            self.warning = None

    def _warn(self, idle: Idle, before: Idle) -> None:
        if self.warning is None:
            self.warning = IdleWarning(self._look(), self._window)
            self.warning.open()
        self.warning.count(idle.left)
        to_tell = idle.to_tell(before)
        if to_tell is not None:
            words = self.warning.words(to_tell)
            self.warning.announce(words)
            self.told.emit(words)
