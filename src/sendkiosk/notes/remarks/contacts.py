"""Ways to reach or look somebody up, told by their form: numbers, mail, links, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sendkiosk.notes.remarks.draft import Span
from sendkiosk.notes.remarks.kinds import Kind

_AT: Final = r" ?[\[({] ?(?:at|@) ?[\])}] ?"
_DOT: Final = r" ?(?:\bdot\b|\.|[\[({] ?(?:dot|\.) ?[\])}]) ?"
_ENDING: Final = r"(?:com|co|org|net|uk|gov|sch|ac|info|me|io)\b"
_DIGIT: Final = (
    r"(?:oh|o|zero|nought|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|double|triple|treble|\d+)"
)

_MAIL: Final = (
    r"[\w.+'%-]+ ?@ ?[\w-]+(?:\.[\w-]+)+",
    rf"[\w.+-]+ at [\w-]+(?:{_DOT}{_ENDING})+",
    r"[^\W_][\w.+-]*_at_[\w.-]*\w",
    # Nothing else has such brackets, so it may end in anything.
    rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*",
)
_LINKS: Final = (r"(?:https?|ftp)://\S+", r"www\.\S+", r"[@#]\w[\w.]*", r"[^\W_]+(?:_[^\W_]+)+")
_POSTCODE: Final = r"[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}"
_REFERENCES: Final = (
    # National insurance; a pupil (UPN); a case.
    r"[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]",
    r"[a-z] ?\d{11,12}[a-z]?",
    r"(?=[\w/\\-]*(?:\d[^\d\s]*){5})[^\W_]+(?:[/\\_-][^\W_]+)+",
)
_SPELT_OUT: Final = rf"{_DIGIT}(?:[ ,.-]+{_DIGIT}){{4,}}"

_FORMS: Final = (
    (Kind.LINK, _LINKS),
    (Kind.POSTCODE, (_POSTCODE,)),
    (Kind.NUMBER, _REFERENCES),
    (Kind.PHONE, (_SPELT_OUT,)),
)
_DOMAIN: Final = r"(?<![\w@.])([\w-]+(?:\.[\w-]+)+)(?:/\S*)?"
_LONG_NUMBER: Final = r"(?:\((?=[^()]{1,6}\)))?\+?\d(?:[ .()/–-]{0,3}\d){5,}"


def find_contacts(text: str) -> Iterator[Span]:
    """Yield the addresses, numbers and links in `text`, in the order in which they count."""
    yield from _of_form(text, Kind.EMAIL, _MAIL)
    yield from _links(text)
    for kind, forms in _FORMS:
        yield from _of_form(text, kind, forms)


def find_long_numbers(text: str) -> Iterator[Span]:
    """Yield the numbers of six digits or more in `text`, however they are spaced."""
    for found in re.finditer(_LONG_NUMBER, text):
        yield Span(*found.span(), _kind_of_number(found[0]))


def _of_form(text: str, kind: Kind, forms: tuple[str, ...]) -> Iterator[Span]:
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", text, re.IGNORECASE):
        yield Span(*found.span(), kind)


def _links(text: str) -> Iterator[Span]:
    for found in re.finditer(_DOMAIN, text):
        if _is_domain(found[1]):
            yield Span(*found.span(), Kind.LINK)


def _is_domain(words: str) -> bool:
    """Tell whether `words` end as a web address does; a full stop without a space is not one."""
    import validators

    return validators.domain(words.lower(), consider_tld=True) is True


def _kind_of_number(number: str) -> Kind:
    """Return PHONE for what may be dialled and is no NHS number."""
    import phonenumbers
    from stdnum.gb import nhs

    if nhs.is_valid(number):
        return Kind.NUMBER
    matches = phonenumbers.PhoneNumberMatcher(number, "GB", phonenumbers.Leniency.POSSIBLE)
    return Kind.PHONE if matches.has_next() else Kind.NUMBER
