"""Building the flow from a pack in which everything is known to be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from sendkiosk.journey.conditions import Always
from sendkiosk.journey.flow import (
    Block,
    Confidence,
    Contact,
    DateRange,
    Detail,
    Flow,
    Letter,
    Option,
    PackVersion,
    Rule,
    Screen,
    Source,
    Step,
    Term,
    Wording,
)
from sendkiosk.journey.messages import Message
from sendkiosk.journey.time_limits import LimitRule, Period, SchoolYearDay
from sendkiosk.pack.conditions import build_condition
from sendkiosk.pack.confirmations import confirmed
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import (
    SUMMARY,
    RawAddress,
    RawConfirmation,
    RawContact,
    RawLetter,
    RawOption,
    RawPackSettings,
    RawPeriod,
    RawPhone,
    RawScreen,
    RawSource,
    RawStep,
    RawTerm,
    RawTimeLimit,
    Worded,
)
from sendkiosk.pack.raw_values import year_day

W = TypeVar("W", bound=Worded)
_Words: TypeAlias = Callable[[str], Message]


def build_flow(merged: Merged) -> Flow:
    """Return the flow of a pack; `merged` must be without faults.

    The notices of the extended pack come first and stay whatever the local pack adds; its helplines
    give way to the local pack's own list.
    """
    screens = {name: _screen(entry) for name, entry in merged.screens.items()}
    steps = sorted(merged.steps.values(), key=lambda step: (step.settings.order, step.id))
    tried = confirmed(merged)
    notices = [text for pack in reversed(merged.packs) for text in pack.settings.settings.notices]
    return Flow(
        packs=tuple(_version(pack.settings.settings) for pack in merged.packs),
        start=(merged.start.settings.start if merged.start else None) or "",
        screens=MappingProxyType(screens),
        steps=tuple(_step(entry) for entry in steps),
        letters=tuple(_letter(letter) for letter in merged.letters.values()),
        limits=MappingProxyType({name: _limit(entry) for name, entry in merged.limits.items()}),
        contacts=MappingProxyType(
            {name: _contact(entry, tried.get(name)) for name, entry in merged.contacts.items()}
        ),
        sources=MappingProxyType({name: _source(entry) for name, entry in merged.sources.items()}),
        terms=MappingProxyType({name: _term(entry) for name, entry in merged.terms.items()}),
        helplines=merged.helplines.settings.helplines if merged.helplines else (),
        notices=tuple(Message(text) for text in dict.fromkeys(notices)),
        remaining=MappingProxyType(_remaining(screens)),
    )


def _version(said: RawPackSettings) -> PackVersion:
    return PackVersion(said.id, Message(said.name), said.version)


def _remaining(screens: Mapping[str, Screen]) -> dict[str, int]:
    """Return how many screens may follow each at the most."""
    targets = {
        name: {rule.to for rule in screen.next if rule.to is not None}
        for name, screen in screens.items()
    }
    found: dict[str, int] = {}
    for name in TopologicalSorter(targets).static_order():
        found[name] = max((found[target] + 1 for target in targets[name]), default=0)
    # In an order of their own, screens would stand in another one each time.
    return {name: found[name] for name in screens}


def _screen(entry: Entry[RawScreen]) -> Screen:
    said, say = entry.settings, _words_of(entry)
    dates = said.date
    return Screen(
        id=entry.id,
        kind=said.kind,
        # Information stands under no label on the summary, but has a title.
        topic=say(said.topic or entry.wordings[0].text.title),
        wordings=_wordings(entry),
        next=tuple(
            Rule(build_condition(rule.when), None if rule.to == SUMMARY else rule.to)
            for rule in said.next
        ),
        options=tuple(_option(option, say) for option in said.option),
        dates=DateRange(dates.years, dates.not_before) if dates else None,
        note_field=said.note_field,
        sources=said.sources,
    )


def _option(said: RawOption, say: _Words) -> Option:
    return Option(said.code, say(said.label), _maybe(said.hint, say), said.note, said.icon)


def _step(entry: Entry[RawStep]) -> Step:
    said, say = entry.settings, _words_of(entry)
    return Step(
        id=entry.id,
        order=said.order,
        route=said.route,
        when=build_condition(said.when),
        wordings=_wordings(entry),
        who=_maybe(said.who, say),
        limit=said.time_limit,
        contacts=said.contacts,
        sources=said.sources,
        check_with=said.check_with,
    )


def _letter(entry: Entry[RawLetter]) -> Letter:
    said = entry.settings
    return Letter(
        id=entry.id,
        order=said.order,
        when=build_condition(said.when),
        wordings=_wordings(entry),
        sources=said.sources,
    )


def _wordings(entry: Entry[W]) -> tuple[Wording, ...]:
    """Return the wordings with the one for everybody last, where the journey looks for it."""
    say = _words_of(entry)
    first, *others = entry.wordings
    return tuple(
        Wording(
            Always() if wording is first else build_condition(wording.when),
            say(wording.text.title),
            tuple(Block(block.kind, say(block.text)) for block in wording.text.blocks),
        )
        for wording in (*others, first)
    )


def _contact(entry: Entry[RawContact], tried: Entry[RawConfirmation] | None) -> Contact:
    """Return the contact; what somebody has tried is sure, and was checked on that day."""
    said, say = entry.settings, _words_of(entry)
    latest = tried.settings if tried else said
    return Contact(
        id=entry.id,
        name=say(said.name),
        about=say(said.about),
        source=said.source,
        checked=latest.checked,
        review_by=latest.review_by,
        confirmed_by=tried.settings.by if tried else "",
        phones=_details(said.phones, say, sure=bool(tried)),
        emails=_details(said.emails, say, sure=bool(tried)),
        websites=_details(said.websites, say, sure=bool(tried)),
        hours=_maybe(said.hours, say),
        how_to_find=_maybe(said.how_to_find, say),
    )


def _details(
    raw: Iterable[RawPhone | RawAddress], say: _Words, *, sure: bool
) -> tuple[Detail, ...]:
    return tuple(
        Detail(
            said.value, Confidence.VERIFIED if sure else said.confidence, _maybe(said.label, say)
        )
        for said in raw
    )


def _limit(entry: Entry[RawTimeLimit]) -> LimitRule:
    said, say = entry.settings, _words_of(entry)
    return LimitRule(
        id=entry.id,
        name=say(said.name),
        rule=say(said.rule),
        periods=tuple(_period(period, say) for period in said.period),
        theirs=said.theirs,
        shift=said.shift,
        advice=_maybe(said.advice, say),
        sources=said.sources,
    )


def _period(said: RawPeriod, say: _Words) -> Period | SchoolYearDay:
    day = year_day(said.school_year_day or "")
    if day:
        return SchoolYearDay(say(said.name), *day)
    amount, unit = said.length
    return Period(
        screen=said.from_ or "",
        name=say(said.name),
        amount=amount,
        unit=unit,
        counts_first_day=said.counts_first_day,
        needed=said.needed,
        over=frozenset(said.over),
    )


def _source(entry: Entry[RawSource]) -> Source:
    said = entry.settings
    return Source(
        id=entry.id,
        name=Message(said.name),
        confidence=said.confidence,
        checked=said.checked,
        review_by=said.review_by,
        url=said.url,
        short=_maybe(said.short, Message),
    )


def _term(entry: Entry[RawTerm]) -> Term:
    said, say = entry.settings, _words_of(entry)
    return Term(entry.id, say(said.name), say(said.explanation), said.sources)


def _words_of(entry: Entry[W]) -> _Words:
    """Return what makes messages of the texts of `entry`, set apart from others if it says so."""
    return partial(Message, context=entry.settings.context or "")


def _maybe(text: str | None, say: _Words) -> Message | None:
    return None if text is None else say(text)
