"""The contact sheet of the gallery of screens: each screen in all its looks, with its faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

STYLE: Final = (
    "body{font:16px sans-serif;margin:1em}"
    "figure{display:inline-block;vertical-align:top;margin:.5em;padding:.5em}"
    "figure{border:1px solid #767676}"
    "figure img{height:14em;border:1px solid #767676}"
    "figcaption{max-width:40em}"
    ".fault{border:4px solid #b00020}"
    "li{color:#b00020}"
    "nav a{margin-right:.7em}"
)


@dataclass(frozen=True, slots=True)
class Hung:
    """A picture on the contact sheet: the screen, its look and how often it was scrolled, in words.

    `file` is named from the folder that the sheet is in; it is there only if `is_drawn`.
    """

    screen: str
    caption: str
    file: str
    faults: tuple[str, ...]
    is_drawn: bool = True


def contact_sheet(pictures: Iterable[Hung]) -> bytes:
    """Return `pictures`, screen by screen, as a page of HTML that needs no network, nor scripts."""
    return "\n".join(_lines(tuple(pictures))).encode()


def _lines(pictures: tuple[Hung, ...]) -> Iterator[str]:
    by_screen: dict[str, list[Hung]] = {}
    for picture in pictures:
        by_screen.setdefault(picture.screen, []).append(picture)
    yield '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
    yield f"<title>All screens</title><style>{STYLE}</style></head><body>"
    faulty = _faulty(pictures)
    yield f"<h1>All screens</h1><p>{len(pictures)} views, {faulty} of them with faults.</p>"
    yield "<nav>"
    for screen, views in by_screen.items():
        spoilt = _faulty(views)
        words = f"{screen} ({spoilt} with faults)" if spoilt else screen
        yield f'<a href="#{escape(screen)}">{escape(words)}</a>'
    yield "</nav><main>"
    for screen, views in by_screen.items():
        yield f'<section><h2 id="{escape(screen)}">{escape(screen)}</h2>'
        for view in views:
            yield from _figure(view)
        yield "</section>"
    yield "</main></body></html>"


def _figure(picture: Hung) -> Iterator[str]:
    yield '<figure class="fault">' if picture.faults else "<figure>"
    if picture.is_drawn:
        file, words = escape(picture.file), escape(f"{picture.screen}, {picture.caption}")
        yield f'<a href="{file}"><img src="{file}" alt="{words}" loading="lazy"></a>'
    yield f"<figcaption>{escape(picture.caption)}"
    if picture.faults:
        faults = "".join(f"<li>{escape(fault)}</li>" for fault in picture.faults)
        yield f"<ul>{faults}</ul>"
    yield "</figcaption></figure>"


def _faulty(pictures: Iterable[Hung]) -> int:
    return sum(bool(picture.faults) for picture in pictures)
