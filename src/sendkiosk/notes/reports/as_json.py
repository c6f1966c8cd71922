"""A report as JSON, for other programs: its values as they are, with codes and labels.

The keys are the fields of the classes in `report.py`; a heading is its `code` and `label`, a period
its code, a count the fields of `shown.Shown` with its words as `said`. `format` counts up when a
key is taken away or changes its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Final, TypeAlias

from sendkiosk.journey.messages import Message
from sendkiosk.notes.disclosure.quarters import Period
from sendkiosk.notes.disclosure.shown import Shown
from sendkiosk.notes.reports.report import Report
from sendkiosk.notes.reports.words import said

FORMAT: Final = 1

Say: TypeAlias = Callable[[Message], str]
Json: TypeAlias = "str | int | list[Json] | dict[str, Json] | None"


def as_json(report: Report, say: Say) -> str:
    """Return `report` as JSON in a fixed order, its messages put into words by `say`."""
    plain = {"format": FORMAT, "report": _plain(report, say)}
    return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"


def _plain(value: object, say: Say) -> Json:
    """Return `value`, which stands in a report, in the few types that JSON has."""
    match value:
        case Message():
            return say(value)
        case tuple():
            return [_plain(one, say) for one in value]
        case Shown():
            return {**_fields(value, say), "said": say(said(value))}
        case Period() | date() | Enum():
            return _code(value)
        case str() | int() | None:
            return value
    return _fields(value, say)


def _code(value: Period | date | Enum) -> str:
    if isinstance(value, Period):
        return value.code
    return value.isoformat() if isinstance(value, date) else str(value.value)


def _fields(value: object, say: Say) -> dict[str, Json]:
    if isinstance(value, type) or not is_dataclass(value):
        raise TypeError(f"a report holds no {type(value).__name__}")
    return {one.name: _plain(getattr(value, one.name), say) for one in fields(value)}
