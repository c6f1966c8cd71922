"""Opening a language: one catalogue that says what the program and the packs of a flow say."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polib
from babel import Locale, UnknownLocaleError

from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.checked import Checked
from sendkiosk.language.po import read_po
from sendkiosk.language.standing import Body, Standing, standing_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A language that was opened: its words, and how far each of its catalogues has come."""

    catalogue: Catalogue
    standings: tuple[Standing, ...]

    @property
    def is_complete(self) -> bool:
        """Whether visitors meet no English in it."""
        return all(standing.is_complete for standing in self.standings)


def open_language(language: str, bodies: Sequence[Body]) -> Opened:
    """Return `language` with the words of `bodies`, the first of which has the last word.

    What is not translated, or only in other words, is said in English. Raises TroubleError where a
    catalogue cannot be read; one that is not there says nothing.
    """
    found: list[polib.POFile] = []
    standings: list[Standing] = []
    for body in bodies:
        file = body.file(language)
        if file.is_file():
            words = read_po(file)
            found.append(words)
            standings.append(standing_of(words, body, file))
        else:
            standings.append(Standing(body.name, file, len(body.needed)))
    checked = checked_by_all(standings)
    return Opened(Catalogue(language, translations_of(found), checked), tuple(standings))


def checked_by_all(standings: Iterable[Standing]) -> Checked | None:
    """Return who has checked a language, and since when; None unless all of it was checked."""
    told = [standing.checked if standing.is_checked else None for standing in standings]
    sure = [each for each in told if each is not None]
    if not sure or len(sure) < len(told):
        return None
    people = dict.fromkeys(each.by for each in sure)
    return Checked("; ".join(people), min(each.on for each in sure))


def translations_of(catalogues: Iterable[polib.POFile]) -> gettext.NullTranslations:
    """Return the words of `catalogues`, which are asked in this order."""
    found = gettext.NullTranslations()
    chain: gettext.NullTranslations | None = None
    for catalogue in catalogues:
        compiled = gettext.GNUTranslations(BytesIO(catalogue.to_binary()))
        if chain is None:
            found = compiled
        else:
            chain.add_fallback(compiled)
        chain = compiled
    return found


def read_draft(*files: Path) -> Catalogue:
    """Return the catalogues in the PO `files`, in the language that the header of the first names.

    They are asked in this order; what has no translation stays English. Raises TroubleError, with
    the file and what to do, where one cannot be read or the language is not known.
    """
    found = [read_po(file) for file in files]
    return Catalogue(language_of(found[0], files[0]), translations_of(found))


def language_of(catalogue: polib.POFile, file: Path) -> str:
    """Return the language that the header of `catalogue` names, such as "ur".

    Raises TroubleError, with `file` and what to do, where it names none that is known.
    """
    named = catalogue.metadata.get("Language", "").strip().replace("-", "_")
    try:
        return str(Locale.parse(named))
    except (ValueError, UnknownLocaleError) as error:
        raise TroubleError(
            f"{file} does not say which language it is in. Write a line such as “Language: ur” into"
            " its header."
        ) from error
