"""Phone numbers: which can be dialled, and how they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from sendkiosk.authoring.checks.phone_numbers import check_phone_numbers
from sendkiosk.findings.finding import Severity
from sendkiosk.pack.codes import Fault
from tests.support.checks import found_by, places
from tests.support.packs import edited


def with_number(number: str, more: str = "") -> dict[str, str]:
    return edited("contacts.toml", '{number = "01905 768153"}', f'{{number = "{number}"{more}}}')


@pytest.mark.parametrize(
    "number",
    [
        "01905 768153",
        "020 8538 3731",
        "0300 302 3731",
        "0330 053 4356",
        "0808 800 5000",
        "0800 1111",
        "999",
        "111",
        "116 123",
        "18001 01905 768153",
    ],
)
def test_a_number_that_can_be_dialled_is_good(tmp_path: Path, number: str) -> None:
    assert found_by(check_phone_numbers, tmp_path, with_number(number)) == []


@pytest.mark.parametrize(
    "number",
    [
        "01905 76815",
        "01905 7681533",
        "020 8538 373",
        "0I905 768153",
        "98765",
        "01632 960001",  # kept for films: nobody answers
        "ask the staff",
    ],
)
def test_a_number_that_nobody_can_dial_is_an_error(tmp_path: Path, number: str) -> None:
    found = found_by(check_phone_numbers, tmp_path, with_number(number))
    assert [each.code for each in found] == [Fault.DEAD_NUMBER]
    assert found[0].severity is Severity.ERROR
    assert number in found[0].problem


@pytest.mark.parametrize(
    ("number", "better"),
    [
        ("+44 1905 768153", "01905 768153"),
        ("01905768153", "01905 768153"),
        ("(01905) 768153", "01905 768153"),
        ("01905-768153", "01905 768153"),
        ("01905  768153", "01905 768153"),
        ("0300 302 3731 ext 12", "0300 302 3731"),
    ],
)
def test_a_number_in_an_odd_form_is_a_warning_with_the_usual_form(
    tmp_path: Path, number: str, better: str
) -> None:
    found = found_by(check_phone_numbers, tmp_path, with_number(number))
    assert [each.code for each in found] == [Fault.NUMBER_FORM]
    assert found[0].severity is Severity.WARNING
    assert better in found[0].advice


def test_a_number_for_text_messages_must_say_so(tmp_path: Path) -> None:
    silent = found_by(check_phone_numbers, tmp_path, with_number("85258"))
    assert [each.code for each in silent] == [Fault.NUMBER_FORM]
    labelled = with_number("85258", ', label = "Text SHOUT"')
    assert found_by(check_phone_numbers, tmp_path, labelled) == []


def test_a_finding_stands_where_the_number_does(tmp_path: Path) -> None:
    change = edited(
        "contacts.toml",
        'phones = [{number = "01905 768153"}]',
        'phones = [\n  {number = "01905 768153"},\n  {number = "1"},\n]',
    )
    assert places(check_phone_numbers, tmp_path, change) == [
        (Fault.DEAD_NUMBER, "contacts.toml", 9)
    ]
