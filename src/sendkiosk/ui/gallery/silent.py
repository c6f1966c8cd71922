"""A voice that says nothing, so that the pages show all that belongs to reading aloud."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sendkiosk.speech.port import Ending, Said, Speech, Voice


class Silent:
    """An engine for every language; what it began never ends by itself."""

    def voice(self, language: str) -> Voice:
        """Return a voice for `language`."""
        return Voice("silent", language)

    def speak(self, speech: Speech, then: Callable[[Ending], None]) -> None:
        """Say nothing."""

    def stop(self) -> None:
        """Go on saying nothing."""

    def to_file(self, speech: Speech, path: Path) -> Ending:
        """Write nothing."""
        del speech, path
        return Said()
