"""Finding English that was left in a translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final, TypeAlias

from sendkiosk.authoring.translating.letters import LATIN, latin_words, script_of

SURELY_ENGLISH: Final = frozenset(
    {
        *("about", "after", "answer", "ask", "back", "because", "before", "child", "children"),
        *("council", "from", "has", "have", "help", "how", "into", "letter", "next", "page"),
        *("please", "print", "question", "school", "should", "tell", "that", "the", "their"),
        *("them", "these", "they", "this", "those", "what", "when", "where", "which", "who"),
        *("will", "with", "would", "yes", "you", "your"),
    }
)
"""Words that are no words of the other languages with Latin letters."""
SHORTEST: Final = 4
"""Letters of a word that is taken for English because the English has it, too."""

_IN_BRACKETS: Final = re.compile(r"[(（]([^()（）]*)[)）]")
_QUOTED: Final = re.compile(r"[‘“”„«»\"]([^‘’“”„«»\"]+)[’“”«»\"]")
_NAME: Final = re.compile(r"[A-Z][\w’!]*(?:(?: (?:a|and|for|in|of|the))*,? [A-Z][\w’]*)+", re.ASCII)
"""Several words with capital letters, and what joins them: the name of an organisation."""
_ITSELF: Final = re.compile(
    r"(?:short for|call it|called) (?:an? |the )?([^.“”()]+)\.", re.IGNORECASE
)
"""English words that a text explains: "It is short for integrated care board."."""
_PARTS: Final = re.compile(r"[,;/–]")
_LINK: Final = re.compile(r"\]\(term:[\w-]+\)")
_LEFT_OUT: Final = re.compile(
    r"\{[\w-]+\}|\]\(term:[\w-]+\)|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}\S*"
)

IsTerm: TypeAlias = Callable[[str], bool]
"""Tells whether English words are a term that families must know."""


def english_left(
    english: str, text: str, language: str, same: Collection[str], is_term: IsTerm
) -> tuple[str, ...]:
    """Return the words of `text` that were left in English, each once.

    Names may stay: words with a capital letter that `english` has, too, and abbreviations. So may
    English words that the text explains, terms in brackets, what stands in brackets or quotation
    marks as `english` has it, and the words in `same`, which are the same in the language.
    """

    def without(found: re.Match[str]) -> str:
        parts = (part.strip(" []") for part in _PARTS.split(found[1]))
        return " ".join(part for part in parts if not (_has(english, part) or is_term(part)))

    rest = _QUOTED.sub(without, _IN_BRACKETS.sub(without, _LINK.sub("]", text)))
    for name in (*_names(english), *_ITSELF.findall(english)):
        rest = rest.replace(name, " ")
    words = _LEFT_OUT.sub(" ", rest)
    find = _in_latin if script_of(language) == LATIN else _in_other_letters
    return tuple(dict.fromkeys(word for word in find(english, words) if word not in same))


def _names(english: str) -> Iterator[str]:
    """Yield what may be a name in `english`: each run of capitals, also from a later word on."""
    for run in _NAME.findall(english):
        words = run.split(" ")
        yield from (" ".join(words[at:]) for at, word in enumerate(words) if word[0].isupper())


def _in_latin(english: str, text: str) -> Iterator[str]:
    theirs = {word for word in latin_words(english) if len(word) >= SHORTEST and word.islower()}
    first, *others = latin_words(text) or [""]
    # What begins with a capital letter further on may be a name, and then the first word, too.
    if first.lower() in SURELY_ENGLISH and all(word.islower() for word in others):
        yield first
    yield from (word for word in latin_words(text) if word in SURELY_ENGLISH or word in theirs)


def _in_other_letters(english: str, text: str) -> Iterator[str]:
    names = {word for word in latin_words(_LEFT_OUT.sub(" ", english)) if not word.islower()}
    yield from (word for word in latin_words(text) if word not in names and not word.isupper())


def _has(english: str, words: str) -> bool:
    """Tell whether `english` has all `words`, whatever their order, number, capitals and markup."""
    return {word.removesuffix("s") for word in _bare(words)} <= {
        word.removesuffix("s") for word in _bare(english)
    }


def _bare(text: str) -> list[str]:
    return re.findall(r"[\w-]+", re.sub(r"’s\b", "", _LINK.sub("", text)).casefold())
