"""The whole report, read back from the PDF."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader

from sendkiosk import __version__
from sendkiosk.handout.faults import faults_of
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.journey.messages import Message, message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.disclosure.shown import Shown
from sendkiosk.notes.reports.report import Cell, Heading, Report
from sendkiosk.notes.reports.words import said
from sendkiosk.reporting.pdf import build_report
from sendkiosk.reporting.words import about, percent
from tests.support import reports
from tests.support.examples import examples
from tests.support.reports import Size
from tests.unit.reporting.conftest import SERVICE, Built

Build = Callable[..., Built]

SIZES = {
    "one site, one quarter": Size(),
    "three sites, a year": Size(3, 4, 60),
    "thirty sites, two years": Size(30, 8, 40),
    "hardly any visits": Size(2, 2, 6),
}
HUGE = Size(40, 12, 50)
every_size = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
say = Catalogue().say


@every_size
def test_all_that_a_report_holds_stands_on_its_pages(size: Size, build: Build) -> None:
    report = reports.plausible(size)
    drawn = build(report).drawn

    assert not faults_of(drawn, all_said(report))


def test_a_huge_report_has_all_of_it(build: Build) -> None:
    report = reports.plausible(HUGE)
    drawn = build(report).drawn

    assert len(report.sites) == 40
    assert not faults_of(drawn, all_said(report))


@every_size
def test_no_number_is_shown_that_is_not_in_the_report(size: Size, build: Build) -> None:
    report = reports.plausible(size)
    built = build(report)
    text = re.sub(r"Page \d+ of \d+", "", read(built.pdf))
    text = text.replace(__version__, "")

    allowed = set(numbers(" ".join((*all_said(report), *labels_of_points(report)))))
    allowed |= {"5"}  # what counts are rounded to, at the foot
    if len(report.sites) > 3:
        allowed.add(str(len(report.sites)))
    assert set(numbers(text)) - allowed == set()


@every_size
def test_each_page_has_its_number_and_what_must_be_known(size: Size, build: Build) -> None:
    report = reports.plausible(size)
    pages = [words(page) for page in read(build(report).pdf).split("\f")[:-1]]

    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert SERVICE in page
        assert say(report.covered_label) in page
        assert Catalogue().day(report.made) in page
        assert __version__ in page
        assert "rounded to 5" in page


@every_size
def test_it_is_read_from_the_findings_to_the_cross_tables(size: Size, build: Build) -> None:
    report = reports.plausible(size)
    text = words(read(build(report).pdf))

    order = [
        SERVICE,
        *(say(finding.message) for finding in report.highlights[:1]),
        say(report.reading[0]),
        say(report.left_out[0].message),
        say(report.tables[0].rows[0].heading.label),
        say(report.cross_tables[-1].by_column.label),
    ]
    place = 0
    for expected in order:
        found = text.find(words(expected), place)
        assert found >= 0, expected
        place = found


def test_a_row_is_read_with_its_counts(build: Build) -> None:
    report = reports.plausible(Size())
    table = report.tables[0]
    spoken = build(replace(report, tables=(table,))).drawn.paragraphs

    for row in table.rows:
        place = spoken.index(say(row.heading.label))
        told = [say(said(row.cell.now)), *shares(row.cell.share)]
        assert list(spoken[place + 1 : place + 1 + len(told)]) == told


@pytest.mark.parametrize("covered", [True, False], ids=["too few visits", "not over"])
def test_where_there_is_nothing_to_show_one_page_says_why(covered: bool, build: Build) -> None:
    report = reports.empty()
    if covered:
        full = reports.plausible(Size())
        report = replace(report, covered=full.covered, covered_label=full.covered_label)
    built = build(report)

    assert built.drawn.pages == 1
    assert not faults_of(built.drawn, (say(left.message) for left in report.left_out))
    assert "There is nothing to show yet." in words(read(built.pdf))


def test_the_same_report_gives_the_same_bytes(fonts: FontFiles) -> None:
    report = reports.plausible(Size(3, 4, 60))

    assert build_report(report, Catalogue(), fonts, SERVICE) == build_report(
        reports.plausible(Size(3, 4, 60)), Catalogue(), fonts, message(SERVICE)
    )


def test_watching_changes_nothing(build: Build, fonts: FontFiles) -> None:
    report = reports.plausible(Size())

    assert build(report).pdf == build_report(report, Catalogue(), fonts, SERVICE)


@pytest.mark.parametrize("locale", ["ar", "ur", "bn", "pa"])
def test_it_can_be_set_in_every_script(locale: str, build: Build) -> None:
    drawn = build(reports.plausible(Size(3, 4, 60)), Catalogue(locale)).drawn

    assert not faults_of(drawn, ())


def test_a_label_that_cannot_be_printed_is_told_by_its_code(build: Build) -> None:
    report = reports.plausible(Size())
    language = next(table for table in report.tables if table.heading.code == "language")
    row = replace(language.rows[0], heading=Heading("gu", Message("ગુજરાતી")))
    changed = replace(report, tables=(replace(language, rows=(row, *language.rows[1:])),))

    assert "gu" in build(changed).drawn.paragraphs


@settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(report=reports.any_reports())
def test_nothing_overlaps_whatever_a_report_holds(report: Report, build: Build) -> None:
    assert not faults_of(build(report).drawn, ())


def test_those_who_have_it_read_aloud_find_headings_tables_and_figures(build: Build) -> None:
    report = reports.plausible(Size(3, 4, 60))
    reader = PdfReader(BytesIO(build(report).pdf))
    elements = list(all_elements(reader))
    kinds = [element["/S"] for element in elements]

    assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]
    assert SERVICE in str(reader.metadata and reader.metadata.title)
    assert kinds.count("/H1") == 1
    tables = [element for element in elements if element["/S"] == "/Table"]
    assert len(tables) >= len(report.tables) + len(report.cross_tables) + 1
    for table in tables:
        head, *rows = (kid.get_object() for kid in table["/K"])
        assert rows
        width = len(head["/K"])
        for row in (head, *rows):
            assert row["/S"] == "/TR"
            assert len(row["/K"]) == width
            assert {kid.get_object()["/S"] for kid in row["/K"]} <= {"/TH", "/TD"}
        assert all(row["/K"][0].get_object()["/A"]["/Scope"] == "/Row" for row in rows)
    figures = [element for element in elements if element["/S"] == "/Figure"]
    told = " ".join(figure["/Alt"] for figure in figures)
    for trend in report.trends:
        for point in trend.points:
            assert say(point.label) in told
            assert say(said(point.shown)) in told


def all_said(report: Report) -> Iterator[str]:
    """Yield all labels, sentences and counts of `report` in words."""
    yield SERVICE
    yield say(report.covered_label)
    yield say(report.previous_label)
    yield Catalogue().day(report.made)
    yield from (say(site.label) for site in report.sites)
    for finding in report.highlights:
        yield say(finding.message)
        yield say(about(finding.cell.now))
    yield from (say(text) for text in report.reading)
    yield from (say(left.message) for left in report.left_out)
    for table in (*report.tables, *((report.by_site,) if report.by_site else ())):
        if table is not report.by_site:
            yield say(table.heading.label)
        for row in table.rows:
            yield say(row.heading.label)
            yield from cell_words(row.cell)
    for crossed in report.cross_tables:
        yield from (say(column.label) for column in crossed.columns)
        for line in crossed.rows:
            yield say(line.heading.label)
            for cell in (*line.cells, line.total):
                yield from crossed_words(cell)
    for trend in report.trends:
        yield say(trend.heading.label)
        for point in trend.points:
            yield say(said(point.shown))


def crossed_words(cell: Cell) -> Iterator[str]:
    """Yield what is said of a count in a cross-table, where a range stands below the count."""
    for words in cell_words(cell):
        yield from re.split(r" (?=\(\d)", words)


def cell_words(cell: Cell) -> Iterator[str]:
    for shown in (cell.now, cell.before):
        if isinstance(shown, Shown):
            yield say(said(shown))
    yield from shares(cell.share)
    yield from shares(cell.share_before)


def shares(share: int | None) -> Iterator[str]:
    if share is not None:
        yield say(percent(share))


def labels_of_points(report: Report) -> Iterator[str]:
    for trend in report.trends:
        yield from (say(point.label) for point in trend.points)


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def words(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def read(pdf: bytes) -> str:
    """Return the text as Poppler reads it, in the order of the page's content."""
    command = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def all_elements(reader: PdfReader) -> Iterator[Any]:
    """Yield each element of the structure."""
    root: Any = reader.trailer["/Root"]
    waiting = [root["/StructTreeRoot"]["/K"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, dict) and "/S" in element:
            yield element
            waiting += [kid for kid in element["/K"] if hasattr(kid, "get_object")]
