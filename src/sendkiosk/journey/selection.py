"""A summary with some of its steps left out, for an adviser who chooses what goes on the paper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from sendkiosk.journey.flow import Source
from sendkiosk.journey.summary import Summary, most_pressing, oldest_check

T = TypeVar("T")


def only(summary: Summary, step_ids: Collection[str]) -> Summary:
    """Return `summary` with those of its steps whose ids are in `step_ids`, numbered anew.

    Time limits, contacts and sources go with the steps they stood on, unless something else that
    stays needs them; helplines stay always. Answers, letters, notices and codes stay as they are,
    and so does the order of everything. Ids of other steps mean nothing.
    """
    kept = tuple(step for step in summary.steps if step.id in step_ids)
    gone = [step for step in summary.steps if step.id not in step_ids]
    contacts = _without(
        summary.contacts,
        [contact for step in gone for contact in step.contacts],
        [*(contact for step in kept for contact in step.contacts), *summary.helplines],
    )
    named = {contact.source for contact in contacts}
    sources = _without(
        summary.sources,
        [*(source for step in gone for source in step.sources), *_named_before(summary)],
        [
            *(source for step in kept for source in step.sources),
            *(source for source in summary.sources if source.id in named),
        ],
    )
    limits = _without(summary.limits, [step.limit for step in gone], [step.limit for step in kept])
    return replace(
        summary,
        steps=tuple(replace(step, number=number) for number, step in enumerate(kept, 1)),
        limits=limits,
        first_limit=most_pressing(limits),
        contacts=contacts,
        sources=sources,
        oldest_check=oldest_check(contacts, sources),
    )


def _named_before(summary: Summary) -> list[Source]:
    """Return the sources of the contacts of `summary`."""
    named = {contact.source for contact in summary.contacts}
    return [source for source in summary.sources if source.id in named]


def _without(
    things: Sequence[T], gone: Collection[object], kept: Collection[object]
) -> tuple[T, ...]:
    """Return `things` without those that are `gone` and not `kept` for another reason."""
    return tuple(thing for thing in things if thing not in gone or thing in kept)
