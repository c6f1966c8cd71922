"""What two packs have in common, so that paths need not be compared in it one by one."""

from __future__ import annotations

from sendkiosk.authoring.diff_conditions import meaning
from sendkiosk.authoring.diff_limits import same_sum
from sendkiosk.authoring.diff_orders import moved_steps
from sendkiosk.journey.conditions import Condition, Stands, atoms
from sendkiosk.journey.flow import Flow, Screen, Step


class Same:
    """What is the same in two packs, so that it need not be looked at on each path.

    `limits` are the time limits that are counted otherwise now. `ways` tells whether the same
    answers always lead the same way. `single` are the steps that only one of the packs has;
    `suspects` those that the same answers can come to in one pack only, or None where the order
    changed, so that all must be looked at.
    """

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
        self.single = frozenset({s.id for s in old.steps} ^ {s.id for s in new.steps})
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
