"""The lists of terms: what each is called in a language, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Strict

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.toml_source import TomlSource, read_toml
from sendkiosk.findings.validation import validate

TERMS_FILE: Final = "terms.toml"
SAME: Final = "same_as_english"
_ANY: Final = "*"

Words = Annotated[tuple[str, ...], Strict(strict=False)]


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class RawTermWords(_Settings):
    """A term in English: other forms of it, and whether families must say it to a council."""

    forms: Words = ()
    official: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A term as the English has it. `official` ones keep their English in brackets."""

    name: str
    pattern: re.Pattern[str]
    official: bool


@dataclass(frozen=True, slots=True)
class TermList:
    """What the terms are called in one language: the forms that count, for each.

    `same` are words that are the same in English. A form may have `*` for any end: "plan* EHC".
    """

    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    same: frozenset[str] = frozenset()

    def has(self, term: Term, text: str) -> bool:
        """Tell whether `text` has one of the forms of `term`."""
        return any(_pattern(form).search(text) for form in self.forms.get(term.name, ()))


def read_terms(folder: Path) -> tuple[Term, ...]:
    """Return the terms of the list in `folder`, the longest first. Raises FindingsError."""
    file = folder / TERMS_FILE
    source = read_toml(file, read_text(file))
    terms = []
    for name in source.values:
        said = validate(RawTermWords, source, (name,))
        terms.append(Term(name, _english((name, *said.forms)), said.official))
    return tuple(sorted(terms, key=lambda term: -len(term.name)))


def read_term_list(file: Path) -> TermList:
    """Return the list of one language in `file`; an empty one if there is none.

    Raises FindingsError for what is wrong with it.
    """
    if not file.is_file():
        return TermList()
    source = read_toml(file, read_text(file))
    forms = {name: _words(source, name) for name in source.values}
    return TermList(forms, frozenset(forms.pop(SAME, ())))


def used_terms(english: str, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the `terms` that `english` has; one inside of another does not count.

    `terms` must come with the longest first.
    """
    rest, found = re.sub(r"[\[\]*]|\(term:[\w-]+\)", "", english), []
    for term in terms:
        rest, count = term.pattern.subn(" ", rest)
        if count:
            found.append(term)
    return tuple(found)


def _words(source: TomlSource, name: str) -> tuple[str, ...]:
    value = source.values[name]
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        problem = f"“{name}” is not of the right kind."
        advice = "Write a list of words in quotation marks, in square brackets."
        raise FindingsError([source.finding(FileFault.WRONG_TYPE, (name,), problem, advice)])
    return tuple(value)


def _english(forms: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _pattern(form: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in form.split(_ANY))
    return re.compile(r"\w*".join(parts), re.IGNORECASE)
