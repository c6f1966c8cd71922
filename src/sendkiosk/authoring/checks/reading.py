"""Whether people with a reading age of eleven can read what the pack says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from sendkiosk.authoring.checks.names import explained_names
from sendkiosk.authoring.checks.passages import (
    explanations_in,
    screens_in,
    steps_in,
    warning,
)
from sendkiosk.authoring.reading_age import EXPLAINED, long_words, longest_sentence, reading_age
from sendkiosk.findings.finding import Finding
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.merging import Merged

OLDEST: Final = 11.0
"""The reading age that visitors may be expected to have: CONTRIBUTING.md asks for 9 to 11."""


def check_reading(merged: Merged) -> Iterator[Finding]:
    """Yield a warning for each text that is too hard: a screen or step as it is read, and the rest.

    Names of terms and contacts, and words that are linked to a term, are explained where they
    stand; so they count as easy words.
    """
    explained = explained_names(merged)
    for passage in chain(screens_in(merged), steps_in(merged), explanations_in(merged)):
        text = "\n".join(line.with_links_as(EXPLAINED) for line in passage.all_lines)
        age = reading_age(text, explained)
        if round(age, 1) > OLDEST:
            problem = f"{passage.name} needs a reading age of {age:.1f}; {OLDEST:.0f} is the most."
            yield warning(passage.lines[0], Fault.HARD_TEXT, problem, _advice(text, explained))


def _advice(text: str, explained: frozenset[str]) -> str:
    words = long_words(text, explained)
    shorter = f"Make sentences shorter, first “{longest_sentence(text)}”"
    return f"{shorter}, or find shorter words for: {', '.join(words)}." if words else f"{shorter}."
