"""What can be asked for; whatever cannot is refused in words."""

from __future__ import annotations

from datetime import date

import pytest

from sendkiosk.notes.disclosure.plan import CROSS_TABLES, TABLES
from sendkiosk.notes.reports.request import ReportRequest, RequestError

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)


@pytest.mark.parametrize("both", CROSS_TABLES, ids=" ".join)
def test_each_cross_table_can_be_asked_for_either_way_round(both: tuple[str, str]) -> None:
    one, other = both
    assert ReportRequest(FIRST, LAST, by=both).crossings == (both,)
    assert ReportRequest(FIRST, LAST, by=(other, one)).crossings == ((other, one),)


@pytest.mark.parametrize("field", TABLES)
@pytest.mark.parametrize("over", ["site", "quarter"])
def test_each_field_can_be_asked_for_by_site_and_by_quarter(field: str, over: str) -> None:
    assert ReportRequest(FIRST, LAST, by=(field, over)).crossings == ((field, over),)
    assert ReportRequest(FIRST, LAST, by=(over, field)).crossings == ((field, over),)


def test_one_name_asks_for_all_cross_tables_with_it() -> None:
    crossings = ReportRequest(FIRST, LAST, by=("language",)).crossings
    assert set(crossings) == {
        ("topic", "language"),
        ("phase_band", "language"),
        ("visitor_role", "language"),
        ("language", "site"),
        ("language", "quarter"),
    }


@pytest.mark.parametrize(
    "by",
    [
        ("postcode",),
        ("topic", "postcode"),
        ("routes", "letters"),
        ("topic", "topic"),
        ("site", "quarter"),
        ("topic", "language", "site"),
    ],
    ids=" ".join,
)
def test_what_is_not_counted_together_is_refused(by: tuple[str, ...]) -> None:
    with pytest.raises(RequestError) as caught:
        ReportRequest(FIRST, LAST, by=by)
    assert "topic" in str(caught.value)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(RequestError):
        ReportRequest(LAST, FIRST)
