"""What stands in the boxes of the pictures: screens with their answers, ends with their steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sendkiosk.authoring.graph import SUMMARY, Edge, Graph, Node, clause, label, together
from sendkiosk.authoring.graph_known import Reader
from sendkiosk.authoring.graph_measure import Look, Mark, Text
from sendkiosk.authoring.graph_walk import ShownStep, Turn, shown_steps, steps_in_order
from sendkiosk.authoring.in_words import Wordsmith, quoted
from sendkiosk.journey.flow import TALK, Flow

TALK_END: Final = "(talk)"
_SHOWN_LABELS: Final = 2
_IN_RANGE: Final = 2
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class Kind(Enum):
    """What a box stands for."""

    SCREEN = "screen"
    END = "end"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a picture: its texts, and the keys of the boxes to which its ways lead.

    `owner` is the key of the box beside which an end is to stand; its own key for all others.
    """

    key: str
    kind: Kind
    texts: tuple[Text, ...]
    ways: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True)
class BoxMaker:
    """Makes the boxes of the pictures of one flow."""

    flow: Flow
    graph: Graph
    reader: Reader
    words: Wordsmith
    numbers: Mapping[str, Node]

    def short(self) -> tuple[Box, ...]:
        """Return a box for each screen, with its answers in short."""
        edges: dict[str, list[Edge]] = {node.id: [] for node in self.graph.nodes}
        for edge in self.graph.edges:
            if edge.answers != (TALK,):
                edges[edge.source].append(edge)
        return tuple(self._short_box(node, edges[node.id]) for node in self.graph.nodes)

    def full(self, turns: Iterable[Turn], pages: Mapping[str, str]) -> tuple[Box, ...]:
        """Return a box for each screen of `turns` with all its answers, and one for each end.

        `pages` gives the screens that are on another page, with the name of that page.
        """
        by_screen: dict[str, list[Turn]] = {}
        for turn in turns:
            by_screen.setdefault(turn.screen, []).append(turn)
        boxes: list[Box] = []
        for screen in sorted(by_screen, key=lambda screen: self.numbers[screen].number):
            boxes += self._full_boxes(screen, by_screen[screen], pages)
        talks = [turn for turn in turns if turn.answer == TALK]
        if talks:
            heading = _heading(SUMMARY, f"after {quoted(label_of(self.flow, talks[0]))} anywhere")
            steps = self._steps(talks, 0, {})
            boxes.append(Box(TALK_END, Kind.END, (*heading, *steps), owner=TALK_END))
        return tuple(boxes)

    def entry(self, key: str, turns: Sequence[Turn], pages: Mapping[str, str]) -> tuple[Box, ...]:
        """Return the box with which the page of one answer begins, and its ends."""
        boxes = self._full_boxes(turns[0].screen, turns, pages)
        first = boxes[0]
        return (Box(key, Kind.ENTRY, first.texts, first.ways, key), *boxes[1:])

    def _short_box(self, node: Node, edges: Sequence[Edge]) -> Box:
        texts = list(_heading(f"{node.number} {node.topic}", node.title))
        ways: list[str] = []
        answers = {answer for edge in edges for answer in edge.answers}
        for edge in edges:
            if not edge.otherwise:
                texts += _in_short(edge, everything=len(answers) == len(edge.answers) > 1)
            if edge.condition:
                texts.append(Text(edge.condition, indent=True))
            texts.append(self._target(edge.to, ways, {}, end=""))
        return Box(node.id, Kind.SCREEN, tuple(texts), tuple(ways), node.id)

    def _full_boxes(
        self, screen: str, turns: Sequence[Turn], pages: Mapping[str, str]
    ) -> list[Box]:
        node = self.numbers[screen]
        texts = list(_heading(f"{node.number} {node.topic}", node.title))
        groups = [group for group in together(turns) if group[0].answer != TALK]
        answers = [turn.answer for group in groups for turn in group]
        letters = {answer: _letter(place) for place, answer in enumerate(answers)}
        ways: list[str] = []
        ends: list[Box] = []
        for group in groups:
            texts += [
                Text(label_of(self.flow, turn), letter=letters[turn.answer], ruled=place == 0)
                for place, turn in enumerate(group)
            ]
            for place, way in enumerate(group[0].ways):
                if len(group[0].ways) > 1:
                    when = clause(way.when, self.words)
                    texts.append(Text(f"if {when}" if when else "otherwise", indent=True))
                end = ""
                if way.to is None:
                    end = f"({screen} {len(ends)})"
                    ends.append(self._end(end, node, group, place, letters))
                texts.append(self._target(way.to, ways, pages, end))
        return [Box(screen, Kind.SCREEN, tuple(texts), tuple(ways), screen), *ends]

    def _target(self, to: str | None, ways: list[str], pages: Mapping[str, str], end: str) -> Text:
        """Return the text that says where a way leads, and add the way where it is drawn."""
        if to is None and not end:
            return Text(SUMMARY, Look.STRONG, indent=True, ends=True)
        words = SUMMARY if to is None else f"{self.numbers[to].number} {self.numbers[to].topic}"
        if to is not None and to in pages:
            words = f"{words} (page {quoted(pages[to])})"
            return Text(words, Look.STRONG, mark=Mark.GO)
        ways.append(to or end)
        return Text(words, Look.STRONG, mark=Mark.GO, way=len(ways) - 1)

    def _end(
        self, key: str, node: Node, group: Sequence[Turn], way: int, letters: Mapping[str, str]
    ) -> Box:
        which = _listed([letters[turn.answer] for turn in group])
        heading = _heading(SUMMARY, f"after {node.number} {node.topic}, {which}")
        return Box(key, Kind.END, (*heading, *self._steps(group, way, letters)), owner=node.id)

    def _steps(self, group: Sequence[Turn], way: int, letters: Mapping[str, str]) -> Iterator[Text]:
        """Yield the steps that can be shown after the turns, and after which if not after all."""
        shown: dict[str, list[tuple[Turn, ShownStep]]] = {}
        for turn in group:
            for found_step in shown_steps(self.reader, turn.ways[way].known):
                shown.setdefault(found_step.id, []).append((turn, found_step))
        first = True
        for step in steps_in_order(self.flow):
            found = shown.get(step.id, [])
            if not found:
                continue
            everywhere = len(found) == len(group)
            # Where no letters tell after which turns, "always" means after each of them.
            told = everywhere or bool(letters)
            always = told and all(shown_step.always for _, shown_step in found)
            which = _listed([letters[turn.answer] for turn, _ in found]) if letters else ""
            title = found[0][1].title
            words = title if everywhere or not which else f"{title} ({which})"
            mark = Mark.ALWAYS if always else Mark.SOMETIMES
            yield Text(words, mark=mark, ruled=first)
            first = False


def label_of(flow: Flow, turn: Turn) -> str:
    """Return the answer of `turn` in words."""
    return label(flow.screens[turn.screen], turn.answer)


def _heading(topic: str, below: str) -> tuple[Text, Text]:
    return Text(topic, Look.HEADING), Text(below, below=True)


def _in_short(edge: Edge, *, everything: bool) -> Iterator[Text]:
    """Yield the answers of `edge`, or how many more there are."""
    if everything:
        yield Text("Any answer", letter="•", ruled=True)
        return
    more = len(edge.labels) - _SHOWN_LABELS
    shown = edge.labels if more <= 1 else edge.labels[:_SHOWN_LABELS]
    for place, words in enumerate(shown):
        yield Text(words, letter="•", ruled=place == 0)
    if more > 1:
        yield Text(f"{more} other answers", letter="•")


def _listed(letters: Sequence[str]) -> str:
    """Return `letters`, with three or more that follow each other as a range: a–c, f."""
    runs: list[list[str]] = []
    for letter in letters:
        if runs and len(letter) == 1 and ord(letter) == ord(runs[-1][-1][-1]) + 1:
            runs[-1].append(letter)
        else:
            runs.append([letter])
    shown = [[f"{run[0]}–{run[-1]}"] if len(run) > _IN_RANGE else run for run in runs]
    return ",\u00a0".join(piece for run in shown for piece in run)


def _letter(place: int) -> str:
    """Return a, b, c and so on; after z come aa, ab and so on."""
    before, last = divmod(place, len(_LETTERS))
    return (_letter(before - 1) if before else "") + _LETTERS[last]
