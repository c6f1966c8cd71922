"""What was found, as Markdown tables and plots for docs/performance.md.

    PYTHONPATH=src .venv/bin/python -m benchmarks.telling FOLDER

FOLDER holds the JSON files that the benchmarks left; `tables.md` and the plots are put beside them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.measuring import Found
from benchmarks.plots import Points, dots, plot

ENGINES: Final = ("ours", "ours, compiled", "docassemble", "survey-core")
SHEET_ENGINES: Final = ("ours", "pdfkit", "weasyprint", "fpdf2", "qt", "typst")


def main() -> int:
    """Write tables and plots of what is in the folder; return the exit status."""
    tell(Path(sys.argv[1]))
    return 0


def tell(folder: Path) -> None:
    """Write `tables.md` and plots of all that was found in `folder`."""
    texts = []
    for name, tables in TABLES.items():
        file = folder / f"{name}.json"
        if file.is_file():
            found = json.loads(file.read_text(encoding="utf-8"))
            texts += [f"## {name}", _machine(found), *tables(found)]
            for picture, svg in PLOTS.get(name, lambda _: {})(found).items():
                (folder / f"{picture}.svg").write_text(svg, encoding="utf-8")
    (folder / "tables.md").write_text("\n\n".join(texts) + "\n", encoding="utf-8")


def _machine(found: Found) -> str:
    on = found["machine"]
    load = "" if on["load"] is None else f", load {on['load']:.1f} before"
    return (
        f"{on['processor']}, {on['cores']} cores{load}; {on['system']}; Python {on['python']},"
        f" Qt {on['qt']}; {on['day']}, {found['minutes']:.0f} minutes."
    )


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [
        f"### {title}\n",
        f"| {' | '.join(columns)} |",
        f"| --- |{' ---: |' * (len(columns) - 1)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    return "\n".join(lines)


def _shown(found: Found | None) -> str:
    """Return median and quartiles, or what was found once, or a dash."""
    if found is None:
        return "–"
    if found["count"] == 1:
        return f"{_number(found['median'])} (once)"
    low, high = found["quartiles"]
    return f"{_number(found['median'])} ({_number(low)} to {_number(high)})"


def _times(found: Found | None) -> str:
    return "–" if found is None else _number(found["median"])


def _number(value: float) -> str:
    """Return `value` with three digits that mean something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - as above


def _next_screen(found: Found) -> Iterator[str]:
    cells = found["cells"]
    for key, title in (
        ("answer", "From an answer to the next screen computed, ms"),
        ("load", "A pack loaded and compiled, ms"),
    ):
        rows = [
            [cell["name"], *(_beside(cell, key, engine) for engine in ENGINES)] for cell in cells
        ]
        yield _table(f"{title} (quartiles; times ours)", ("pack", *ENGINES), rows)
    displays = ("offscreen", "xvfb")
    rows = [
        [cell["name"]]
        + [
            f"{_shown(cell['painted'].get(each))}; {_number(cell['painted'][each]['p99'])}"
            if each in cell["painted"]
            else "–"
            for each in displays
        ]
        for cell in cells
    ]
    title = "From an answer to the next screen painted, ms (quartiles; 99th percentile)"
    yield _table(title, ("pack", *displays), rows)
    deep = found["deep"]
    yield (
        f"A visit with {deep['answers']:,} answers: the first took {_shown(deep['first'])} ms each,"
        f" the last {_shown(deep['last'])} ms."
    )


def _beside(cell: Found, key: str, engine: str) -> str:
    if engine in cell["not_in_time"]:
        return "not in time"
    told = _shown(cell[key].get(engine))
    ratio = cell[f"{key}_ratio"].get(engine)
    return f"{told[:-1]}; {_number(ratio['median'])})" if ratio else told


def _start(found: Found) -> Iterator[str]:
    rows = [
        [
            f"{display}, {cache}, {program}",
            _shown(told["painted"]),
            _times(told["painted_ratio"]),
            _shown(told["ready"]),
            _times(told["ready_ratio"]),
            _shown(told["computed"]),
            _shown(told.get("megabytes")),
            _times(told.get("megabytes_ratio")),
        ]
        for display, caches in found["displays"].items()
        for cache, programs in caches.items()
        for program, told in programs.items()
    ]
    columns = (
        "start",
        "painted, ms",
        "times bare",
        "ready, ms",
        "times bare",
        "computed, ms",
        "at rest, MB",
        "times bare",
    )
    yield _table(
        "From the start of the process to something painted, and to the start page", columns, rows
    )


def _soak(found: Found) -> Iterator[str]:
    keys = (
        *("visits", "resident_megabytes", "handles", "threads", "children"),
        *("temporary_files", "widgets", "notes_bytes"),
    )
    rows = [[_number(look[key]) for key in keys] for look in found["looks"]]
    yield _table("What the kiosk holds", [key.replace("_", " ") for key in keys], rows)
    yield (
        f"A visit takes {1000 * found['computed_per_visit']:.0f} ms of processor time. Memory is"
        f" {found['ratio_at_rest']:.2f} times that of a window with one label at rest, and"
        f" {found['ratio_after']:.2f} times after all visits."
    )


def _authoring(found: Found) -> Iterator[str]:
    keys = ("check", "paths", "graph")
    rows = [
        [
            cell["name"],
            *("not in time" if key in cell["not_in_time"] else _shown(cell[key]) for key in keys),
        ]
        for cell in found["cells"]
    ]
    yield _table("Commands for authors, ms (quartiles)", ("pack", *keys), rows)


def _notes(found: Found) -> Iterator[str]:
    for is_encrypted, title in ((False, "Session notes, ms"), (True, "The same, encrypted, ms")):
        cells = [cell for cell in found["cells"] if cell["encrypted"] is is_encrypted]
        names = list(dict.fromkeys(name for cell in cells for name in cell["times"]))
        rows = [[name, *(_shown(cell["times"].get(name)) for cell in cells)] for name in names]
        yield _table(title, ("what", *(f"{cell['notes']:,}" for cell in cells)), rows)


def _sheets(found: Found) -> Iterator[str]:
    if "cells" not in found:
        yield found["left_out"]
        return
    cells = found["cells"]
    engines = [each for each in SHEET_ENGINES if each in cells[0]]
    for key, title in (
        ("process", "A whole process, ms (quartiles; times ours)"),
        ("first", "The first sheet of a process, ms (quartiles; times ours)"),
        ("warm", "Sheets after it, ms (quartiles; times ours; at the hundredth)"),
        ("bytes", "Bytes (times ours)"),
    ):
        rows = [
            [f"{cell['name']}, {cell['pages']}", *(_sheet(cell[each], key) for each in engines)]
            for cell in cells
        ]
        yield _table(title, ("sheet", *engines), rows)


def _sheet(engine: Found, key: str) -> str:
    """Return what was found of `key` with one engine."""
    ratio = engine[f"{key}_ratio"]
    if key == "bytes":
        return f"{engine[key]:,} ({_number(ratio)})"
    times = _number(ratio["median"])
    last = f"; {_number(engine['last'])}" if key == "warm" else ""
    return f"{_shown(engine[key])[:-1]}; {times}{last})"


TABLES: Final = {
    "next-screen": _next_screen,
    "start": _start,
    "soak": _soak,
    "sheets": _sheets,
    "notes": _notes,
    "authoring": _authoring,
}


def _plots_of_next_screen(found: Found) -> Mapping[str, str]:
    sized = [cell for cell in found["cells"] if "screens" in cell]
    plots = {}
    for key, title in (
        ("answer", "From an answer to the next screen"),
        ("load", "Loading and compiling"),
    ):
        lines: dict[str, Points] = {
            engine: points
            for engine in ENGINES
            if (
                points := [
                    (cell["screens"], cell[key][engine]["median"])
                    for cell in sized
                    if engine in cell[key]
                ]
            )
        }
        if lines:
            plots[f"next-screen-{key}"] = plot(
                title, "screens", "milliseconds", lines, tenfold=True
            )
    return plots


def _plots_of_soak(found: Found) -> Mapping[str, str]:
    looks = found["looks"]
    lines = {"kiosk": [(look["visits"], look["resident_megabytes"]) for look in looks]}
    return {"soak": plot("Memory over a day of visits", "visits", "megabytes", lines)}


def _plots_of_start(found: Found) -> Mapping[str, str]:
    rows = {
        f"{display}, {cache}, {program}": {
            "something painted": told["painted"]["median"],
            "ready": told["ready"]["median"],
        }
        for display, caches in found["displays"].items()
        for cache, programs in caches.items()
        for program, told in programs.items()
    }
    return {"start": dots("From the start of a process", "milliseconds", rows)}


def _plots_of_sheets(found: Found) -> Mapping[str, str]:
    rows = {
        f"{cell['name']}, {cell['pages']}": {
            engine: cell[engine]["warm"]["median"] for engine in SHEET_ENGINES if engine in cell
        }
        for cell in found.get("cells", ())
    }
    title = "A sheet in a process that has made others"
    return {"sheets": dots(title, "milliseconds", rows, tenfold=True)} if rows else {}


def _plots_of_notes(found: Found) -> Mapping[str, str]:
    cells = [cell for cell in found["cells"] if not cell["encrypted"]]
    lines = {
        name: [(cell["notes"], cell["times"][of]["median"]) for cell in cells]
        for name, of in (
            ("save", "saving one"),
            ("raw insert", "one raw insert with sqlite3"),
            ("merge", "merging all"),
            ("report", "report, again"),
        )
    }
    return {"notes": plot("Session notes", "notes", "milliseconds", lines, tenfold=True)}


PLOTS: Final = {
    "next-screen": _plots_of_next_screen,
    "start": _plots_of_start,
    "soak": _plots_of_soak,
    "sheets": _plots_of_sheets,
    "notes": _plots_of_notes,
}


if __name__ == "__main__":
    sys.exit(main())
