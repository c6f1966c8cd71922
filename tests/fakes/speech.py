"""A speech engine that is silent: it keeps what it was to say, and ends when it is told to."""

from __future__ import annotations

import wave
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sendkiosk.speech.port import Ending, Said, Speech, Trouble, Unsaid, Voice

VOICES = (Voice("english", "en-gb"), Voice("urdu", "ur"), Voice("polish", "pl"))


@dataclass(slots=True)
class FakeEngine:
    """Has these `voices`; with a `failure`, answers that and says nothing.

    `now` is being said, and everything is in `begun`.
    """

    voices: tuple[Voice, ...] = VOICES
    failure: Unsaid | None = None
    begun: list[Speech] = field(default_factory=list)
    now: Speech | None = None
    _then: Callable[[Ending], None] | None = None

    def voice(self, language: str) -> Voice | None:
        short = language.lower().replace("_", "-").partition("-")[0]
        known = (voice for voice in self.voices if voice.language.partition("-")[0] == short)
        return next(known, None)

    def speak(self, speech: Speech, then: Callable[[Ending], None]) -> None:
        self.begun.append(speech)
        self.now, self._then = speech, then
        if self.failure:
            self.finish(self.failure)

    def stop(self) -> None:
        self.now, self._then = None, None

    def to_file(self, speech: Speech, path: Path) -> Ending:
        if self.failure:
            return self.failure
        try:
            with path.open("xb") as file, wave.open(file, "wb") as sound:
                sound.setparams((1, 2, 22050, 0, "NONE", ""))
                sound.writeframes(b"\1\2" * 2000 * len(speech.text))
        except OSError as error:
            return Unsaid(Trouble.TURNED_DOWN, str(error.strerror))
        return Said()

    def finish(self, ending: Ending | None = None) -> None:
        """End what is being said; nothing happens if nothing is."""
        then = self._then
        self.stop()
        if then is not None:
            then(ending or Said())
