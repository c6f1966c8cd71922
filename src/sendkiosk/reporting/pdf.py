"""The report as a PDF: findings first, then charts and tables, on pages of A4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk import __version__
from sendkiosk.handout.binding import Chapter, NewPaper, bind_chapters
from sendkiosk.handout.boxes import Part
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.paper import Paper
from sendkiosk.journey.messages import Message, plural_message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.reports.report import Report
from sendkiosk.reporting import chapters, front
from sendkiosk.reporting.setting import ReportSetter, report_setter

_MOST_NAMED: Final = 3
"""How many sites the foot of a page names."""


def build_report(
    report: Report,
    catalogue: Catalogue,
    fonts: FontFiles,
    service: Message | str,
    *,
    new_paper: NewPaper = Paper,
) -> bytes:
    """Return `report` as a PDF of A4 pages, in the language of `catalogue`.

    `service` is the name of the service it is about. Nothing is shown that is not in the report: no
    sum, no share of our own. `new_paper` makes what it is drawn on. The same report gives the same
    bytes, of one version of the program. Raises MissingFontError if a font file of the language
    cannot be read; other letters that the fonts lack become question marks.
    """
    setter = report_setter(catalogue, fonts)
    chapter = Chapter(tuple(_story(setter, report, service)), setter.faces.right_to_left)
    title = setter.say("{title}: {service}", title=front.TITLE, service=service)
    foot = _foot(setter, report, service)
    return bind_chapters(setter, setter, title, [chapter], foot, new_paper=new_paper)


def _story(setter: ReportSetter, report: Report, service: Message | str) -> Iterator[Part]:
    yield from front.head(setter, report, service)
    if not report.tables:
        yield from front.nothing_yet(setter)
    yield from front.highlights(setter, report)
    yield from chapters.visits(setter, report)
    # Where there is nothing to show, why is what is asked first.
    notes = [front.reading(setter, report), front.left_out(setter, report)]
    for parts in notes if report.tables else reversed(notes):
        yield from parts
    yield from chapters.tables(setter, report)
    yield from chapters.sites(setter, report)
    yield from chapters.trends(setter, report)
    yield from chapters.cross_tables(setter, report)


def _foot(setter: ReportSetter, report: Report, service: Message | str) -> str:
    """Return the service, the period, the sites, and how the counts are to be taken."""
    say = setter.say
    sites = ", ".join(setter.label(site) for site in report.sites)
    if len(report.sites) > _MOST_NAMED:
        sites = say(plural_message("{count} site", "{count} sites", len(report.sites)))
    period = say(report.covered_label) if report.covered else ""
    told = (say(service), period, sites)
    return " ".join(
        (
            *(say("{words}.", words=words) for words in told if words),
            say("Counts are rounded to 5; small counts are not shown."),
            say("Made on {day} with sendkiosk {version}.", day=report.made, version=__version__),
        )
    )
