"""Whether the words that visitors may not know are explained where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Final

from sendkiosk.authoring.checks.names import explained_names, forms_of
from sendkiosk.authoring.checks.passages import (
    Passage,
    everything_in,
    screens_in,
    steps_in,
    warning,
)
from sendkiosk.findings.finding import Finding
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.merging import Merged

_GAP: Final = "\0"
"""Stands where words were that need not be looked at again; it is in no text."""
_KNOWN: Final = frozenset({"nhs", "uk", "gp", "gcse", "tv", "pdf"})
"""Abbreviations that people know better than what they are short for."""
_FEWEST_CAPITALS: Final = 2
_ADDRESS: Final = re.compile(r"\S*[@.]\w\S*")
"""An e-mail or web address, or GOV.UK."""
_WORD: Final = re.compile(r"[A-Za-z0-9]+")


def check_terms(merged: Merged) -> Iterator[Finding]:
    """Yield a warning for each term that a screen or step uses without a link to it."""
    names = {form: name for name, term in merged.terms.items()
             for form in forms_of(term.settings.name)}  # fmt: skip
    forms = dict(sorted(names.items(), key=lambda named: (-len(named[0]), named[0])))
    for passage in chain(screens_in(merged), steps_in(merged)):
        yield from _unlinked(passage, forms)


def check_abbreviations(merged: Merged) -> Iterator[Finding]:
    """Yield a warning for each abbreviation that is no part of a term's or a contact's name."""
    # In whichever case: who texts SHOUT writes to the contact named Shout.
    names = " ".join(explained_names(merged)).casefold()
    known = {*_WORD.findall(names), *_KNOWN}
    told: set[tuple[str, str]] = set()
    for passage in everything_in(merged):
        for line in passage.all_lines:
            for word in _abbreviations(line.text):
                if word.casefold() not in known and (passage.name, word) not in told:
                    told.add((passage.name, word))
                    problem = f"{passage.name} has the abbreviation “{word}”; nothing explains it."
                    advice = "Write it in full, or add a term with this name."
                    yield warning(line, Fault.ABBREVIATION, problem, advice)


def _unlinked(passage: Passage, forms: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a warning for each term of `forms` (name -> id, longest first) that is not linked."""
    lines = passage.all_lines
    left = [line.with_links_as(_GAP) for line in lines]
    told = set(passage.terms)
    for form, term in forms.items():
        for place, line in enumerate(lines):
            found = _whole(form).search(left[place])
            if not found:
                continue
            left[place] = _whole(form).sub(_GAP, left[place])
            if term not in told:
                told.add(term)
                problem = f"{passage.name} uses “{found[0]}” without a link to its explanation."
                advice = f"Link it once in the text: [{found[0]}](term:{term})."
                yield warning(line, Fault.UNLINKED_TERM, problem, advice)


@cache
def _whole(form: str) -> re.Pattern[str]:
    """Return the pattern that finds `form` as a whole word or words, also as a plural."""
    return re.compile(rf"(?<!\w){re.escape(form)}s?(?!\w)", re.IGNORECASE)


def _abbreviations(text: str) -> Iterator[str]:
    for word in _WORD.findall(_ADDRESS.sub(" ", text)):
        capitals = sum(letter.isupper() for letter in word)
        # A word with figures in it, such as SEND35A, is the name of a form and stands on it. One
        # with few capitals, such as YouTube, is a name too.
        if capitals >= _FEWEST_CAPITALS and capitals > len(word) / 2 and word.isalpha():
            yield word.removesuffix("s")
