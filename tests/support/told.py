"""All that a visit tells, told without a window: on screens, on papers, in codes and as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sendkiosk.handout.expected import said_on_letter, said_on_sheet
from sendkiosk.journey.flow import Block, Screen
from sendkiosk.journey.messages import Message
from sendkiosk.journey.phrases import DRAFT, headline
from sendkiosk.journey.summary import Summary, help_now, wording
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain, spans
from sendkiosk.plain import as_json, as_text
from sendkiosk.qr.text import qr_texts

IN_WORDS: Final = frozenset(
    {"topic", "said", "title", "text", "who", "name", "rule", "working", "how_to_find", "notices"}
)
"""Keys of the summary as JSON that have words for people."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one visit tells in one language: single texts, or whole ones in several lines."""

    screens: tuple[str, ...]
    summary: tuple[str, ...]
    letters: tuple[str, ...]
    codes: tuple[str, ...]
    as_text: str
    as_json: tuple[str, ...]

    @property
    def in_order(self) -> tuple[str, ...]:
        """All that has its fellow in another language; how much fits into a code differs."""
        return (*self.screens, *self.summary, *self.letters, self.as_text, *self.as_json)

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.in_order, *self.codes)


def told(journey: Journey, visit: Visit, summary: Summary, catalogue: Catalogue) -> Told:
    """Return all that `visit`, which comes to `summary`, tells in the language of `catalogue`."""
    say = catalogue.say
    screens = (*_screens(journey, visit), *_help(journey, visit))
    limits = (words for limit in summary.limits for words in (*headline(limit), *limit.working))
    letters = (line for each in summary.letters for line in said_on_letter(each, catalogue))
    return Told(
        screens=tuple(plain(say(text)) for text in screens),
        summary=(*said_on_sheet(summary, catalogue), *map(say, limits), say(DRAFT)),
        letters=tuple(letters),
        codes=qr_texts(summary, catalogue),
        as_text=as_text(summary, catalogue),
        as_json=tuple(_in_words(json.loads(as_json(summary, catalogue)))),
    )


def _screens(journey: Journey, visit: Visit) -> Iterator[Message]:
    """Yield the texts of each screen of `visit`, as it was when it was answered."""
    given: dict[str, Answer] = {}
    for screen_id, answer in visit.answers.items():
        screen = journey.flow.screens[screen_id]
        words = wording(journey, Visit(dict(given)), screen.wordings)
        yield words.title
        yield from _body(journey, words.body)
        yield from _answers(screen)
        given[screen_id] = answer


def _answers(screen: Screen) -> Iterator[Message]:
    if screen.topic.text:
        yield screen.topic
    for option in screen.options:
        yield option.label
        if option.hint:
            yield option.hint


def _help(journey: Journey, visit: Visit) -> Iterator[Message]:
    for step in help_now(journey, visit):
        yield step.title
        yield from _body(journey, step.body)
        if step.who:
            yield step.who


def _body(journey: Journey, blocks: Iterable[Block]) -> Iterator[Message]:
    """Yield the texts of `blocks`, and what the terms in them mean."""
    for block in blocks:
        yield block.text
        for span in spans(block.text.text):
            if span.term:
                term = journey.flow.terms[span.term]
                yield from (term.name, term.explanation)


def _in_words(data: Any, *, is_text: bool = False) -> Iterator[str]:
    """Yield the words in JSON `data`; all else is ids, days and addresses."""
    if isinstance(data, str):
        if is_text:
            yield data
    elif isinstance(data, list):
        for each in data:
            yield from _in_words(each, is_text=is_text)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _in_words(value, is_text=key in IN_WORDS)
