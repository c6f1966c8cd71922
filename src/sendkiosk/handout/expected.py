"""What must stand on a paper, whatever it looks like: the texts of a summary or a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sendkiosk.journey.flow import Block, Contact
from sendkiosk.journey.phrases import standing_words
from sendkiosk.journey.summary import Summary, SummaryLetter, SummaryStep
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain


def said_on_sheet(summary: Summary, catalogue: Catalogue) -> Iterator[str]:
    """Yield what a sheet of `summary` must say in the language of `catalogue`, without markup."""
    say = catalogue.say
    for step in summary.steps:
        yield from _step(step, catalogue)
    for contact in summary.contacts:
        yield from _contact(contact, catalogue)
    for answer in summary.told:
        yield say(answer.topic)
        for told in answer.said:
            yield catalogue.day(told) if isinstance(told, date) else say(told)
    yield from (say(notice) for notice in summary.notices)


def said_on_letter(letter: SummaryLetter, catalogue: Catalogue) -> Iterator[str]:
    """Yield what `letter` must say in the language of `catalogue`, without markup."""
    yield catalogue.say(letter.title)
    yield from _body(letter.body, catalogue)


def _step(step: SummaryStep, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    yield say(step.title)
    yield from _body(step.body, catalogue)
    if step.who:
        yield say(step.who)
    if step.limit:
        yield say(standing_words(step.limit))
    yield from (say(source.short or source.name) for source in step.sources)


def _body(blocks: Iterable[Block], catalogue: Catalogue) -> Iterable[str]:
    return (plain(catalogue.say(block.text)) for block in blocks)


def _contact(contact: Contact, catalogue: Catalogue) -> Iterator[str]:
    yield catalogue.say(contact.name)
    for detail in (*contact.phones, *contact.emails, *contact.websites):
        yield detail.value
    # A dense sheet has no room for what those are for that cannot be rung.
    about = contact.about if contact.phones else None
    for words in (about, contact.hours, contact.how_to_find):
        if words:
            yield catalogue.say(words)
