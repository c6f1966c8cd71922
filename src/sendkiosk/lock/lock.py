"""The lock: which PIN opens it, how long a wrong one makes everybody wait, how it is set."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from sendkiosk.journey.messages import Message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.lock.file import Kept, PinFile, PinFileError
from sendkiosk.lock.pin import fits, hash_of, why_not
from sendkiosk.lock.tries import Tries

log = logging.getLogger(__name__)


class Opening(Enum):
    """What came of a try."""

    OPEN = auto()
    WRONG = auto()
    TOO_SOON = auto()
    """It was not looked at: the wait after earlier ones is not over."""
    NO_PIN = auto()
    """There is no PIN, or its file cannot be used; nothing opens this lock."""


@dataclass(slots=True)
class Lock:
    """The lock whose PIN is in `file`; `now` gives the time, with its zone.

    Tries are counted on the disk before the PIN is looked at, so that pulling the plug is no way to
    try again. Where the disk takes nothing they are counted here: staff must be able to come in
    just then.
    """

    file: PinFile
    now: Callable[[], datetime]
    _not_on_disk: Tries = field(default_factory=Tries)

    def is_set(self) -> bool:
        """Tell whether there is a PIN, be its file damaged."""
        try:
            return self.file.read() is not None
        except PinFileError:
            return True

    def trouble(self) -> Message | None:
        """Return why no PIN can open, if that is so of a PIN that was set."""
        try:
            self.file.read()
        except PinFileError as error:
            return error.reason
        return None

    def seconds_to_wait(self) -> int:
        """Return the seconds until a PIN may be tried, 0 when it may be now."""
        kept = self._kept()
        return self._tries(kept).seconds_left(self.now()) if kept else 0

    def try_pin(self, pin: str) -> Opening:
        """Tell whether `pin` opens the lock. A wrong one is counted and logged, without digits."""
        kept = self._kept()
        if kept is None:
            return Opening.NO_PIN
        tries = self._tries(kept)
        if tries.seconds_left(self.now()):
            return Opening.TOO_SOON
        counted = tries.one_more(self.now())
        self._count(kept, counted)
        try:
            is_right = fits(pin, kept.pin_hash)
        except ValueError:
            log.warning("%s", Catalogue().say(self.file.damaged()))
            return Opening.NO_PIN
        if not is_right:
            log.warning("A wrong PIN was typed, %d times in a row so far.", counted.wrong)
            return Opening.WRONG
        self._count(kept, Tries())
        return Opening.OPEN

    def set_pin(self, pin: str) -> Message | None:
        """Make `pin` the PIN and forget wrong tries; return why not, if it cannot be."""
        reason = why_not(pin)
        if reason is None:
            try:
                self.file.write(Kept(pin_hash=hash_of(pin)))
            except PinFileError as error:
                return error.reason
            self._not_on_disk = Tries()
            log.info("The PIN was set.")
        return reason

    def _kept(self) -> Kept | None:
        try:
            return self.file.read()
        except PinFileError as error:
            log.warning("%s", Catalogue().say(error.reason))
            return None

    def _tries(self, kept: Kept) -> Tries:
        """Return the tries so far; if the clock was set back, their time is set back with it."""
        tries = max(kept.tries, self._not_on_disk, key=lambda each: each.wrong)
        settled = tries.settled(self.now())
        if settled != tries:
            self._count(kept, settled)
        return settled

    def _count(self, kept: Kept, tries: Tries) -> None:
        try:
            self.file.write(kept.after(tries))
            self._not_on_disk = Tries()
        except PinFileError as error:
            self._not_on_disk = tries
            log.warning("%s", Catalogue().say(error.reason))
