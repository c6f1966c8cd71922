"""Labelled remarks: read from their files, and compared with what a redactor does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.redacted import Redacted
from sendkiosk.notes.remarks.redactor import Redactor

FOLDER: Final = Path(__file__).parents[1] / "unit" / "notes" / "remarks"
TUNED_ON: Final = FOLDER / "labelled.txt"
HELD_OUT: Final = FOLDER / "held-out.txt"

_LABEL: Final = re.compile(r"\{([a-z]+):([^}]+)\}")


@dataclass(frozen=True)
class Label:
    """An identifier in a remark, from `start` to before `end`."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Labelled:
    """A remark as it is typed, and the identifiers in it."""

    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Judged:
    """What became of a remark: identifiers that were missed, harmless words that were lost.

    `harmless` is the number of words outside identifiers.
    """

    remark: Labelled
    redacted: Redacted
    missed: tuple[Label, ...]
    lost: tuple[str, ...]
    harmless: int

    def words(self, label: Label) -> str:
        """Return the identifier at `label`, as it was typed."""
        return self.remark.text[label.start : label.end]


def read_labelled(file: Path) -> tuple[Labelled, ...]:
    """Return the remarks in `file`, one a line; "{name:Ann}" is an identifier."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(_labelled(line) for line in lines if line and not line.startswith("#"))


def judge(redactor: Redactor, remark: Labelled) -> Judged:
    """Redact `remark` and compare: an identifier is missed if anything of it stays but its signs.

    Signs are spaces and punctuation.
    """
    redacted = redactor.redact(remark.text)
    struck = tuple(piece.kind is not None for piece in redacted.pieces for _ in piece.words)
    assert "".join(piece.words for piece in redacted.pieces) == remark.text
    telling = {at for at, char in enumerate(remark.text) if not _is_sign(char) and not struck[at]}
    missed = tuple(
        label for label in remark.labels if not telling.isdisjoint(range(label.start, label.end))
    )
    inside = {at for label in remark.labels for at in range(label.start, label.end)}
    harmless = [word for word in re.finditer(r"[\w'’]+", remark.text) if word.start() not in inside]
    lost = tuple(word[0] for word in harmless if struck[word.start()])
    return Judged(remark, redacted, missed, lost, len(harmless))


def recall(every: Iterable[Judged], kind: Kind | None = None) -> float:
    """Return the share of identifiers, all or those of `kind`, that were found."""
    found = [
        label not in each.missed
        for each in every
        for label in each.remark.labels
        if kind in {None, label.kind}
    ]
    return sum(found) / len(found)


def _is_sign(char: str) -> bool:
    return char.isspace() or unicodedata.category(char).startswith("P")


def _labelled(line: str) -> Labelled:
    text, labels = "", []
    for part in _parts(line):
        if isinstance(part, str):
            text += part
        else:
            kind, words = part
            labels.append(Label(len(text), len(text) + len(words), kind))
            text += words
    return Labelled(text, tuple(labels))


def _parts(line: str) -> Iterator[str | tuple[Kind, str]]:
    end = 0
    for found in _LABEL.finditer(line):
        yield line[end : found.start()]
        yield Kind(found[1]), found[2]
        end = found.end()
    yield line[end:]
