"""The chapter of time limits, and how one of them is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.authoring.book_materials import Materials
from sendkiosk.authoring.book_setting import (
    BookSetter,
    bullet,
    heading,
    list_row,
    row,
    sign_line,
    signed,
    text_row,
)
from sendkiosk.authoring.book_words import counted, last_day_words
from sendkiosk.authoring.in_words import standing_in_words
from sendkiosk.handout.boxes import Box, Part
from sendkiosk.journey.time_limits import LimitRule, Standing

THEIRS: Final = "Somebody else must keep this time limit, such as the council."


def limit_lines(setter: BookSetter, materials: Materials, limit: LimitRule) -> list[Box]:
    """Return the name of `limit`, its rule for visitors, and how its last day is worked out."""
    last_day, days, moves = last_day_words(limit, materials.smith)
    advice = materials.text(limit.advice)
    return [
        setter.bold(materials.text(limit.name)),
        *([setter.text(THEIRS)] if limit.theirs else []),
        setter.labelled("Rule in words:", materials.text(limit.rule)),
        setter.labelled("Last day:", last_day),
        *(bullet(setter, day) for day in days),
        *([setter.text(moves)] if moves else []),
        *([setter.labelled("Advice:", advice)] if advice else []),
    ]


def limit_chapter(setter: BookSetter, materials: Materials) -> tuple[Part, ...]:
    """Return all time limits; nothing if there are none."""
    parts = [
        part
        for limit in materials.flow.limits.values()
        for part in _limit(setter, materials, limit)
    ]
    return (*heading(setter, ("limits", 0), "Time limits"), *parts) if parts else ()


def _limit(setter: BookSetter, materials: Materials, limit: LimitRule) -> tuple[Part, ...]:
    head = heading(setter, (f"limits-{limit.id}", 1), materials.smith.limit(limit.id))
    place = Part(setter.small(f"time-limits/{limit.id}"), keep=True)
    steps = [
        materials.text(step.wordings[-1].title)
        for step in materials.flow.steps
        if step.limit == limit.id
    ]
    parts = (
        *head,
        place,
        *row(setter, "Time limit", limit_lines(setter.right(), materials, limit)[1:]),
        *list_row(setter, "Steps", steps or ["No step has it."]),
        *text_row(setter, "On summaries", "; ".join(_standings(materials, limit))),
        *list_row(
            setter, "Sources", [materials.source_line(s) for s in materials.sources(limit.sources)]
        ),
        *list_row(setter, "Facts", materials.fact_lines(f"time-limits/{limit.id}")),
    )
    return signed(parts, sign_line(setter), setter.design.gap * 2)


def _standings(materials: Materials, limit: LimitRule) -> Iterator[str]:
    for standing in Standing:
        count = materials.tally.standings[limit.id, standing]
        if count:
            yield f"it {standing_in_words(standing.value)} on {counted(count, 'path')}"
