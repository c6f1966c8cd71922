"""The parts of Qt that the program uses on Windows; `qt.py` has those for Linux."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from shipping.qt import MODULES

LIBRARIES: Final = (
    "Qt6Concurrent.dll",
    "Qt6Core.dll",
    "Qt6Gui.dll",
    "Qt6Multimedia.dll",
    "Qt6Network.dll",
    "Qt6Pdf.dll",
    "Qt6PrintSupport.dll",
    "Qt6Svg.dll",
    "Qt6TextToSpeech.dll",
    "Qt6Widgets.dll",
)
"""Qt's own libraries that the modules and the plugins need. `opengl32sw.dll` (21 MB) draws what a
driver cannot; the program draws without OpenGL."""

PLUGINS: Final = (
    "iconengines/qsvgicon.dll",
    "imageformats/qsvg.dll",
    "platforms/qoffscreen.dll",
    "platforms/qwindows.dll",
    "styles/qmodernwindowsstyle.dll",
    # The voices of Windows: the newer ones, and those of programs for blind people.
    "texttospeech/qtexttospeech_sapi.dll",
    "texttospeech/qtexttospeech_winrt.dll",
)
"""Parts that Qt loads by itself, in `plugins`."""


def wanted_on_windows(pyside: Path) -> Iterator[Path]:
    """Yield the files of PySide6 that stay."""
    yield from pyside.glob("*.py")
    # Microsoft's own libraries for programs in C++, which a bare Windows may lack.
    yield from pyside.glob("msvcp140*.dll")
    yield from pyside.glob("vcruntime140*.dll")
    yield pyside / "pyside6.abi3.dll"
    yield from (pyside / f"{name}.pyd" for name in MODULES)
    yield from (pyside / name for name in LIBRARIES)
    yield from (pyside / "plugins" / name for name in PLUGINS)
