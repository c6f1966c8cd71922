"""Paths in words: the answers, the steps, and where the time limits stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from sendkiosk.authoring.in_words import Wordsmith, standing_in_words
from sendkiosk.authoring.paths_walk import Offer
from sendkiosk.journey.flow import Flow, Kind, Letter, Step
from sendkiosk.journey.messages import Message
from sendkiosk.journey.summary import said
from sendkiosk.journey.time_limits import Answer, TimeLimit
from sendkiosk.journey.visit import Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain


class PathWords:
    """Says in plain English what paths of one flow hold; each thing is put into words once."""

    def __init__(self, flow: Flow) -> None:
        """Make ready for the paths of `flow`."""
        self.flow = flow
        self._catalogue = Catalogue()
        self._smith = Wordsmith(flow)
        self._days: dict[date, str] = {}
        self._answers: dict[tuple[str, Answer], str] = {}

    def steps(self, offers: Iterable[Offer]) -> tuple[str, ...]:
        """Return the titles of steps or letters, each with its id."""
        return tuple([f"{self._titles[offer]} [{offer.id}]" for offer in offers])

    def answers(self, visit: Visit) -> tuple[str, ...]:
        """Return each answer after what it is about; what asks nothing is left out."""
        return tuple([words for answer in visit.answers.items() if (words := self._said(*answer))])

    def limits(self, limits: Iterable[TimeLimit]) -> tuple[str, ...]:
        """Return the name of each time limit, where it stands, and its last day if it has one."""
        return tuple([self._limit(limit) for limit in limits])

    def contacts(self, contacts: Iterable[str]) -> tuple[str, ...]:
        """Return the names of contacts."""
        return tuple([self._contacts[contact] for contact in contacts])

    @cached_property
    def _titles(self) -> Mapping[Offer, str]:
        things: tuple[Step | Letter, ...] = (*self.flow.steps, *self.flow.letters)
        return {
            Offer(thing.id, place): self._plain(wording.title)
            for thing in things
            for place, wording in enumerate(thing.wordings)
        }

    @cached_property
    def _contacts(self) -> Mapping[str, str]:
        return {name: self._plain(contact.name) for name, contact in self.flow.contacts.items()}

    def _said(self, screen: str, answer: Answer) -> str:
        """Return one answer in words; "" on a screen that asks nothing."""
        key = screen, answer
        if key not in self._answers:
            self._answers[key] = ", ".join(self._told(screen, answer))
        return self._answers[key]

    def _told(self, screen: str, answer: Answer) -> Iterator[str]:
        asked = self.flow.screens[screen]
        if asked.kind is Kind.INFORMATION:
            return
        first, *others = [
            self._day(told) if isinstance(told, date) else self._plain(told)
            for told in said(asked, answer)
        ]
        yield f"{self._plain(asked.topic)}: {first}"
        yield from others

    def _limit(self, limit: TimeLimit) -> str:
        where = f"{self._smith.limit(limit.id)} {standing_in_words(limit.standing.value)}"
        return f"{where} (last day: {self._day(limit.last_day)})" if limit.last_day else where

    def _day(self, day: date) -> str:
        if day not in self._days:
            self._days[day] = self._catalogue.day(day)
        return self._days[day]

    def _plain(self, text: Message) -> str:
        return plain(self._catalogue.say(text))
