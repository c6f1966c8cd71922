"""What is chosen for a session note, while its visit goes on."""

from __future__ import annotations

from dataclasses import dataclass

from sendkiosk.notes.note import NONE


@dataclass(eq=False, slots=True)
class NoteDraft:
    """What is chosen for a note that nobody has agreed to yet.

    `feedback` and `level` are codes of a note. `typed` is the remark as an adviser types it, and
    `remark` what of it would be kept.
    """

    feedback: str = NONE
    level: str = NONE
    typed: str = ""
    remark: str = ""
