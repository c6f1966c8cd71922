"""Reading a pack from its files: all that is wrong with it, and its flow."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.compiling import compile_pack
from sendkiosk.pack.confirmations import confirmed, to_be_tried
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.loading import load_packs
from sendkiosk.pack.merging import Merged, merge
from sendkiosk.pack.opening import OpenedPack, Review, in_order
from sendkiosk.pack.raw import Checked, RawConfirmation


def read_pack(folder: Path) -> OpenedPack:
    """Return the pack in `folder`, as `open_pack` does."""
    loaded = load_packs(folder)
    findings = list(loaded.findings)
    if not loaded.packs:
        return OpenedPack(None, in_order(findings), folders=loaded.folders)
    merged = merge(loaded.packs, findings)
    flow = compile_pack(merged, findings)
    reviews = tuple(_reviews(merged))
    return OpenedPack(flow, in_order(findings), reviews, merged, loaded.folders)


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
