"""Checks of the catalogues of a language: each finding with its file, its line and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polib

from sendkiosk.authoring.translating.codes import WordFault
from sendkiosk.authoring.translating.entry_checks import (
    Rules,
    complaints,
    forms_for_one_number,
)
from sendkiosk.authoring.translating.terms import TERMS_FILE, Term, TermList, read_term_list
from sendkiosk.findings.finding import Finding, FindingsError, Severity
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.plurals import MANY_ENOUGH, fits_language, plural_forms, plural_function
from sendkiosk.language.po import Key, forms_of, is_current, is_empty, is_outdated, key_of, read_po
from sendkiosk.language.standing import Body

SHOWN: Final = 50
"""Letters of a text that are enough to find it."""
_UPDATE: Final = (
    "Bring it up to date: sendkiosk pack strings DIR, or for the program: sendkiosk language"
    " strings."
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A catalogue that was read, with the lines of its file."""

    body: Body
    file: Path
    words: polib.POFile
    lines: tuple[str, ...]

    def finding(
        self,
        entry: polib.POEntry | None,
        code: WordFault,
        problem: str,
        advice: str,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """Return a finding about `entry`, or about the header."""
        line = self._line(entry) if entry is not None else 1
        text = f"“{_short(entry.msgid)}”: {problem}" if entry is not None else problem
        return Finding(code, self.file, line, text, advice, severity)

    def _line(self, entry: polib.POEntry) -> int:
        """Return the line of the English; polib tells that of the first comment above it."""
        start = max((entry.linenum or 0) - 1, 0)
        rows = range(start, len(self.lines))
        return 1 + next(
            (row for row in rows if self.lines[row].startswith(("msgid ", "#~ msgid "))), start
        )


def check_language(
    language: str, bodies: Sequence[Body], terms: Sequence[Term], lists: Path
) -> Iterator[Finding]:
    """Yield what is wrong with the catalogues of `bodies` in `language`.

    `terms` come with the longest first; `lists` is the folder in which each language has one with
    its list of terms. Texts that only advisers or staff meet may be missing, but not wrong.
    """
    try:
        listed = read_term_list(lists / language / TERMS_FILE)
    except FindingsError as error:
        yield from error.findings
        listed = TermList()
    else:
        yield from _unlisted(lists / language / TERMS_FILE, terms, listed)
    read = []
    for body in bodies:
        found = _read(body, language)
        if isinstance(found, Finding):
            yield found
            continue
        read.append(found)
        yield from _header(found, language)
        yield from _entries(found)
        yield from _words(found, Rules(language, tuple(terms), listed, _alone(found.words)))
    yield from _two_ways(read)


def _read(body: Body, language: str) -> _Read | Finding:
    file = body.file(language)
    if not file.is_file():
        return Finding(
            WordFault.MISSING, file, 0, f"There is no catalogue of “{body.name}”.", _UPDATE
        )
    try:
        words = read_po(file)
    except TroubleError as error:
        return Finding(WordFault.UNREADABLE, file, 0, str(error), "Save it anew.")
    return _Read(body, file, words, tuple(file.read_text(encoding="utf-8").split("\n")))


def _unlisted(file: Path, terms: Iterable[Term], listed: TermList) -> Iterator[Finding]:
    lacking = sorted(term.name for term in terms if not listed.forms.get(term.name))
    if lacking:
        yield Finding(
            WordFault.NOT_LISTED,
            file,
            0,
            f"The list has no translation of {', '.join(f'“{name}”' for name in lacking)}.",
            "Write the forms that each takes, with “*” where it is bent.",
            Severity.WARNING,
        )


def _header(read: _Read, language: str) -> Iterator[Finding]:
    named = read.words.metadata.get("Language", "").replace("-", "_")
    if named != language:
        yield read.finding(
            None,
            WordFault.OTHER_LANGUAGE,
            f"The header names the language “{named}”, and the file is that of “{language}”.",
            f"Write “Language: {language}” into the header.",
        )
    if not fits_language(read.words.metadata.get("Plural-Forms", ""), language):
        yield read.finding(
            None,
            WordFault.PLURALS,
            "The header does not have the plural forms of the language.",
            f"Write “Plural-Forms: {plural_forms(language)}” and give each plural its forms.",
        )


def _entries(read: _Read) -> Iterator[Finding]:
    met: set[Key] = set()
    for entry in read.words:
        key = key_of(entry)
        if entry.obsolete:
            yield read.finding(entry, WordFault.LEFT_OVER, "Nothing says this any more.", _UPDATE)
            continue
        if key in met:
            yield read.finding(
                entry, WordFault.TWICE, "This stands here twice.", "Take one of the two out."
            )
        met.add(key)
        if key in read.body.needed:
            yield from _unsaid(read, entry)
        elif key not in read.body.known:
            yield read.finding(entry, WordFault.LEFT_OVER, "Nothing says this.", _UPDATE)
    yield from (
        Finding(WordFault.MISSING, read.file, 0, f"“{_short(text)}” is not there.", _UPDATE)
        for _, text in sorted(read.body.needed - met)
    )


def _unsaid(read: _Read, entry: polib.POEntry) -> Iterator[Finding]:
    if is_empty(entry):
        yield read.finding(
            entry, WordFault.MISSING, "This is not translated.", "Translate it, in all its forms."
        )
    elif is_outdated(entry):
        yield read.finding(
            entry,
            WordFault.OUTDATED,
            "The English was changed since this was translated.",
            "Translate the new English, and take the mark “fuzzy” away.",
        )


def _words(read: _Read, rules: Rules) -> Iterator[Finding]:
    for entry in filter(is_current, read.words):
        for found in complaints(entry, rules):
            # What staff read names commands and settings, which are English everywhere.
            if found.code is WordFault.ENGLISH and key_of(entry) not in read.body.needed:
                continue
            is_term = found.code is WordFault.TERM
            severity = Severity.WARNING if is_term else Severity.ERROR
            yield read.finding(entry, found.code, found.problem, found.advice, severity)


def _two_ways(read: Iterable[_Read]) -> Iterator[Finding]:
    first: dict[Key, tuple[str, ...]] = {}
    for each in read:
        for entry in filter(is_current, each.words):
            said = first.setdefault(key_of(entry), forms_of(entry))
            if said != forms_of(entry):
                yield each.finding(
                    entry,
                    WordFault.TWO_WAYS,
                    f"Another catalogue of the language says “{_short(said[0])}”.",
                    "Say both in the same way. If the two mean different things, an author of the"
                    " pack can set them apart with “context”.",
                    Severity.WARNING,
                )


def _alone(words: polib.POFile) -> frozenset[int]:
    plural: Callable[[int], int] | None = plural_function(words.metadata.get("Plural-Forms", ""))
    return frozenset() if plural is None else forms_for_one_number(plural, MANY_ENOUGH)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
