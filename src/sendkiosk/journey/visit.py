"""One visit: the answers in order, and how they lead from screen to screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import cast

from sendkiosk.journey.conditions import Facts
from sendkiosk.journey.flow import ESCAPES, SEEN, TALK, Flow, Kind, Screen
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.time_limits import Answer, Standing, TimeLimit, add_months, work_out
from sendkiosk.journey.working_days import WorkingCalendar


class AnswerRefusedError(ValueError):
    """An answer that the screen cannot take; `reason` says why and what to do.

    The error's own text names the screen only: it may come into a log, where no answer belongs.
    """

    def __init__(self, screen: str, reason: Message) -> None:
        """Keep the screen's id and the reason."""
        super().__init__(f"{screen} cannot take this answer")
        self.screen = screen
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's way through the screens: their answers in the order they were given."""

    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def last(self) -> str | None:
        """The screen answered last; None at the beginning. Found without a search."""
        # A mapping in general cannot be read from its end, but a dict and its proxy can.
        return next(reversed(cast("dict[str, Answer]", self.answers)), None)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What conditions see of a visit."""

    answers: Mapping[str, Answer]
    journey: Journey

    def standing(self, limit: str) -> Standing:
        return self.journey.limit(limit, self.answers).standing


@dataclass(frozen=True, slots=True)
class Journey:
    """A flow on one day: all that is needed to take visits through it.

    It holds no visit; each method takes one and gives back another, so going back is never wrong.
    Another day may lead a visit another way: for what comes after midnight, it is `taken_again` by
    a journey of that day.
    """

    flow: Flow
    today: date
    days: WorkingCalendar

    def screen(self, visit: Visit) -> Screen | None:
        """Return the screen that `visit` meets next, or None when all questions are answered.

        Looks at the last answer's screen only, so the cost grows neither with the flow nor with the
        visit.
        """
        last = visit.last
        if last is None:
            return self.flow.screens[self.flow.start]
        if visit.answers[last] == TALK:
            return None
        facts = self.facts(visit)
        for rule in self.flow.screens[last].next:
            if rule.when.holds(facts):
                return None if rule.to is None else self.flow.screens[rule.to]
        return None

    def answer(self, visit: Visit, screen: str, answer: Answer) -> Visit:
        """Return `visit` with `answer` given on `screen`.

        `screen` is the one that comes next, or one answered before. In the second case the later
        answers stay as far as they are still asked for and still fit; from there on they are
        dropped. Raises AnswerRefusedError for an answer the screen cannot take, KeyError for a
        screen that is neither.
        """
        if screen not in visit.answers:
            expected = self.screen(visit)
            if expected is None or expected.id != screen:
                raise KeyError(screen)
            self.check(visit, expected, answer)
            return Visit(MappingProxyType({**visit.answers, screen: answer}))
        before = self.until(visit, screen)
        self.check(before, self.flow.screens[screen], answer)
        return self._replay({**before.answers, screen: answer}, visit.answers)

    def back(self, visit: Visit) -> Visit:
        """Return `visit` without its last answer; a visit without answers stays as it is."""
        return Visit(MappingProxyType(dict(list(visit.answers.items())[:-1])))

    def taken_again(self, visit: Visit) -> Visit:
        """Return `visit`, begun on another day, as it would be today.

        An answer that is not asked for today, or not taken, is dropped with all that follow it.
        """
        return self._replay({}, visit.answers)

    def until(self, visit: Visit, screen: str) -> Visit:
        """Return the part of `visit` that came before `screen`."""
        answers = list(visit.answers)
        cut = answers.index(screen) if screen in visit.answers else len(answers)
        return Visit(MappingProxyType({asked: visit.answers[asked] for asked in answers[:cut]}))

    def earliest(self, visit: Visit, screen: Screen) -> date | None:
        """Return the first date that `screen` takes, or None for a screen that asks for no date."""
        if screen.dates is None:
            return None
        earliest = add_months(self.today, -12 * screen.dates.years)
        other = visit.answers.get(screen.dates.not_before or "")
        return max(earliest, other) if isinstance(other, date) else earliest

    def check(self, visit: Visit, screen: Screen, answer: Answer) -> None:
        """Raise AnswerRefusedError if `screen` cannot take `answer` at this point of `visit`."""
        if screen.kind is Kind.INFORMATION:
            if answer != SEEN:
                raise AnswerRefusedError(screen.id, message("This page asks nothing."))
            return
        if isinstance(answer, str) and answer in ESCAPES:
            return
        if isinstance(answer, date):
            self._check_date(visit, screen, answer)
            return
        self._check_codes(screen, answer)

    def limit(self, limit: str, answers: Mapping[str, Answer]) -> TimeLimit:
        """Return the time limit with the id `limit`, worked out for `answers`."""
        return work_out(self.flow.limits[limit], answers, self.today, self.days)

    def facts(self, visit: Visit) -> Facts:
        """Return what conditions may look at in `visit`."""
        return _Facts(visit.answers, self)

    def _replay(self, kept: dict[str, Answer], earlier: Mapping[str, Answer]) -> Visit:
        """Return the visit that `kept` begins, gone on with `earlier` answers while they fit."""
        while True:
            visit = Visit(MappingProxyType(kept))
            following = self.screen(visit)
            if following is None or following.id not in earlier:
                return visit
            answer = earlier[following.id]
            try:
                self.check(visit, following, answer)
            except AnswerRefusedError:
                return visit
            kept[following.id] = answer

    def _check_date(self, visit: Visit, screen: Screen, day: date) -> None:
        earliest = self.earliest(visit, screen)
        if earliest is None:
            raise AnswerRefusedError(screen.id, message("This question does not take a date."))
        if day > self.today:
            raise AnswerRefusedError(
                screen.id, message("{day} has not come yet. Choose a day up to today.", day=day)
            )
        if day < earliest:
            raise AnswerRefusedError(
                screen.id,
                message(
                    "{day} is too early. Choose a day from {earliest} on.",
                    day=day,
                    earliest=earliest,
                ),
            )

    def _check_codes(self, screen: Screen, answer: str | tuple[str, ...]) -> None:
        codes = [option.code for option in screen.options]
        several = isinstance(answer, tuple)
        chosen = answer if isinstance(answer, tuple) else (answer,)
        fits = several is (screen.kind is Kind.CHOICES)
        if fits and chosen and len(set(chosen)) == len(chosen) and set(chosen) <= set(codes):
            return
        raise AnswerRefusedError(
            screen.id,
            message(
                "“{answer}” is not an answer to this question. Choose from: {choices}.",
                answer=", ".join(chosen),
                choices=", ".join([*codes, *sorted(ESCAPES)]),
            ),
        )
