"""A report as JSON, for other programs: its values as they are, with codes and labels.

The keys are the fields of the classes in `report.py`; a heading is its `code` and `label`, a period
its code, a count the fields of `shown.Shown` with its words as `said`. `format` counts up when a key
is taken away or changes its meaning.
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
Json: TypeAlias = "str | int | None | list[Json] | dict[str, Json]"


def as_json(report: Report, say: Say) -> str:
    """Return `report` as JSON, indented, in a fixed order, with sentences put into words by `say`."""
    plain = {"format": FORMAT, "report": _plain(report, say)}
    return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"


def _plain(value: object, say: Say) -> Json:
    match value:
        case Message():
            return say(value)
        case Period():
            return value.code
        case date():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case tuple():
            return [_plain(one, say) for one in value]
        case str() | int() | None:
            return value
        case _ if is_dataclass(value):
            plain = {one.name: _plain(getattr(value, one.name), say) for one in fields(value)}
            return {**plain, "said": say(said(value))} if isinstance(value, Shown) else plain
    raise TypeError(f"a report holds no {type(value).__name__}")
