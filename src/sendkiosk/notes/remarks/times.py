"""Days, times of day, years and ages, told by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sendkiosk.notes.remarks.draft import Span
from sendkiosk.notes.remarks.kinds import Kind

_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
)
_NUMBER: Final = rf"(?:\d{{1,2}}|(?:twenty|thirty)[ -](?:{_ONES})|{_ONES}|{_TEENS})"
_HOUR: Final = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY_NAME: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tues?|weds?|thurs?|thu|fri)\b\.?"
)
_ORDINAL: Final = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|"
    r"nineteenth|twentieth|thirtieth)"
)
_DAY: Final = rf"(?:\d{{1,2}} ?(?:st|nd|rd|th)?|{_ORDINAL})"
_YEAR: Final = r"(?:(?:19|20)\d\d|['’]?\d\d)\b(?![:.]\d)"
_DAY_OF_MONTH: Final = rf"{_DAY} ?(?:of )?{_MONTH}(?:,? {_YEAR})?"
_MONTH_AND_DAY: Final = rf"{_MONTH} (?:the )?{_DAY}(?:,? (?:19|20)\d\d)?"
_NEAR: Final = (
    r"(?:(?:last|next|this|every|early|mid|late|end of|start of|beginning of|middle of|the)[ -])*"
)
_PART: Final = r"(?: (?:morning|afternoon|evening|night))?"
_TO: Final = r" ?(?:-|–|to|and|or|/) ?"
_UNITS: Final = r"(?:years?|yrs?|months?|mths?|mos?|weeks?|wks?)"
_THINGS: Final = r"(?:time|visit|letter|call|draft|review|plan|appeal|complaint|attempt)"
"""What is counted with "2nd" and "3rd"."""

_ENDS: Final = r"(?= *(?:$|[^\w ]|and\b|but\b|or\b|for\b|when\b))"
_AFTER_PREPOSITION: Final = "|".join(
    rf"(?<=\b{word} )"
    for word in ("in", "by", "of", "last", "next", "this", "since", "until", "before", "after")
)

_AGES: Final = (
    rf"(?:aged?(?: of)?|turn(?:s|ed|ing)?) ?:? ?{_NUMBER}(?: and a half)?",
    rf"{_NUMBER}(?: and a half)?[ -]*{_UNITS}[ -]*(?:olds?|of age)",
    rf"{_NUMBER}[ -]*(?:yo|y/o|y\.o\.?)",
    rf"(?:{_DAY} )?birth ?days?",
    rf"(?:year|yr|y)s?[ -]?{_NUMBER}(?! (?:days?|weeks?|months?|hours?))",
    r"(?:in )?reception (?:class|year|age|pupil|child)",
    r"in reception",
    r"(?:dob|d\.o\.b\.?|born)(?: (?:in|on))?[ :]*(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{4})",
    rf"(?:dob|d\.o\.b\.?|born)(?: (?:in|on))?[ :]*(?:{_DAY_OF_MONTH}|{_MONTH}(?: {_YEAR})?)",
)
_DAYS: Final = (
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}",
    r"\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:19|20)?\d\d",
    rf"{_NEAR}(?:{_DAY}{_TO})?{_DAY_OF_MONTH}",
    rf"{_NEAR}{_MONTH_AND_DAY}(?:{_TO}{_DAY})?",
    rf"{_NEAR}{_DAY_NAME}(?:,? (?:the )?(?:{_DAY_OF_MONTH}|\d{{1,2}}(?:st|nd|rd|th)))?{_PART}",
    r"(?:on|last|next|this) (?:sat|sun|mon|wed|thu)",
)
_TIMES_OF_DAY: Final = (
    rf"(?:half|quarter|five|ten|twenty)(?: past| to) {_HOUR}",
    rf"(?:{_HOUR}|\d{{1,2}}[.:]\d\d) ?(?:[ap]\.?m\b\.?|o['’]?clock)",
    r"\d{1,2}[.:]\d\d",
    r"\d{1,2}/\d{1,2}(?!/)",
)
_MONTHS_AND_YEARS: Final = (
    # "may" and "march" are verbs, too.
    rf"{_NEAR}(?!may\b|march(?:ed|ing)\b){_MONTH}(?: {_YEAR})?",
    rf"may {_YEAR}",
    r"(?:early|mid|late|end of|start of|beginning of|middle of)[ -]may",
    rf"(?:{_AFTER_PREPOSITION})may{_ENDS}",
    r"(?:19|20)\d\d(?:/\d\d)?",
    rf"(?:on |by |until |before |after |since )?the {_ORDINAL}(?=\s*(?:$|[,.;:)]))",
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?! {_THINGS})",
)
_FORMS: Final = (
    (Kind.AGE, _AGES),
    (Kind.DATE, _DAYS),
    (Kind.DATE, _TIMES_OF_DAY),
    (Kind.DATE, _MONTHS_AND_YEARS),
)

_HARMLESS: Final = (
    r"[12](?::|-to-|-| to )1(?![\w/])",
    r"1:[2-9](?!\w)",
    r"24/7",
    r"(?:post|pre|over|under|up to)[ -]?(?:5|16|18|19|25)s?(?!\w)",
    r"(?:0|16|18|19) ?(?:-|–|to) ?(?:18|19|25)(?!\w)",
    rf"\d{{1,2}}(?:st|nd|rd|th) {_THINGS}",
)


def find_times(text: str) -> Iterator[Span]:
    """Yield the ages, days and times in `text`, in the order in which they count."""
    harmless = harmless_numbers(text)
    for kind, forms in _FORMS:
        for found in re.finditer(rf"(?<![\w/])(?:{'|'.join(forms)})(?!\w)", text, re.IGNORECASE):
            if not any(start < found.end() and found.start() < end for start, end in harmless):
                yield Span(*found.span(), kind)


def harmless_numbers(text: str) -> list[tuple[int, int]]:
    """Return where in `text` numbers stand that stay: "1:1", "post-16", "0 to 25", "3rd visit"."""
    harmless = rf"(?<![\w.:/-])(?:{'|'.join(_HARMLESS)})"
    return [found.span() for found in re.finditer(harmless, text, re.IGNORECASE)]
