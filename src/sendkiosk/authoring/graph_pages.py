"""Which page shows what: the whole flow in short, and each branch of it in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sendkiosk.authoring.graph import Edge, Graph
from sendkiosk.authoring.graph_boxes import Box, BoxMaker, label_of
from sendkiosk.authoring.graph_known import A_DATE, Known, Reader
from sendkiosk.authoring.graph_walk import Turn, turns_on, walk
from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.journey.flow import TALK, Flow

ENTRY: Final = "(entry)"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of pictures: the name of its file without its ending, its title, and its boxes."""

    file: str
    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Branch:
    file: str
    title: str
    turns: tuple[Turn, ...]
    screens: frozenset[str]


def pages(graph: Graph, flow: Flow) -> tuple[Page, ...]:
    """Return the pages for `graph`, which is that of `flow`: `overview`, `start` and the branches.

    The branches are the answers of the screen whose answers have most screens of their own. One
    that goes straight to the summary has no page: it is on `start`, with all that comes before.
    """
    reader = Reader(flow)
    numbers = {node.id: node for node in graph.nodes}
    maker = BoxMaker(flow, graph, reader, Wordsmith(flow), numbers)
    whole = walk(reader, {flow.start: Known()})
    split = split_of(graph)
    known = whole.known.get(split or "", reader.anything)
    branches = () if split is None else tuple(_branches(reader, split, known))
    found = [Page("overview", "Overview", maker.short())]
    elsewhere: dict[str, str] = {}
    for branch in reversed(branches):
        elsewhere |= dict.fromkeys(branch.screens, branch.title)
    met = {turn.screen for turn in whole.turns}
    unmet = [screen for screen in flow.screens.values() if screen.id not in met]
    turns = [*whole.turns, *(t for s in unmet for t in turns_on(reader, s, reader.anything))]
    before = [turn for turn in turns if turn.screen not in elsewhere]
    title = "Start" if branches else "All screens"
    found.append(Page("start", title, maker.full(before, elsewhere)))
    for branch in branches:
        first = [turn for turn in branch.turns if turn.screen == split]
        rest = [turn for turn in branch.turns if turn.screen != split]
        boxes = (*maker.entry(ENTRY, first, {}), *maker.full(rest, {}))
        found.append(Page(branch.file, branch.title, boxes))
    return tuple(found)


def split_of(graph: Graph) -> str | None:
    """Return the screen whose answers have most screens of their own; None if there is none.

    Those are screens to which just one of the different ways on leads. Of several such screens it
    is the one with most ways, and then the first.
    """
    places = {node.id: place for place, node in enumerate(graph.nodes)}
    by_screen: dict[str, list[Edge]] = {node.id: [] for node in graph.nodes}
    for edge in graph.edges:
        by_screen[edge.source].append(edge)
    reach: dict[str | None, int] = {None: 0}
    best, most = None, (0, 0)
    # Sets of screens are kept as bits, since a large flow has very many. Edges lead to later ones.
    for node in reversed(graph.nodes):
        edges = by_screen[node.id]
        ways: dict[str, int] = {}
        for edge in edges:
            for answer in edge.answers:
                ways[answer] = ways.get(answer, 0) | reach[edge.to]
        own = _only_once(set(ways.values()))
        score = (own.bit_count(), len({way for way in ways.values() if way}))
        if score[0] and score >= most:
            best, most = node.id, score
        reach[node.id] = 1 << places[node.id]
        for way in ways.values():
            reach[node.id] |= way
    return best


def _only_once(sets: set[int]) -> int:
    """Return the members that just one of `sets` has, of two or more that have any."""
    once = twice = 0
    filled = [members for members in sets if members]
    for members in filled:
        twice |= once & members
        once |= members
    return once & ~twice if len(filled) > 1 else 0


def _branches(reader: Reader, split: str, known: Known) -> Sequence[_Branch]:
    flow = reader.flow
    found = []
    for turn in turns_on(reader, flow.screens[split], known):
        if turn.answer == TALK or all(way.to is None for way in turn.ways):
            continue
        turns = walk(reader, {split: known}, {split: frozenset({turn.answer})}).turns
        screens = frozenset(other.screen for other in turns if other.screen != split)
        # No code of a pack has such a sign in it, so no two branches have the same name.
        code = "exact_date" if turn.answer == A_DATE else turn.answer
        found.append(_Branch(f"branch-{code}", label_of(flow, turn), turns, screens))
    return found
