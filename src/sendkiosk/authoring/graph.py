"""The flow as a graph: screens, and the answers that lead from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sendkiosk.authoring.graph_answers import A_DATE, Known
from sendkiosk.authoring.graph_known import Reader
from sendkiosk.authoring.graph_walk import Turn, turns_on, walk
from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.journey.conditions import Always, Condition
from sendkiosk.journey.flow import SEEN, TALK, Flow, Screen
from sendkiosk.journey.messages import Message
from sendkiosk.journey.summary import said
from sendkiosk.language.markup import plain

SUMMARY: Final = "Summary"
OTHER_ANSWERS: Final[Mapping[str, str]] = {A_DATE: "A date", SEEN: "Next"}


@dataclass(frozen=True, slots=True)
class Node:
    """A screen: its number on all pictures, what it is about, and its title."""

    id: str
    number: int
    topic: str
    title: str


@dataclass(frozen=True, slots=True)
class Edge:
    """The way from the screen `source` with one of `answers` to `to`, or to the summary.

    `labels` are the answers in words. `when` is what must hold besides, in words, if anything; of
    the edges with the same answers the first whose condition holds counts, so one with
    `otherwise` is taken when those before it are not.
    """

    source: str
    answers: tuple[str, ...]
    labels: tuple[str, ...]
    when: str
    otherwise: bool
    to: str | None

    @property
    def condition(self) -> str:
        """What must hold besides the answer, as a clause that begins with its link word."""
        return f"if {self.when}" if self.when else "otherwise" if self.otherwise else ""


@dataclass(frozen=True, slots=True)
class Graph:
    """All screens of a flow in the order in which they are met, and all edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def node(self, screen: str) -> Node:
        """Return the node of a screen. Raises KeyError if there is none."""
        found = next((node for node in self.nodes if node.id == screen), None)
        if found is None:
            raise KeyError(screen)
        return found


def graph(flow: Flow) -> Graph:
    """Return the graph of `flow`."""
    reader, words = Reader(flow), Wordsmith(flow)
    walked = walk(reader, {flow.start: Known()})
    met = {turn.screen for turn in walked.turns}
    unmet = [screen for screen in flow.screens.values() if screen.id not in met]
    turns = (*walked.turns, *(t for s in unmet for t in turns_on(reader, s, reader.anything)))
    edges = edges_of(turns, flow, words)
    numbers = {screen: number for number, screen in enumerate(_in_order(flow, edges), 1)}
    nodes = (_node(screen, numbers[screen.id]) for screen in flow.screens.values())
    return Graph(
        tuple(sorted(nodes, key=lambda node: node.number)),
        tuple(sorted(edges, key=lambda edge: numbers[edge.source])),
    )


def together(turns: Iterable[Turn]) -> tuple[tuple[Turn, ...], ...]:
    """Return `turns` in groups that come from the same screen and lead the same ways.

    The wish to talk stands alone: it leads to the summary from every question.
    """
    groups: dict[tuple[object, ...], list[Turn]] = {}
    for turn in turns:
        ways = tuple((way.when, way.to) for way in turn.ways)
        groups.setdefault((turn.screen, turn.answer == TALK, ways), []).append(turn)
    return tuple(tuple(group) for group in groups.values())


def edges_of(turns: Iterable[Turn], flow: Flow, words: Wordsmith) -> tuple[Edge, ...]:
    """Return the edges that `turns` make."""
    edges = []
    for group in together(turns):
        screen = flow.screens[group[0].screen]
        answers = tuple(turn.answer for turn in group)
        labels = tuple(label(screen, answer) for answer in answers)
        for place, way in enumerate(group[0].ways):
            when = clause(way.when, words)
            edges.append(Edge(screen.id, answers, labels, when, place > 0, way.to))
    return tuple(edges)


def clause(when: Condition, words: Wordsmith) -> str:
    """Return `when` in words, and nothing for what always holds."""
    return "" if when == Always() else words.clause(when)


def label(screen: Screen, answer: str) -> str:
    """Return `answer` in words."""
    if answer in OTHER_ANSWERS:
        return OTHER_ANSWERS[answer]
    return " ".join(told.text for told in said(screen, answer) if isinstance(told, Message))


def _node(screen: Screen, number: int) -> Node:
    title = plain(screen.wordings[-1].title.text)
    return Node(screen.id, number, screen.topic.text or title, title)


def _in_order(flow: Flow, edges: Iterable[Edge]) -> list[str]:
    """Return the screens so that each edge leads to a later one, and what belongs together is near.

    That is: the first answer's way is followed to its end before the next one's.
    """
    following: dict[str, list[str]] = {screen: [] for screen in flow.screens}
    for edge in edges:
        if edge.to is not None:
            following[edge.source].append(edge.to)
    ordered: list[str] = []
    seen: set[str] = set()
    for first in (flow.start, *flow.screens):
        stack: list[tuple[str, bool]] = [(first, False)]
        while stack:
            screen, done = stack.pop()
            if done:
                ordered.append(screen)
            elif screen not in seen:
                seen.add(screen)
                stack.append((screen, True))
                stack.extend((to, False) for to in following[screen])
    return ordered[::-1]
