"""The environment in the package: Debian's Python with our locked packages, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from linux.folder import Package
from shipping.packages import BUILDERS, chosen, install, install_wheel, locked, shipped, tidy
from shipping.qt import trim_qt

_LIBC: Final = ("_2_36", "_2_34", "_2_31", "_2_28", "_2_27", "_2_26", "_2_24", "_2_17", "2014")
PLATFORMS: Final = tuple(f"manylinux{libc}_x86_64" for libc in _LIBC)
"""Wheels for the C library of Debian 12, which is 2.36, or an older one."""

SETTINGS: Final = "home = /usr/bin\ninclude-system-site-packages = false\nversion = {}.{}\n"
"""What makes a folder a virtual environment: it names the Python that it belongs to."""


def make_environment(root: Path, target: Path, package: Package) -> None:
    """Make in `target` the environment for the checkout in `root`: all but its Python, a link.

    Raises subprocess.CalledProcessError.
    """
    lock = locked((root / "installer" / "requirements.lock").read_text("utf-8"))
    test_lock = locked((root / "installer" / "requirements-test.lock").read_text("utf-8"))
    packages = target / "lib" / package.python_name / "site-packages"
    install(shipped(lock, test_lock), packages, package.python, PLATFORMS)
    tidy(packages)
    trim_qt(packages)
    with TemporaryDirectory() as folder:
        wheel = _build_wheel(root, Path(folder), lock, package)
        install_wheel(wheel, packages, package.python)
    tidy(packages)
    (target / "pyvenv.cfg").write_text(SETTINGS.format(*package.python), "utf-8")


def _build_wheel(root: Path, folder: Path, lock: Mapping[str, str], package: Package) -> Path:
    """Build the program's own package with what is locked for that, and return its file."""
    tools = folder / "tools"
    install(chosen(lock, BUILDERS), tools, (sys.version_info.major, sys.version_info.minor))
    environ = {**os.environ, "PYTHONPATH": str(tools), "SOURCE_DATE_EPOCH": str(package.epoch)}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder)],
        cwd=root,
        env=environ,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))
