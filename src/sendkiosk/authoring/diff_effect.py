"""What the changes of a pack do: on which paths the list of steps is another one, and for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from sendkiosk.authoring.diff_names import title_of
from sendkiosk.authoring.diff_same import Same
from sendkiosk.authoring.diff_visitors import Crowd, Trait, Value, Visitors
from sendkiosk.authoring.diff_walks import Answers, Walker, walkers
from sendkiosk.authoring.in_words import Wordsmith
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

    A step that only one of the packs has makes a group of its own, so a path can be in several.
    `reordered` is on how many of them steps that stay follow each other otherwise. There are no
    `visitors` where the steps themselves say better whom it concerns.
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
    `groups` are told, `more_groups` are not. `alone` have no like in the other pack, which asks for
    other answers.
    """

    paths: int
    changed: int = 0
    groups: tuple[Group, ...] = ()
    more_groups: int = 0
    alone: int = 0
    alone_visitors: tuple[Visitors, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect on the paths through the new pack; and on those through the old one not met there.

    `old` is None where all of them are met.
    """

    new: Side
    old: Side | None = None

    @property
    def anything(self) -> bool:
        """Whether any path comes to other steps, or there are other paths."""
        return any(side.changed or side.alone for side in (self.new, self.old) if side)


def effect(old: Journey, new: Journey) -> Effect:
    """Return what becomes of every path from one pack to the other, both on the same day."""
    before, after = walkers(old, new)
    same = Same(old.flow, new.flow)
    since, until = _Paths(after, before, same), _Paths(before, after, same)
    reached: set[_Shape] = set()
    unlike: list[int] = []
    for place, visit in enumerate(all_visits(new)):
        since.paths.append(visit.answers)
        then = visit.answers if same.ways else before.replayed(visit.answers)
        if then is None:
            unlike.append(place)
            continue
        if not same.ways:
            reached.add(until.shape(then))
        among = same.suspects if then == visit.answers else None
        since.take(place, before.listed(then, among), after.listed(visit.answers, among))
    if same.ways:
        return Effect(since.side("by the old rule"))
    met = {since.shape(now) for now in _left_over(until, reached)}
    since.alone += [place for place in unlike if since.shape(since.paths[place]) not in met]
    return Effect(since.side("by the old rule"), until.side("by the new rule"))


def _left_over(until: _Paths, reached: Collection[_Shape]) -> Iterator[Answers]:
    """Take the paths through the old pack that are not `reached`, and yield those they come to."""
    before, after = until.walker, until.other
    for place, visit in enumerate(all_visits(before.journey)):
        until.paths.append(visit.answers)
        if until.shape(visit.answers) in reached:
            continue
        now = after.replayed(visit.answers)
        if now is None:
            until.alone.append(place)
        else:
            until.take(place, before.listed(visit.answers), after.listed(now))
            yield now


_Shape: TypeAlias = "frozenset[tuple[Trait, Value]]"
"""All that a path can be told apart by, in either pack."""


class _Key(NamedTuple):
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(slots=True)
class _Paths:
    """The paths through one pack, and what was found out about each, by its place among them.

    `other` walks the other pack. The lists of steps that are taken are always the old one first.
    """

    walker: Walker
    other: Walker
    same: Same
    paths: list[Answers] = field(default_factory=list)
    changed: int = 0
    singles: dict[_Key, list[int]] = field(default_factory=dict)
    groups: dict[_Key, list[int]] = field(default_factory=dict)
    reordered: set[int] = field(default_factory=set)
    alone: list[int] = field(default_factory=list)

    def take(self, place: int, before: Sequence[str], after: Sequence[str]) -> None:
        """Put the path at `place` into its groups, if its list changed."""
        if before == after:
            return
        self.changed += 1
        gained = [step for step in after if step not in before]
        lost = [step for step in before if step not in after]
        for step in self.same.single.intersection(gained):
            self.singles.setdefault(_Key((step,), ()), []).append(place)
        for step in self.same.single.intersection(lost):
            self.singles.setdefault(_Key((), (step,)), []).append(place)
        key = _Key(
            tuple(step for step in gained if step not in self.same.single),
            tuple(step for step in lost if step not in self.same.single),
        )
        moved = [s for s in before if s in after] != [s for s in after if s in before]
        if moved:
            self.reordered.add(place)
        if moved or any(key):
            self.groups.setdefault(key, []).append(place)

    def shape(self, answers: Answers) -> _Shape:
        """Return what is equal for answers that no pack tells apart."""
        return frozenset(self.walker.traits(answers, self.other, self.same.limits).items())

    def side(self, other_rule: str) -> Side:
        """Return what was found out, in words; `other_rule` names time limits of the other pack."""
        if not self.changed and not self.alone:
            return Side(len(self.paths))
        limits = sorted(self.same.limits)
        crowd = Crowd(
            [self.walker.traits(answers, self.other, limits) for answers in self.paths],
            Wordsmith(self.walker.journey.flow),
            other_rule,
        )
        titles = self._titles()
        groups = self._in_turn()
        return Side(
            paths=len(self.paths),
            changed=self.changed,
            groups=tuple(
                Group(
                    tuple(NamedStep(step, titles[step]) for step in key.gained),
                    tuple(NamedStep(step, titles[step]) for step in key.lost),
                    len(self.reordered.intersection(places)),
                    len(places),
                    self._visitors(crowd, key, places),
                )
                for key, places in groups[:MOST_GROUPS]
            ),
            more_groups=len(groups[MOST_GROUPS:]),
            alone=len(self.alone),
            alone_visitors=crowd.visitors(self.alone) if self.alone else (),
        )

    def _visitors(self, crowd: Crowd, key: _Key, places: Sequence[int]) -> tuple[Visitors, ...]:
        if not any(key):
            return ()
        visitors = crowd.visitors(places)
        # The condition of a step that came or went tells exactly whom it concerns.
        vague = len(visitors) > 1 or visitors[0].others
        return () if vague and self.same.single.issuperset(key.gained + key.lost) else visitors

    def _in_turn(self) -> list[tuple[_Key, list[int]]]:
        """Return the groups: single steps first, largest first; those only in another order last.

        Single steps that came and went on the very same paths are one group.
        """
        together: dict[tuple[int, ...], _Key] = {}
        for key, places in self.singles.items():
            so_far = together.get(tuple(places), _Key((), ()))
            merged = _Key(so_far.gained + key.gained, so_far.lost + key.lost)
            together[tuple(places)] = merged
        singles = [(key, list(places)) for places, key in together.items()]
        return [
            *sorted(singles, key=_largest_first),
            *sorted(self.groups.items(), key=_largest_first),
        ]

    def _titles(self) -> Mapping[str, str]:
        """Return the titles of all steps; those of this pack, where both have a step."""
        steps = (*self.other.journey.flow.steps, *self.walker.journey.flow.steps)
        return {step.id: title_of(step) for step in steps}


def _largest_first(group: tuple[_Key, list[int]]) -> tuple[bool, int]:
    """Return by what groups are sorted: those in which only the order changed come last."""
    key, places = group
    return not any(key), -len(places)
