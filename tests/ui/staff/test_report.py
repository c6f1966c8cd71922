"""What people came for, on the staff screen: counted beside the window, shown, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from sendkiosk.journey.messages import message
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.disclosure.shown import FEW, HIDDEN, ZERO, Form, Shown
from sendkiosk.notes.reports.report import Cell, Report
from sendkiosk.notes.reports.words import said
from sendkiosk.ui.checks.layout import all_faults
from sendkiosk.ui.staff.report import ReportPage
from sendkiosk.ui.staff.screen import StaffScreen
from tests.support import reports
from tests.support.kiosks import SIZES
from tests.support.reports import Size
from tests.ui.staff.conftest import PIN, Site

say = Catalogue().say
FORMS = (
    Shown(Form.ROUNDED, 38, 42, 40),
    Shown(Form.BETWEEN, 20, 30, 25),
    Shown(Form.AT_LEAST, 10, None),
    FEW,
    ZERO,
    HIDDEN,
)


def every_form() -> Report:
    """Return a report whose topics have all forms of counts."""
    report = reports.plausible(Size())
    table = report.tables[0]
    rows = [
        replace(row, cell=Cell(shown, FORMS[0]))
        for row, shown in zip(table.rows, FORMS, strict=False)
    ]
    return replace(report, tables=(replace(table, rows=tuple(rows)), *report.tables[1:]))


def open_report(site: Site) -> ReportPage:
    site.knock()
    site.type(PIN)
    site.settle()
    screen = site.page()
    assert isinstance(screen, StaffScreen)
    screen.report.click()
    site.settle()
    page = site.page()
    assert isinstance(page, ReportPage)
    return page


def words_on(page: ReportPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


@pytest.mark.parametrize("size", SIZES)
def test_findings_and_topics_are_shown(
    new_site: Callable[..., Site], size: tuple[int, int]
) -> None:
    site = new_site(size=size)
    site.report = report = every_form()
    page = open_report(site)
    words = words_on(page)

    assert say(report.covered_label) in words
    assert {say(finding.message) for finding in report.highlights} <= set(words)
    for row in report.tables[0].rows:
        assert say(row.heading.label) in words
        assert any(text.startswith(say(said(row.cell.now))) for text in words)
    assert not all_faults(page, page.look.sizes.target)


def test_where_there_is_nothing_to_show_it_says_why(site: Site) -> None:
    site.report = report = reports.empty()
    page = open_report(site)
    seen = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}

    assert "There is nothing to show yet." in seen
    assert {say(left.message) for left in report.left_out} <= seen


def test_what_cannot_be_counted_is_told_and_not_printed(site: Site) -> None:
    site.report = message("The notes are damaged.")
    page = open_report(site)

    assert "The notes are damaged." in words_on(page)
    assert not page.printing.isEnabled()


def test_the_report_is_printed_as_it_is_shown(site: Site) -> None:
    site.report = reports.plausible(Size())
    page = open_report(site)
    page.printing.click()
    site.settle()

    assert site.printed_reports == [site.report]
    assert "It printed." in words_on(page)
    assert page.printing.isEnabled()


def test_it_leads_back_and_holds_the_visit_meanwhile(site: Site) -> None:
    page = open_report(site)
    assert site.staff.is_paused
    page.back.click()
    QCoreApplication.processEvents()
    site.settle()

    assert isinstance(site.page(), StaffScreen)


def test_a_report_that_comes_too_late_changes_nothing(site: Site) -> None:
    site.report = reports.plausible(Size())
    page = open_report(site)
    page.back.click()
    site.staff.behind_pin._counted(site.report)

    assert isinstance(site.page(), StaffScreen)
