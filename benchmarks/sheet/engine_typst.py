"""typst through its Python package: native code, the limit beside the engines. It tags its PDFs.

It remembers what it has set: of a sheet that differs in one number it sets little anew.
"""

from __future__ import annotations

import json
from functools import cache

import typst  # type: ignore[import-not-found]

from benchmarks.sheet.worker import Content, numbered, work


@cache
def _compiler(folder: str) -> typst.Compiler:
    """Return what compiles, with the typefaces that it has opened."""
    return typst.Compiler(b"", font_paths=[folder], ignore_system_fonts=True)


def build(content: Content, number: int) -> bytes:
    """Return the sheet as a PDF."""
    source = _source(content, numbered(content, number))
    pdf: bytes = _compiler(content["folder"]).compile(source.encode(), format="pdf")
    return pdf


def _source(content: Content, note: str) -> str:
    """Return the sheet in typst's language; all texts stand there as strings, not as markup."""
    measures = content["measures"]
    width, height = measures["page"]
    side, gap = measures["side"], measures["gap"]
    (body, leading), (footer, footer_leading) = measures["body"], measures["footer"]
    families = ", ".join(_string(_family(name)) for name in content["families"])
    way = "rtl" if content["right_to_left"] else "ltr"
    rows = "".join(f"[{_rich(cell)}]," for row in content["rows"] for cell in row)
    items = "".join(f"[{_rich(item)}]," for item in content["items"])
    headings = "\n".join(
        f"#show heading.where(level: {level}): set text(size: {measures[style][0]}pt)"
        for level, style in ((1, "title"), (2, "heading"))
    )
    paragraphs = "\n\n".join(f"#par[{_rich(text)}]" for text in content["paragraphs"])
    return f"""
#set document(title: {_string(content["title"])})
#set text(font: ({families},), size: {body}pt, lang: {_string(content["language"])}, dir: {way},
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: {leading - body}pt, spacing: {leading - body + gap}pt)
#set page(
  width: {width}pt, height: {height}pt,
  margin: (x: {side}pt, top: {measures["top"]}pt, bottom: {measures["bottom"] + footer_leading}pt),
  footer: context text(size: {footer}pt, grid(columns: (1fr, auto), [#{_string(note)}], {{
    let pages = counter(page)
    let said = {_string(content["page"])}.replace("{{number}}", str(pages.get().first()))
    said.replace("{{count}}", str(pages.final().first()))
  }})),
)
{headings}
= #{_string(content["title"])}

{paragraphs}

== #{_string(content["list_heading"])}

#enum({items})

== #{_string(content["table_heading"])}

#table(columns: (1fr, 1fr), stroke: none, inset: (x: 0pt, y: {gap / 2}pt), {rows})
"""


def _family(file: str) -> str:
    """Return the name of a typeface by that of its file: "Noto Naskh Arabic"."""
    name = "".join(f" {letter}" if letter.isupper() else letter for letter in file)
    return name.strip()


def _rich(text: str) -> str:
    pieces = text.split("**")
    strong = (f"#strong({_string(piece)})" for piece in pieces[1::2])
    plain = (f"#{_string(piece)}" for piece in pieces[::2])
    woven = [piece for pair in zip(plain, [*strong, ""], strict=True) for piece in pair]
    return "".join(woven)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    work(build)
