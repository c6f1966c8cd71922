"""What staff are told of the session notes: once for each kind of fault, not at each visit."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from sendkiosk.journey.messages import message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.faults import Fault, NotSavedError

log = logging.getLogger(__name__)


@dataclass(slots=True)
class NotesLog:
    """Puts faults of the file of notes into the log; those in `told` are known already."""

    told: set[Fault] = field(default_factory=set)

    def saved(self, set_aside: Path | None) -> None:
        """Log that a damaged file was set aside, if one was. What comes now is told anew."""
        self.told.clear()
        if set_aside is not None:
            words = message(
                "The session notes were damaged. They were set aside as {file}, and new ones were"
                " begun. To get back what can be read, type: sendkiosk notes repair",
                file=str(set_aside),
            )
            log.warning("%s", Catalogue().say(words))

    def not_saved(self, error: NotSavedError) -> None:
        """Log why a note was not kept, unless staff know already."""
        if error.fault in self.told:
            return
        self.told.add(error.fault)
        words = message("A session note was not kept. {reason}", reason=error.reason)
        log.warning("%s", Catalogue().say(words))
