"""fpdf2: text shaping and fallback fonts switched on; it tags no more than headings."""

from __future__ import annotations

from typing import Any

from fpdf import FPDF  # type: ignore[import-untyped]

from benchmarks.sheet.worker import Content, numbered, work


class _Sheet(FPDF):  # type: ignore[misc]
    """A document with a footer, set in the typefaces of `content`."""

    def __init__(self, content: Content, note: str) -> None:
        measures = content["measures"]
        super().__init__(unit="pt", format="A4")
        self.content, self.measures, self.note = content, measures, note
        self.edge = "R" if content["right_to_left"] else "L"
        room = measures["bottom"] + measures["footer"][1] + measures["gap"] * 2
        self.set_margins(measures["side"], measures["top"])
        self.set_auto_page_break(auto=True, margin=room)
        self.c_margin = 0
        self.set_lang(content["language"])
        self.set_title(content["title"])
        for family in content["families"]:
            for style, name in (("", "Regular"), ("B", "Bold")):
                self.add_font(family, style, f"{content['folder']}/{family}-{name}.ttf")
        self.set_text_shaping(True)
        self.set_fallback_fonts(content["families"][:-1])
        self.add_page()

    def footer(self) -> None:
        """Write the note and the number of the page."""
        size, leading = self.measures["footer"]
        self.set_y(-self.measures["bottom"] - leading)
        self.line(self.l_margin, self.y - 3, self.w - self.r_margin, self.y - 3)
        self.set_font(self.content["families"][-1], "", size)
        page = self.content["page"].format(number=self.page_no(), count="{nb}")
        sides = (self.note, page) if self.edge == "L" else (page, self.note)
        for text, align in zip(sides, "LR", strict=True):
            self.set_x(self.l_margin)
            self.cell(self.epw, leading, text, align=align)

    def say(self, text: str, style: str = "body", weight: str = "", **where: Any) -> None:
        """Write `text`, whose bold words stand between stars, in lines."""
        size, leading = self.measures[style]
        self.set_font(self.content["families"][-1], weight, size)
        width = where.pop("w", self.epw)
        align = where.pop("align", self.edge)
        self.multi_cell(width, leading, text, align=align, markdown=not weight, **where)

    def heading(self, text: str, style: str, level: int) -> None:
        """Write a heading, which stands in the outline, too."""
        self.ln(self.measures["gap"] * 2)
        size, leading = self.measures[style]
        self.set_font(self.content["families"][-1], "B", size)
        self.start_section(text, level=level)
        self.multi_cell(self.epw, leading, text, align=self.edge, new_x="LMARGIN", new_y="NEXT")


def build(content: Content, number: int) -> bytes:
    """Return the sheet as a PDF."""
    sheet = _Sheet(content, numbered(content, number))
    gap = content["measures"]["gap"]
    sheet.heading(content["title"], "title", 0)
    for text in content["paragraphs"]:
        sheet.ln(gap)
        sheet.say(text, new_x="LMARGIN", new_y="NEXT")
    sheet.heading(content["list_heading"], "heading", 1)
    for place, text in enumerate(content["items"], 1):
        _item(sheet, f"{place}.", text, gap * 3)
    sheet.heading(content["table_heading"], "heading", 1)
    for row in content["rows"]:
        sheet.ln(gap)
        _row(sheet, row, gap * 3)
    return bytes(sheet.output())


def _item(sheet: _Sheet, mark: str, text: str, indent: float) -> None:
    if sheet.will_page_break(sheet.measures["body"][1] * 2):
        sheet.add_page()
    left, top = sheet.l_margin, sheet.y
    at_left = sheet.edge == "L"
    sheet.set_x(left if at_left else sheet.w - sheet.r_margin - indent)
    sheet.say(mark, w=indent)
    sheet.set_xy(left + indent if at_left else left, top)
    sheet.say(text, w=sheet.epw - indent, new_x="LMARGIN", new_y="NEXT")


def _row(sheet: _Sheet, row: list[str], between: float) -> None:
    if sheet.will_page_break(sheet.measures["body"][1] * 2):
        sheet.add_page()
    width, top, bottoms = (sheet.epw - between) / 2, sheet.y, []
    sides = row if sheet.edge == "L" else row[::-1]
    for place, text in enumerate(sides):
        sheet.set_xy(sheet.l_margin + place * (width + between), top)
        english = text is row[1]
        sheet.say(text, w=width, align="L" if english else sheet.edge, new_y="NEXT")
        bottoms.append(sheet.y)
    sheet.set_xy(sheet.l_margin, max(bottoms))


if __name__ == "__main__":
    work(build)
