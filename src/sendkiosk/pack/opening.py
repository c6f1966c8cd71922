"""Opening a pack: from a folder to a flow, and to what must be checked again."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.flow import Flow
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.compiling import compile_pack
from sendkiosk.pack.confirmations import confirmed, to_be_tried
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.loading import load_packs
from sendkiosk.pack.merging import Merged, merge
from sendkiosk.pack.raw import Checked, RawConfirmation


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
class OpenedPack:
    """A pack that was read: its flow, what is wrong with it, and when what must be checked again.

    `flow` is None exactly when there is an error among the `findings`, which are in the order of
    files and lines. `merged` is what was read, with the place of everything; None when that cannot
    be put together at all. `folders` are those that were read, or looked for, the pack's own first.
    """

    flow: Flow | None
    findings: tuple[Finding, ...]
    reviews: tuple[Review, ...] = ()
    merged: Merged | None = None
    folders: tuple[Path, ...] = ()


def open_pack(folder: Path) -> OpenedPack:
    """Return the pack in `folder`, with the packs it extends from the folders beside it.

    No pack, however broken, raises an error.
    """
    loaded = load_packs(folder)
    findings = list(loaded.findings)
    if not loaded.packs:
        return OpenedPack(None, in_order(findings), folders=loaded.folders)
    merged = merge(loaded.packs, findings)
    flow = compile_pack(merged, findings)
    reviews = tuple(_reviews(merged))
    return OpenedPack(flow, in_order(findings), reviews, merged, loaded.folders)


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


def unconfirmed(pack: OpenedPack) -> tuple[Finding, ...]:
    """Return a warning for each contact of `pack` whose numbers and addresses nobody has tried."""
    if pack.merged is None:
        return ()
    merged = pack.merged
    tried = confirmed(merged)
    where = shlex.quote(str(merged.folder))
    return in_order(
        contact.finding(
            Fault.UNCONFIRMED,
            (),
            f"Nobody has tried the numbers and addresses of “{name}”.",
            f"Try them, then type: sendkiosk pack confirm {name} --by NAME --pack {where}",
            Severity.WARNING,
        )
        for name, contact in merged.contacts.items()
        if name not in tried and to_be_tried(contact.settings)
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` in the order in which `pack check` tells them: by file, line and code."""
    return tuple(sorted(findings, key=lambda found: (str(found.file), found.line, found.code)))


def _reviews(merged: Merged) -> Iterator[Review]:
    tried = confirmed(merged)
    checked: list[Entry[Checked] | Entry[RawConfirmation]] = [*merged.sources.values()]
    checked += [tried.get(name, contact) for name, contact in merged.contacts.items()]
    for entry in checked:
        settings = entry.settings
        line = entry.source.line((*entry.at, "review_by"))
        advice = "Check it, then set checked and review_by anew."
        if isinstance(settings, RawConfirmation):
            advice = f"Try it again, then type: sendkiosk pack confirm {entry.id} --by NAME"
        days = settings.checked, settings.review_by
        yield Review(entry.id, *days, advice, entry.source.file, line)
