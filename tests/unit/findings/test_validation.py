"""Settings against a model: every fault has its line, and words that are not pydantic's."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.findings.toml_source import read_toml
from sendkiosk.findings.validation import complaint, did_you_mean, validate


class Colour(Enum):
    RED = "red"
    GREEN = "green"


def _not_seven(number: int) -> int:
    if number == 7:
        raise complaint("X007", "Seven is taken.", "Use eight.")
    if number == 8:
        raise ValueError("not eight")
    return number


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    label: str
    size: int | None = None


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    number: Annotated[int, Field(ge=1, le=9), AfterValidator(_not_seven)] = 1
    yes: bool = True
    day: date | None = None
    colour: Annotated[Colour, Strict(strict=False)] = Colour.RED
    word: Literal["one", "two"] = "one"
    parts: Annotated[tuple[Part, ...], Strict(strict=False), Field(min_length=1)] | None = None
    main_part: Part | None = Field(None, alias="main")


def faults(text: str) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        validate(Whole, read_toml(Path("x"), text))
    return list(caught.value.findings)


def test_sound_settings_become_the_model() -> None:
    text = (
        'name = "n"\nday = 2026-01-01\ncolour = "green"\nparts = [{label = "l"}]\n[main]\nlabel="m"'
    )
    whole = validate(Whole, read_toml(Path("x"), text))
    assert (whole.name, whole.day, whole.colour) == ("n", date(2026, 1, 1), Colour.GREEN)
    assert whole.main_part == Part(label="m")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# only\nnumber = 1", FileFault.MISSING_SETTING, 1),
        ('name = "n"\n[[parts]]\nlabel = "l"\n[[parts]]\nsize = 1', FileFault.MISSING_SETTING, 4),
        ('name = "n"\nnamme = 2', FileFault.UNKNOWN_SETTING, 2),
        ('name = "n"\n[main]\nlabel = "l"\nsise = 2', FileFault.UNKNOWN_SETTING, 4),
        ('name = "n"\nmain_part = 1', FileFault.UNKNOWN_SETTING, 2),
        ("name = 1", FileFault.WRONG_TYPE, 1),
        ('name = "n"\nnumber = "1"', FileFault.WRONG_TYPE, 2),
        ('name = "n"\nnumber = 1.0', FileFault.WRONG_TYPE, 2),
        ('name = "n"\nnumber = true', FileFault.WRONG_TYPE, 2),
        ('name = "n"\nyes = "true"', FileFault.WRONG_TYPE, 2),
        ('name = "n"\nday = "2026-01-01"', FileFault.WRONG_TYPE, 2),
        ('name = "n"\nday = 2026-01-01T10:00:00', FileFault.WRONG_TYPE, 2),
        ('name = "n"\nparts = 3', FileFault.WRONG_TYPE, 2),
        ('name = "n"\nparts = [\n3]', FileFault.WRONG_TYPE, 3),
        ('name = "n"\nmain = []', FileFault.WRONG_TYPE, 2),
        ('name = "n"\nparts = []', FileFault.WRONG_VALUE, 2),
        ('name = "n"\nnumber = 0', FileFault.WRONG_VALUE, 2),
        ('name = "n"\nnumber = 10', FileFault.WRONG_VALUE, 2),
        ('name = "n"\nnumber = 8', FileFault.WRONG_VALUE, 2),
        ('name = "n"\ncolour = "blue"', FileFault.WRONG_VALUE, 2),
        ('name = "n"\nword = "three"', FileFault.WRONG_VALUE, 2),
        ('name = "n"\nnumber = 7', "X007", 2),
    ],
)
def test_each_fault_is_found_on_its_line(text: str, code: str, line: int) -> None:
    assert [(found.code, found.line) for found in faults(text)] == [(code, line)]


def test_all_faults_are_told_at_once() -> None:
    found = faults("number = 0\nyes = 1\nextra = 2")
    assert {finding.code for finding in found} == {
        FileFault.MISSING_SETTING,
        FileFault.UNKNOWN_SETTING,
        FileFault.WRONG_TYPE,
        FileFault.WRONG_VALUE,
    }


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ('name = "n"\nnumbr = 2', "number"),
        ('name = "n"\nman = {}', "main"),
        ('name = "n"\nmain = {labl = "x", label = "l"}', "label"),
        ('name = "n"\nparts = [{labl = "x", label = "l"}]', "label"),
        ('name = "n"\ncolour = "gren"', "green"),
        ('name = "n"\nword = "tow"', "two"),
    ],
)
def test_what_is_nearly_right_is_guessed(text: str, offered: str) -> None:
    (found,) = faults(text)
    assert f"“{offered}”" in found.advice


def test_what_is_not_nearly_right_is_told_what_there_is() -> None:
    (found,) = faults('name = "n"\nmain = {zzz = 1, label = "l"}')
    assert "label" in found.advice
    assert "size" in found.advice
    assert did_you_mean("zzz", ["label"]) == ""


def test_settings_inside_a_table_are_told_from_there() -> None:
    source = read_toml(Path("x"), '[a]\nlabel = "l"\n\n[b]\nsize = ""\n')
    assert validate(Part, source, ("a",)).label == "l"
    with pytest.raises(FindingsError) as caught:
        validate(Part, source, ("b",))
    assert [found.line for found in caught.value.findings] == [4, 5]


SETTINGS = st.dictionaries(
    st.sampled_from([*Whole.model_fields, "main", "label", "x"]),
    st.recursive(
        st.sampled_from(["1", "-1", "1.5", '"x"', "true", "2026-01-01", "10:00:00", '"red"']),
        lambda inner: st.one_of(
            st.lists(inner, max_size=2).map(lambda parts: f"[{', '.join(parts)}]"),
            st.dictionaries(st.sampled_from(["label", "size", "y"]), inner, max_size=2).map(
                lambda table: "{" + ", ".join(f"{k} = {v}" for k, v in table.items()) + "}"
            ),
        ),
        max_leaves=4,
    ),
)


@given(SETTINGS)
def test_whatever_is_wrong_is_said_in_plain_words(settings: dict[str, Any]) -> None:
    text = "\n".join(f"{key} = {value}" for key, value in settings.items())
    try:
        validate(Whole, read_toml(Path("x"), text))
    except FindingsError as error:
        for found in error.findings:
            said = f"{found.problem} {found.advice}"
            assert not re.search(r"pydantic|dict|tuple|instance|Input|Field|None", said), said
            assert found.advice
            assert 1 <= found.line <= text.count("\n") + 1
