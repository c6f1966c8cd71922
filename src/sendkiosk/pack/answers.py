"""Visits written down beforehand: answers in a file, replayed on a journey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sendkiosk.findings.codes import FileFault
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.findings.text_file import read_text
from sendkiosk.findings.toml_source import TomlSource, read_toml
from sendkiosk.findings.validation import did_you_mean
from sendkiosk.journey.flow import ESCAPES, SEEN, Kind, Screen
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import AnswerRefusedError, Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.codes import Fault

_TABLE: Final = "answers"


@dataclass(frozen=True)
class GivenAnswers:
    """The answers in a file, by the id of their screen, and where they stand in it."""

    source: TomlSource
    answers: Mapping[str, Answer]

    def finding(self, code: Fault, screen: str, problem: str, advice: str) -> Finding:
        """Return a finding about the answer on `screen`."""
        return self.source.finding(code, (_TABLE, screen), problem, advice)


def read_answers(file: Path) -> GivenAnswers:
    """Return the answers in the TOML `file`: a table `[answers]` and nothing else.

    An answer is a code, a list of codes, or a date, under the id of its screen. Raises
    FindingsError with all that is wrong with the file.
    """
    source = read_toml(file, read_text(file))
    findings = _strange_settings(source)
    table = source.values.get(_TABLE)
    if not isinstance(table, dict):
        problem, advice = "The answers are missing.", f"Write them below a line [{_TABLE}]."
        findings.append(source.finding(FileFault.MISSING_SETTING, (_TABLE,), problem, advice))
        raise FindingsError(findings)
    answers: dict[str, Answer] = {}
    for screen, value in table.items():
        answer = _answer(value)
        if answer is None:
            problem = f"The answer on “{screen}” is neither a code, a list of codes nor a date."
            advice = 'Write "a-code", ["a-code", "b-code"], or a day such as 2026-11-23.'
            path = (_TABLE, screen)
            findings.append(source.finding(Fault.ANSWER_KIND, path, problem, advice))
        else:
            answers[screen] = answer
    if findings:
        raise FindingsError(findings)
    return GivenAnswers(source, answers)


def replay(journey: Journey, given: GivenAnswers) -> Visit:
    """Return the complete visit that the `given` answers make on `journey`.

    Information screens count as seen without an entry. Raises FindingsError when a screen is not
    known, an answer is refused, one is missing, or one is never asked for.
    """
    unknown = [screen for screen in given.answers if screen not in journey.flow.screens]
    if unknown:
        raise FindingsError([_unknown_screen(journey, given, screen) for screen in unknown])
    visit = Visit()
    while screen := journey.screen(visit):
        answer = given.answers.get(screen.id, SEEN if screen.kind is Kind.INFORMATION else None)
        if answer is None:
            raise FindingsError([_missing(given, screen), *_not_asked(given, visit)])
        try:
            visit = journey.answer(visit, screen.id, answer)
        except AnswerRefusedError as error:
            raise FindingsError([_refused(given, error)]) from error
    not_asked = _not_asked(given, visit)
    if not_asked:
        raise FindingsError(not_asked)
    return visit


def _strange_settings(source: TomlSource) -> list[Finding]:
    return [
        source.finding(
            FileFault.UNKNOWN_SETTING,
            (name,),
            f"There is no setting “{name}” here.",
            did_you_mean(name, [_TABLE]) or f"Only [{_TABLE}] can stand here.",
        )
        for name in source.values
        if name != _TABLE
    ]


def _answer(value: Any) -> Answer | None:
    """Return a TOML value as an answer; None when it is none. A time of day is not a date."""
    if isinstance(value, str) or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, list) and all(isinstance(code, str) for code in value):
        return tuple(value)
    return None


def _unknown_screen(journey: Journey, given: GivenAnswers, screen: str) -> Finding:
    advice = did_you_mean(screen, journey.flow.screens) or "Use the id of a screen."
    return given.finding(Fault.UNKNOWN_SCREEN, screen, f"There is no screen “{screen}”.", advice)


def _refused(given: GivenAnswers, error: AnswerRefusedError) -> Finding:
    return given.finding(
        Fault.ANSWER_REFUSED,
        error.screen,
        f"The screen “{error.screen}” does not take this answer.",
        Catalogue().say(error.reason),
    )


def _missing(given: GivenAnswers, screen: Screen) -> Finding:
    codes = [*(option.code for option in screen.options), *sorted(ESCAPES)]
    if screen.kind is Kind.DATE:
        codes.insert(0, "a date")
    problem = f"The visit stops at “{screen.id}”, which has no answer."
    advice = f"Add one of: {', '.join(codes)}."
    return given.source.finding(Fault.ANSWER_MISSING, (_TABLE,), problem, advice)


def _not_asked(given: GivenAnswers, visit: Visit) -> list[Finding]:
    return [
        given.finding(
            Fault.ANSWER_NOT_ASKED,
            screen,
            f"This visit never comes to “{screen}”.",
            "Delete the answer, or change one before it.",
        )
        for screen in given.answers
        if screen not in visit.answers
    ]
