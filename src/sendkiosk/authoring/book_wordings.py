"""What visitors read, wording by wording, with the visitors for whom each is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sendkiosk.authoring.book_materials import Materials
from sendkiosk.authoring.book_setting import BookSetter, quoted_box
from sendkiosk.authoring.book_words import counted
from sendkiosk.handout.boxes import Box
from sendkiosk.journey.flow import Block, Wording


def wording_boxes(
    setter: BookSetter,
    materials: Materials,
    wordings: Sequence[Wording],
    *,
    count: Callable[[int], int] | None = None,
    blocks: Callable[[Sequence[Block]], Sequence[Block]] = tuple,
) -> Iterator[Box]:
    """Yield each of `wordings` with the condition above it, in the order in which they are tried.

    `count` tells how many paths read the wording at a place; `blocks` makes the text ready.
    """
    for place, wording in enumerate(wordings):
        text = quoted_box(setter, materials.text(wording.title), blocks(wording.body))
        if len(wordings) == 1:
            yield text
            continue
        said = _for_whom(materials, wordings, place)
        if count:
            said = f"{said} ({counted(count(place), 'path')})"
        yield setter.stack([setter.bold(f"{said}:"), text], gap=setter.design.gap * 0.5)


def _for_whom(materials: Materials, wordings: Sequence[Wording], place: int) -> str:
    if place == len(wordings) - 1:
        return "For everybody else"
    when = materials.smith.clause(wordings[place].when)
    return f"{'If not, and when' if place else 'When'} {when}"
