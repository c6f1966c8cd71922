"""Every path through a flow, with what the visitor gets at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from sendkiosk.authoring.paths_memory import Memory, Reads, codes_of, limit_reads, reads
from sendkiosk.journey.coding import HELP_NOW
from sendkiosk.journey.conditions import Facts
from sendkiosk.journey.flow import Letter, Step
from sendkiosk.journey.time_limits import TimeLimit
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.pack.paths import all_visits

_Found: TypeAlias = "tuple[tuple[int, int], ...]"
"""Places of steps and letters in a list of all, each with the place of its wording."""


class Offer(NamedTuple):
    """A step or letter that a path ends with, by its id, and the place of its wording."""

    id: str
    wording: int


@dataclass(frozen=True, slots=True)
class Path:
    """One path: the answers, and what stands on the summary at its end, in the order it has there.

    `help_now` are the steps for danger and crisis, which stand on a page of their own; `contacts`
    are ids.
    """

    visit: Visit
    steps: tuple[Offer, ...]
    help_now: tuple[Offer, ...]
    letters: tuple[Offer, ...]
    limits: tuple[TimeLimit, ...]
    contacts: tuple[str, ...]

    @property
    def outcome(self) -> tuple[str, ...]:
        """The ids of the steps on the summary: what paths that lead to the same have in common."""
        return tuple([offer.id for offer in self.steps])


class Walk:
    """All paths of a journey; may be walked again and again, and remembers what it worked out."""

    def __init__(self, journey: Journey) -> None:
        """Make ready for the paths of `journey`."""
        self._journey = journey
        flow = journey.flow
        steps = sorted(flow.steps, key=lambda step: step.order)
        letters = sorted(flow.letters, key=lambda letter: letter.order)
        self._things: list[Step | Letter] = [*steps, *letters]
        self._offers = list(self._remembered_offers())
        self._limits = {
            limit: Memory(limit_reads(flow, limit), self._limit(limit)) for limit in flow.limits
        }
        self._ends: dict[_Found, _End] = {}

    def __iter__(self) -> Iterator[Path]:
        """Yield every path, in the order of `all_visits`."""
        for visit in all_visits(self._journey):
            yield self._path(visit)

    def _path(self, visit: Visit) -> Path:
        codes = codes_of(visit.answers)
        found: list[tuple[int, int]] = []
        for memory in self._offers:
            found += memory.of(visit, codes)
        found.sort()
        key = tuple(found)
        if key not in self._ends:
            self._ends[key] = self._end(key)
        end = self._ends[key]
        limits = tuple([self._limits[limit].of(visit, codes) for limit in end.limits])
        return Path(visit, end.steps, end.help_now, end.letters, limits, end.contacts)

    def _remembered_offers(self) -> Iterator[Memory[_Found]]:
        """Yield one memory for all steps and letters that look at the same answers."""
        groups: dict[Reads, list[int]] = {}
        for place, thing in enumerate(self._things):
            conditions = (thing.when, *(wording.when for wording in thing.wordings))
            groups.setdefault(reads(self._journey.flow, conditions), []).append(place)
        for looks_at, places in groups.items():
            yield Memory(looks_at, self._offered(tuple(places)))

    def _offered(self, places: tuple[int, ...]) -> Callable[[Visit], _Found]:
        def ask(visit: Visit) -> _Found:
            facts = self._journey.facts(visit)
            things = [(place, self._things[place]) for place in places]
            return tuple(
                (place, _wording(thing, facts))
                for place, thing in things
                if thing.when.holds(facts)
            )

        return ask

    def _limit(self, limit: str) -> Callable[[Visit], TimeLimit]:
        return lambda visit: self._journey.limit(limit, visit.answers)

    def _end(self, found: _Found) -> _End:
        things = [(self._things[place], wording) for place, wording in found]
        flow = self._journey.flow
        steps = [
            (thing, wording)
            for thing, wording in things
            if isinstance(thing, Step) and thing.route != HELP_NOW
        ]
        contacts = [*(each for step, _ in steps for each in step.contacts), *flow.helplines]
        return _End(
            steps=tuple(Offer(step.id, wording) for step, wording in steps),
            help_now=tuple(
                Offer(thing.id, wording)
                for thing, wording in things
                if isinstance(thing, Step) and thing.route == HELP_NOW
            ),
            letters=tuple(
                Offer(thing.id, wording) for thing, wording in things if isinstance(thing, Letter)
            ),
            limits=tuple(dict.fromkeys(step.limit for step, _ in steps if step.limit)),
            contacts=tuple(dict.fromkeys(contacts)),
        )


class _End(NamedTuple):
    """What the steps and letters of a path bring with them; the same for many paths."""

    steps: tuple[Offer, ...]
    help_now: tuple[Offer, ...]
    letters: tuple[Offer, ...]
    limits: tuple[str, ...]
    contacts: tuple[str, ...]


def _wording(thing: Step | Letter, facts: Facts) -> int:
    """Return the place of the wording that is meant for a visit; the last one is for everybody."""
    return next(
        (place for place, words in enumerate(thing.wordings) if words.when.holds(facts)),
        len(thing.wordings) - 1,
    )
