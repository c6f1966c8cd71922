"""What becomes of a session note: chosen on its page, agreed to or not, and kept or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.background import Background
from sendkiosk.ui.look import Look
from sendkiosk.ui.note_draft import NoteDraft
from sendkiosk.ui.services import NoteRequest, Services

if TYPE_CHECKING:
    from sendkiosk.notes.words import Part
    from sendkiosk.ui.pages.note import NotePage


class Outcome(Enum):
    """What became of the note of a visit."""

    NOT_KEPT = auto()
    """Nobody agreed to it, or it could not be saved."""
    BEING_KEPT = auto()
    KEPT = auto()
    """It is on the disk."""


WORDS: Final[Mapping[Outcome, Message]] = MappingProxyType(
    {
        Outcome.NOT_KEPT: message("No note was kept."),
        Outcome.BEING_KEPT: message("Your note is being saved."),
        Outcome.KEPT: message("Your note is kept. It cannot show who you are."),
    }
)


class NoteKeeping:
    """Asks for the note of one visit after the other, and saves it without keeping anybody waiting.

    `outcome` is what became of the note of this visit.
    """

    def __init__(
        self,
        services: Services,
        background: Background,
        note: Callable[[NoteDraft], NoteRequest],
        tell: Callable[[], None],
    ) -> None:
        """Save in `background`; `note` returns the note of this visit with what a draft holds.

        `tell` is called when the outcome is another one by itself.
        """
        self._services, self._background = services, background
        self._note, self._tell = note, tell
        self.checking = Background()
        self.forget()

    @property
    def words(self) -> Message:
        """What became of the note, in words."""
        return WORDS[self.outcome]

    def forget(self) -> None:
        """Forget what is chosen, and what became of it; what is being saved is saved."""
        self.draft = NoteDraft()
        self.outcome = Outcome.NOT_KEPT

    def page(self, look: Look) -> NotePage:
        """Return the page that asks; with an adviser's part where there is a desk."""
        from sendkiosk.ui.pages.note import NotePage

        draft = self.draft

        def held() -> tuple[Part, ...]:
            return self._services.note_words(self._note(draft))

        if self._services.desk is None:
            return NotePage(look, draft, held)
        from sendkiosk.ui.adviser.note_part import AdvisersPart

        advisers = AdvisersPart(look, draft, self._services.redact, self.checking)
        return NotePage(look, draft, held, advisers)

    def keep(self) -> None:
        """Save the note, as it was shown."""
        request = self._note(self.draft)
        self.forget()
        self.outcome = Outcome.BEING_KEPT
        visit = self.draft
        self._background.run(
            lambda: self._services.save_note(request), lambda kept: self._learn(visit, kept)
        )

    def wait(self) -> None:
        """Wait until nothing is looked at any more."""
        self.checking.wait()

    def _learn(self, visit: NoteDraft, kept: bool) -> None:  # noqa: FBT001 - what saving returns
        if visit is self.draft:
            self.outcome = Outcome.KEPT if kept else Outcome.NOT_KEPT
            self._tell()
