"""The guard of a kiosk: what would lead visitors out of the window, or change it, never arrives."""

from __future__ import annotations

from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import QWidget

from sendkiosk.lock.knock import Knock
from sendkiosk.ui.keys import KEYPAD, READ

Key, Type = Qt.Key, QEvent.Type

STAFF_KEYS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
STAFF_KEY: Final = Key.Key_S
"""Ctrl+Alt+S asks for the PIN pad: the way in for staff who use a keyboard."""

CHECK_EVERY: Final = 1000
"""Milliseconds between two looks at whether the window is still in front."""

_NEVER: Final = frozenset(
    {
        *(Type.ContextMenu, Type.NativeGesture, Type.Gesture, Type.GestureOverride),
        *(Type.DragEnter, Type.DragMove, Type.DragLeave, Type.Drop, Type.WhatsThisClicked),
    }
)
_KEYS: Final = frozenset({Type.ShortcutOverride, Type.KeyPress, Type.KeyRelease})
_TOUCHES: Final = frozenset({Type.MouseButtonPress, Type.MouseButtonRelease})
_CLICKS: Final = _TOUCHES | {Type.MouseButtonDblClick}
_SWITCHING: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_PASSING: Final = frozenset(
    {
        *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Escape),
        *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown),
        *(Key.Key_Home, Key.Key_End, Key.Key_Backspace, Key.Key_Delete, Key.Key_Shift),
        # The function keys that are for visitors, and what else a keypad may send.
        *(key for keys in KEYPAD.values() for key in keys),
        *READ,
    }
)
_FIRST_LETTER, _LAST_LETTER = 0x20, 0x00FF_FFFF
"""Between these are the codes of all keys that type something."""


class Guard(QObject):
    """Covers the screen with `window` and watches what the system sends to it.

    Keys pass that type something or move the focus, and only without Ctrl, Alt and the system's own
    key; of the mouse, the left button. What a program never gets to see, such as Ctrl+Alt+F1, is
    for the session to stop. `knocked` tells that staff ask for the PIN pad, `used` that somebody is
    there.
    """

    knocked = Signal()
    used = Signal()

    def __init__(self, window: QWidget) -> None:
        """Guard `window`, which is not shown yet."""
        super().__init__(window)
        self._window = window
        self._knock = Knock()
        self._corner = 0, 0
        self._handle: QWindow | None = None
        window.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
        )
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        window.setAcceptDrops(False)
        window.installEventFilter(self)
        window.winId()  # Makes the system's window, which is what input comes to.
        self._watch_handle()
        self._front = QTimer(self)
        self._front.setInterval(CHECK_EVERY)
        self._front.timeout.connect(self._come_to_front)

    def knock_at(self, width: int, height: int) -> None:
        """Listen for knocks in the corner in which reading begins, so many pixels large."""
        self._corner = width, height

    def let_go(self) -> None:
        """Guard no longer; events that come while the window ends find nobody here."""
        self._front.stop()
        self._window.removeEventFilter(self)
        if self._handle is not None:
            self._handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let `event` pass or not."""
        if watched is self._window:
            return self._is_stopped(event)
        kind = event.type()
        if kind in _NEVER:
            event.ignore()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._is_no_key(event)
        if kind in _CLICKS and isinstance(event, QMouseEvent):
            return self._is_no_touch(event)
        if kind is Type.Wheel and isinstance(event, QWheelEvent):
            return bool(event.modifiers() & _SWITCHING)
        return False

    def _is_stopped(self, event: QEvent) -> bool:
        """Keep the window open, in front and as large as the screen."""
        match event.type():
            case Type.Close:
                event.ignore()
                return True
            case Type.WinIdChange:
                self._watch_handle()
            case Type.WindowDeactivate | Type.WindowStateChange:
                self._front.start()
            case _:
                pass
        return False

    def _is_no_key(self, event: QKeyEvent) -> bool:
        held, key = event.modifiers(), event.key()
        passes = not held & _SWITCHING and (key in _PASSING or _FIRST_LETTER <= key <= _LAST_LETTER)
        if event.type() is Type.KeyPress:
            self.used.emit()
            if key == STAFF_KEY and held & _SWITCHING == STAFF_KEYS and not event.isAutoRepeat():
                self.knocked.emit()
        if not passes:
            # An override that is accepted makes no shortcut: what comes next is a key, again here.
            event.accept()
        return not passes

    def _is_no_touch(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.accept()
            return True
        if event.type() is Type.MouseButtonPress:
            self.used.emit()
            self._listen(event)
        return False

    def _listen(self, event: QMouseEvent) -> None:
        """Hear whether the touch of `event` completes a knock; the touch itself goes on."""
        width, height = self._corner
        place = event.position()
        mirrored = self._window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        across = self._window.width() - place.x() if mirrored else place.x()
        if across >= width or place.y() >= height:
            self._knock.elsewhere()
        elif self._knock.touched(monotonic()):
            self.knocked.emit()

    def _watch_handle(self) -> None:
        if not self._window.internalWinId():
            return
        handle = self._window.windowHandle()
        if handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _come_to_front(self) -> None:
        """Take the screen back from whatever came before it, until that is done."""
        window = self._window
        covers = window.isFullScreen() and not window.isMinimized()
        if not window.isVisible() or (window.isActiveWindow() and covers):
            self._front.stop()
            return
        window.showFullScreen()
        window.activateWindow()
