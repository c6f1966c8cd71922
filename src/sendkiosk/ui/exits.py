"""What the end of a kiosk says. Apart from all else, since a watchdog needs nothing but this."""

from __future__ import annotations

from typing import Final

RESTART: Final = 75
"""The status with which a kiosk ends that is to be started anew; no other program sees it."""
