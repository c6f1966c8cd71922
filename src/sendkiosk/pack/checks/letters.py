"""Each letter leaves room only for dates that a visitor can be asked for."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.findings.finding import Finding
from sendkiosk.findings.validation import did_you_mean
from sendkiosk.journey.flow import Kind
from sendkiosk.journey.summary import TODAY
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.letter_texts import blanks_in
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.parts import Part


def check_letters(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each pair of curly brackets that nothing could fill."""
    if Part.SCREENS in merged.broken:
        return
    dates = {name for name, each in merged.screens.items() if each.settings.kind is Kind.DATE}
    known = {TODAY, *dates}
    for letter in merged.letters.values():
        for wording in letter.wordings:
            for block in wording.text.blocks:
                for blank in blanks_in(block.text):
                    if blank not in known:
                        problem = f"“{{{blank}}}” is not a date that could be filled in."
                        advice = did_you_mean(blank, known) or "Name a date screen, or today."
                        yield Finding(
                            Fault.UNKNOWN_BLANK, wording.source.file, block.line, problem, advice
                        )
