"""Which page shows what: the whole flow in short, and each branch of it in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sendkiosk.authoring.graph import Edge, Graph, label
from sendkiosk.authoring.graph_answers import A_DATE, Known, answers_of
from sendkiosk.authoring.graph_boxes import Box, BoxMaker
from sendkiosk.authoring.graph_known import Reader
from sendkiosk.authoring.graph_walk import Turn, turns_on, walk
from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.journey.flow import Flow

ENTRY: Final = "(entry)"
SHARED: Final = "What several branches share"
MOST_SCREENS: Final = 400
"""More than so many screens on the pages of branches are too many to be shown again and again."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of pictures: the name of its file without its ending, its title, and its boxes."""

    file: str
    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Branch:
    answer: str
    title: str
    screens: frozenset[str]

    @property
    def file(self) -> str:
        # No code of a pack has such a sign in it, so no two branches have the same name.
        return f"branch-{'exact_date' if self.answer == A_DATE else self.answer}"


def pages(graph: Graph, flow: Flow) -> tuple[Page, ...]:
    """Return the pages for `graph`, which is that of `flow`: `overview`, `start` and the branches.

    The branches are the answers of the screen whose answers have most screens of their own. One
    that goes straight to the summary has no page: it is on `start`, with all that comes before. In
    a very large flow, `shared` has the screens to which more than one branch leads.
    """
    return tuple(_Pages(graph, flow).each())


class _Pages:
    """The pages of one flow."""

    def __init__(self, graph: Graph, flow: Flow) -> None:
        self._graph, self._flow, self._reader = graph, flow, Reader(flow)
        numbers = {node.id: node for node in graph.nodes}
        self._maker = BoxMaker(flow, graph, self._reader, Wordsmith(flow), numbers)
        self._numbers = numbers
        self._walk = walk(self._reader, {flow.start: Known()})
        self._split = split_of(graph)

    def each(self) -> Iterator[Page]:
        """Yield the pages."""
        yield Page("overview", "Overview", self._maker.short())
        branches = self._branches()
        shared: frozenset[str] = frozenset()
        if sum(len(branch.screens) for branch in branches) > MOST_SCREENS:
            shared = _in_several(branches)
            own = (replace(branch, screens=branch.screens - shared) for branch in branches)
            branches = [branch for branch in own if branch.screens]
        elsewhere: dict[str, str] = dict.fromkeys(shared, SHARED)
        for branch in reversed(branches):
            elsewhere |= dict.fromkeys(branch.screens, branch.title)
        before = [turn for turn in self._turns() if turn.screen not in elsewhere]
        title = "Start" if elsewhere else "All screens"
        yield Page("start", title, self._maker.full(before, elsewhere))
        for branch in branches:
            yield self._page(branch, shared)
        if shared:
            turns = [turn for turn in self._walk.turns if turn.screen in shared]
            homes = {screen: name for screen, name in elsewhere.items() if name != SHARED}
            yield Page("shared", SHARED, self._maker.full(turns, homes))

    def _page(self, branch: _Branch, shared: frozenset[str]) -> Page:
        """Return the page of `branch`; it says what can be shown after its own answer alone."""
        split = self._split or ""
        screens = self._flow.screens
        known = self._walk.known.get(split, self._reader.anything)
        if shared:
            turns = [turn for turn in self._walk.turns if turn.screen in branch.screens]
        else:
            only = {split: frozenset({branch.answer})}
            turns = list(walk(self._reader, {split: known}, only).turns)
        first = [
            t for t in turns_on(self._reader, screens[split], known) if t.answer == branch.answer
        ]
        rest = [turn for turn in turns if turn.screen != split]
        pages = dict.fromkeys(shared, SHARED)
        boxes = (*self._maker.entry(ENTRY, first, pages), *self._maker.full(rest, pages))
        return Page(branch.file, f"{self._numbers[split].topic}: {branch.title}", boxes)

    def _turns(self) -> Sequence[Turn]:
        """Return all turns, also those on screens to which no answers lead."""
        met = self._walk.known.keys()
        unmet = (screen for screen in self._flow.screens.values() if screen.id not in met)
        reader = self._reader
        more = (turn for screen in unmet for turn in turns_on(reader, screen, reader.anything))
        return (*self._walk.turns, *more)

    def _branches(self) -> list[_Branch]:
        """Return the answers of the screen that splits the flow, with the screens they lead to."""
        if self._split is None:
            return []
        first: dict[str, set[str]] = {}
        following: dict[str, set[str]] = {node.id: set() for node in self._graph.nodes}
        for edge in self._graph.edges:
            if edge.to is None:
                continue
            following[edge.source].add(edge.to)
            if edge.source == self._split:
                for answer in edge.answers:
                    first.setdefault(answer, set()).add(edge.to)
        screen = self._flow.screens[self._split]
        return [
            _Branch(answer, label(screen, answer), _reached(first[answer], following))
            for answer in answers_of(screen)
            if answer in first
        ]


def _reached(first: Iterable[str], following: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(first)
    while waiting:
        screen = waiting.pop()
        if screen not in found:
            found.add(screen)
            waiting.extend(following[screen])
    return frozenset(found)


def _in_several(branches: Iterable[_Branch]) -> frozenset[str]:
    counts = Counter(screen for branch in branches for screen in branch.screens)
    return frozenset(screen for screen, count in counts.items() if count > 1)


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
