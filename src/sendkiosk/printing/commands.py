"""Running one of CUPS' own commands within a time, and reading what it says."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from time import monotonic


class SilentError(Exception):
    """A command is not there, or did not answer in time; the text says which, and why."""


class UnwillingError(Exception):
    """A command answered that it will not; the text is what it said.

    `told` is what it had said on its standard output before.
    """

    def __init__(self, text: str, told: bytes = b"") -> None:
        super().__init__(text)
        self.told = told


@dataclass(frozen=True, slots=True)
class Commands:
    """CUPS' commands, all of which together must answer before the moment `until` (monotonic)."""

    until: float

    @classmethod
    def within(cls, seconds: float) -> Commands:
        """Return commands that must answer within `seconds` from now."""
        return cls(monotonic() + max(seconds, 0))

    def ask(self, *words: str, given: bytes = b"") -> bytes:
        """Return what the command `words` says, with `given` on its standard input.

        The words are fixed English, whatever language the kiosk speaks. Raises SilentError, or
        UnwillingError when its exit status is not 0.
        """
        try:
            done = subprocess.run(
                words,
                input=given,
                capture_output=True,
                timeout=max(self.until - monotonic(), 0),
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except OSError as error:
            raise SilentError(f"{words[0]}: {error.strerror}.") from error
        except subprocess.TimeoutExpired as error:
            raise SilentError(f"{words[0]} took too long.") from error
        if done.returncode:
            raise UnwillingError(done.stderr.decode(errors="replace").strip(), done.stdout)
        return done.stdout

    def lines(self, *words: str) -> list[str]:
        """Return the lines that are not empty of what the command `words` says. Raises as `ask`."""
        said = self.ask(*words).decode(errors="replace")
        return [line for line in said.splitlines() if line.strip()]
