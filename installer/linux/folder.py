"""Debian's own folder of a package: what is always the same is copied, the rest written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from bootstrapping import display, fonts, system
from shipping.packages import Version

MAINTAINER: Final = "The sendkiosk authors <maintainers@sendkiosk.invalid>"
ARCHITECTURE: Final = "amd64"


@dataclass(frozen=True, slots=True)
class Package:
    """One package: the program's version, the Python it is for, the moment its files bear."""

    program: str
    python: Version
    epoch: int

    @property
    def python_name(self) -> str:
        """The name of the Python, such as "python3.11"."""
        return f"python{self.python[0]}.{self.python[1]}"

    @property
    def version(self) -> str:
        """Debian's version: that for a newer Python follows that for an older one."""
        return f"{self.program}+{self.python_name}"

    @property
    def file_name(self) -> str:
        """The name of the package's file."""
        return f"sendkiosk_{self.version}_{ARCHITECTURE}.deb"


def write_folder(root: Path, work: Path, package: Package) -> None:
    """Write the folder `work`/debian for the checkout in `root`, and what it names beside it."""
    ours = Path(__file__).resolve().parent
    debian = shutil.copytree(ours / "debian", work / "debian")
    files = shutil.copytree(ours / "files", work / "files")
    for name in ("docs", "CHANGELOG.md", "LICENSE"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, work / name)
    values = {
        "@DEPENDS@": ",\n ".join(depends(package.python)),
        "@PYTHON@": package.python_name,
        "@PYTHON_NUMBER@": package.python_name.removeprefix("python"),
        "@VERSION@": package.version,
        "@MAINTAINER@": MAINTAINER,
        "@DATE@": format_datetime(datetime.fromtimestamp(package.epoch, UTC)),
    }
    for path in (*debian.iterdir(), *files.iterdir()):
        path.write_text(_filled(path.read_text("utf-8"), values), "utf-8")
    (debian / "rules").chmod(0o755)


def depends(version: Version) -> tuple[str, ...]:
    """Return what must be installed besides, as Debian writes it.

    The libraries are those that the set-up of a checkout looks for, on every kind of display: an
    adviser's laptop may have either.
    """
    libraries = system.ALWAYS | display.X11 | display.WAYLAND | system.SPEECH | system.PRINTING
    named = {" | ".join(packages) for packages in libraries.values()} | set(_BESIDES)
    return (*_python(version), *sorted(named), fonts.PACKAGE, "${misc:Depends}")


_BESIDES: Final = (
    "libbrotli1",
    "libc6 (>= 2.36)",
    "libgcc-s1",
    "libstdc++6",
    "libxcb-render0",
    "libxcb-shm0",
    "libxcb1",
    "libzstd1",
    "zlib1g",
)
"""Libraries that every system with a desktop has, so that the set-up does not look for them."""


def _python(version: Version) -> Iterator[str]:
    major, minor = version
    yield f"python3 (>= {major}.{minor}~)"
    yield f"python3 (<< {major}.{minor + 1})"
    yield f"python{major}.{minor}"


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    return text
