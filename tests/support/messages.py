"""Looking into messages that have not been put into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sendkiosk.journey.messages import Message


def dates_in(lines: Iterable[Message]) -> Iterator[date]:
    """Yield each date among the values of `lines`, and of messages inside them."""
    for line in lines:
        for _, value in line.values:
            if isinstance(value, date):
                yield value
            elif isinstance(value, Message):
                yield from dates_in([value])
