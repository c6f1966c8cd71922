"""The papers of the gallery: made as visitors get them, and checked while they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sendkiosk.authoring.gallery_outcomes import Exhibit
from sendkiosk.handout.design import SheetSize
from sendkiosk.handout.expected import said_on_letter, said_on_sheet
from sendkiosk.handout.faults import PageFault, faults_of
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.letter import build_letter
from sendkiosk.handout.letters import UnprintableError
from sendkiosk.handout.sheet import build_sheet
from sendkiosk.handout.watching import Watch
from sendkiosk.language.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Hung:
    """A paper that was made: its PDF, which is empty if none could be made, and its faults."""

    pdf: bytes
    pages: int
    faults: tuple[PageFault, ...]


def hang(exhibit: Exhibit, catalogue: Catalogue, fonts: FontFiles, size: SheetSize) -> Hung:
    """Return `exhibit` on paper in the language of `catalogue`, with all that is wrong with it.

    Raises MissingFontError if a font file cannot be read.
    """
    watch = Watch()
    summary, letter = exhibit.summary, exhibit.letter
    try:
        if letter is None:
            pdf = build_sheet(summary, catalogue, fonts, size, new_paper=watch)
        else:
            pdf = build_letter(letter, summary, catalogue, fonts, size, new_paper=watch)
    except UnprintableError as error:
        return Hung(b"", 0, (PageFault(0, error.characters, "cannot be printed"),))
    if watch.paper is None:
        raise RuntimeError("A paper was made without the one that is watched.")
    drawn = watch.paper.drawn
    return Hung(pdf, drawn.pages, faults_of(drawn, _said(exhibit, catalogue)))


def _said(exhibit: Exhibit, catalogue: Catalogue) -> Iterator[str]:
    """Yield what the paper must say: drafts stand beside English, letters are in English too."""
    letter = exhibit.letter
    languages = [catalogue]
    if letter is not None or catalogue.is_draft:
        languages.append(Catalogue())
    for language in languages:
        if letter is None:
            yield from said_on_sheet(exhibit.summary, language)
        else:
            yield from said_on_letter(letter, language)
