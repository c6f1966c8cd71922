"""Drawings of reportlab's graphics on a page: shapes only, for texts are set by `text`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from reportlab.graphics.renderPDF import _PDFRenderer  # type: ignore[import-untyped]
from reportlab.graphics.shapes import Drawing  # type: ignore[import-untyped]

_OF_TEXT: Final = ("fontName", "fontSize")


class _ShapeRenderer(_PDFRenderer):  # type: ignore[misc]
    """Draws shapes as its parent does, without choosing a typeface that would not be embedded."""

    def applyStateChanges(
        self,
        delta: Mapping[str, Any],
        newState: Mapping[str, Any],  # noqa: N803 - reportlab's name
    ) -> None:
        """Set the colours and lines of what is drawn next."""
        shapes_only = {key: value for key, value in delta.items() if key not in _OF_TEXT}
        super().applyStateChanges(shapes_only, newState)


def draw_mirrored(
    drawing: Drawing, canvas: Any, corner: tuple[float, float], *, mirrored: bool
) -> None:
    """Draw `drawing` on reportlab's `canvas` with its lower left corner at `corner`.

    One that is `mirrored` runs from right to left, in the same room.
    """
    x, y = corner
    canvas.saveState()
    if mirrored:
        canvas.transform(-1, 0, 0, 1, x + drawing.width, y)
    else:
        canvas.translate(x, y)
    _ShapeRenderer().draw(drawing, canvas)
    canvas.restoreState()
