"""How a report is set: in one language, with the letters of all others that are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from sendkiosk.handout.boxes import Empty, Part
from sendkiosk.handout.design import TEXT_WIDTH, BookSize, Design
from sendkiosk.handout.fonts import Faces, Family, FontFiles, families_of, read_face
from sendkiosk.handout.letters import STAND_IN, with_stand_ins
from sendkiosk.handout.text import Lines, Run, Style
from sendkiosk.handout.typesetter import Typesetter
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.reports.report import Heading


@dataclass(frozen=True, slots=True)
class ReportSetter(Typesetter):
    """Sets texts as its parent does, but for letters that cannot be printed.

    These become question marks: the name of one language must not cost a service its report.
    """

    def runs(self, runs: Iterable[Run], style: Style | None = None) -> Lines:
        """Return `runs` set one after the other."""
        return Typesetter.runs(self, [self._printable(run) for run in runs], style)

    def narrow_to(self, width: float) -> Self:
        """Return a setter for a column that is `width` points wide."""
        return replace(self, width=width)

    def small(self, text: str, *, bold: bool = False) -> Lines:
        """Return `text` in the type of tables."""
        return self.runs([Run(text, bold)], self.design.small)

    def fine(self, text: str, *, bold: bool = False) -> Lines:
        """Return `text` in the smallest type."""
        return self.runs([Run(text, bold)], self.design.footer)

    def label(self, heading: Heading) -> str:
        """Return the label of `heading`; its code if no letter of the label can be printed."""
        label = self.say(heading.label)
        printed, lost = with_stand_ins(label, self.faces.regular)
        return heading.code if lost and not printed.strip(f"{STAND_IN} ") else label

    def section(self, name: str, heading: str, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Return `parts` below a heading, as its parent does, with more room between the two."""
        below = list(parts)
        if below:
            gap = self.design.gap
            below[0] = replace(below[0], gap=gap * 1.2)
            below.insert(0, Part(Empty(), keep=True))
        return Typesetter.section(self, name, heading, below)

    def titled(self, name: str, title: str, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Return `parts` below a small heading, which stays with the first of them.

        `name` is what the outline knows it by; it stands in a section.
        """
        heading = self.marked(name, self.bold(title, self.design.name), level=1)
        gap = self.design.gap
        first, *rest = parts
        return Part(heading, gap=gap * 2, keep=True), replace(first, gap=gap * 0.4), *rest

    def _printable(self, run: Run) -> Run:
        text, lost = with_stand_ins(run.text, self.faces.of(bold=run.bold))
        return replace(run, text=text) if lost else run


def report_setter(catalogue: Catalogue, fonts: FontFiles) -> ReportSetter:
    """Return a setter for texts as wide as a page.

    Raises MissingFontError if a font file of the language of `catalogue` cannot be read.
    """
    faces = _faces(fonts, catalogue)
    return ReportSetter(catalogue, faces, Design(BookSize.STANDARD, faces.main.family), TEXT_WIDTH)


def _faces(fonts: FontFiles, catalogue: Catalogue) -> Faces:
    """Return the faces of the language last, as its lines are measured by it; others before."""
    own = families_of(catalogue.tag)
    others = (family for family in _others(own) if not fonts.missing([family]))
    # The first one draws what is no letter, such as a digit, whatever the language.
    families = (Family.SANS, *others, own[-1])
    pairs = [[read_face(file, family) for file in fonts.of(family)] for family in families]
    regular, bold = zip(*pairs, strict=True)
    return Faces(catalogue.tag, catalogue.right_to_left, regular, bold)


def _others(own: tuple[Family, ...]) -> Iterator[Family]:
    """Yield a family for each script that those in `own` have not.

    Arabic letters are Naskh beside other scripts: Nastaliq has no room in lines made for these.
    """
    scripts = {family.script for family in own}
    for family in Family:
        if family.script not in scripts:
            scripts.add(family.script)
            yield family
