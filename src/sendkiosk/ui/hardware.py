"""What a window stands on, as values: the pixels and millimetres of the screen, and touch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hardware:
    """The first screen: its sides in pixels, and in millimetres as far as it says them.

    `is_touched` tells whether the window system knows of a touch screen.
    """

    pixels: tuple[int, int]
    mm: tuple[float, float]
    is_touched: bool


def look_at_hardware() -> Hardware:
    """Return what Qt knows. Opens Qt if need be, which ends the program where no display answers.

    Called from the thread of the window.
    """
    from PySide6.QtGui import QGuiApplication, QInputDevice

    running = QGuiApplication.instance()
    application = running if isinstance(running, QGuiApplication) else QGuiApplication([])
    screen = application.primaryScreen()
    said = screen.physicalSize()
    touched = QInputDevice.DeviceType.TouchScreen
    return Hardware(
        (screen.size().width(), screen.size().height()),
        (said.width(), said.height()),
        any(device.type() == touched for device in QInputDevice.devices()),
    )
