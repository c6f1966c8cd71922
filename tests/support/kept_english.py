"""Finding English that was left where people read another language.

What may stay is told by data: tests/support/kept_english.toml and translations/terms.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sendkiosk.authoring.translating.english import SURELY_ENGLISH
from sendkiosk.authoring.translating.letters import LATIN, script_of
from sendkiosk.authoring.translating.terms import TERMS_FILE
from sendkiosk.journey.flow import Flow
from sendkiosk.paths import find_places

DATA: Final = Path(__file__).with_suffix(".toml")
SHORTEST: Final = 4
"""Letters of a word that no other language has by chance."""

_NO_WORDS: Final = re.compile(
    r"\{[\w-]+\}|\]\(term:[\w-]+\)"  # values and links
    r"|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|(?<!\w)(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?"  # addresses
    r"|(?<!\w)[A-Z]{2,}\d+[A-Z]?(?!\w)",  # forms, and the halves of postcodes
    re.ASCII,
)
_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_QUOTED: Final = re.compile(r"[‘“”„«»]([^‘“”„«»]+)[’“”«»]")
_PARTS: Final = re.compile(r"[,;/–:]")
_BEFORE: Final = re.compile(r"^(?:(?:an?|the|your|council’s) )+")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z’]*(?:[ -][A-Za-z][A-Za-z’]*)*")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class KeptEnglish:
    """What of the English may stay, and all the words it has.

    `names` come with the longest first. `beside` are in small letters; so are `same`, the words of
    each language with Latin letters that English has, too, and the `words` of the English texts.
    """

    names: tuple[str, ...]
    beside: frozenset[str]
    same: Mapping[str, frozenset[str]]
    words: frozenset[str]
    abbreviations: frozenset[str]

    def left_in(self, text: str, language: str) -> tuple[str, ...]:
        """Return the English that was left in `text`, in the order it stands there.

        Where the language has other letters, that is every run of Latin words. Else it is every
        word that only English has, or that the English texts have and the language has not.
        """
        rest = " ".join(text.split())
        for name in self.names:
            if name in rest:
                rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest)
        rest = _NO_WORDS.sub(" ", rest)
        for beside in (_IN_BRACKETS, _QUOTED):
            rest = beside.sub(self._without, rest)
        return tuple(self._latin(rest, language) if _is_latin(language) else self._runs(rest))

    def _without(self, found: re.Match[str]) -> str:
        parts = (part for part in _PARTS.split(found[1]) if part.strip())
        return f" ({', '.join(part for part in parts if not self._may_stay(part))}) "

    def _may_stay(self, part: str) -> bool:
        words = _BEFORE.sub("", part.strip(" *.[]“”„«»‘").casefold())
        return words in self.beside or words.removesuffix("s") in self.beside

    def _runs(self, text: str) -> Iterator[str]:
        for run in _LATIN.findall(text):
            if not all(word in self.abbreviations for word in _WORD.findall(run)):
                yield run

    def _latin(self, text: str, language: str) -> Iterator[str]:
        for word in _WORD.findall(text):
            small = word.casefold()
            if word in self.abbreviations or small in self.same[language]:
                continue
            if small in SURELY_ENGLISH or (len(word) >= SHORTEST and small in self.words):
                yield word


def kept_english(flow: Flow, english: Iterable[str]) -> KeptEnglish:
    """Return what may stay in translations of `flow`; `english` are all texts it is said in."""
    data = _read(DATA)
    terms = _read(find_places().translations / TERMS_FILE)
    beside = {form for name, term in terms.items() for form in (name, *term.get("forms", ()))}
    texts = [_NO_WORDS.sub(" ", text) for text in english]
    words = {word for text in texts for word in _WORD.findall(text)}
    return KeptEnglish(
        names=tuple(sorted({*_names(flow), *data["names"]}, key=lambda name: (-len(name), name))),
        beside=frozenset(words.casefold() for words in (*beside, *data["beside"])),
        same={language: frozenset(words) for language, words in data["same"].items()},
        words=frozenset(word.casefold() for word in words),
        abbreviations=frozenset(word for word in words if word.isupper()),
    )


def _names(flow: Flow) -> Iterator[str]:
    yield from (pack.name.text for pack in flow.packs)
    yield from (contact.name.text for contact in flow.contacts.values())
    for source in flow.sources.values():
        yield from (source.name.text, *((source.short.text,) if source.short else ()))


def _is_latin(language: str) -> bool:
    return script_of(language) == LATIN


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
