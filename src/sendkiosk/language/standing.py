"""How far a language has come: what of the program and each pack it says, and what was checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polib

from sendkiosk.journey.messages import Message
from sendkiosk.language.checked import Checked
from sendkiosk.language.po import Key, is_current, is_empty, is_outdated, key_of, read_po
from sendkiosk.language.signing import CHECKED_BY, checked, is_checked
from sendkiosk.language.source_text import Reader

PROGRAM: Final = "program"
DOMAIN: Final = "sendkiosk"
_PACK_FOLDER: Final = "translations"
_HEADER_BYTES: Final = 8192
"""More than any header has."""


@dataclass(frozen=True, slots=True)
class Body:
    """Words that have catalogues of their own: those of the program, or of one pack.

    `needed` are the texts that visitors meet. A language that lacks one of them is not offered.
    `known` are all texts, those for advisers and staff among them.
    """

    name: str
    folder: Path
    needed: frozenset[Key]
    known: frozenset[Key]

    def file(self, language: str) -> Path:
        """Return where the catalogue of `language` is, or would be."""
        return catalogue_file(self.folder, self.name, language)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one catalogue has come, in texts that visitors meet.

    Of those `needed`, the catalogue says some as they are `current`; `outdated` are translations of
    other words, which are not shown. Of the current ones, some are `unchecked`.
    """

    body: str
    file: Path
    needed: int
    current: int = 0
    outdated: int = 0
    unchecked: int = 0
    checked: Checked | None = None

    @property
    def missing(self) -> int:
        """How many texts have no translation at all."""
        return self.needed - self.current - self.outdated

    @property
    def is_complete(self) -> bool:
        """Whether every text that visitors meet is translated as it is now."""
        return self.current == self.needed

    @property
    def is_checked(self) -> bool:
        """Whether all that visitors meet was checked, and by whom is known."""
        return self.is_complete and not self.unchecked and (self.checked is not None)


def catalogue_file(folder: Path, body: str, language: str) -> Path:
    """Return where the catalogue of `language` is: of the program in its `folder`, or of a pack."""
    if body == PROGRAM:
        return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    return folder / _PACK_FOLDER / f"{language}.po"


def template_file(folder: Path, body: str) -> Path:
    """Return where the list of texts without translations is."""
    return folder / f"{DOMAIN}.pot" if body == PROGRAM else folder / _PACK_FOLDER / f"{body}.pot"


def program_body(translations: Path) -> Body:
    """Return the words of the program, whose catalogues and template are in `translations`.

    Raises TroubleError without the template.
    """
    listed = read_po(template_file(translations, PROGRAM))
    marks = {reader.name.lower() for reader in Reader} - {Reader.VISITOR.name.lower()}
    needed = (key_of(entry) for entry in listed if entry.comment.split("\n")[0] not in marks)
    return Body(PROGRAM, translations, frozenset(needed), frozenset(map(key_of, listed)))


def pack_body(name: str, folder: Path, texts: Iterable[Message]) -> Body:
    """Return the words of the pack `name` in `folder`, which has `texts`."""
    keys = frozenset((text.context, text.text) for text in texts)
    return Body(name, folder, keys, keys)


def standing(body: Body, language: str) -> Standing:
    """Return how far the catalogue of `body` has come in `language`.

    Raises TroubleError where there is one that cannot be read.
    """
    file = body.file(language)
    if not file.is_file():
        return Standing(body.name, file, len(body.needed))
    return standing_of(read_po(file), body, file)


def standing_of(catalogue: polib.POFile, body: Body, file: Path) -> Standing:
    """Return how far `catalogue`, read from `file`, has come with the words of `body`."""
    said = list(_needed(catalogue, body.needed))
    current = [entry for entry in said if is_current(entry)]
    return Standing(
        body=body.name,
        file=file,
        needed=len(body.needed),
        current=len(current),
        outdated=sum(is_outdated(entry) and not is_empty(entry) for entry in said),
        unchecked=sum(not is_checked(entry) for entry in current),
        checked=checked(catalogue),
    )


def claims_to_be_checked(file: Path) -> bool:
    """Tell quickly whether the catalogue in `file` may say that somebody checked it."""
    try:
        with file.open("rb") as source:
            return f'"{CHECKED_BY}:'.encode() in source.read(_HEADER_BYTES)
    except OSError:
        return False


def languages_of(bodies: Iterable[Body]) -> tuple[str, ...]:
    """Return the languages that any of `bodies` has a catalogue of, such as "pl", in order."""
    found: set[str] = set()
    for body in bodies:
        if body.name == PROGRAM:
            found |= {file.parents[1].name for file in body.folder.glob("*/LC_MESSAGES/*.po")}
        else:
            found |= {file.stem for file in (body.folder / _PACK_FOLDER).glob("*.po")}
    return tuple(sorted(found))


def _needed(catalogue: polib.POFile, needed: Collection[Key]) -> Iterator[polib.POEntry]:
    """Yield the entries for texts that are needed; of two for the same, the first."""
    met: set[Key] = set()
    for entry in catalogue:
        key = key_of(entry)
        if key in needed and key not in met and not entry.obsolete:
            met.add(key)
            yield entry
