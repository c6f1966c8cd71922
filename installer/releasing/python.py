"""A Python that knows chosen folders of packages, and none of what else this computer has."""

from __future__ import annotations

import os
import venv
from collections.abc import Iterable
from pathlib import Path


def python_with(packages: Iterable[Path], folder: Path) -> Path:
    """Return a Python in the new `folder` that knows what is in the folders `packages`."""
    on_windows = os.name == "nt"
    venv.EnvBuilder(symlinks=not on_windows, with_pip=False).create(folder)
    (library,) = [folder / "Lib"] if on_windows else folder.glob("lib/python3*")
    lines = "".join(f"{each}\n" for each in packages)
    (library / "site-packages" / "those.pth").write_text(lines, encoding="utf-8")
    return folder / "Scripts" / "python.exe" if on_windows else folder / "bin" / "python"
