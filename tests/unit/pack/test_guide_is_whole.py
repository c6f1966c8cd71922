"""Each setting that a pack may have is in the guide to packs, under the right heading."""

from __future__ import annotations

import re
from enum import Enum

import pytest

from sendkiosk.journey.coding import HELP_NOW, NOTE_FIELDS, ROUTES
from sendkiosk.journey.flow import ESCAPES, SEEN, Confidence, Kind
from sendkiosk.journey.time_limits import Shift, Standing, Unit
from sendkiosk.pack import raw
from sendkiosk.pack.folders import PACK_FILE
from sendkiosk.pack.parts import Part
from tests.support.guide import GUIDE

GUIDE_TEXT = GUIDE.read_text(encoding="utf-8").partition("\n# Reference\n")[2]
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SECTIONS: dict[type[raw.Settings], str] = {
    raw.RawPackSettings: "pack.toml",
    raw.RawWordingSettings: "Texts",
    raw.RawScreen: "Screens",
    raw.RawRule: "Screens",
    raw.RawOption: "Screens",
    raw.RawDates: "Screens",
    raw.RawStep: "Steps",
    raw.RawLetter: "Letters",
    raw.RawCondition: "Conditions",
    raw.RawContact: "Contacts",
    raw.RawPhone: "Contacts",
    raw.RawAddress: "Contacts",
    raw.RawConfirmation: "Confirmations",
    raw.RawTimeLimit: "Time limits",
    raw.RawPeriod: "Time limits",
    raw.RawTerm: "Terms",
    raw.RawSource: "Sources",
    raw.RawFact: "Facts",
}
BASES = {raw.Checked, raw.Declared, raw.Worded}
VALUES: dict[str, tuple[type[Enum], ...]] = {
    "Screens": (Kind,),
    "Conditions": (Standing,),
    "Time limits": (Shift, Unit),
    "Contacts": (Confidence,),
    "Sources": (Confidence,),
}


def section(heading: str) -> str:
    """Return the code in the section below `heading`, between backticks and in blocks."""
    text = GUIDE_TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert text, heading
    fences = _FENCE.findall(text)
    spans = re.findall(r"`([^`\n]+)`", _FENCE.sub("", text))
    return "\n".join((*fences, *spans, *re.findall(r"^    .*$", text, re.MULTILINE)))


def has(words: str, name: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words) is not None


def test_each_model_has_its_section() -> None:
    models: set[type[raw.Settings]] = set()
    waiting = [raw.Settings]
    while waiting:
        found = waiting.pop().__subclasses__()
        models |= set(found)
        waiting += found
    ours = {model for model in models if model.__module__ == raw.__name__}
    assert ours == SECTIONS.keys() | BASES


@pytest.mark.parametrize("model", SECTIONS, ids=lambda model: str(model.__name__))
def test_each_setting_is_in_its_section(model: type[raw.Settings]) -> None:
    words = section(SECTIONS[model])
    names = {info.alias or name for name, info in model.model_fields.items()}
    assert [name for name in sorted(names) if not has(words, name)] == []


@pytest.mark.parametrize("heading", VALUES)
def test_each_value_is_in_its_section(heading: str) -> None:
    words = section(heading)
    values = [member.value for kind in VALUES[heading] for member in kind]
    assert [value for value in values if not has(words, value)] == []


def test_routes_notes_and_reserved_codes_are_there() -> None:
    steps, screens = section("Steps"), section("Screens")
    assert [route for route in (*ROUTES, HELP_NOW) if not has(steps, route)] == []
    noted = {*NOTE_FIELDS, *(code for codes in NOTE_FIELDS.values() for code in codes)}
    assert [name for name in (*noted, *ESCAPES, SEEN) if not has(screens, name)] == []


def test_each_file_and_folder_is_there() -> None:
    words = section("What is in a pack")
    assert [part.value for part in Part if not has(words, part.value)] == []
    assert has(words, PACK_FILE)


def test_what_is_said_of_facts_is_there() -> None:
    words = section("Facts")
    statuses = raw.RawFact.model_fields["status"].annotation
    values = (*getattr(statuses, "__args__", ()), *raw.PLACES_BEYOND)
    assert len(values) > 5
    assert [value for value in values if not has(words, value)] == []


def test_a_missing_setting_would_be_noticed() -> None:
    assert not has(section("Facts"), "confidence")
    assert not has("school_days", "days")
    assert not has("review-by", "review")
