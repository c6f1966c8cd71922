"""The graph of a flow as text that other programs draw: Mermaid and DOT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sendkiosk.authoring.graph import SUMMARY, Edge, Graph

END: Final = "summary"
_MERMAID_SIGNS: Final = re.compile(r"[^\w .,;:!?()/’‘“”–-]")


def as_mermaid(graph: Graph) -> str:
    """Return `graph` as a Mermaid flowchart; each screen is called s and its number."""
    return "\n".join(("flowchart TD", *_mermaid_lines(graph), ""))


def as_dot(graph: Graph) -> str:
    """Return `graph` in the DOT language; each screen is called by its id."""
    return "\n".join(("digraph flow {", *_dot_lines(graph), "}", ""))


def _mermaid_lines(graph: Graph) -> Iterator[str]:
    for node in graph.nodes:
        words = f"{_mermaid(f'{node.number} {node.topic}')}<br/>{_mermaid(node.title)}"
        yield f'    s{node.number}["{words}"]'
    yield f'    {END}(["{SUMMARY}"])'
    numbers = {node.id: node.number for node in graph.nodes}
    for edge in graph.edges:
        words = "<br/>".join(_mermaid(line) for line in _label(edge))
        target = END if edge.to is None else f"s{numbers[edge.to]}"
        yield f'    s{numbers[edge.source]} -->|"{words}"| {target}'


def _dot_lines(graph: Graph) -> Iterator[str]:
    yield '    graph [fontname="Noto Sans"];'
    yield '    node [shape=box, fontname="Noto Sans"];'
    yield '    edge [fontname="Noto Sans", fontsize=10];'
    for node in graph.nodes:
        yield f"    {_dot(node.id)} [label={_dot(f'{node.number} {node.topic}', node.title)}];"
    yield f'    "({END})" [label={_dot(SUMMARY)}, shape=oval];'
    for edge in graph.edges:
        target = _dot(edge.to or f"({END})")
        yield f"    {_dot(edge.source)} -> {target} [label={_dot(*_label(edge))}];"


def _label(edge: Edge) -> tuple[str, ...]:
    return (*edge.labels, *((edge.condition,) if edge.condition else ()))


def _mermaid(text: str) -> str:
    """Return `text` with each sign that Mermaid could take for its own as a number."""
    return _MERMAID_SIGNS.sub(lambda sign: f"#{ord(sign[0])};", text)


def _dot(*lines: str) -> str:
    """Return `lines` as one string of the DOT language."""
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(" ".join(line.split("\n")) for line in escaped) + '"'
