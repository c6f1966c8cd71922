"""The command that builds the Debian package: gathers what goes in, and lets debhelper pack it."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from linux.environment import make_environment
from linux.folder import Package, write_folder
from shipping.packages import Version
from shipping.source import EPOCH, source_date, version_in

ROOT: Final = Path(__file__).resolve().parents[2]
PYTHONS: Final[Mapping[str, Version]] = {"3.11": (3, 11), "3.12": (3, 12), "3.13": (3, 13)}
NEEDED: Final[Mapping[str, str]] = {"dh": "debhelper", "dpkg-buildpackage": "dpkg-dev"}
"""Program -> Debian's package of it."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; returns the exit code. What failed was told in words."""
    options = _parser().parse_args(arguments)
    missing = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    if missing:
        print(f"Install these first: sudo apt-get install {' '.join(missing)}", file=sys.stderr)
        return 1
    try:
        epoch = source_date(ROOT, os.environ)
        package = Package(version_in(ROOT), PYTHONS[options.python], epoch)
        built = build(ROOT, package, options.out.resolve())
    except subprocess.CalledProcessError as error:
        print(f"This failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(built)
    return 0


def build(root: Path, package: Package, out: Path) -> Path:
    """Build `package` from the checkout in `root`, and return its file in the folder `out`.

    The same checkout gives the same bytes. Raises subprocess.CalledProcessError.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sendkiosk-deb-") as name:
        work = Path(name) / "sendkiosk"
        make_environment(root, work / "environment", package)
        write_folder(root, work, package)
        environ = {**os.environ, EPOCH: str(package.epoch), "LC_ALL": "C.UTF-8"}
        pack = ("dpkg-buildpackage", "--build=binary", "--no-sign", "--no-pre-clean")
        subprocess.run(pack, cwd=work, env=environ, check=True, stdout=subprocess.DEVNULL)
        return Path(shutil.copy(Path(name) / package.file_name, out))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build_deb.py", description="Builds the Debian package of sendkiosk."
    )
    parser.add_argument(
        "--python",
        choices=tuple(PYTHONS),
        default="3.11",
        help="the version of Python on the system it is for (default: 3.11, that of Debian 12)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=ROOT / "dist",
        metavar="DIR",
        help="where to put it (default: dist)",
    )
    return parser
