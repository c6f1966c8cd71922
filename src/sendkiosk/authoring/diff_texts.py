"""How two texts differ, sentence by sentence, and the wordings of a screen, step or letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from sendkiosk.authoring.diff_changes import Line, shown, value
from sendkiosk.authoring.diff_conditions import meaning
from sendkiosk.authoring.in_words import in_words, quoted
from sendkiosk.authoring.tidying import tidy
from sendkiosk.journey.conditions import Always
from sendkiosk.journey.flow import Block, BlockKind, Flow, Wording
from sendkiosk.language.markup import spans

_END: Final = re.compile(r"(?<=[.!?])[”’)]*\s+(?=[A-Z0-9“‘(])")
_BEFORE: Final[Mapping[BlockKind, str]] = {
    BlockKind.PARAGRAPH: "",
    BlockKind.BULLET: "• ",
    BlockKind.NUMBERED: "(numbered) ",
    BlockKind.TICK: "(to tick) ",
    BlockKind.LINE: "(to write on) ",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as people read it, and what else there is to see of it."""

    text: str
    marks: tuple[str, ...] = ()


def sentences(body: Iterable[Block]) -> tuple[Sentence, ...]:
    """Return the sentences of `body`, in order; those of a list with a sign before them."""
    return tuple(sentence for block in body for sentence in _sentences(block))


def text_lines(old: Iterable[Block], new: Iterable[Block], where: str = "") -> Iterator[Line]:
    """Yield the sentences that came, went, or took each other's place.

    `where` stands behind the word "Text": for whom the text is, where there are several.
    """
    before, after = sentences(old), sentences(new)
    matcher = SequenceMatcher(
        None, [one.text for one in before], [one.text for one in after], autojunk=False
    )
    for tag, start, end, begin, finish in matcher.get_opcodes():
        was, now = before[start:end], after[begin:finish]
        if tag == "equal":
            yield from _marks(was, now, where)
        else:
            happened = {"replace": "changed", "delete": "removed", "insert": "added"}[tag]
            yield Line(f"Text {happened}{where}", _texts(was), _texts(now))


def wording_lines(
    old: Sequence[Wording], new: Sequence[Wording], flows: tuple[Flow, Flow]
) -> Iterator[Line]:
    """Yield what changed in the titles and texts, and for whom they are."""
    before, after = flows
    pairs = _matched(old, new)
    for was, now in pairs:
        if meaning(was.when) != meaning(now.when):
            what = f"Wording {quoted(shown(now.title))} is for visitors when"
            yield Line(what, (in_words(was.when, before),), (in_words(now.when, after),))
        where = _where(now, after)
        yield from value(f"Title{where}", shown(was.title), shown(now.title))
        yield from text_lines(was.body, now.body, where)
    for gone in (wording for wording in old if not any(wording is was for was, _ in pairs)):
        yield Line(f"Wording removed{_where(gone, before)}", old=_whole(gone))
    for come in (wording for wording in new if not any(wording is now for _, now in pairs)):
        yield Line(f"Wording added{_where(come, after)}", new=_whole(come))
    places = [_place(new, now) for _, now in pairs]
    if places != sorted(places):
        # The first one that is meant for a visitor is the one they read.
        yield Line(
            "Wordings are tried in another order",
            tuple(in_words(was.when, before) for was, _ in pairs),
            tuple(in_words(new[place].when, after) for place in sorted(places)),
        )


def whole_texts(wordings: Sequence[Wording], flow: Flow) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a heading and the paragraphs of each wording, the one for everybody first.

    Where there are other titles than that one's, which is told elsewhere, they come first.
    """
    usual = wordings[-1]
    yield "Text", _paragraphs(usual)
    for wording in wordings[:-1]:
        title = shown(wording.title)
        same = title == shown(usual.title)
        yield f"Text{_where(wording, flow)}", (*(() if same else (title,)), *_paragraphs(wording))


def _sentences(block: Block) -> Iterator[Sentence]:
    text = ""
    marked: list[tuple[int, str]] = [(0, "begins a paragraph")]
    for span in spans(block.text.text):
        if span.bold:
            marked.append((len(text), f"bold: {quoted(span.text)}"))
        if span.term:
            marked.append((len(text), f"explained: {quoted(span.text)} ({span.term})"))
        text += span.text
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text) + 1]
    for number, (start, end) in enumerate(pairwise(cuts)):
        sign = _BEFORE[block.kind] if number == 0 else ""
        marks = tuple(mark for at, mark in marked if start <= at < end)
        yield Sentence(f"{sign}{text[start:end].strip()}", marks)


def _marks(old: Sequence[Sentence], new: Sequence[Sentence], where: str) -> Iterator[Line]:
    for was, now in zip(old, new, strict=True):
        if was.marks != now.marks:
            # What the text looks like is said of the sentence, which did not change itself.
            what = f"How this sentence looks{where}: {quoted(now.text)}"
            yield Line(what, was.marks or ("plain",), now.marks or ("plain",))


def _matched(old: Sequence[Wording], new: Sequence[Wording]) -> list[tuple[Wording, Wording]]:
    """Return which wordings belong together: by whom they are for, or else by what they say."""
    left = list(new[:-1])
    found: dict[int, Wording] = {len(old) - 1: new[-1]}
    for same in (_for_the_same, _saying_the_same):
        for place, wording in enumerate(old[:-1]):
            match = next((other for other in left if same(wording, other)), None)
            if place not in found and match is not None:
                found[place] = match
                left = [other for other in left if other is not match]
    return [(old[place], found[place]) for place in sorted(found)]


def _for_the_same(one: Wording, other: Wording) -> bool:
    return meaning(one.when) == meaning(other.when)


def _saying_the_same(one: Wording, other: Wording) -> bool:
    return (one.title, one.body) == (other.title, other.body)


def _place(wordings: Sequence[Wording], wanted: Wording) -> int:
    return next(place for place, wording in enumerate(wordings) if wording is wanted)


def _where(wording: Wording, flow: Flow) -> str:
    """Return for whom a wording is; nothing for the one that is for everybody else."""
    return "" if tidy(wording.when) == Always() else f", when {in_words(wording.when, flow)}"


def _whole(wording: Wording) -> tuple[str, ...]:
    return (shown(wording.title), *_paragraphs(wording))


def _paragraphs(wording: Wording) -> tuple[str, ...]:
    return tuple(" ".join(_texts(_sentences(block))) for block in wording.body)


def _texts(found: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in found)
