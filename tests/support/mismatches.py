"""Comparing a sheet with what a scenario says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sendkiosk.journey.summary import Summary
from sendkiosk.journey.time_limits import Standing, TimeLimit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain
from sendkiosk.plain import as_text
from tests.support.scenarios import NOT_ON_SHEET, Scenario


def mismatches(scenario: Scenario, summary: Summary) -> list[str]:
    """Return a sentence for each point in which `summary` is not what `scenario` says."""
    shown = _Shown(summary)
    return [
        *_step_mismatches(scenario, summary),
        *_missing_or_too_many(scenario, shown),
        *_date_mismatches(scenario, summary, shown),
    ]


class _Shown:
    """What a sheet shows, as far as scenarios ask for it."""

    def __init__(self, summary: Summary) -> None:
        catalogue = Catalogue()
        self.text = _flat(as_text(summary, catalogue))
        bodies = (block.text for letter in summary.letters for block in letter.body)
        self.letter_text = _flat(" ".join(plain(catalogue.say(body)) for body in bodies))
        self.routes = {step.route for step in summary.steps}
        self.contacts = {
            contact.id for contact in summary.contacts if _flat(contact.name.text) in self.text
        }
        self.letters = {
            letter.id for letter in summary.letters if _flat(letter.title.text) in self.text
        }
        phones = {phone.value for contact in summary.contacts for phone in contact.phones}
        self.numbers = {number for number in phones if number in self.text}

    def has_words(self, words: str) -> bool:
        return _flat(words) in self.text

    def has_letter_words(self, words: str) -> bool:
        return _flat(words) in self.letter_text

    def has_day(self, day: date) -> bool:
        return _flat(Catalogue().day(day)) in self.text


def _step_mismatches(scenario: Scenario, summary: Summary) -> Iterator[str]:
    sheet, found = scenario.sheet, [step.id for step in summary.steps]
    there = ", ".join(found)
    if sheet.first and found[:1] != [sheet.first]:
        place = scenario.place("sheet", "first")
        yield f"{place}: The first step must be “{sheet.first}”. The steps are: {there}."
    for number, step in enumerate(sheet.steps):
        if step not in found:
            place = scenario.place("sheet", "steps", number)
            yield f"{place}: The step “{step}” must be there. The steps are: {there}."
    wanted = [step for step in sheet.steps if step in found]
    if wanted != sorted(wanted, key=found.index):
        place = scenario.place("sheet", "steps")
        yield f"{place}: The steps stand in another order: {there}."
    for number, step in enumerate(sheet.not_steps):
        if step in found:
            place = scenario.place("sheet", "not_steps", number)
            yield f"{place}: The step “{step}” must not be there."


def _missing_or_too_many(scenario: Scenario, shown: _Shown) -> Iterator[str]:
    checks: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
        ("contacts", "The contact", shown.contacts.__contains__),
        ("not_contacts", "The contact", shown.contacts.__contains__),
        ("not_routes", "The route", shown.routes.__contains__),
        ("numbers", "The number", shown.numbers.__contains__),
        # A number that must not be there must not stand in a sentence either.
        ("not_numbers", "The number", shown.has_words),
        ("words", "The words", shown.has_words),
        ("not_words", "The words", shown.has_words),
        ("letters", "The letter", shown.letters.__contains__),
        ("not_letters", "The letter", shown.letters.__contains__),
        ("letter_words", "In the letters, the words", shown.has_letter_words),
    )
    for setting, what, is_there in checks:
        wanted = not setting.startswith("not_")
        must = "must" if wanted else "must not"
        for number, name in enumerate(getattr(scenario.sheet, setting)):
            if is_there(name) is not wanted:
                place = scenario.place("sheet", setting, number)
                yield f"{place}: {what} “{name}” {must} be there."


def _date_mismatches(scenario: Scenario, summary: Summary, shown: _Shown) -> Iterator[str]:
    limits = {limit.id: limit for limit in summary.limits}
    for name, wanted in scenario.dates.items():
        found = limits.get(name)
        if not _fits(wanted, found, shown):
            place = scenario.place("dates", name)
            yield f"{place}: The time limit “{name}” must be {wanted}; it is {_in_words(found)}."


def _fits(wanted: date | str, found: TimeLimit | None, shown: _Shown) -> bool:
    if found is None:
        return wanted == NOT_ON_SHEET
    if isinstance(wanted, date):
        return found.last_day == wanted and shown.has_day(wanted)
    return wanted == found.standing.value


def _in_words(limit: TimeLimit | None) -> str:
    if limit is None:
        return "not on the sheet"
    passed = " (passed)" if limit.standing is Standing.PASSED and limit.last_day else ""
    return f"{limit.last_day or limit.standing.value}{passed}"


def _flat(text: str) -> str:
    """Return `text` on one line and in small letters: line ends and capitals do not count."""
    return " ".join(text.split()).casefold()
