"""Opening a pack: from a folder to a flow, and to what must be checked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.messages import Message
from sendkiosk.pack.codes import Fault

if TYPE_CHECKING:
    from sendkiosk.pack.merging import Merged


@dataclass(frozen=True, slots=True)
class Review:
    """A source or contact, when it was checked and must be again, and where that stands.

    `advice` says what to do once the day for it has passed.
    """

    name: str
    checked: date
    review_by: date
    advice: str
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class PackTexts:
    """The texts of the pack with the id `name`, in `folder`, that no pack it extends has, too."""

    name: str
    folder: Path
    texts: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A pack that was read: its flow, what is wrong with it, and when what must be checked again.

    `flow` is None exactly when there is an error among the `findings`, which are in the order of
    files and lines. `merged` is what was read, with the place of everything; None when that cannot
    be put together at all, and where it was compiled before; only then are there `texts`, which
    `texts_of` tells of each pack. `folders` are those that were read, or looked for, the pack's own
    first.
    """

    flow: Flow | None
    findings: tuple[Finding, ...]
    reviews: tuple[Review, ...] = ()
    merged: Merged | None = None
    folders: tuple[Path, ...] = ()
    texts: tuple[PackTexts, ...] = ()


def open_pack(folder: Path) -> OpenedPack:
    """Return the pack in `folder`, with the packs it extends from the folders beside it.

    No pack, however broken, raises an error.
    """
    # It takes long to import, and a compiled pack needs nothing of it.
    from sendkiosk.pack.from_files import read_pack

    return read_pack(folder)


def texts_of(pack: OpenedPack) -> tuple[PackTexts, ...]:
    """Return what is to be translated of `pack` and of those it extends, the local one first."""
    if pack.merged is None:
        return pack.texts
    from sendkiosk.pack.source_texts import pack_texts

    return pack_texts(pack.merged.packs)


def overdue(pack: OpenedPack, today: date) -> tuple[Finding, ...]:
    """Return a warning for each source and contact of `pack` not checked again by `today`.

    The day named by `review_by` itself is still in time.
    """
    late = [review for review in pack.reviews if review.review_by < today]
    return in_order(
        [
            Finding(
                Fault.OVERDUE,
                review.file,
                review.line,
                f"“{review.name}” should have been checked again by {review.review_by}.",
                review.advice,
                Severity.WARNING,
            )
            for review in late
        ]
    )


def checked_ahead(pack: OpenedPack, today: date) -> tuple[Finding, ...]:
    """Return an error for each source and contact of `pack` that was checked after `today`.

    A kiosk would take its own clock for wrong, and lead no visit until that day.
    """
    ahead = [review for review in pack.reviews if review.checked > today]
    return in_order(
        [
            Finding(
                Fault.CHECKED_AHEAD,
                review.file,
                review.line,
                f"“{review.name}” is said to be checked on {review.checked}, which is to come.",
                "Set checked to the day on which it was read, or confirmed.",
            )
            for review in ahead
        ]
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` in the order in which `pack check` tells them: by file, line and code."""
    return tuple(sorted(findings, key=lambda found: (str(found.file), found.line, found.code)))
