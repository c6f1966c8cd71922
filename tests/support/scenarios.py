"""Families' situations as files: who came, on which day, and what their sheet must say.

Each file in `tests/scenarios` is one situation. How it is written stands in docs/content-pack.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.findings.toml_source import read_toml
from sendkiosk.findings.validation import complaint, did_you_mean, validate
from sendkiosk.journey.coding import ROUTES
from sendkiosk.journey.flow import Flow
from sendkiosk.journey.summary import Summary, summarise
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.answers import GivenAnswers, replay
from sendkiosk.pack.raw import Settings
from sendkiosk.pack.raw_values import Many

NOT_ON_SHEET: Final = "none"
"""What a scenario says of a time limit that must not stand on the sheet."""
_STANDINGS: Final = ("passed", "unknown", "in-words", NOT_ON_SHEET)

Words = Annotated[str, Field(min_length=1)]


def _answer(value: Any) -> Answer:
    if type(value) is date or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(code, str) for code in value):
        return tuple(value)
    raise complaint(
        FileFault.WRONG_TYPE,
        "This is neither a code, a list of codes nor a date.",
        'Write "a-code", ["a-code", "b-code"], or a day such as 2026-11-23.',
    )


def _last_day(value: Any) -> date | str:
    if type(value) is date:
        return value
    if isinstance(value, str) and value in _STANDINGS:
        return value
    raise complaint(
        FileFault.WRONG_VALUE,
        "A time limit cannot stand there.",
        f"Write the last day, such as 2026-12-01, or one of: {', '.join(_STANDINGS)}.",
    )


class Sheet(Settings):
    """What must stand on the sheet, and what must not.

    `steps` stand there in this order, others may come between; `first` is the very first. Steps,
    contacts and letters are ids; `routes` are those of the steps. `numbers` are phone numbers.
    `words` are looked for in the whole text of the sheet, `letter_words` in that of the letters,
    both in small letters and capitals alike.
    """

    first: Words | None = None
    steps: Many[Words] = ()
    not_steps: Many[Words] = ()
    not_routes: Many[Words] = ()
    contacts: Many[Words] = ()
    not_contacts: Many[Words] = ()
    numbers: Many[Words] = ()
    not_numbers: Many[Words] = ()
    words: Many[Words] = ()
    not_words: Many[Words] = ()
    letters: Many[Words] = ()
    not_letters: Many[Words] = ()
    letter_words: Many[Words] = ()


class _Settings(Settings):
    """The form of a whole file."""

    about: Words
    today: date
    pack: Words
    disputed: Words | None = None
    answers: Annotated[dict[str, Annotated[Any, AfterValidator(_answer)]], Field(min_length=1)]
    sheet: Sheet
    dates: dict[str, Annotated[Any, AfterValidator(_last_day)]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One situation: what it is about, its day and pack, the answers, and what must come of them.

    `dates` tells for the id of a time limit its last day, or where it stands. `disputed` says why
    the pack is thought to be wrong here; as long as it stands there, the sheet must be wrong too.
    """

    about: str
    today: date
    pack: str
    given: GivenAnswers
    sheet: Sheet
    dates: Mapping[str, date | str]
    disputed: str | None

    def place(self, *path: str | int) -> str:
        """Return file and line of what `path` leads to in the file."""
        source = self.given.source
        return f"{source.file.name}:{source.line(path)}"


def read_scenario(file: Path) -> Scenario:
    """Return the situation in the TOML `file`; raises FindingsError with all that is wrong."""
    source = read_toml(file, read_text(file))
    read = validate(_Settings, source)
    given = GivenAnswers(source, read.answers)
    return Scenario(read.about, read.today, read.pack, given, read.sheet, read.dates, read.disputed)


def result(scenario: Scenario, journey: Journey) -> tuple[Visit, Summary]:
    """Return the visit and the sheet that the answers of `scenario` make on `journey`.

    Raises FindingsError for a name that the pack does not have, and for answers that do not fit.
    """
    unknown = list(_unknown_names(scenario, journey.flow))
    if unknown:
        raise FindingsError(unknown)
    visit = replay(journey, scenario.given)
    return visit, summarise(journey, visit)


def _unknown_names(scenario: Scenario, flow: Flow) -> Iterator[Finding]:
    steps = [step.id for step in flow.steps]
    known: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("steps", "step", steps),
        ("not_steps", "step", steps),
        ("not_routes", "route", ROUTES),
        ("contacts", "contact", flow.contacts),
        ("not_contacts", "contact", flow.contacts),
        ("letters", "letter", [letter.id for letter in flow.letters]),
        ("not_letters", "letter", [letter.id for letter in flow.letters]),
    )
    for setting, what, names in known:
        for number, name in enumerate(getattr(scenario.sheet, setting)):
            if name not in names:
                yield _unknown(scenario, ("sheet", setting, number), what, name, names)
    first = scenario.sheet.first
    if first and first not in steps:
        yield _unknown(scenario, ("sheet", "first"), "step", first, steps)
    for name in scenario.dates:
        if name not in flow.limits:
            yield _unknown(scenario, ("dates", name), "time limit", name, flow.limits)


def _unknown(
    scenario: Scenario, path: KeyPath, what: str, name: str, names: Iterable[str]
) -> Finding:
    advice = did_you_mean(name, names) or f"Use the id of a {what} of the pack."
    problem = f"The pack has no {what} “{name}”."
    return scenario.given.source.finding(FileFault.WRONG_VALUE, path, problem, advice)
