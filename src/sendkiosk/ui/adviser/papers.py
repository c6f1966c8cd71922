"""Papers made of requests. Nothing here is a widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sendkiosk.journey.messages import Message, message
from sendkiosk.ui.rendering import NotPagesError, PageOfPaper, pages_of
from sendkiosk.ui.services import PrintRequest

NOT_MADE: Final = message(
    "The pages cannot be shown. What you found out is still on the summary page."
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What was made of `request`: a PDF, and its pages."""

    request: PrintRequest
    pdf: bytes
    pages: tuple[PageOfPaper, ...]


def make(
    requests: Sequence[PrintRequest],
    before: Sequence[Paper],
    make_pdf: Callable[[PrintRequest], bytes | Message],
) -> tuple[Paper, ...] | Message:
    """Return a paper for each of `requests`, or why one of them could not be made.

    What is among the papers from `before` is not made again.
    """
    papers: list[Paper] = []
    for request in requests:
        known = next((paper for paper in before if paper.request == request), None)
        made = known or _paper(request, make_pdf(request))
        if isinstance(made, Message):
            return made
        papers.append(made)
    return tuple(papers)


def _paper(request: PrintRequest, pdf: bytes | Message) -> Paper | Message:
    if isinstance(pdf, Message):
        return pdf
    try:
        return Paper(request, pdf, pages_of(pdf))
    except NotPagesError:
        return NOT_MADE
