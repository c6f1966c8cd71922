"""Which display there is, and whether Qt can open a window on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

# Library -> the Debian packages that may hold it, newest name first.
Libraries = dict[str, tuple[str, ...]]

X11: Libraries = {
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-glx.so.0": ("libxcb-glx0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
WAYLAND: Libraries = {
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
}
# Qt's names for ways of showing nothing.
UNSEEN = ("offscreen", "minimal")


@dataclass(frozen=True)
class Display:
    """Whether a window can open; if not, `why` says so, and if so, `platform` may name how."""

    works: bool
    why: str = ""
    platform: str = ""


def wanted_libraries(environ: Mapping[str, str]) -> Libraries:
    """Return the libraries that a window needs on the displays that are there."""
    wanted: Libraries = {}
    if environ.get("DISPLAY"):
        wanted |= X11
    if environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND
    return wanted


def find_display(
    environ: Mapping[str, str], system: str, can_load: Callable[[str], bool]
) -> Display:
    """Return the display that a window can open on, or why none can."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen.partition(":")[0] in UNSEEN:
        return Display(works=False, why=f"QT_QPA_PLATFORM is set to {chosen}")
    if system != "Linux" or chosen:
        return Display(works=True)
    there = [
        (platform, libraries)
        for variable, platform, libraries in (
            ("WAYLAND_DISPLAY", "wayland", WAYLAND),
            ("DISPLAY", "xcb", X11),
        )
        if environ.get(variable)
    ]
    if not there:
        return Display(works=False, why="neither DISPLAY nor WAYLAND_DISPLAY is set")
    usable = [platform for platform, libraries in there if all(map(can_load, libraries))]
    if not usable:
        return Display(works=False, why="system libraries that a window needs are missing")
    # With both at hand Qt knows best; with one of two, it must not try the other.
    return Display(works=True, platform=usable[0] if len(usable) < len(there) else "")
