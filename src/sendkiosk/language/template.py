"""The list of texts that translators begin with: a catalogue without translations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from polib import POEntry, POFile

from sendkiosk.language.source_text import Reader, SourceText

BRACES: Final = "python-brace-format"
"""How gettext marks a text whose names in curly brackets must stay."""


def template(texts: Iterable[SourceText], project: str) -> POFile:
    """Return a catalogue of `texts` without translations: each text once, in their order.

    `project` is whose texts they are. The notes of a text begin with who reads it, unless visitors
    do.
    """
    made = POFile(wrapwidth=0)
    made.header = f"The texts of {project} for translators: see docs/translating.md."
    made.metadata = {
        "Project-Id-Version": project,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    made.extend(_entry(uses) for uses in _by_text(texts))
    return made


def _by_text(texts: Iterable[SourceText]) -> Iterable[list[SourceText]]:
    """Return the uses of each text, in the order in which the texts are met first."""
    found: dict[tuple[str, str], list[SourceText]] = {}
    for text in texts:
        found.setdefault(text.key, []).append(text)
    return found.values()


def _entry(uses: list[SourceText]) -> POEntry:
    # A text that is said with a number somewhere needs its plural everywhere.
    first = max(uses, key=lambda use: bool(use.plural))
    reader = min(use.reader for use in uses)
    notes = dict.fromkeys(note for use in uses if use.reader == reader for note in use.notes)
    forms = {"msgid_plural": first.plural, "msgstr_plural": {0: "", 1: ""}} if first.plural else {}
    return POEntry(
        msgid=first.text,
        msgctxt=first.context or None,
        comment="\n".join([*([] if reader is Reader.VISITOR else [reader.name.lower()]), *notes]),
        occurrences=[(use.file, str(use.line)) for use in uses],
        flags=[BRACES] if "{" in first.text + first.plural else [],
        **forms,
    )
