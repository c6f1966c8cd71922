"""What is set: the same texts, typefaces and measures for each engine, as one JSON file a sheet."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sendkiosk.handout.binding import page_setter
from sendkiosk.handout.design import A4, BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN, SheetSize
from sendkiosk.handout.fonts import FontFiles, families_of
from sendkiosk.handout.text import Style
from sendkiosk.language.catalogue import Catalogue

TEXTS: Final = Path(__file__).with_name("texts.toml")
PARTS: Final[dict[int, dict[str, int]]] = {1: {"paragraphs": 4, "items": 6, "rows": 4}, 2: {}}
"""How many texts of each kind stand on a sheet of about so many pages; all if it does not say."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be made: its language, about how many pages it has, and the file with its JSON."""

    language: str
    name: str
    pages: int
    file: Path


def write_sheets(folder: Path, fonts: FontFiles, languages: list[str]) -> list[Sheet]:
    """Write each sheet of `languages`, all if there are none, into `folder`; return the sheets."""
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    sheets = []
    for language in languages or texts:
        for pages, parts in PARTS.items():
            file = folder / f"{language}-{pages}.json"
            content = _content(language, texts, parts, fonts)
            file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            sheets.append(Sheet(language, texts[language]["name"], pages, file))
    return sheets


def _content(
    language: str, texts: dict[str, Any], parts: dict[str, int], fonts: FontFiles
) -> dict[str, Any]:
    own, english = texts[language], texts["en"]
    catalogue = Catalogue(language)
    rows = zip(own["rows"], english["rows"], strict=True)
    return {
        "language": language,
        "right_to_left": catalogue.right_to_left,
        "folder": str(fonts.folder),
        "families": [family.value for family in families_of(language)],
        "measures": _measures(catalogue, fonts),
        **{key: own[key] for key in ("title", "note", "page", "list_heading", "table_heading")},
        "paragraphs": own["paragraphs"][: parts.get("paragraphs")],
        "items": own["items"][: parts.get("items")],
        "rows": list(rows)[: parts.get("rows")],
    }


def _measures(catalogue: Catalogue, fonts: FontFiles) -> dict[str, Any]:
    """Return the measures of our own sheet, in points; a style is its size and its leading."""
    design = page_setter(catalogue, fonts, SheetSize.STANDARD).design

    def style(style: Style) -> list[float]:
        return [style.size, style.leading]

    return {
        "page": A4,
        "side": SIDE_MARGIN,
        "top": TOP_MARGIN,
        "bottom": BOTTOM_MARGIN,
        "gap": design.gap,
        "body": style(design.body),
        "title": style(design.title),
        "heading": style(design.heading),
        "footer": style(design.footer),
    }
