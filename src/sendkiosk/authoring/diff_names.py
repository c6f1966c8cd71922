"""What the things of a flow are called, with the id that finds them in the pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sendkiosk.authoring.diff_changes import shown
from sendkiosk.authoring.in_words import Wordsmith, quoted
from sendkiosk.journey.flow import Flow, Letter, Step
from sendkiosk.journey.messages import Message

MANY: Final = 4
"""How many steps are named where there may be many."""


@dataclass(frozen=True)
class Names:
    """Tells the names of the things in one flow. An id that it does not have stays as it is."""

    flow: Flow

    def contact(self, name: str) -> str:
        """Return the name of a contact and its id."""
        found = self.flow.contacts.get(name)
        return _both(found.name if found else None, name)

    def source(self, name: str) -> str:
        """Return the name of a source and its id."""
        found = self.flow.sources.get(name)
        return _both(found.name if found else None, name)

    def limit(self, name: str) -> str:
        """Return the name of a time limit and its id."""
        found = self.flow.limits.get(name)
        return _both(found.name if found else None, name)

    def screen(self, name: str | None) -> str:
        """Return the topic of a screen and its id; None is the summary."""
        return "the summary" if name is None else f"{self.words.screen(name)} ({name})"

    def step(self, name: str) -> str:
        """Return the title of a step and its id."""
        found = self._steps.get(name)
        return f"{quoted(title_of(found))} ({name})" if found else name

    def those_with(self, steps: Iterable[Step]) -> str:
        """Return in words the visitors who are shown one of `steps`."""
        told = [self.step(step.id) for step in steps]
        if not told:
            return "nobody at present (no step names it)"
        left = len(told) - MANY
        more = f" and {left} more {'step' if left == 1 else 'steps'}" if left > 0 else ""
        return f"visitors with the {'step' if len(told) == 1 else 'steps'} " + (
            ", ".join(told[:MANY]) + more
        )

    @cached_property
    def words(self) -> Wordsmith:
        """What puts the conditions of the flow into words."""
        return Wordsmith(self.flow)

    @cached_property
    def _steps(self) -> dict[str, Step]:
        return {step.id: step for step in self.flow.steps}


def title_of(thing: Step | Letter) -> str:
    """Return the title of a step or letter in its wording for everybody else."""
    return shown(thing.wordings[-1].title)


def _both(name: Message | None, code: str) -> str:
    return f"{quoted(shown(name))} ({code})" if name else code
