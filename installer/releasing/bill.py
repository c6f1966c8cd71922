"""The bill of materials: every package that goes along, in CycloneDX's form."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from releasing.python import python_with
from shipping.source import EPOCH, version_in

FORM: Final = "1.6"
DYNAMIC: Final = 'dynamic = ["version"]'


def write_bill(packages: Path, tools: Path, root: Path, target: Path, epoch: int) -> None:
    """Write the bill of what is installed in the folder `packages` to the file `target`.

    `tools` is the folder of packages with the program that writes it, and holds it against
    CycloneDX's own schema. The same packages give the same file. Raises
    subprocess.CalledProcessError.
    """
    with tempfile.TemporaryDirectory() as folder:
        # The writer asks nobody else for a version that is not in this file.
        project = Path(folder) / "pyproject.toml"
        told = (root / "pyproject.toml").read_text("utf-8")
        project.write_text(told.replace(DYNAMIC, f'version = "{version_in(root)}"'), "utf-8")
        writer = python_with([tools], Path(folder) / "writer")
        listed = python_with([packages], Path(folder) / "listed")
        subprocess.run(
            [
                *(str(writer), "-m", "cyclonedx_py", "environment"),
                *("--pyproject", str(project), "--mc-type", "application"),
                *("--spec-version", FORM, "--output-format", "JSON", "--output-reproducible"),
                *("--validate", "--output-file", str(target), str(listed)),
            ],
            env={**os.environ, EPOCH: str(epoch)},
            check=True,
        )
