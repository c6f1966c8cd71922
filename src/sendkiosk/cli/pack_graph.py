"""The command `pack graph`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sendkiosk.cli.arguments import Commands
from sendkiosk.cli.output import OK, make_folder, report, write_whole
from sendkiosk.findings.trouble import TroubleError

if TYPE_CHECKING:
    from sendkiosk.authoring.graph_measure import Width
    from sendkiosk.journey.flow import Flow


def add(actions: Commands) -> None:
    """Add the command to `actions`."""
    graph = actions.add_parser(
        "graph",
        help="draw a pack as pictures",
        description="Draw which answers of a pack lead where, and which steps each end shows:"
        " sheets of A3 as SVG for the whole and for each branch, and the whole as text for Mermaid"
        " and for DOT.",
    )
    graph.add_argument("folder", type=Path, metavar="DIR")
    graph.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="write the pictures there"
    )
    graph.set_defaults(command=_graph)


def _graph(options: argparse.Namespace) -> int:
    from sendkiosk.pack.opening import open_pack

    opened = open_pack(options.folder)
    if opened.flow is None:
        return report(opened.findings)
    files = tuple(_files(opened.flow, _width()))
    make_folder(options.out)
    for name, data in files:
        write_whole(options.out / name, data)
    print("The pictures of the pack:")
    for name, _ in files:
        print(f"  {options.out / name}")
    return OK


def _files(flow: Flow, width: Width) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file."""
    from sendkiosk.authoring.graph import graph
    from sendkiosk.authoring.graph_pages import pages
    from sendkiosk.authoring.graph_sheets import sheets_of
    from sendkiosk.authoring.graph_svg import as_svg
    from sendkiosk.authoring.graph_text import as_dot, as_mermaid

    drawn = graph(flow)
    for page in pages(drawn, flow):
        for sheet in sheets_of(page, width):
            yield f"{sheet.file}.svg", as_svg(sheet, flow)
    yield "flow.mmd", as_mermaid(drawn).encode()
    yield "flow.dot", as_dot(drawn).encode()


def _width() -> Width:
    """Return how texts are measured. Raises TroubleError where the fonts are not there."""
    from sendkiosk.handout.fonts import MissingFontError, find_fonts, load_faces
    from sendkiosk.handout.text import width_of
    from sendkiosk.paths import find_places, font_folders

    try:
        faces = load_faces(find_fonts(font_folders(find_places())))
    except MissingFontError as error:
        raise TroubleError(str(error)) from error
    return lambda text, size, bold: width_of(text, size, faces, bold=bold)
