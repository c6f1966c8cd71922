"""What comes with the program: the pack, and the languages it is translated into."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from sendkiosk.app.contents import bodies_of
from sendkiosk.handout.fonts import FontFiles, families_of, find_fonts
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.working_days import WorkingCalendar, england_calendar
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.opening import open_language
from sendkiosk.language.po import Key, forms_of, key_of, read_po
from sendkiosk.language.standing import Body
from sendkiosk.pack.opening import open_pack
from sendkiosk.paths import find_places, font_folders
from tests.support.kept_english import KeptEnglish, kept_english

PACK: Final = "worcestershire"
LANGUAGES: Final = ("ar", "bn", "pa", "pl", "pt", "ro", "uk", "ur")
SITUATIONS: Final = tuple(sorted((Path(__file__).parents[1] / "scenarios").glob("*.toml")))


@dataclass(frozen=True, slots=True)
class Shipped:
    """The pack, compiled, its drafts, and the words that they translate.

    `bodies` are the words of the packs and of the program, `needed` the texts of them that visitors
    meet. `untranslated` are texts that are the same in every language: the names of sources. `kept`
    is what may stay in English.
    """

    flow: Flow
    calendar: WorkingCalendar
    bodies: tuple[Body, ...]
    catalogues: Mapping[str, Catalogue]
    needed: frozenset[Key]
    untranslated: frozenset[str]
    kept: KeptEnglish


@cache
def shipped() -> Shipped:
    """Return what comes with the program; each language must be complete."""
    places = find_places()
    opened = open_pack(places.packs / PACK)
    assert opened.flow is not None
    bodies = bodies_of(places, opened)
    languages = {language: open_language(language, bodies) for language in LANGUAGES}
    assert all(each.is_complete for each in languages.values())
    needed = frozenset(key for body in bodies for key in body.needed)
    return Shipped(
        flow=opened.flow,
        calendar=england_calendar(),
        bodies=bodies,
        catalogues={language: each.catalogue for language, each in languages.items()},
        needed=needed,
        untranslated=frozenset(_names_of_sources(opened.flow)),
        kept=kept_english(opened.flow, [text for _, text in needed]),
    )


@cache
def fonts_of(language: str) -> FontFiles:
    """Return the fonts for a sheet in `language` beside English."""
    return find_fonts(font_folders(find_places()), families_of(language))


def _names_of_sources(flow: Flow) -> Iterator[str]:
    for source in flow.sources.values():
        yield from (name.text for name in (source.name, source.short) if name)


def translated(language: str) -> Iterator[str]:
    """Yield all that visitors meet in `language`, in each form of the plural."""
    for body in shipped().bodies:
        for entry in read_po(body.file(language)):
            if key_of(entry) in body.needed:
                yield from forms_of(entry)


class Overheard(gettext.NullTranslations):
    """Translations that remember what they were asked for."""

    def __init__(self, known: gettext.NullTranslations) -> None:
        """Say what `known` says."""
        super().__init__()
        self._known = known
        self.asked: set[Key] = set()

    def gettext(self, message: str) -> str:
        """Return the translation of `message`."""
        self.asked.add(("", message))
        return self._known.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for `n` things of the translation."""
        self.asked.add(("", msgid1))
        return self._known.ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of `message` in `context`."""
        self.asked.add((context, message))
        return self._known.pgettext(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for `n` things of the translation in `context`."""
        self.asked.add((context, msgid1))
        return self._known.npgettext(context, msgid1, msgid2, n)


def overheard(language: str) -> tuple[Catalogue, Overheard]:
    """Return the draft of `language`, and what remembers all that it is asked for."""
    catalogue = shipped().catalogues[language]
    heard = Overheard(catalogue.translations)
    return replace(catalogue, translations=heard), heard
