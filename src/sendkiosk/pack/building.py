"""Building the flow from a pack in which everything is known to be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from types import MappingProxyType

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
from sendkiosk.pack.entries import Entry, RawWording
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
    RawTimeLimit,
)
from sendkiosk.pack.raw_values import year_day


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
        terms=MappingProxyType(
            {
                name: Term(
                    name,
                    Message(term.settings.name),
                    Message(term.settings.explanation),
                    term.settings.sources,
                )
                for name, term in merged.terms.items()
            }
        ),
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
    return found


def _screen(entry: Entry[RawScreen]) -> Screen:
    said = entry.settings
    dates = said.date
    return Screen(
        id=entry.id,
        kind=said.kind,
        # Information stands under no label on the summary, but has a title.
        topic=Message(said.topic or entry.wordings[0].text.title),
        wordings=_wordings(entry.wordings),
        next=tuple(
            Rule(build_condition(rule.when), None if rule.to == SUMMARY else rule.to)
            for rule in said.next
        ),
        options=tuple(_option(option) for option in said.option),
        dates=DateRange(dates.years, dates.not_before) if dates else None,
        note_field=said.note_field,
        sources=said.sources,
    )


def _option(said: RawOption) -> Option:
    return Option(said.code, Message(said.label), _maybe(said.hint), said.note, said.icon)


def _step(entry: Entry[RawStep]) -> Step:
    said = entry.settings
    return Step(
        id=entry.id,
        order=said.order,
        route=said.route,
        when=build_condition(said.when),
        wordings=_wordings(entry.wordings),
        who=_maybe(said.who),
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
        wordings=_wordings(entry.wordings),
        sources=said.sources,
    )


def _wordings(raw: tuple[RawWording, ...]) -> tuple[Wording, ...]:
    """Return the wordings with the one for everybody last, where the journey looks for it."""
    first, *others = raw
    return tuple(
        Wording(
            Always() if wording is first else build_condition(wording.when),
            Message(wording.text.title),
            tuple(Block(block.kind, Message(block.text)) for block in wording.text.blocks),
        )
        for wording in (*others, first)
    )


def _contact(entry: Entry[RawContact], tried: Entry[RawConfirmation] | None) -> Contact:
    """Return the contact; what somebody has tried is sure, and was checked on that day."""
    said = entry.settings
    latest = tried.settings if tried else said
    return Contact(
        id=entry.id,
        name=Message(said.name),
        about=Message(said.about),
        source=said.source,
        checked=latest.checked,
        review_by=latest.review_by,
        confirmed_by=tried.settings.by if tried else "",
        phones=_details(said.phones, sure=bool(tried)),
        emails=_details(said.emails, sure=bool(tried)),
        websites=_details(said.websites, sure=bool(tried)),
        hours=_maybe(said.hours),
        how_to_find=_maybe(said.how_to_find),
    )


def _details(raw: Iterable[RawPhone | RawAddress], *, sure: bool) -> tuple[Detail, ...]:
    return tuple(
        Detail(said.value, Confidence.VERIFIED if sure else said.confidence, _maybe(said.label))
        for said in raw
    )


def _limit(entry: Entry[RawTimeLimit]) -> LimitRule:
    said = entry.settings
    return LimitRule(
        id=entry.id,
        name=Message(said.name),
        rule=Message(said.rule),
        periods=tuple(_period(period) for period in said.period),
        theirs=said.theirs,
        shift=said.shift,
        advice=_maybe(said.advice),
        sources=said.sources,
    )


def _period(said: RawPeriod) -> Period | SchoolYearDay:
    day = year_day(said.school_year_day or "")
    if day:
        return SchoolYearDay(Message(said.name), *day)
    amount, unit = said.length
    return Period(
        screen=said.from_ or "",
        name=Message(said.name),
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
        short=_maybe(said.short),
    )


def _maybe(text: str | None) -> Message | None:
    return None if text is None else Message(text)
