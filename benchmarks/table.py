"""Print what run.py found as tables.

python3 benchmarks/table.py OUT/results.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

ENGINES: Final = ("ours", "pdfkit", "weasyprint", "fpdf2", "qt", "typst")
Found = dict[str, Any]


def main() -> None:
    """Print one table for each thing that was measured."""
    cells = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["cells"]
    _table("Whole process, ms (ratio)", cells, lambda e: _both(e, "process"))
    _table("First sheet in a process, ms (ratio)", cells, lambda e: _both(e, "first"))
    _table("Warm median, ms (quartiles; ratio)", cells, _warm)
    _table("Bytes (ratio)", cells, lambda e: f"{e['bytes']:,} ({e['bytes_ratio']:.2f})")


def _table(title: str, cells: list[Found], shown: Callable[[Found], str]) -> None:
    engines = [each for each in ENGINES if each in cells[0]]
    print(f"\n### {title}\n")
    print(f"| sheet | {' | '.join(engines)} |")
    print(f"| --- |{' ---: |' * len(engines)}")
    for cell in cells:
        row = " | ".join(shown(cell[engine]) for engine in engines)
        print(f"| {cell['name']}, {cell['pages']} | {row} |")


def _both(engine: Found, key: str) -> str:
    return f"{engine[key]:.0f} ({engine[f'{key}_ratio']:.2f})"


def _warm(engine: Found) -> str:
    low, high = engine["quartiles"]
    return f"{engine['warm']:.1f} ({low:.1f} to {high:.1f}; {engine['warm_ratio']:.2f})"


if __name__ == "__main__":
    main()
