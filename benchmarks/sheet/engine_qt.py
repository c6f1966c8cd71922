"""Qt's own PDF writer: the limit beside the engines. It neither tags nor writes an outline."""

from __future__ import annotations

import os
from functools import cache
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from benchmarks.sheet.worker import Content, numbered, work

RESOLUTION: Final = 1200
POINT: Final = RESOLUTION / 72


@cache
def _families(folder: str, *names: str) -> list[str]:
    families = []
    for name in names:
        for weight in ("Regular", "Bold"):
            number = QFontDatabase.addApplicationFont(f"{folder}/{name}-{weight}.ttf")
            families.append(QFontDatabase.applicationFontFamilies(number)[0])
    return families[::-2]


def build(content: Content, number: int) -> bytes:
    """Return the sheet as a PDF."""
    measures = content["measures"]
    families = _families(content["folder"], *content["families"])
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(content["title"])
    width, height = (side * POINT for side in measures["page"])
    side, end = measures["side"] * POINT, measures["bottom"] * POINT
    top = measures["top"] * POINT
    foot = measures["footer"][1] * POINT
    inner = QSizeF(width - 2 * side, height - top - end - foot - 2 * measures["gap"] * POINT)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(families, measures["body"][0]))
    document.setHtml(_html(content))
    document.setPageSize(inner)
    painter = QPainter(writer)
    count = document.pageCount()
    for page in range(count):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(side, top - page * inner.height())
        document.drawContents(painter, QRectF(0, page * inner.height(), *inner.toTuple()))
        painter.restore()
        painter.setFont(_font(families, measures["footer"][0]))
        where = QRectF(side, height - end - foot, inner.width(), foot)
        said = content["page"].format(number=page + 1, count=count)
        sides = (numbered(content, number), said)
        flags = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for text, flag in zip(sides[:: -1 if content["right_to_left"] else 1], flags, strict=True):
            painter.drawText(where, flag, text)
    painter.end()
    return bytes(data.data())


def _font(families: list[str], size: float) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPointSizeF(size)
    return font


def _html(content: Content) -> str:
    measures = content["measures"]
    way = "rtl" if content["right_to_left"] else "ltr"

    def block(tag: str, text: str, style: str, gap: float) -> str:
        look = f"margin:{gap}px 0 0 0;font-size:{measures[style][0]}pt"
        return f'<{tag} dir="{way}" style="{look}">{_rich(text)}</{tag}>'

    gap = measures["gap"]
    rows = "".join(
        "<tr>" + "".join("<td>" + block("p", cell, "body", gap) for cell in row)
        for row in content["rows"]
    )
    return (
        block("h1", content["title"], "title", 0)
        + "".join(block("p", text, "body", gap) for text in content["paragraphs"])
        + block("h2", content["list_heading"], "heading", gap * 2)
        + f'<ol dir="{way}">'
        + "".join(block("li", text, "body", 0) for text in content["items"])
        + "</ol>"
        + block("h2", content["table_heading"], "heading", gap * 2)
        + f'<table width="100%" dir="{way}">{rows}</table>'
    )


def _rich(text: str) -> str:
    pieces = escape(text).split("**")
    return "".join(f"<b>{piece}</b>" if place % 2 else piece for place, piece in enumerate(pieces))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    work(build)
