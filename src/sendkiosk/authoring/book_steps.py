"""The chapters of steps, one for each route: all that has to be read before a step is signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.authoring.book_limits import limit_lines
from sendkiosk.authoring.book_materials import Materials
from sendkiosk.authoring.book_setting import (
    BookSetter,
    bullet,
    heading,
    list_row,
    row,
    sign_box,
    signed,
    text_row,
)
from sendkiosk.authoring.book_wordings import wording_boxes
from sendkiosk.authoring.book_words import ALL_HOLD, ROUTE_ORDER, ROUTE_TITLES, counted, share
from sendkiosk.authoring.paths_walk import Offer
from sendkiosk.handout.boxes import Box, Part
from sendkiosk.journey.coding import HELP_NOW
from sendkiosk.journey.flow import Confidence, Step
from sendkiosk.journey.phrases import how_sure

ON_SUMMARIES: Final = "on the summaries of the visits that call for it"
ON_HELP_NOW: Final = "on the page “help now”, to which every screen leads, and never on a summary"


def step_chapters(setter: BookSetter, materials: Materials) -> Iterator[tuple[Part, ...]]:
    """Yield the steps of each route that has some, as they follow each other on a summary."""
    steps = sorted(materials.flow.steps, key=lambda step: step.order)
    known = dict.fromkeys((*ROUTE_ORDER, *(step.route for step in steps)))
    number = 0
    for route in known:
        of_route = [step for step in steps if step.route == route]
        parts: list[Part] = []
        for step in of_route:
            number += 1
            parts += _step(setter, materials, step, number)
        if parts:
            yield (*_opening(setter, route, len(of_route)), *parts)


def _opening(setter: BookSetter, route: str, count: int) -> Iterator[Part]:
    title = f"Steps: {ROUTE_TITLES.get(route, route)}"
    yield from heading(setter, (f"route-{route}", 0), title)
    where = ON_HELP_NOW if route == HELP_NOW else ON_SUMMARIES
    text = f"{counted(count, 'step')} on this route, {where}."
    yield Part(setter.text(text), gap=setter.design.gap, keep=True)


def _step(setter: BookSetter, materials: Materials, step: Step, number: int) -> tuple[Part, ...]:
    title = materials.text(step.wordings[-1].title)
    head = heading(setter, (f"steps-{step.id}", 1), title, f"{number}.")
    met = materials.tally.steps.get(step.id)
    shown = share(met.count if met else 0, materials.tally.paths)
    place = Part(setter.small(f"steps/{step.id}, shown on {shown}"), keep=True)
    parts = (*head, place, *_rows(setter, materials, step))
    return signed(parts, sign_box(setter), setter.design.gap * 2)


def _rows(setter: BookSetter, materials: Materials, step: Step) -> Iterator[Part]:
    flow, right = materials.flow, setter.right()
    if materials.confidence(step) is not Confidence.VERIFIED:
        check = flow.contacts[step.check_with] if step.check_with else None
        yield from text_row(
            setter, "Not verified", f"Visitors read: “{materials.text(how_sure(check))}”"
        )
    counts = materials.tally.step_wordings
    boxes = wording_boxes(
        right, materials, step.wordings, count=lambda place: counts[Offer(step.id, place)]
    )
    yield from row(setter, "Text", list(boxes), apart=2)
    yield from list_row(setter, "Shown when", materials.smith.clauses(step.when), ALL_HOLD)
    yield from _example(setter, materials, step)
    yield from text_row(setter, "Who", materials.text(step.who))
    if step.limit:
        yield from row(setter, "Time limit", limit_lines(right, materials, flow.limits[step.limit]))
    yield from row(setter, "Contacts", list(_contacts(right, materials, step)), apart=1.5)
    texts = [block.text for words in step.wordings for block in words.body]
    yield from text_row(setter, "Words explained", "; ".join(materials.terms_in(texts)))
    yield from list_row(
        setter, "Sources", [materials.source_line(source) for source in materials.sources_of(step)]
    )
    yield from list_row(setter, "Facts", materials.fact_lines(f"steps/{step.id}"))


def _example(setter: BookSetter, materials: Materials, step: Step) -> tuple[Part, ...]:
    met = materials.tally.steps.get(step.id)
    if met is None:
        return row(setter, "Shortest path", [setter.right().bold("No path leads to this step.")])
    return list_row(
        setter,
        "Shortest path",
        materials.path_words.answers(met.example) or ("no question was answered",),
    )


def _contacts(setter: BookSetter, materials: Materials, step: Step) -> Iterator[Box]:
    for name in step.contacts:
        contact = materials.flow.contacts[name]
        yield setter.stack(
            [
                setter.bold(materials.text(contact.name)),
                *(bullet(setter, line) for line in materials.contact_lines(contact)),
            ]
        )
