"""The command `language status`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendkiosk.cli.arguments import THE_PACK, Commands, add_settings, settings_file
from sendkiosk.cli.output import OK

if TYPE_CHECKING:
    from sendkiosk.language.catalogue import Catalogue
    from sendkiosk.language.checked import Checked
    from sendkiosk.language.offering import Offer
    from sendkiosk.language.standing import Standing


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one language."""

    offer: Offer
    has_fonts: bool
    has_voice: bool

    @property
    def _catalogue(self) -> Catalogue | None:
        return self.offer.words.catalogue if self.offer.words else None

    @property
    def _standings(self) -> tuple[Standing, ...]:
        return self.offer.words.standings if self.offer.words else ()

    @property
    def _checked(self) -> Checked | None:
        return self._catalogue.checked if self._catalogue else None

    def lines(self) -> Iterator[str]:
        """Yield it for people."""
        offer, catalogue = self.offer, self._catalogue
        name = f" {catalogue.name}" if catalogue else ""
        why = offer.trouble or (offer.reason.value if offer.reason else "")
        yield f"{offer.tag}{name}: {f'not offered: {why}' if why else 'offered'}"
        for part in self._standings:
            yield (
                f"  {part.body}: {part.current} of {part.needed} texts, {part.outdated} outdated,"
                f" {part.missing} missing, {part.unchecked} not checked"
            )
        if catalogue is not None and not catalogue.is_source:
            checked = self._checked
            yield f"  checked by {checked.by}, {checked.on}" if checked else "  a draft"
        fonts, voice = ("yes" if each else "no" for each in (self.has_fonts, self.has_voice))
        yield f"  fonts: {fonts}; voice: {voice}"

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        offer, checked = self.offer, self._checked
        return {
            "language": offer.tag,
            "name": self._catalogue.name if self._catalogue else None,
            "offered": offer.reason is None,
            "reason": offer.reason.name.lower() if offer.reason else None,
            "trouble": offer.trouble or None,
            "draft": self._catalogue.is_draft if self._catalogue else None,
            "checked_by": checked.by if checked else None,
            "checked_on": checked.on.isoformat() if checked else None,
            "fonts": self.has_fonts,
            "voice": self.has_voice,
            "catalogues": [_as_data(part) for part in self._standings],
        }


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    status = actions.add_parser(
        "status",
        help="say how far each language has come, and whether it is offered",
        description="Say of each language how many of the texts that visitors meet are translated,"
        " in the program and in each pack, whether a qualified translator has checked them, whether"
        " fonts and a voice are here, and whether visitors are offered it, or why not.",
    )
    add_settings(status)
    status.add_argument("--pack", type=Path, metavar="DIR", help=THE_PACK)
    status.add_argument("--json", action="store_true", help="print everything as JSON")
    status.set_defaults(command=_status)


def _status(options: argparse.Namespace) -> int:
    from sendkiosk.app.computer import speech_engine
    from sendkiosk.app.contents import bodies_of_pack
    from sendkiosk.app.places import has_fonts
    from sendkiosk.language.catalogue import SOURCE_LANGUAGE
    from sendkiosk.language.offering import offer_of
    from sendkiosk.language.standing import languages_of
    from sendkiosk.paths import find_places
    from sendkiosk.settings.reading import read_settings
    from sendkiosk.settings.values import find_pack

    places, file = find_places(), settings_file(options)
    settings = read_settings(file).settings
    pack = options.pack or find_pack(settings, places.packs, file.parent if file else Path())
    bodies = bodies_of_pack(places, pack)
    named = settings.languages
    languages = (SOURCE_LANGUAGE, *(tag.replace("-", "_") for tag in named or ()))
    fonts, engine = partial(has_fonts, places), speech_engine(settings.speech)
    told = []
    for language in dict.fromkeys((*languages, *languages_of(bodies))):
        offer = offer_of(language, bodies, named, fonts)
        has_voice = engine is not None and engine.voice(offer.tag) is not None
        told.append(Told(offer, fonts(language), has_voice))
    if options.json:
        print(json.dumps([each.as_data() for each in told], indent=2, ensure_ascii=False))
    else:
        for each in told:
            print("\n".join(each.lines()))
    return OK


def _as_data(part: Standing) -> dict[str, Any]:
    return {
        "of": part.body,
        "file": str(part.file),
        "texts": part.needed,
        "translated": part.current,
        "outdated": part.outdated,
        "missing": part.missing,
        "unchecked": part.unchecked,
    }
