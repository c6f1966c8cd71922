"""The little markup that texts may hold: **bold** and [a term](term:id)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TERM_LINK: Final = "term:"
_MARKED: Final = re.compile(r"[*_\[\]<&`!\\\n]")
"""What any markup begins with."""


class MarkupError(ValueError):
    """A text holds markup that is neither bold nor a term."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that looks the same; `term` is the id of the term it explains, if any."""

    text: str
    bold: bool = False
    term: str | None = None


def spans(text: str) -> tuple[Span, ...]:
    """Return `text` cut into spans; where it holds any other markup, as it is, in one.

    A slip in one translated text must cost nobody a page or a sheet.
    """
    try:
        return strict_spans(text)
    except MarkupError:
        return (Span(text),)


def strict_spans(text: str) -> tuple[Span, ...]:
    """Return `text` cut into spans, for those who check it.

    Raises MarkupError, with the name of what it found, for any other markup.
    """
    if not _MARKED.search(text):  # most texts: the reader would take a tenth of a sheet's time
        return (Span(text),) if text else ()
    return tuple(_spans(_reader().parseInline(text)[0].children or []))


def plain(text: str) -> str:
    """Return `text` without its markup, as `spans` does."""
    return "".join(span.text for span in spans(text))


@cache
def _reader() -> MarkdownIt:
    """Return the Markdown reader; made once, since making it takes longer than using it."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark")
    # Only term links are allowed, and this reader would turn their unknown scheme down.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return reader


def _spans(tokens: list[Token]) -> Iterator[Span]:
    depth = 0  # bold may stand inside bold
    term: str | None = None
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                if token.content:
                    yield Span(token.content, depth > 0, term)
            case "softbreak":
                yield Span(" ", depth > 0, term)
            case "strong_open" | "strong_close":
                depth += token.nesting
            case "link_open":
                term = _term(str(token.attrs.get("href", "")))
            case "link_close":
                term = None
            case other:
                raise MarkupError(other.removesuffix("_open"))


def _term(link: str) -> str:
    if not link.startswith(TERM_LINK):
        raise MarkupError(f"link to {link}")
    return link.removeprefix(TERM_LINK)
