"""What the gallery shows: each outcome of a flow, and each letter, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from types import MappingProxyType
from typing import Final

from sendkiosk.authoring.paths_tally import Tally, count
from sendkiosk.authoring.paths_walk import Walk
from sendkiosk.journey.summary import Summary, SummaryLetter, summarise
from sendkiosk.journey.visit import AnswerRefusedError, Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain

AGO: Final = timedelta(weeks=3)
"""How old letters and certificates are where that leads to the same outcome."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A paper to be shown: the sheet of `summary`, or `letter` if there is one.

    `name` is what its files are called, without ending.
    """

    name: str
    summary: Summary
    letter: SummaryLetter | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """What the paper is about, in English: the titles of its steps, or that of the letter."""
        things = self.summary.steps if self.letter is None else (self.letter,)
        return tuple(plain(Catalogue().say(thing.title)) for thing in things)


def exhibits(
    journey: Journey, only: str | None = None, limit: int | None = None
) -> tuple[Exhibit, ...]:
    """Return a sheet for each outcome of `journey`, then each letter that visits may end with.

    An outcome is a list of steps, shown by a shortest visit that ends with it, and has the number
    that `pack paths` gives it. `only` leaves those whose summary has the step with that id, and
    `limit` so many sheets and so many letters at most.
    """
    tally = count(Walk(journey))
    return (
        *islice(_sheets(journey, tally, only), limit),
        *islice(_letters(journey, tally, only), limit),
    )


def _sheets(journey: Journey, tally: Tally, only: str | None) -> Iterator[Exhibit]:
    for number, (steps, met) in enumerate(tally.by_count, 1):
        if only is None or only in steps:
            yield Exhibit(f"outcome-{number:03}", _summary(journey, met.example))


def _letters(journey: Journey, tally: Tally, only: str | None) -> Iterator[Exhibit]:
    for name, met in sorted(tally.letters.items()):
        summary = _summary(journey, met.example)
        if only is None or only in _steps(summary):
            letter = next(letter for letter in summary.letters if letter.id == name)
            yield Exhibit(f"letter-{name}", summary, letter)


def _summary(journey: Journey, visit: Visit) -> Summary:
    """Return the summary of `visit`, with the usual dates where they change no step or letter."""
    plain = summarise(journey, visit)
    usual = _with_usual_dates(journey, visit)
    if usual is None:
        return plain
    summary = summarise(journey, usual)
    return summary if _offers(summary) == _offers(plain) else plain


def _with_usual_dates(journey: Journey, visit: Visit) -> Visit | None:
    """Return `visit` with each date three weeks ago; None if that is another way or refused."""
    given = {
        screen: journey.today - AGO if isinstance(answer, date) else answer
        for screen, answer in visit.answers.items()
    }
    usual = Visit(MappingProxyType({}))
    for screen, answer in given.items():
        following = journey.screen(usual)
        if following is None or following.id != screen:
            return None
        try:
            usual = journey.answer(usual, screen, answer)
        except AnswerRefusedError:
            return None
    return usual if journey.screen(usual) is None else None


def _offers(summary: Summary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _steps(summary), tuple(letter.id for letter in summary.letters)


def _steps(summary: Summary) -> tuple[str, ...]:
    return tuple(step.id for step in summary.steps)
