#!/usr/bin/env python3
"""Makes the installer for Windows out of the folder of a portable build.

python installer/windows/build_setup.py dist/sendkiosk-0.1.0-windows-amd64/sendkiosk [--out DIR]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

OURS: Final = Path(__file__).resolve().parent
PROGRAMS: Final = ("sendkiosk.exe", "sendkiosk-window.exe")


def command(folder: Path, target: Path, version: str, makensis: str = "makensis") -> list[str]:
    """Return the command that packs `folder` into the installer `target`."""
    names = {"VERSION": version, "FROM": str(folder), "OUT": str(target), "SLASH": os.sep}
    defined = [f"-D{name}={value}" for name, value in names.items()]
    return [makensis, "-V2", "-WX", *defined, str(OURS / "sendkiosk.nsi")]


def main(arguments: list[str]) -> int:
    """Do what the command line asks for; returns the exit code."""
    from shipping.source import version_in

    parser = argparse.ArgumentParser(prog="build_setup.py")
    parser.add_argument("folder", type=Path, help="the folder that holds sendkiosk.exe")
    parser.add_argument("--out", type=Path, default=OURS.parents[1] / "dist", metavar="DIR")
    options = parser.parse_args(arguments)
    missing = [name for name in PROGRAMS if not (options.folder / name).is_file()]
    if missing:
        print(f"{options.folder} is no build for Windows: no {missing[0]}.", file=sys.stderr)
        return 1
    makensis = shutil.which("makensis")
    if not makensis:
        print("Install NSIS 3 first (https://nsis.sourceforge.io).", file=sys.stderr)
        return 1
    version = version_in(OURS.parents[1])
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out.resolve() / f"sendkiosk-{version}-setup.exe"
    code = subprocess.call(command(options.folder.resolve(), target, version, makensis))
    if code == 0:
        print(target)
    return code


if __name__ == "__main__":
    sys.path.insert(0, str(OURS.parent))
    sys.exit(main(sys.argv[1:]))
