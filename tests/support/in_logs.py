"""Looking for what a visitor told in the lines of a log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sendkiosk.journey.messages import Message
from sendkiosk.journey.summary import said
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.language.catalogue import Catalogue

SHORTEST: Final = 4
"""Letters of a code or label that stands for an answer in a log; "no" is in any sentence."""


def told_in(log: str, journey: Journey, visit: Visit) -> list[str]:
    """Return what `log` tells of the answers of `visit`: their codes, their words, their dates."""
    return [
        each
        for each in dict.fromkeys(_ways(journey, visit))
        if len(each) >= SHORTEST
        and re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", log, re.IGNORECASE)
    ]


def _ways(journey: Journey, visit: Visit) -> Iterator[str]:
    """Yield all ways in which an answer, or what was worked out from it, may be written."""
    say = Catalogue().say
    for screen, answer in visit.answers.items():
        words = said(journey.flow.screens[screen], answer) if answer != "seen" else ()
        for part in answer if isinstance(answer, tuple) else (answer,):
            yield from _of_day(part) if isinstance(part, date) else [part]
        yield from (say(each) for each in words if isinstance(each, Message))
    for limit in journey.flow.limits:
        last_day = journey.limit(limit, visit.answers).last_day
        if last_day is not None:
            yield from _of_day(last_day)


def _of_day(day: date) -> Iterator[str]:
    yield from (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%Y%m%d}", str(day.toordinal()))
    yield from (f"{day.day} {Catalogue().month(day)}", repr(day))
