"""What can be searched for in a flow: each thing with its titles, its text and its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from sendkiosk.journey.flow import Contact, Flow, Kind, Letter, Screen, Step, Term, Wording
from sendkiosk.journey.messages import Message
from sendkiosk.journey.phrases import Say
from sendkiosk.journey.summary import TODAY

ROOM: Final = "_" * 10
"""Stands in a letter for what is written by hand; shorter than on paper."""


class EntryKind(Enum):
    """The kinds of things that are found, in the order in which those that fit alike are listed."""

    STEP = "step"
    CONTACT = "contact"
    TERM = "term"
    LETTER = "letter"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `title` and `text` are plain; a line of `text` is a passage."""

    kind: EntryKind
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Findable:
    """An entry, and by what else it is found: all titles and texts, and the digits of its numbers.

    A step or a letter has another title for some visits.
    """

    entry: Entry
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Thing:
    kind: EntryKind
    id: str
    titles: tuple[Message, ...]
    texts: tuple[Message, ...]
    values: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def findables(flow: Flow, say: Say, *also: Say) -> Iterator[Findable]:
    """Yield all that can be found in `flow`: steps, contacts, terms, letters and screens.

    `say` puts messages into the language that is shown, without markup. What `also` says, such as
    the English of it, finds the same things and is not shown.
    """
    for thing in _things(flow):
        said = [_said(thing, each) for each in (say, *also)]
        titles, texts = said[0]
        yield Findable(
            Entry(thing.kind, thing.id, titles[-1], "\n".join(texts)),
            _once(title for titles, _ in said for title in titles),
            _once(text for _, texts in said for text in texts),
            thing.numbers,
        )


def unfilled(flow: Flow, wording: Wording) -> Wording:
    """Return a wording of a letter with room to write where a visit would put in its dates."""
    names = (name for name, screen in flow.screens.items() if screen.kind is Kind.DATE)
    blanks = dict.fromkeys((TODAY, *names), ROOM)
    body = tuple(replace(block, text=block.text.filled(blanks)) for block in wording.body)
    return replace(wording, body=body)


def _said(thing: _Thing, say: Say) -> tuple[list[str], list[str]]:
    texts = [say(text) for text in thing.texts]
    return [say(title) for title in thing.titles], [*texts, *thing.values]


def _things(flow: Flow) -> Iterator[_Thing]:
    for step in sorted(flow.steps, key=lambda step: step.order):
        yield _step(flow, step)
    yield from map(_contact, flow.contacts.values())
    yield from map(_term, flow.terms.values())
    for letter in sorted(flow.letters, key=lambda letter: letter.order):
        yield _letter(flow, letter)
    yield from map(_screen, flow.screens.values())


def _step(flow: Flow, step: Step) -> _Thing:
    limit = flow.limits[step.limit] if step.limit else None
    texts = (
        *_texts(step.wordings),
        *((step.who,) if step.who else ()),
        *((limit.name, limit.rule) if limit else ()),
        *((limit.advice,) if limit and limit.advice else ()),
        *(flow.contacts[contact].name for contact in step.contacts),
    )
    return _Thing(EntryKind.STEP, step.id, _titles(step.wordings), texts)


def _contact(contact: Contact) -> _Thing:
    details = (*contact.phones, *contact.emails, *contact.websites)
    parts = (contact.about, contact.hours, contact.how_to_find, *(each.label for each in details))
    return _Thing(
        EntryKind.CONTACT,
        contact.id,
        (contact.name,),
        tuple(part for part in parts if part),
        tuple(detail.value for detail in details),
        tuple("".join(filter(str.isdigit, phone.value)) for phone in contact.phones),
    )


def _term(term: Term) -> _Thing:
    return _Thing(EntryKind.TERM, term.id, (term.name,), (term.explanation,))


def _letter(flow: Flow, letter: Letter) -> _Thing:
    wordings = tuple(unfilled(flow, wording) for wording in letter.wordings)
    return _Thing(EntryKind.LETTER, letter.id, _titles(wordings), _texts(wordings))


def _screen(screen: Screen) -> _Thing:
    options = (part for option in screen.options for part in (option.label, option.hint) if part)
    texts = (*_texts(screen.wordings), screen.topic, *options)
    return _Thing(EntryKind.SCREEN, screen.id, _titles(screen.wordings), texts)


def _titles(wordings: Iterable[Wording]) -> tuple[Message, ...]:
    return tuple(wording.title for wording in wordings)


def _texts(wordings: Iterable[Wording]) -> tuple[Message, ...]:
    """Return the texts of `wordings`, each once, those of the usual wording first."""
    blocks = dict.fromkeys(block for wording in reversed(tuple(wordings)) for block in wording.body)
    return tuple(block.text for block in blocks)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
