"""What the changes of a pack do: on which paths the list of steps is another one, and for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from sendkiosk.authoring.diff_conditions import meaning
from sendkiosk.authoring.diff_limits import same_sum
from sendkiosk.authoring.diff_names import title_of
from sendkiosk.authoring.diff_orders import moved_steps
from sendkiosk.authoring.diff_visitors import OLD_LIMIT, Crowd, Trait, Value, Visitors
from sendkiosk.authoring.diff_walks import Answers, Walker, walkers
from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.journey.conditions import Condition, Stands, atoms
from sendkiosk.journey.flow import Flow, Screen, Step
from sendkiosk.journey.visit import Journey
from sendkiosk.pack.paths import all_visits

MOST_GROUPS: Final = 20
"""How many groups are told of; the smallest ones are only counted."""


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A step by its id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """The paths on which the same steps were gained and lost.

    `reordered` is on how many of them steps that stay follow each other otherwise. Where that is
    all, the group has no `visitors`: the steps that moved tell whom it concerns.
    """

    gained: tuple[NamedStep, ...]
    lost: tuple[NamedStep, ...]
    reordered: int
    paths: int
    visitors: tuple[Visitors, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What comes of the paths through one pack on the other one.

    `changed` is the number of those whose list of steps is another one; the largest of their
    `groups` are told, `more_groups` with `more_paths` are not. `alone` have no like in the other
    pack, which asks for other answers.
    """

    paths: int
    changed: int = 0
    groups: tuple[Group, ...] = ()
    more_groups: int = 0
    more_paths: int = 0
    alone: int = 0
    alone_visitors: tuple[Visitors, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect on the paths through the new pack; and on those of the old pack not met there."""

    new: Side
    old: Side

    @property
    def anything(self) -> bool:
        """Whether any path comes to other steps, or there are other paths."""
        return any(side.changed or side.alone for side in (self.new, self.old))


def effect(old: Journey, new: Journey) -> Effect:
    """Return what becomes of every path from one pack to the other, both on the same day."""
    before, after = walkers(old, new)
    same = _Same(old.flow, new.flow)
    since = _Paths(after)
    shapes: dict[int, _Shape] = {}
    reached: set[_Shape] = set()
    for place, visit in enumerate(all_visits(new)):
        then = visit.answers if same.ways else before.replayed(visit.answers)
        since.paths.append(visit.answers)
        since.elsewhere.append(then)
        if then is None:
            shapes[place] = _shape(visit.answers)
            continue
        if not same.ways:
            reached.add(_shape(then))
        among = same.suspects if then == visit.answers else None
        since.take(place, before.listed(then, among), after.listed(visit.answers, among))
    gone, met = _left_over(before, after, reached) if not same.ways else (None, frozenset())
    since.alone = [place for place, shape in shapes.items() if shape not in met]
    return Effect(
        since.side(before, same.limits, old.flow, new.flow),
        gone.side(after, frozenset(), old.flow, new.flow) if gone else Side(len(since.paths)),
    )


_Shape: TypeAlias = "frozenset[tuple[str, object]]"
"""The answers of a path, where one exact date is like another."""


class _Key(NamedTuple):
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(slots=True)
class _Paths:
    """The paths through one pack, and what was found out about each."""

    walker: Walker
    paths: list[Answers] = field(default_factory=list)
    elsewhere: list[Answers | None] = field(default_factory=list)
    groups: dict[_Key, list[int]] = field(default_factory=dict)
    reordered: set[int] = field(default_factory=set)
    alone: list[int] = field(default_factory=list)

    def take(self, place: int, before: Sequence[str], after: Sequence[str]) -> None:
        """Put the path at `place` into its group, if its list changed."""
        if before != after:
            stayed = [step for step in before if step in after]
            key = _Key(
                tuple(step for step in after if step not in before),
                tuple(step for step in before if step not in after),
            )
            self.groups.setdefault(key, []).append(place)
            if stayed != [step for step in after if step in before]:
                self.reordered.add(place)

    def side(self, other: Walker, limits: frozenset[str], old: Flow, new: Flow) -> Side:
        """Return what was found out, in words; `limits` are told as they stood by `other`, too."""
        if not self.groups and not self.alone:
            return Side(len(self.paths))
        crowd = Crowd(
            [self._traits(place, other, limits) for place in range(len(self.paths))],
            Wordsmith(self.walker.journey.flow),
        )
        groups = sorted(self.groups.items(), key=_largest_first)
        more = [len(places) for _, places in groups[MOST_GROUPS:]]
        return Side(
            paths=len(self.paths),
            changed=sum(len(places) for _, places in groups),
            groups=tuple(
                Group(
                    _named(new, key.gained),
                    _named(old, key.lost),
                    len(self.reordered.intersection(places)),
                    len(places),
                    crowd.visitors(places) if any(key) else (),
                )
                for key, places in groups[:MOST_GROUPS]
            ),
            more_groups=len(more),
            more_paths=sum(more),
            alone=len(self.alone),
            alone_visitors=crowd.visitors(self.alone) if self.alone else (),
        )

    def _traits(self, place: int, other: Walker, limits: frozenset[str]) -> dict[Trait, Value]:
        traits = self.walker.traits(self.paths[place])
        there = self.elsewhere[place]
        if there is not None:
            for limit in sorted(limits):
                traits[Trait(OLD_LIMIT, limit)] = other.standing(limit, there).value
        return traits


def _left_over(
    before: Walker, after: Walker, reached: set[_Shape]
) -> tuple[_Paths, frozenset[_Shape]]:
    """Return the paths through the old pack that no new one comes to; and those they come to."""
    gone = _Paths(before)
    met: set[_Shape] = set()
    for place, visit in enumerate(all_visits(before.journey)):
        gone.paths.append(visit.answers)
        now = None
        if _shape(visit.answers) not in reached:
            now = after.replayed(visit.answers)
            if now is None:
                gone.alone.append(place)
            else:
                met.add(_shape(now))
                gone.take(place, before.listed(visit.answers), after.listed(now))
        gone.elsewhere.append(now)
    return gone, frozenset(met)


class _Same:
    """What is the same in two packs, so that it need not be looked at on each path."""

    def __init__(self, old: Flow, new: Flow) -> None:
        """Compare the ways, the time limits and the steps of two packs."""
        self.limits = frozenset(
            limit
            for limit, rule in old.limits.items()
            if limit in new.limits and not same_sum(rule, new.limits[limit])
        )
        self.ways = (
            old.start == new.start
            and old.screens.keys() == new.screens.keys()
            and all(
                self._leads_alike(screen, new.screens[name]) for name, screen in old.screens.items()
            )
        )
        self.suspects = None if moved_steps(old, new) else frozenset(self._suspects(old, new))

    def _leads_alike(self, one: Screen, other: Screen) -> bool:
        ways = [
            (
                screen.kind,
                {option.code for option in screen.options},
                screen.dates,
                [(meaning(rule.when), rule.to) for rule in screen.next],
            )
            for screen in (one, other)
        ]
        return ways[0] == ways[1] and not any(self._rests(rule.when) for rule in one.next)

    def _suspects(self, old: Flow, new: Flow) -> list[str]:
        """Return the ids of the steps that the same answers can come to in one pack only."""
        before, after = ({step.id: step for step in flow.steps} for flow in (old, new))
        return [
            name
            for name in before.keys() | after.keys()
            if name not in before or name not in after or self._differ(before[name], after[name])
        ]

    def _differ(self, one: Step, other: Step) -> bool:
        return (
            meaning(one.when) != meaning(other.when)
            or one.route != other.route
            or self._rests(one.when)
        )

    def _rests(self, condition: Condition) -> bool:
        """Tell whether a condition looks at a time limit that is counted otherwise now."""
        return any(
            isinstance(atom, Stands) and atom.limit in self.limits for atom in atoms(condition)
        )


def _largest_first(group: tuple[_Key, list[int]]) -> tuple[bool, int]:
    """Return by what groups are sorted: those in which only the order changed come last."""
    key, places = group
    return not any(key), -len(places)


def _shape(answers: Answers) -> _Shape:
    return frozenset(
        (screen, date if isinstance(answer, date) else answer) for screen, answer in answers.items()
    )


def _named(flow: Flow, steps: Sequence[str]) -> tuple[NamedStep, ...]:
    titles: Mapping[str, str] = {step.id: title_of(step) for step in flow.steps}
    return tuple(NamedStep(step, titles[step]) for step in steps)
