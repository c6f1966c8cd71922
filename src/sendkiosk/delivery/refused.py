"""Why a signed pack, or a key, is not taken."""

from __future__ import annotations

from sendkiosk.journey.messages import Message


class RefusedError(Exception):
    """It is not taken, and nothing was changed. `reason` tells people why, and what to do."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason; its English text is the error's own."""
        super().__init__(reason.text.format(**dict(reason.values)))
        self.reason = reason
