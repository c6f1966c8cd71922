"""Checks of one translated text against its English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import polib

from sendkiosk.authoring.translating.codes import WordFault
from sendkiosk.authoring.translating.english import english_left
from sendkiosk.authoring.translating.kept import (
    days,
    foreign_digits,
    has_month,
    has_same_numbers,
    kept,
    markup,
    names_of_month,
    unseen,
)
from sendkiosk.authoring.translating.letters import foreign_letters
from sendkiosk.authoring.translating.terms import Term, TermList, used_terms
from sendkiosk.language.markup import MarkupError
from sendkiosk.language.po import forms_of

_COUNT: Final = "count"


class Complaint(NamedTuple):
    """What is wrong with a translation, and what to do."""

    code: WordFault
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What a translation into `language` is held against.

    `alone` are the forms of the plural that are for one number only.
    """

    language: str
    terms: tuple[Term, ...] = ()
    listed: TermList = field(default_factory=TermList)
    alone: frozenset[int] = frozenset()

    def is_term(self, english: str) -> bool:
        """Tell whether `english` is one of the terms."""
        return any(term.pattern.fullmatch(english) for term in self.terms)


def complaints(entry: polib.POEntry, rules: Rules) -> Iterator[Complaint]:
    """Yield what is wrong with the translation of `entry`, which must be a current one."""
    if not entry.msgid_plural:
        yield from _complaints(entry.msgid, entry.msgstr, rules)
        return
    told: dict[Complaint, None] = {}
    for number, form in enumerate(forms_of(entry)):
        spare = _COUNT if number in rules.alone else ""
        told |= dict.fromkeys(_complaints(entry.msgid_plural, form, rules, spare))
    yield from told


def forms_for_one_number(plural: Callable[[int], int], numbers: Iterable[int]) -> frozenset[int]:
    """Return the forms of a plural that only one of `numbers` has: it may be told in a word."""
    counted = Counter(plural(number) for number in numbers)
    return frozenset(form for form, count in counted.items() if count == 1)


def _complaints(english: str, text: str, rules: Rules, spare: str = "") -> Iterator[Complaint]:
    yield from _kept(english, text, spare)
    yield from _days(english, text, rules.language)
    yield from _markup(english, text)
    yield from _characters(text, rules.language)
    yield from _english(english, text, rules)
    yield from _terms(english, text, rules)


def _kept(english: str, text: str, spare: str) -> Iterator[Complaint]:
    ours, theirs = kept(english), kept(text)
    values = ours.values
    if spare and not theirs.values[spare]:
        values = values - Counter({spare: values[spare]})
    if values != theirs.values:
        yield Complaint(
            WordFault.VALUES,
            f"The names in curly brackets are not those of the English: {_listed(values)}.",
            "Keep each of them as it is, in its place in your sentence.",
        )
    if not has_same_numbers(ours, theirs):
        yield Complaint(
            WordFault.NUMBERS,
            f"The numbers are not those of the English: {_listed(ours.numbers)}.",
            "Write the same numbers, in digits.",
        )
    if ours.addresses != theirs.addresses:
        yield Complaint(
            WordFault.ADDRESSES,
            "Phone numbers, addresses or names of forms are not those of the English:"
            f" {_listed(ours.addresses)}.",
            "Copy them from the English.",
        )


def _days(english: str, text: str, language: str) -> Iterator[Complaint]:
    for month, day in days(english):
        names = names_of_month(month, language)
        if not has_month(text, names):
            yield Complaint(
                WordFault.DAYS,
                f"Day {day} of month {month} is not there as in the English.",
                f"Write the month in full: {' or '.join(sorted(names))}.",
            )


def _markup(english: str, text: str) -> Iterator[Complaint]:
    ours = markup(english)
    try:
        theirs = markup(text)
    except MarkupError as error:
        yield Complaint(
            WordFault.MARKUP,
            f"The text has markup that is not known, or not whole: {error}.",
            "Use **bold** and [words](term:id) only, as the English does.",
        )
        return
    if ours.terms != theirs.terms:
        yield Complaint(
            WordFault.MARKUP,
            f"The links to terms are not those of the English: {_listed(ours.terms)}.",
            "Link the same terms: [your words](term:id).",
        )
    if ours.bold != theirs.bold:
        yield Complaint(
            WordFault.MARKUP,
            f"The English has words in bold in {ours.bold} places, this in {theirs.bold}.",
            "Make the same words **bold**.",
        )


def _characters(text: str, language: str) -> Iterator[Complaint]:
    digits, hidden, letters = (
        foreign_digits(text),
        unseen(text),
        foreign_letters(text, language),
    )
    if digits:
        yield Complaint(
            WordFault.DIGITS, f"These digits are not 0 to 9: {digits}.", "Write 0 to 9."
        )
    if hidden:
        yield Complaint(
            WordFault.UNSEEN,
            f"The text has characters that nobody sees: {hidden}.",
            "Take them out: the program keeps numbers and addresses in order itself.",
        )
    if letters:
        yield Complaint(
            WordFault.LETTERS,
            f"The language is not written with these letters: {letters}.",
            "Type the words anew with a keyboard of the language.",
        )


def _english(english: str, text: str, rules: Rules) -> Iterator[Complaint]:
    left = english_left(english, text, rules.language, rules.listed.same, rules.is_term)
    if left:
        yield Complaint(
            WordFault.ENGLISH,
            f"This was left in English: {', '.join(left)}.",
            "Translate it; an official term may stand in brackets behind its translation. Words"
            " that are the same in both languages go into “same_as_english” in terms.toml.",
        )


def _terms(english: str, text: str, rules: Rules) -> Iterator[Complaint]:
    for term in used_terms(english, rules.terms):
        forms = rules.listed.forms.get(term.name)
        # In names and quotations it stays English; what should not is told as English left.
        if forms and not rules.listed.has(term, text) and not term.pattern.search(text):
            yield Complaint(
                WordFault.TERM,
                f"“{term.name}” is not translated as in the list of terms: {', '.join(forms)}.",
                "Use the word of the list, or add a form that it takes here to the list.",
            )
        is_itself = term.pattern.fullmatch(english.strip()) is not None
        if term.official and is_itself and not term.pattern.search(text):
            yield Complaint(
                WordFault.NO_OFFICIAL,
                f"Families must say “{term.name}” to a council, and it is not there.",
                f"Write “({term.name})” behind the translation.",
            )


def _listed(found: Mapping[str, int]) -> str:
    return ", ".join(found) or "none"
