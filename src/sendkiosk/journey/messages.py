"""Sentences in English that have not been put into anybody's language yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

Value: TypeAlias = "str | int | date | Message"


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence or label: English text, the values for its `{names}`, and its plural form.

    A message is put into words by `language.Catalogue.say`, once for each language it is needed in;
    so one summary can be shown in the visitor's language and printed beside English. `context`
    tells two messages apart that are the same in English and not in other languages.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str = ""
    count: int = 1
    context: str = ""

    def filled(self, values: Mapping[str, Value]) -> Message:
        """Return the same sentence with `values` for its `{names}`."""
        return replace(self, values=tuple(values.items()))


def message(text: str, **values: Value) -> Message:
    """Return `text` as a message; `values` fill its `{names}` when it is put into words."""
    return Message(text, tuple(values.items()))


def message_in(context: str, text: str, **values: Value) -> Message:
    """Return `text` as a message where other languages need another word than elsewhere.

    `context` is a word or two that tell translators which of the meanings it has.
    """
    return Message(text, tuple(values.items()), context=context)


def plural_message(one: str, many: str, count: int, **values: Value) -> Message:
    """Return a message that reads `one` or `many` (or what the language needs) for `count`.

    `count` is also the value of `{count}`.
    """
    return Message(one, (("count", count), *values.items()), plural=many, count=count)
