"""Put the other engines into a folder of their own: a Python environment and an npm folder.

python3 benchmarks/setup_peers.py FOLDER
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from ctypes.util import find_library
from pathlib import Path
from typing import Final

PYTHON_PACKAGES: Final = ("fpdf2==2.8.9", "typst==0.15.2", "uharfbuzz==0.57.0", "weasyprint==70.0")
DOCASSEMBLE: Final = ("docassemble.base==1.10.5",)
"""In an environment of its own: it asks for some 250 packages, at fixed versions."""
NODE_PACKAGES: Final = ("pdfkit@0.20.2", "survey-core@3.1.1")
LIBRARIES: Final = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
"""What WeasyPrint loads from the system, and the Debian packages that hold it."""


def main() -> int:
    """Install what is missing; return 1, with a sentence, if that cannot be done."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the folder
        print("Say which folder the other engines go into: setup_peers.py FOLDER")
        return 1
    folder = Path(sys.argv[1]).resolve()
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        print("node and npm are missing. On Debian: apt install nodejs npm")
        return 1
    for library, package in LIBRARIES.items():
        if not find_library(library):
            print(f"WeasyPrint needs lib{library}. On Debian: apt install {package}")
    venv.create(folder / "py", with_pip=True, clear=True, symlinks=True)
    node = folder / "node"
    node.mkdir(exist_ok=True)
    try:
        subprocess.run([folder / "py/bin/pip", "install", "-q", *PYTHON_PACKAGES], check=True)
        venv.create(folder / "docassemble", with_pip=True, clear=True, symlinks=True)
        subprocess.run([folder / "docassemble/bin/pip", "install", "-q", *DOCASSEMBLE], check=True)
        subprocess.run([npm, "install", "--prefix", node, *NODE_PACKAGES], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"The other engines could not be installed: {error}")
        return 1
    print(f"Ready. Now: python -m benchmarks all --peers {folder} --out OUT")
    return 0


if __name__ == "__main__":
    sys.exit(main())
