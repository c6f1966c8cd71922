"""What the program asks of a speech engine, and all that can come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice: how its engine calls it, and the tag of its language, such as "en-gb"."""

    id: str
    language: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Something to be said: by whom, how fast (1 is the usual rate) and how loud (0 to 1)."""

    text: str
    voice: Voice
    rate: float = 1.0
    volume: float = 0.5


class Trouble(Enum):
    """Why something was not said."""

    NO_PROGRAM = "no program"
    """The program that speaks is not there, or cannot be started."""
    NO_SOUND = "no sound"
    """It ended before anybody can have heard it: there is nothing that the sound could go to."""
    TURNED_DOWN = "turned down"
    """The program answered that it will not, or a file cannot be written."""


@dataclass(frozen=True, slots=True)
class Said:
    """It was said to the end."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """It was not said. `detail` is what the system said, for staff, and never holds the text."""

    trouble: Trouble
    detail: str = ""


Ending: TypeAlias = "Said | Unsaid"


class Engine(Protocol):
    """Something that speaks through the output of the computer, one text at a time.

    Its calls come from one thread, and raise nothing. It keeps nothing of what it said.
    """

    def voice(self, language: str) -> Voice | None:
        """Return the voice for the language with the tag `language`, such as "ur" or "en-GB".

        None if there is no voice for it; one for another language is never put in its place. Takes
        a few seconds at most.
        """

    def speak(self, speech: Speech, then: Callable[[Ending], None]) -> None:
        """Begin to say `speech`, in place of what is being said, and return at once.

        `then` is called with the ending, from any thread, and must not call the engine there. Of a
        speech that is stopped, or that another took the place of, it is not told.
        """

    def stop(self) -> None:
        """Be silent; when this returns nothing is heard any more."""

    def to_file(self, speech: Speech, path: Path) -> Ending:
        """Write `speech` to the WAV file `path`, which is not there yet, and wait until it is done.

        Nothing is left at `path` if that fails. Takes a few seconds at most.
        """
