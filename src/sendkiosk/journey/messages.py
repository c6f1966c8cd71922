"""Sentences in English that have not been put into anybody's language yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Value: TypeAlias = "str | int | date | Message"


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence or label: English text, the values for its `{names}`, and its plural form.

    A message is put into words by `language.Catalogue.say`, once for each language it is needed in;
    so one summary can be shown in the visitor's language and printed beside English.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str = ""
    count: int = 1


def message(text: str, **values: Value) -> Message:
    """Return `text` as a message; `values` fill its `{names}` when it is put into words."""
    return Message(text, tuple(values.items()))


def plural_message(one: str, many: str, count: int, **values: Value) -> Message:
    """Return a message that reads `one` or `many` (or what the language needs) for `count`.

    `count` is also the value of `{count}`.
    """
    return Message(one, (("count", count), *values.items()), plural=many, count=count)
