"""What the changes of a pack do: on which paths the list of steps is another one, and for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from sendkiosk.authoring.diff_names import title_of
from sendkiosk.authoring.diff_same import Same
from sendkiosk.authoring.diff_visitors import OLD_LIMIT, Crowd, Trait, Value, Visitors
from sendkiosk.authoring.diff_walks import Answers, Walker, walkers
from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.journey.flow import Flow
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
    same = Same(old.flow, new.flow)
    since = _Paths(after, same.single)
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
    gone, met = (
        _left_over(before, after, same.single, reached) if not same.ways else (None, frozenset())
    )
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
    """The paths through one pack, and what was found out about each, by its place among them.

    `single` are the steps that only one of the packs has.
    """

    walker: Walker
    single: frozenset[str]
    paths: list[Answers] = field(default_factory=list)
    elsewhere: list[Answers | None] = field(default_factory=list)
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
        for step in self.single.intersection(gained):
            self.singles.setdefault(_Key((step,), ()), []).append(place)
        for step in self.single.intersection(lost):
            self.singles.setdefault(_Key((), (step,)), []).append(place)
        key = _Key(
            tuple(step for step in gained if step not in self.single),
            tuple(step for step in lost if step not in self.single),
        )
        moved = [s for s in before if s in after] != [s for s in after if s in before]
        if moved:
            self.reordered.add(place)
        if moved or any(key):
            self.groups.setdefault(key, []).append(place)

    def side(self, other: Walker, limits: frozenset[str], old: Flow, new: Flow) -> Side:
        """Return what was found out, in words; `limits` are told as they stood by `other`, too."""
        if not self.changed and not self.alone:
            return Side(len(self.paths))
        crowd = Crowd(
            [self._traits(place, other, limits) for place in range(len(self.paths))],
            Wordsmith(self.walker.journey.flow),
        )
        groups = self._in_turn()
        return Side(
            paths=len(self.paths),
            changed=self.changed,
            groups=tuple(
                Group(
                    _named(new, key.gained),
                    _named(old, key.lost),
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
        return () if vague and self.single.issuperset(key.gained + key.lost) else visitors

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

    def _traits(self, place: int, other: Walker, limits: frozenset[str]) -> dict[Trait, Value]:
        traits = self.walker.traits(self.paths[place])
        there = self.elsewhere[place]
        if there is not None:
            for limit in sorted(limits):
                traits[Trait(OLD_LIMIT, limit)] = other.standing(limit, there).value
        return traits


def _left_over(
    before: Walker, after: Walker, single: frozenset[str], reached: set[_Shape]
) -> tuple[_Paths, frozenset[_Shape]]:
    """Return the paths through the old pack that no new one comes to; and those they come to."""
    gone = _Paths(before, single)
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
