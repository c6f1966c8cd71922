"""Speaking through Qt, with the voices of the system: for Windows and macOS, or where it is set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech

from sendkiosk.speech.port import Ending, Said, Speech, Trouble, Unsaid, Voice

_WRITES_NO_FILES: Final = Unsaid(Trouble.TURNED_DOWN, "The system's voices write no files.")


class QtSpeech(QObject):
    """The speech of the system. It belongs to the thread of the window, and tells there."""

    def __init__(self, engine: str = "") -> None:
        """Be silent; `engine` is one of Qt's names, by default the first that the system has."""
        # Qt loads nothing without an application; the doctor has none of its own.
        self._application = QCoreApplication.instance() or QCoreApplication([])
        super().__init__()
        self._system = QTextToSpeech(engine, self) if engine else QTextToSpeech(self)
        self._then: Callable[[Ending], None] | None = None
        self._began = False
        self._system.stateChanged.connect(self._changed)

    def voice(self, language: str) -> Voice | None:
        """Return the voice for `language`; the one for its country, if there is one."""
        wanted = language.lower().replace("_", "-")
        short = wanted.partition("-")[0]
        tags = {each.name(): each.name().lower().replace("_", "-") for each in self._locales()}
        fits = [Voice(name, tag) for name, tag in tags.items() if tag.partition("-")[0] == short]
        exact = (voice for voice in fits if voice.language == wanted)
        return next(exact, next(iter(fits), None))

    def speak(self, speech: Speech, then: Callable[[Ending], None]) -> None:
        """Let the system say `speech`."""
        self.stop()
        if self._system.state() is QTextToSpeech.State.Error:
            then(Unsaid(Trouble.NO_PROGRAM, self._system.errorString()))
            return
        self._system.setLocale(QLocale(speech.voice.id))
        self._system.setRate(max(-1.0, min(speech.rate - 1, 1.0)))
        self._system.setVolume(speech.volume)
        self._then = then
        self._system.say(speech.text)

    def stop(self) -> None:
        """Let the system fall silent."""
        self._then, self._began = None, False
        if self._system.state() is not QTextToSpeech.State.Error:
            self._system.stop(QTextToSpeech.BoundaryHint.Immediate)

    def to_file(self, speech: Speech, path: Path) -> Ending:  # noqa: ARG002 - nothing is written
        """Return that it cannot: Qt gives the sound of few systems, and not of this version's."""
        return _WRITES_NO_FILES

    def _locales(self) -> list[QLocale]:
        if self._system.state() is QTextToSpeech.State.Error:
            return []
        return list(self._system.availableLocales())

    def _changed(self, state: QTextToSpeech.State) -> None:
        """Tell the ending; that of a text from before can still come after another has begun."""
        match state:
            case QTextToSpeech.State.Speaking | QTextToSpeech.State.Synthesizing:
                self._began = True
            case QTextToSpeech.State.Ready if self._began:
                self._tell(Said())
            case QTextToSpeech.State.Error:
                self._tell(Unsaid(Trouble.TURNED_DOWN, self._system.errorString()))
            case _:
                pass

    def _tell(self, ending: Ending) -> None:
        then, self._then, self._began = self._then, None, False
        if then is not None:
            then(ending)
