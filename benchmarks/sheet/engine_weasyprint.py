"""WeasyPrint: the sheet as HTML; tagged. Style sheet and typefaces are kept between sheets."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML  # type: ignore[import-not-found]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found]

from benchmarks.sheet.worker import Content, numbered, work


def build(content: Content, number: int) -> bytes:
    """Return the sheet as a PDF."""
    style, fonts = _style(content["folder"], *content["families"])
    page = HTML(string=html_of(content))
    sizes = CSS(string=_sizes(content, numbered(content, number)), font_config=fonts)
    made = page.write_pdf(stylesheets=[style, sizes], font_config=fonts, pdf_tags=True)
    return bytes(made)


def html_of(content: Content) -> str:
    """Return the sheet as HTML."""
    way = "rtl" if content["right_to_left"] else "ltr"
    rows = "".join(
        f'<tr><td>{_rich(own)}<td lang="en-GB" dir="ltr">{_rich(english)}'
        for own, english in content["rows"]
    )
    return (
        f'<!doctype html><html lang="{content["language"]}" dir="{way}">'
        f"<title>{escape(content['title'])}</title><h1>{escape(content['title'])}</h1>"
        + "".join(f"<p>{_rich(text)}</p>" for text in content["paragraphs"])
        + f"<h2>{escape(content['list_heading'])}</h2><ol>"
        + "".join(f"<li>{_rich(text)}</li>" for text in content["items"])
        + f"</ol><h2>{escape(content['table_heading'])}</h2><table>{rows}</table></html>"
    )


def _rich(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))


@cache
def _style(folder: str, *families: str) -> tuple[Any, Any]:
    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:{family};font-weight:{weight};"
        f"src:url({(Path(folder) / f'{family}-{name}.ttf').as_uri()})}}"
        for family in families
        for weight, name in ((400, "Regular"), (700, "Bold"))
    )
    return CSS(string=faces, font_config=fonts), fonts


def _sizes(content: Content, note: str) -> str:
    measures, names = content["measures"], ",".join(reversed(content["families"]))
    gap = measures["gap"]

    def font(style: str) -> str:
        size, leading = measures[style]
        return f"font:{size}pt/{leading}pt {names}"

    before, between, after = re.split(r"{number}|{count}", content["page"])
    first, second = ("right", "left") if content["right_to_left"] else ("left", "right")
    foot = f"{font('footer')};vertical-align:top;white-space:nowrap"
    return (
        f"@page{{size:A4;margin:{measures['top']}pt {measures['side']}pt"
        f" {measures['bottom'] + measures['footer'][1] + 2 * gap}pt;"
        f'@bottom-{first}{{content:"{note}";{foot}}}'
        f'@bottom-{second}{{content:"{before}"counter(page)"{between}"counter(pages)"{after}";'
        f"{foot}}}}}"
        f"body{{margin:0;{font('body')}}}p{{margin:{gap}pt 0}}"
        f"h1{{{font('title')};font-weight:700;margin:0}}"
        f"h2{{{font('heading')};font-weight:700;margin:{2 * gap}pt 0 {gap}pt}}"
        f"ol{{margin:0;padding-inline-start:{3 * gap}pt}}"
        f"table{{width:100%;border-spacing:0;table-layout:fixed}}"
        f"td{{vertical-align:top;padding:0 {1.5 * gap}pt {gap}pt 0}}"
    )


if __name__ == "__main__":
    work(build)
