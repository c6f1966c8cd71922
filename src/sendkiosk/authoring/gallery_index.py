"""The contact sheet of the gallery: all pages of all papers, small, to be looked over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from sendkiosk.handout.faults import PageFault

STYLE: Final = (
    "body{font:16px sans-serif;margin:1em}"
    "figure{display:inline-block;vertical-align:top;margin:.5em;padding:.5em;border:1px solid #888}"
    "figure img{width:12em;border:1px solid #ccc;margin-right:.3em}"
    "figcaption{max-width:50em}"
    ".fault{border:4px solid #b00020}"
    "li{color:#b00020}"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper on the contact sheet; files are named from the folder that the sheet is in.

    `folder` is its language and size, `titles` what stands on it, `file` is "" if there is none.
    """

    folder: str
    name: str
    titles: tuple[str, ...]
    file: str
    pictures: tuple[str, ...]
    faults: tuple[PageFault, ...]


def contact_sheet(papers: Iterable[Shown]) -> bytes:
    """Return `papers`, which come folder by folder, as a page of HTML that needs no network."""
    shown = tuple(papers)
    folders = tuple(dict.fromkeys(paper.folder for paper in shown))
    return "\n".join(_lines(shown, folders)).encode()


def _lines(papers: tuple[Shown, ...], folders: tuple[str, ...]) -> Iterator[str]:
    yield '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
    yield f"<title>All papers</title><style>{STYLE}</style></head><body>"
    faulty = sum(bool(paper.faults) for paper in papers)
    yield f"<h1>All papers</h1><p>{len(papers)} papers, {faulty} of them with faults.</p><p>"
    yield from (f'<a href="#{escape(folder)}">{escape(folder)}</a>' for folder in folders)
    yield "</p>"
    for folder in folders:
        yield f'<h2 id="{escape(folder)}">{escape(folder)}</h2>'
        for paper in papers:
            if paper.folder == folder:
                yield from _figure(paper)
    yield "</body></html>"


def _figure(paper: Shown) -> Iterator[str]:
    yield '<figure class="fault">' if paper.faults else "<figure>"
    for number, picture in enumerate(paper.pictures, 1):
        words = escape(f"{paper.name}, page {number}")
        yield f'<a href="{escape(picture)}"><img src="{escape(picture)}" alt="{words}"'
        yield ' loading="lazy"></a>'
    name = escape(paper.name)
    link = f'<a href="{escape(paper.file)}">{name}</a>' if paper.file else name
    yield f"<figcaption>{link}: {escape('; '.join(paper.titles))}"
    if paper.faults:
        faults = "".join(f"<li>{escape(str(fault))}</li>" for fault in paper.faults)
        yield f"<ul>{faults}</ul>"
    yield "</figcaption></figure>"
