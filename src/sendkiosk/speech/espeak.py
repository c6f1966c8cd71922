"""Speaking with espeak-ng: one process for each text, which comes to it through a pipe."""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Final

from sendkiosk.speech.port import Ending, Said, Speech, Trouble, Unsaid, Voice

PROGRAM: Final = "espeak-ng"
WORDS_A_MINUTE: Final = 150
"""The usual rate: slower than the program's own, for people who listen in a second language."""
FULL_VOLUME: Final = 200
"""What the program calls the loudest; half of it is its own default."""
ASKING: Final = 5.0
"""How long a question, or writing one file, may take, in seconds."""
FASTEST: Final = 80
"""Letters a second that no voice says at any rate that can be chosen."""
_VOICE_COLUMNS: Final = 5
_SLOW_TO_LOAD: Final = "mb/"
"""Where the program keeps voices of MBROLA, which it lists without having them."""


class Espeak:
    """The program espeak-ng. What it is to say is never on its command line or in a file."""

    def __init__(self, program: str = PROGRAM) -> None:
        """Say nothing yet; `program` is its name, or its path."""
        self._program = program
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher: Thread | None = None
        self._known: dict[str, tuple[Voice, ...]] = {}

    def voice(self, language: str) -> Voice | None:
        """Return the program's voice for `language`; the one for its country, if there is one."""
        wanted = language.lower().replace("_", "-")
        short = wanted.partition("-")[0]
        # Asked once: the program takes its time. One that did not answer is asked again.
        voices = self._known.get(short) or self._voices(short)
        self._known[short] = voices
        exact = (voice for voice in voices if voice.language == wanted)
        return next(exact, next(iter(voices), None))

    def speak(self, speech: Speech, then: Callable[[Ending], None]) -> None:
        """Start a process that says `speech`, and see it out in a thread of its own."""
        self.stop()
        try:
            process = self._start(speech, stdout=subprocess.DEVNULL)
        except OSError as error:
            then(Unsaid(Trouble.NO_PROGRAM, f"{self._program}: {error.strerror}."))
            return
        self._process = process
        self._watcher = Thread(target=self._see_out, args=(process, speech, then), daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        """End the process, and wait until it is gone."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
        if self._watcher is not None:
            self._watcher.join()
            self._watcher = None

    def to_file(self, speech: Speech, path: Path) -> Ending:
        """Write the sound to `path`; it comes through a pipe, so that a failure leaves no file."""
        try:
            process = self._start(speech, "--stdout", stdout=subprocess.PIPE)
        except OSError as error:
            return Unsaid(Trouble.NO_PROGRAM, f"{self._program}: {error.strerror}.")
        try:
            sound, complaint = process.communicate(_as_input(speech.text), ASKING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Unsaid(Trouble.TURNED_DOWN, f"{self._program} took too long.")
        if process.returncode or not sound:
            return Unsaid(Trouble.TURNED_DOWN, _last_line(complaint))
        return _write(_with_length(sound), path)

    def _start(self, speech: Speech, *more: str, stdout: int) -> subprocess.Popen[bytes]:
        rate, volume = round(WORDS_A_MINUTE * speech.rate), round(FULL_VOLUME * speech.volume)
        return subprocess.Popen(
            (
                *(self._program, "--stdin", "-b", "1", "-v", speech.voice.id),
                *("-s", str(rate), "-a", str(volume), *more),
            ),
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.PIPE,
        )

    def _see_out(
        self, process: subprocess.Popen[bytes], speech: Speech, then: Callable[[Ending], None]
    ) -> None:
        began = monotonic()
        complaint = process.communicate(_as_input(speech.text))[1]
        took = monotonic() - began
        with self._lock:
            if self._process is not process:
                return
            self._process = None
        if process.returncode:
            then(Unsaid(Trouble.TURNED_DOWN, _last_line(complaint)))
        # Where there is no output for sound, the program says so at once and calls it a success.
        elif took < len(speech.text) / FASTEST:
            then(Unsaid(Trouble.NO_SOUND, _last_line(complaint)))
        else:
            then(Said())

    def _voices(self, language: str) -> tuple[Voice, ...]:
        """Return the voices for `language`, those that the program likes best first."""
        try:
            told = subprocess.run(
                (self._program, f"--voices={language}"),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=ASKING,
                check=False,
            ).stdout.decode(errors="replace")
        except (OSError, subprocess.TimeoutExpired):
            return ()
        rows = (line.split() for line in told.splitlines()[1:])
        return tuple(
            Voice(row[1], row[1].lower())
            for row in rows
            if len(row) >= _VOICE_COLUMNS
            and not row[4].startswith(_SLOW_TO_LOAD)
            and row[1].lower().partition("-")[0] == language
        )


def _as_input(text: str) -> bytes:
    """Return `text` for the program, to which two square brackets would begin phonemes."""
    return text.replace("[[", "[ [").encode()


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def _with_length(sound: bytes) -> bytes:
    """Return the WAV file `sound` with its real length: through a pipe it could not be known."""
    whole = BytesIO()
    with wave.open(BytesIO(sound)) as told, wave.open(whole, "wb") as file:
        file.setparams(told.getparams())
        file.writeframes(told.readframes(len(sound)))
    return whole.getvalue()


def _write(sound: bytes, path: Path) -> Ending:
    try:
        with path.open("xb") as file:
            file.write(sound)
    except OSError as error:
        return Unsaid(Trouble.TURNED_DOWN, f"{path} cannot be written: {error.strerror}.")
    return Said()
