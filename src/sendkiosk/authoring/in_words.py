"""Conditions in plain English, for people who check a pack and do not read its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sendkiosk.authoring.tidying import tidy
from sendkiosk.journey.conditions import (
    All,
    Answered,
    Any,
    AnyOf,
    Anywhere,
    Condition,
    DateBefore,
    Dated,
    Not,
    Stands,
)
from sendkiosk.journey.flow import NOT_SURE, SEEN, TALK, Flow, Kind, Screen
from sendkiosk.journey.summary import said
from sendkiosk.journey.time_limits import LimitRule, Standing
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain

ALWAYS: Final = "always"
NEVER: Final = "never"

STANDINGS: Final[Mapping[str, str]] = {
    "open": "is still open",
    "today": "ends today",
    "passed": "may be too late",
    "unknown": "has no exact date",
    "in-words": "has only a rule in words",
}
"""What is said of a time limit, by where it stands."""

OTHER_STANDINGS: Final[Mapping[str, str]] = {
    "open": "is not open",
    "today": "does not end today",
    "passed": "is not known to be too late",
}
"""What is said of a time limit that stands anywhere but there, where that is short and true."""


def in_words(condition: Condition, flow: Flow) -> str:
    """Return `condition` as a clause in plain English, with the words of `flow` for its parts.

    As in the condition itself, “X” is not “Y” also holds for visits that never met X. A clause
    has no capital and no full stop, so it can stand after "when".
    """
    return Wordsmith(flow).clause(condition)


def clauses(condition: Condition, flow: Flow) -> tuple[str, ...]:
    """Return the conditions that must all hold for `condition`, each as a clause."""
    return Wordsmith(flow).clauses(condition)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, whether it is made of others, and whether there is a list in it."""

    text: str
    compound: bool = False
    lists: bool = False


@dataclass(frozen=True)
class Wordsmith:
    """Puts the conditions of one flow into words; to be kept where there are many of them."""

    flow: Flow

    def clause(self, condition: Condition) -> str:
        """Return `condition` as `in_words` does."""
        return self._clause(tidy(condition)).text

    def clauses(self, condition: Condition) -> tuple[str, ...]:
        """Return the parts of `condition` as the function of this name does."""
        tidied = tidy(condition)
        parts = tidied.parts if isinstance(tidied, All) else (tidied,)
        return tuple(self._clause(part).text for part in parts)

    def screen(self, screen: str) -> str:
        """Return what the screen with the id `screen` is about: its topic, or else its title.

        Where another screen has the same topic, the title follows. An unknown id stays as it is.
        """
        found = self.flow.screens.get(screen)
        if found is None:
            return quoted(screen)
        topic, title = found.topic.text, plain(found.wordings[-1].title.text)
        if not topic:
            return quoted(title)
        return f"{quoted(topic)} ({quoted(title)})" if self._topics[topic] > 1 else quoted(topic)

    def answers(self, screen: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of `codes` on `screen`, in the order in which they stand there."""
        found = self.flow.screens.get(screen)
        labels = {**(_labels(found) if found else {}), **self._escapes}
        chosen = set(codes)
        known = [labels[code] for code in labels if code in chosen]
        return tuple(quoted(text) for text in (*known, *sorted(chosen - labels.keys())))

    def limit(self, limit: str) -> str:
        """Return the name of a time limit, with the dates it runs from where others have it too."""
        rule = self.flow.limits.get(limit)
        if rule is None:
            return quoted(limit)
        if self._limit_names[rule.name.text] == 1:
            return quoted(rule.name.text)
        return f"{quoted(rule.name.text)} (from {_listed(_starts(rule), 'and')})"

    @cached_property
    def _topics(self) -> Mapping[str, int]:
        return _counted(screen.topic.text for screen in self.flow.screens.values())

    @cached_property
    def _limit_names(self) -> Mapping[str, int]:
        return _counted(limit.name.text for limit in self.flow.limits.values())

    @cached_property
    def _escapes(self) -> Mapping[str, str]:
        start = self.flow.screens[self.flow.start]
        return {code: _told(start, code) for code in (NOT_SURE, TALK)}

    @cached_property
    def _everywhere(self) -> Mapping[str, Sequence[str]]:
        """All labels that a code has in the flow."""
        found: dict[str, dict[str, None]] = {}
        for screen in self.flow.screens.values():
            for code, label in _labels(screen).items():
                found.setdefault(code, {})[label] = None
        return {code: tuple(labels) for code, labels in found.items()}

    def _clause(self, condition: Condition) -> _Clause:
        match condition:
            case All(parts):
                return self._joined(parts, "and")
            case Any(parts):
                return self._joined(parts, "or")
            case Not(part):
                return self._simple(part, negated=True)
        return self._simple(condition, negated=False)

    def _joined(self, parts: Sequence[Condition], word: str) -> _Clause:
        """Return the clauses of `parts` joined by `word`, with brackets round what is joined."""
        found = [self._clause(part) for part in parts]
        lists = any(clause.lists and not clause.compound for clause in found)
        texts = [f"({clause.text})" if clause.compound else clause.text for clause in found]
        # A comma inside one of the clauses must not be taken for the end of it.
        text = f"{'; '.join(texts[:-1])}; {word} {texts[-1]}" if lists else _listed(texts, word)
        return _Clause(text, compound=True, lists=True)

    def _simple(self, condition: Condition, *, negated: bool) -> _Clause:
        match condition:
            case AnyOf(screen, codes):
                return self._any_of(screen, codes, negated=negated)
            case Stands(limit, standings):
                return self._stands(limit, standings)
            case Anywhere(code):
                return self._anywhere(code, negated=negated)
            case Answered(screen):
                return self._answered(screen, negated=negated)
            case Dated() | DateBefore():
                return self._date(condition, negated=negated)
        return _Clause(NEVER if negated else ALWAYS)

    def _any_of(self, screen: str, codes: frozenset[str], *, negated: bool) -> _Clause:
        kind = self._kind(screen)
        if kind is Kind.INFORMATION and SEEN in codes:
            return self._answered(screen, negated=negated)
        verb = _is(negated=negated)
        if kind is Kind.CHOICES:
            verb = "does not include" if negated else "includes"
        answers = self.answers(screen, codes)
        text = f"{self.screen(screen)} {verb} {_listed(answers, 'or')}"
        return _Clause(text, lists=len(answers) > 1)

    def _anywhere(self, code: str, *, negated: bool) -> _Clause:
        labels = self._everywhere.get(code) or (self._escapes.get(code, code),)
        text = _listed([quoted(label) for label in labels], "or")
        chosen = "was not chosen anywhere" if negated else "was chosen anywhere"
        return _Clause(f"{text} {chosen}", lists=len(labels) > 1)

    def _answered(self, screen: str, *, negated: bool) -> _Clause:
        verb = "shown" if self._kind(screen) is Kind.INFORMATION else "answered"
        return _Clause(f"{self.screen(screen)} was {'not ' if negated else ''}{verb}")

    def _date(self, condition: Dated | DateBefore, *, negated: bool) -> _Clause:
        what = "an exact date"
        if isinstance(condition, DateBefore):
            what = f"a date before {Catalogue().day(condition.day)}"
        return _Clause(f"{self.screen(condition.screen)} {_is(negated=negated)} {what}")

    def _stands(self, limit: str, standings: frozenset[Standing]) -> _Clause:
        missing = [standing.value for standing in Standing if standing not in standings]
        if len(missing) == 1 and missing[0] in OTHER_STANDINGS:
            return _Clause(f"{self.limit(limit)} {OTHER_STANDINGS[missing[0]]}")
        phrases = [standing_in_words(place.value) for place in Standing if place in standings]
        return _Clause(f"{self.limit(limit)} {_listed(phrases, 'or')}", lists=len(phrases) > 1)

    def _kind(self, screen: str) -> Kind | None:
        found = self.flow.screens.get(screen)
        return found.kind if found else None


def standing_in_words(standing: str) -> str:
    """Return what is said of a time limit that stands at `standing`."""
    return STANDINGS.get(standing, f"stands at {quoted(standing)}")


def quoted(text: str) -> str:
    """Return `text` in quotation marks."""
    return f"“{text}”"


def _is(*, negated: bool) -> str:
    return "is not" if negated else "is"


def _labels(screen: Screen) -> Mapping[str, str]:
    return {option.code: option.label.text for option in screen.options}


def _told(screen: Screen, code: str) -> str:
    return " ".join(str(getattr(told, "text", told)) for told in said(screen, code))


def _starts(rule: LimitRule) -> Sequence[str]:
    return [quoted(period.name.text) for period in rule.periods]


def _counted(texts: Iterable[str]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return counts


def _listed(texts: Sequence[str], word: str) -> str:
    """Return `texts` as a list whose last two are joined by `word`."""
    if len(texts) < 2:  # noqa: PLR2004
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {word} {texts[-1]}"
