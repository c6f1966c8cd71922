"""Ways in which visitors end a visit by touch, where any may stand in for another."""

from __future__ import annotations

from sendkiosk.ui.idle import Idle
from sendkiosk.ui.kiosk import Kiosk


def finish(kiosk: Kiosk) -> None:
    """End the visit as most do."""
    kiosk.window.footer.finish.click()
    kiosk.window.page.no.click()  # type: ignore[union-attr]
    kiosk.window.page.button.click()  # type: ignore[union-attr]


def start_again(kiosk: Kiosk) -> None:
    """Clear the answers, and say so."""
    kiosk.window.header.again.click()
    kiosk.window.page.yes.click()  # type: ignore[union-attr]


def leave(kiosk: Kiosk) -> None:
    """Leave by one touch."""
    kiosk.window.header.leave.click()


def stay_away(kiosk: Kiosk) -> None:
    """Touch nothing until all time is over."""
    assert kiosk.idle is not None
    limits = kiosk.idle.idle.limits
    kiosk.idle._take(Idle(limits, limits.idle))
    kiosk.idle._take(Idle(limits, limits.idle + limits.warning))
