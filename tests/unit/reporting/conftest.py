"""What the tests of the report share: fonts, and a report as it was drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pytest

from sendkiosk.handout.fonts import FontFiles, find_fonts
from sendkiosk.handout.watching import Drawn, Watch
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.notes.reports.report import Report
from sendkiosk.paths import find_places, font_folders
from sendkiosk.reporting.pdf import build_report
from sendkiosk.reporting.setting import ReportSetter, report_setter

SERVICE = "Advice for families in Anyshire"


@dataclass(frozen=True, slots=True)
class Built:
    """A report as a PDF, and where its ink lies."""

    pdf: bytes
    drawn: Drawn


@pytest.fixture(scope="session")
def fonts() -> FontFiles:
    """Return the fonts that the program itself would take."""
    return find_fonts(font_folders(find_places()))


@pytest.fixture(scope="session")
def setter(fonts: FontFiles) -> ReportSetter:
    """Return a setter for English."""
    return report_setter(Catalogue(), fonts)


@pytest.fixture(scope="session")
def build(fonts: FontFiles) -> Callable[..., Built]:
    """Return a function that builds a report, in English unless another catalogue is given."""

    @lru_cache(maxsize=8)
    def built(report: Report, catalogue: Catalogue | None = None) -> Built:
        watch = Watch()
        pdf = build_report(report, catalogue or Catalogue(), fonts, SERVICE, new_paper=watch)
        assert watch.paper is not None
        return Built(pdf, watch.paper.drawn)

    return built
