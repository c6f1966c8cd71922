"""Our own lists of words, each in a text file: words that stay, and what tells of a name."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """What the lists say, in small letters and without apostrophes.

    `plain` are words that stay; `also_names` those of them that are names, too; `capitals` those
    that people write with a capital letter inside a sentence. `function_words` hold sentences
    together and never belong to a name. `people` are words for people, beside which names and ages
    stand; `before_subjects` are words after which somebody may be spoken of, `third_person` verbs
    after a name ("says", "came"). `numbers` are those that are written out, `counted` is what they
    count, `before_counted` what may stand between the two; `labels` have a harmless number or
    letter after them. `streets` end an address, `schools` the name of a school; `before_schools`
    are words before a school that are no name.
    """

    plain: frozenset[str]
    also_names: frozenset[str]
    capitals: frozenset[str]
    function_words: frozenset[str]
    third_person: frozenset[str]
    counted: frozenset[str]
    before_counted: frozenset[str]
    numbers: frozenset[str]
    labels: frozenset[str]
    people: frozenset[str]
    before_subjects: frozenset[str]
    streets: frozenset[str]
    schools: frozenset[str]
    before_schools: frozenset[str]


def load_word_lists(folder: Path) -> WordLists:
    """Read the lists from the text files in `folder`; "also_names" is in `also-names.txt`.

    A file is UTF-8; "#" begins a comment. Raises OSError for a file that cannot be read.
    """
    return WordLists(**{each.name: _words(folder, each.name) for each in fields(WordLists)})


def _words(folder: Path, name: str) -> frozenset[str]:
    text = (folder / f"{name.replace('_', '-')}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
