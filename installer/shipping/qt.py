"""The parts of Qt that the program uses on Linux, and taking away all others.

The wheels of PySide6 hold 650 MB, a browser among them; a tenth of that is used here. A test holds
these lists against what the program imports and what the libraries say that they need.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

MODULES: Final = (
    "QtCore",
    "QtGui",
    "QtPdf",
    "QtPrintSupport",
    "QtSvg",
    "QtTextToSpeech",
    "QtWidgets",
)
"""The modules that the program imports."""

LIBRARIES: Final = (
    "libQt6Concurrent.so.6",
    "libQt6Core.so.6",
    "libQt6DBus.so.6",
    "libQt6Gui.so.6",
    "libQt6Multimedia.so.6",
    "libQt6Network.so.6",
    "libQt6Pdf.so.6",
    "libQt6PrintSupport.so.6",
    "libQt6Svg.so.6",
    "libQt6TextToSpeech.so.6",
    "libQt6WaylandClient.so.6",
    "libQt6Widgets.so.6",
    "libQt6XcbQpa.so.6",
    "libicudata.so.73",
    "libicui18n.so.73",
    "libicuuc.so.73",
)
"""Qt's own libraries, in `Qt/lib`, that the modules and the plugins need."""

PLUGINS: Final = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqsvg.so",
    # Accents by dead keys, and writing with ibus, for the remarks of advisers.
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "printsupport/libcupsprintersupport.so",
    "texttospeech/libqtexttospeech_speechd.so",
    # GNOME draws no frame around a window; these do.
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-shell-integration/libxdg-shell.so",
)
"""Parts that Qt loads by itself, in `Qt/plugins`."""


def wanted_on_linux(pyside: Path) -> Iterator[Path]:
    """Yield the files of PySide6 that stay."""
    yield from pyside.glob("*.py")
    yield from pyside.glob("libpyside6.abi3.so*")
    yield from (pyside / f"{name}.abi3.so" for name in MODULES)
    yield from (pyside / "Qt" / "lib" / name for name in LIBRARIES)
    yield from (pyside / "Qt" / "plugins" / name for name in PLUGINS)


def trim_qt(packages: Path, wanted: Callable[[Path], Iterator[Path]] = wanted_on_linux) -> None:
    """Take away from the PySide6 in the folder `packages` what the program does not use.

    `wanted` yields what stays. Raises FileNotFoundError when something of it is not there: another
    version of Qt.
    """
    pyside = packages / "PySide6"
    kept = set(wanted(pyside))
    missing = sorted(str(path.relative_to(pyside)) for path in kept if not path.exists())
    if missing:
        raise FileNotFoundError(f"PySide6 has other parts than were known: {', '.join(missing)}")
    for path in sorted(pyside.rglob("*")):
        if path.is_file() and not path.is_relative_to(pyside / "support") and path not in kept:
            path.unlink()
    _remove_empty(pyside)
    for name in ("include", "lib"):
        shutil.rmtree(packages / "shiboken6" / name, ignore_errors=True)


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
