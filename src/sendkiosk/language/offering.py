"""Which languages visitors are offered, and why others are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from babel import Locale, UnknownLocaleError

from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.catalogue import SOURCE_LANGUAGE, Catalogue
from sendkiosk.language.opening import Opened, open_language
from sendkiosk.language.standing import Body, claims_to_be_checked, languages_of


class Reason(Enum):
    """Why a language is not offered."""

    UNKNOWN = "no language is called so"
    UNREADABLE = "a catalogue cannot be read"
    INCOMPLETE = "not complete"
    NO_FONTS = "its fonts are not here"
    DRAFT = "a draft, which the setting “languages” must name"
    NOT_NAMED = "the setting “languages” does not name it"


@dataclass(frozen=True, slots=True)
class Offer:
    """A language, how far it has come, and why it is not offered; None if it is.

    `words` is None where it could not be opened; `trouble` then says why.
    """

    language: str
    words: Opened | None
    reason: Reason | None = None
    trouble: str = ""

    @property
    def tag(self) -> str:
        """The tag by which settings name it, such as "pl"."""
        return Catalogue(self.language).tag


def offered(
    bodies: Sequence[Body], named: Sequence[str] | None, has_fonts: Callable[[str], bool]
) -> tuple[Offer, ...]:
    """Return English and the other languages that may be offered, and those of them that cannot be.

    `named` are the tags in the settings, which give the order; without any, what was checked is
    offered, in the order of tags. English is always offered: first, if it is not named. `has_fonts`
    tells whether a language can be shown and printed here. Files of other languages are not read.
    """
    wanted = [tag.replace("-", "_") for tag in named or ()]
    if named is None:
        wanted = [
            language
            for language in languages_of(bodies)
            if any(claims_to_be_checked(body.file(language)) for body in bodies)
        ]
    order = wanted if SOURCE_LANGUAGE in wanted else [SOURCE_LANGUAGE, *wanted]
    return tuple(offer_of(language, bodies, named, has_fonts) for language in order)


def offer_of(
    language: str,
    bodies: Sequence[Body],
    named: Sequence[str] | None,
    has_fonts: Callable[[str], bool],
) -> Offer:
    """Return whether `language` is offered, and why not; the rules are those of `offered`."""
    if language == SOURCE_LANGUAGE:
        return Offer(language, Opened(Catalogue(), ()))
    try:
        Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return Offer(language, None, Reason.UNKNOWN)
    try:
        words = open_language(language, bodies)
    except TroubleError as error:
        return Offer(language, None, Reason.UNREADABLE, str(error))
    return Offer(language, words, _reason(words, named, has_fonts))


def _reason(
    words: Opened, named: Sequence[str] | None, has_fonts: Callable[[str], bool]
) -> Reason | None:
    catalogue = words.catalogue
    if not words.is_complete:
        return Reason.INCOMPLETE
    if not has_fonts(catalogue.locale_name):
        return Reason.NO_FONTS
    if named is None:
        return Reason.DRAFT if catalogue.is_draft else None
    return None if catalogue.tag in named else Reason.NOT_NAMED
