"""What should count on some path: each step, letter, line of `next`, wording and alternative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sendkiosk.authoring.checks.contradictions import contradictions
from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.findings.toml_source import TomlSource
from sendkiosk.journey.conditions import All, Always, Condition, Not, Stands, atoms
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.conditions import build_condition
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawCondition, RawLetter, RawScreen, RawStep

_ADVICE: Final = "Correct the condition, or delete what nobody sees."


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """Something that ought to count on some path, and the warning for when it never does.

    It counts where `condition` holds: for the answers before the screen `screen`, or with its own
    one when `answered`; without a screen, at the end of a visit. `step` is the id of the step that
    is expected to be shown, where that is what is expected. What is not the pack's `own` is no
    fault of it: a local pack may lead round a part of the national one.
    """

    condition: Condition
    warning: Finding
    screen: str = ""
    answered: bool = False
    step: str = ""
    own: bool = True

    @property
    def depends_on_the_day(self) -> bool:
        """Whether it may never count today, and yet count at another time of the year."""
        return any(isinstance(atom, Stands) for atom in atoms(self.condition))


def expected_in(merged: Merged) -> tuple[Expected, ...]:
    """Return all that is expected to count somewhere in a pack.

    What can be seen to be impossible without walking any path is left out: `contradictions` tells.
    """
    found: list[Expected] = []
    for screen in merged.screens.values():
        if screen.pack == merged.folder:
            found += _lines(merged, screen)
            found += _wordings(merged, screen, f"the screen “{screen.id}”", Always(), screen.id)
    for step in merged.steps.values():
        found += _offered(merged, step, f"the step “{step.id}”", step.id)
    for letter in merged.letters.values():
        found += _offered(merged, letter, f"the letter “{letter.id}”")
    return tuple(found)


def _lines(merged: Merged, screen: Entry[RawScreen]) -> Iterator[Expected]:
    earlier: list[Condition] = []
    for place, rule in enumerate(screen.settings.next):
        if rule.when and not any(contradictions(merged, rule.when)):
            path: KeyPath = ("next", place, "when")
            problem = f"No path takes this line, which leads to “{rule.to}”."
            condition = _after(earlier, build_condition(rule.when))
            warning = _warning(screen.source, path, problem)
            yield Expected(condition, warning, screen.id, answered=True)
            for part, told in _alternatives(rule.when, screen.source, path):
                yield Expected(part, told, screen.id, answered=True)
        earlier.append(build_condition(rule.when))


def _wordings(
    merged: Merged, entry: Entry[RawScreen] | Entry[RawStep] | Entry[RawLetter], name: str,
    shown: Condition, screen: str = "",
) -> Iterator[Expected]:  # fmt: skip
    """Yield each other wording of `entry`, which is met where `shown` holds."""
    earlier: list[Condition] = []
    for wording in entry.wordings[1:]:
        condition = build_condition(wording.when)
        if wording.when and not any(contradictions(merged, wording.when)):
            problem = f"No path shows this wording of {name}."
            warning = _warning(wording.source, ("when",), problem)
            yield Expected(All((shown, _after(earlier, condition))), warning, screen)
        earlier.append(condition)


def _offered(
    merged: Merged, entry: Entry[RawStep] | Entry[RawLetter], name: str, step: str = ""
) -> Iterator[Expected]:
    """Yield what is expected of a step or letter, which is offered at the end of a visit."""
    when, own = entry.settings.when, entry.pack == merged.folder
    if when and any(contradictions(merged, when)):
        return
    shown, path = build_condition(when), ("when",)
    warning = _warning(entry.source, path, f"No path shows {name}.", Fault.NEVER_SHOWN)
    yield Expected(shown, warning, step=step, own=own)
    if own:
        for part, told in _alternatives(when, entry.source, path):
            yield Expected(part, told)
        yield from _wordings(merged, entry, name, shown)


def _alternatives(
    condition: RawCondition | None, source: TomlSource, path: KeyPath
) -> Iterator[tuple[Condition, Finding]]:
    """Yield each part of each `any` in `condition`, with the warning that it never holds.

    What stands inside a `not` is left out: there, to exclude what never happens does no harm.
    """
    if condition is None:
        return
    for place, part in enumerate(condition.all_ or ()):
        yield from _alternatives(part, source, (*path, "all", place))
    for place, part in enumerate(condition.any_ or ()):
        where = (*path, "any", place)
        yield build_condition(part), _warning(source, where, "No path meets this part of “any”.")
        yield from _alternatives(part, source, where)


def _after(earlier: Sequence[Condition], condition: Condition) -> Condition:
    """Return the condition that `condition` holds and none of those that are looked at before."""
    return All((condition, *(Not(other) for other in earlier)))


def _warning(
    source: TomlSource, path: KeyPath, problem: str, code: Fault = Fault.NEVER_HOLDS
) -> Finding:
    # No error: of questions that take several answers, not every selection is tried.
    return source.finding(code, path, problem, _ADVICE, Severity.WARNING)
