"""The wheel and the source package, built with the locked tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, Literal

from shipping.packages import BUILDERS, chosen, install, locked
from shipping.source import EPOCH

Kind = Literal["wheel", "sdist"]
ENDINGS: Final[dict[Kind, str]] = {"wheel": ".whl", "sdist": ".tar.gz"}


class DiffersError(Exception):
    """The same checkout gave two packages; the text says which."""


def build_package(kind: Kind, root: Path, target: Path, epoch: int) -> Path:
    """Build one package of the checkout in `root` into `target`, and return its file.

    All files in it bear the moment `epoch`. Raises subprocess.CalledProcessError.
    """
    lock = locked((root / "installer" / "requirements.lock").read_text("utf-8"))
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tools, built = Path(folder) / "tools", Path(folder) / "built"
        install(chosen(lock, BUILDERS), tools, sys.version_info[:2])
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "--target", kind, "-d", str(built)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(tools), EPOCH: str(epoch)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (file,) = built.glob(f"*{ENDINGS[kind]}")
        return Path(shutil.copy(file, target))


def build_twice(root: Path, target: Path, epoch: int) -> tuple[Path, ...]:
    """Build wheel and source package into `target`, and once more to compare; returns the files.

    Raises DiffersError if the bytes differ, and subprocess.CalledProcessError.
    """
    files = []
    for kind in ENDINGS:
        file = build_package(kind, root, target, epoch)
        with tempfile.TemporaryDirectory() as folder:
            again = build_package(kind, root, Path(folder), epoch)
            if again.read_bytes() != file.read_bytes():
                raise DiffersError(f"Built twice, {file.name} is not the same.")
        files.append(file)
    return tuple(files)
