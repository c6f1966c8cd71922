"""A ledger in memory, for tests of reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sendkiosk.notes.disclosure.plan import ReportedNote
from sendkiosk.notes.disclosure.quarters import Quarter


@dataclass
class MemoryLedger:
    """Keeps notes by site and week, and what was published; `looked_up` counts looks at notes."""

    notes: dict[str, dict[str, Counter[ReportedNote]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )
    kept: dict[str, str] = field(default_factory=dict)
    looked_up: int = 0

    def add(self, site: str, quarter: Quarter, counted: Mapping[ReportedNote, int]) -> None:
        """Add notes to `site`, in the first week of `quarter`."""
        self.notes[site][quarter.weeks[0]].update(counted)

    def sites(self) -> frozenset[str]:
        """Return the sites that have notes or something published."""
        return frozenset(self.notes) | {block.partition("/")[0] for block in self.kept}

    def visits(self, site: str) -> Mapping[str, int]:
        """Return how many notes there are of each week."""
        weeks = self.notes.get(site, {})
        return {week: counted.total() for week, counted in weeks.items()}

    def kinds(self, site: str, first: str, last: str) -> Mapping[ReportedNote, int]:
        """Return the notes of some weeks by kind."""
        self.looked_up += 1
        found: Counter[ReportedNote] = Counter()
        for week, counted in self.notes[site].items():
            if first <= week <= last:
                found.update(counted)
        return found

    def published(self, block: str) -> str | None:
        """Return what was published."""
        return self.kept.get(block)

    def publish(self, block: str, text: str) -> str:
        """Keep the first text."""
        return self.kept.setdefault(block, text)
