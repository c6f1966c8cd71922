"""Every code that a finding can have is in the list for the authors of packs."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from sendkiosk.authoring.translating.codes import WordFault
from sendkiosk.findings.codes import FileFault
from sendkiosk.pack.codes import Fault

GUIDE = Path(__file__).parents[3] / "docs" / "content-pack.md"


def test_every_code_is_explained_in_the_guide_to_packs() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in GUIDE.read_text(encoding="utf-8").split("\n")
        if line.startswith("| ")
    ]
    explained = {row[0]: row[1:] for row in rows}
    for code in chain(FileFault, Fault, WordFault):
        assert str(code) in explained, f"{code} is missing in {GUIDE.name}"
        meaning, advice = explained[str(code)]
        assert meaning
        assert advice
