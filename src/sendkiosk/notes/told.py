"""Faults that staff are told of in a sentence."""

from __future__ import annotations

from sendkiosk.journey.messages import Message


class ToldError(Exception):
    """Something cannot be done. `reason` tells staff what is wrong, and what to do."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason; its English text is the error's own."""
        super().__init__(reason.text.format(**dict(reason.values)))
        self.reason = reason
