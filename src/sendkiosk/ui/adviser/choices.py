"""What an adviser chose to print, and the requests that come of it. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.print_size import PrintSize
from sendkiosk.journey.selection import only
from sendkiosk.journey.summary import Summary, SummaryStep
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.ui.services import Made, PrintRequest, Wanted

MOST_COPIES: Final = 9


SIZES: Final = MappingProxyType(
    {
        PrintSize.STANDARD: message("Standard, 14 point"),
        PrintSize.LARGE: message("Large, 18 point"),
        PrintSize.GIANT: message("Very large, 24 point"),
    }
)
"""All sizes, the usual one first, as an adviser knows them."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen. At first that is the whole sheet, once.

    `printer` is the id of a printer, None while none is known. `left_out` are the ids of the steps
    that the sheet goes without, `letters` the ids of the letters that go with it.
    `beside_english` asks for the sheet in two languages.
    """

    printer: str | None = None
    copies: int = 1
    size: PrintSize = PrintSize.STANDARD
    sheet: bool = True
    left_out: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    card: bool = False
    beside_english: bool = False


def requests(summary: Summary, catalogue: Catalogue, choices: Choices) -> tuple[PrintRequest, ...]:
    """Return what is to be made of `summary`: first the sheet, then the letters, last the card.

    Steps are left out of the sheet only: the card has all the numbers, as it says.
    """
    wanted: tuple[Wanted, ...] = (
        *([Made.SHEET] if choices.sheet else []),
        *(letter for letter in summary.letters if letter.id in choices.letters),
        *([Made.CARD] if choices.card else []),
    )
    on_sheet = only(summary, kept_steps(summary, choices))
    return tuple(
        PrintRequest(on_sheet, catalogue, choices.size, thing, choices.beside_english)
        if thing is Made.SHEET
        else PrintRequest(summary, catalogue, choices.size, thing)
        for thing in wanted
    )


def title_of(wanted: Wanted) -> Message:
    """Return how `wanted` is called where an adviser chooses it."""
    match wanted:
        case Made.SHEET:
            return message("The sheet with the steps")
        case Made.CARD:
            return message("A card with the numbers")
        case letter:
            return letter.title


def file_name(wanted: Wanted) -> str:
    """Return the name, without ending, of a file that holds `wanted`."""
    match wanted:
        case Made.SHEET:
            return "sheet"
        case Made.CARD:
            return "card-with-numbers"
        case letter:
            return letter.id


def kept_steps(summary: Summary, choices: Choices) -> frozenset[str]:
    """Return the ids of the steps that stay on the sheet."""
    return frozenset(step.id for step in summary.steps) - choices.left_out


def warning(summary: Summary, choices: Choices, step: SummaryStep) -> Message | None:
    """Return what must be said because `step` is left out; None where nothing is lost by it.

    That is so for a step that has the next time limit, and the more where no other step has it.
    """
    limit = summary.first_limit
    if limit is None or step.limit != limit or step.id not in choices.left_out:
        return None
    kept = kept_steps(summary, choices)
    if any(other.limit == limit for other in summary.steps if other.id in kept):
        return message("This step has the next time limit. Another step on the sheet has it too.")
    if limit.last_day is None:
        return message(
            "{name}: this is the next time limit. Without this step, the sheet does not say so.",
            name=limit.name,
        )
    return message(
        "{name}: the last day is {day}. This is the next time limit. Without this step, the sheet"
        " does not say so.",
        name=limit.name,
        day=limit.last_day,
    )
