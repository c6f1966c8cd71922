"""The summary as plain text for a terminal, and as JSON for other programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from sendkiosk.journey.flow import Block, Confidence, Contact, Detail, Source
from sendkiosk.journey.phrases import (
    TODAY_IS_THE_LAST_DAY,
    days_left,
    how_sure,
    is_time_for_advice,
    standing_words,
    way_to_reach,
)
from sendkiosk.journey.summary import Summary, SummaryStep
from sendkiosk.journey.time_limits import Standing, TimeLimit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain

WIDTH: Final = 80
INDENT: Final = "   "


def as_json(summary: Summary, catalogue: Catalogue) -> str:
    """Return `summary` as a JSON object, with dates in the form 2026-12-01.

    `screens` are the ids of the questions in the order they were asked. Texts are without markup.
    """
    say = catalogue.say
    data: dict[str, Any] = {
        "today": summary.today.isoformat(),
        "language": catalogue.tag,
        "packs": [{"id": pack.id, "version": pack.version} for pack in summary.packs],
        "screens": [told.screen for told in summary.told],
        "told": [
            {"screen": told.screen, "topic": say(told.topic), "said": _said(told.said, catalogue)}
            for told in summary.told
        ],
        "steps": [_step_data(step, catalogue) for step in summary.steps],
        "letters": [{"id": letter.id, "title": say(letter.title)} for letter in summary.letters],
        "time_limits": [_limit_data(limit, catalogue) for limit in summary.limits],
        "first_time_limit": summary.first_limit.id if summary.first_limit else None,
        "contacts": [_contact_data(contact, catalogue) for contact in summary.contacts],
        "sources": [_source_data(source, catalogue) for source in summary.sources],
        "notices": [say(notice) for notice in summary.notices],
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def as_text(summary: Summary, catalogue: Catalogue) -> str:
    """Return `summary` as lines of at most 80 characters."""
    return "\n".join(_lines(summary, catalogue))


def _lines(summary: Summary, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    yield say("What you can do next").upper()
    for step in summary.steps:
        yield ""
        yield from _step_lines(step, catalogue)
    if summary.letters:
        yield from ("", say("Letters you can take with you").upper(), "")
        for letter in summary.letters:
            yield from _wrapped(say(letter.title), "")
    yield from ("", say("People who can help").upper())
    for contact in summary.contacts:
        yield ""
        yield from _wrapped(say(contact.name), "")
        yield from _wrapped_all(_contact_lines(contact, catalogue))
    yield from ("", say("What you told us").upper(), "")
    for told in summary.told:
        yield from _wrapped(f"{say(told.topic)}: {'; '.join(_said(told.said, catalogue))}", "")
    yield from ("", say("Where this comes from").upper(), "")
    for source in summary.sources:
        yield from _wrapped(f"{say(source.name)} ({catalogue.day(source.checked)})", "")
    for notice in summary.notices:
        yield ""
        yield from _wrapped(say(notice), "")


def _step_lines(step: SummaryStep, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    yield from _wrapped(f"{step.number}. {say(step.title)}", "")
    yield from _wrapped_all(_body(step.body, catalogue))
    if step.who:
        yield from _wrapped(f"{say('Who')}: {say(step.who)}")
    if step.limit:
        yield from _wrapped_all(_limit_lines(step.limit, catalogue))
    if step.contacts:
        names = "; ".join(say(contact.name) for contact in step.contacts)
        yield from _wrapped(f"{say('Who can help')}: {names}")
    if step.confidence is not Confidence.VERIFIED:
        yield from _wrapped(say(how_sure(step.check_with)))


def _limit_lines(limit: TimeLimit, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    yield f"{say(limit.name)}:"
    if limit.last_day is None:
        yield say(limit.rule)
    else:
        yield catalogue.day(limit.last_day)
    if limit.theirs or limit.standing is Standing.PASSED:
        yield say(standing_words(limit))
    elif limit.standing is Standing.TODAY:
        yield say(TODAY_IS_THE_LAST_DAY)
    elif limit.last_day:
        yield say(days_left(limit.days_left or 0))
    yield from (say(line) for line in limit.working)
    if limit.advice and is_time_for_advice(limit):
        yield say(limit.advice)


def _contact_lines(contact: Contact, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    for detail in (*contact.phones, *contact.emails, *contact.websites):
        yield way_to_reach(detail, say)
    yield say(contact.about)
    yield from (say(extra) for extra in (contact.hours, contact.how_to_find) if extra)


def _wrapped(text: str, indent: str = INDENT) -> list[str]:
    # Weekdays and addresses have hyphens, and are looked for as a whole.
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def _wrapped_all(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text)


def _body(blocks: Iterable[Block], catalogue: Catalogue) -> list[str]:
    return [plain(catalogue.say(block.text)) for block in blocks]


def _said(said: Iterable[Any], catalogue: Catalogue) -> list[str]:
    return [catalogue.day(word) if isinstance(word, date) else catalogue.say(word) for word in said]


def _step_data(step: SummaryStep, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "number": step.number,
        "id": step.id,
        "route": step.route,
        "title": catalogue.say(step.title),
        "text": _body(step.body, catalogue),
        "who": catalogue.say(step.who) if step.who else None,
        "time_limit": step.limit.id if step.limit else None,
        "contacts": [contact.id for contact in step.contacts],
        "sources": [source.id for source in step.sources],
        "confidence": step.confidence.value,
        "check_with": step.check_with.id if step.check_with else None,
    }


def _limit_data(limit: TimeLimit, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": limit.id,
        "name": catalogue.say(limit.name),
        "rule": catalogue.say(limit.rule),
        "standing": limit.standing.value,
        "theirs": limit.theirs,
        "last_day": limit.last_day.isoformat() if limit.last_day else None,
        "days_left": limit.days_left,
        "working": [catalogue.say(line) for line in limit.working],
        "sources": list(limit.sources),
    }


def _contact_data(contact: Contact, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": contact.id,
        "name": catalogue.say(contact.name),
        "phones": _details(contact.phones),
        "emails": _details(contact.emails),
        "websites": _details(contact.websites),
        "how_to_find": catalogue.say(contact.how_to_find) if contact.how_to_find else None,
        "checked": contact.checked.isoformat(),
        "review_by": contact.review_by.isoformat(),
        "confirmed_by": contact.confirmed_by or None,
        "source": contact.source,
    }


def _details(details: Iterable[Detail]) -> list[dict[str, str]]:
    return [{"value": detail.value, "confidence": detail.confidence.value} for detail in details]


def _source_data(source: Source, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": catalogue.say(source.name),
        "url": source.url or None,
        "confidence": source.confidence.value,
        "checked": source.checked.isoformat(),
        "review_by": source.review_by.isoformat(),
    }
