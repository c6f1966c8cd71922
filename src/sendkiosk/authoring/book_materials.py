"""All that the sign-off book is made from, with what several of its chapters ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sendkiosk.authoring.book_words import CONFIDENCE, FACT_STATUS
from sendkiosk.authoring.in_words import Wordsmith
from sendkiosk.authoring.paths_tally import Tally
from sendkiosk.authoring.paths_words import PathWords
from sendkiosk.journey.flow import (
    Block,
    Confidence,
    Contact,
    Detail,
    Flow,
    Kind,
    Source,
    Step,
)
from sendkiosk.journey.messages import Message, Value
from sendkiosk.journey.summary import TODAY, least_sure
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain, spans
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawFact


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry of the coverage ledger."""

    id: str
    said: RawFact


@dataclass(frozen=True)
class Materials:
    """A pack, all its paths counted on the day `today`, and words for its parts."""

    flow: Flow
    merged: Merged
    tally: Tally
    today: date

    @cached_property
    def smith(self) -> Wordsmith:
        """What puts conditions into words."""
        return Wordsmith(self.flow)

    @cached_property
    def path_words(self) -> PathWords:
        """What puts paths into words."""
        return PathWords(self.flow)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The coverage ledger, in the order of its files."""
        return tuple(Fact(name, entry.settings) for name, entry in self.merged.coverage.items())

    @cached_property
    def facts_by_place(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts that stand in each entry of the pack, such as "steps/talk"."""
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.facts:
            for place in fact.said.places:
                found[place] = (*found.get(place, ()), fact)
        return found

    def fact_lines(self, place: str) -> tuple[str, ...]:
        """Return what the ledger says of each fact that stands in `place`."""
        return tuple(fact_line(fact) for fact in self.facts_by_place.get(place, ()))

    def day(self, day: date) -> str:
        """Return `day` without its weekday: "1 December 2026"."""
        return f"{day.day} {Catalogue().month(day)}"

    def text(self, words: Message | None) -> str:
        """Return `words` without markup; "" for none."""
        return plain(Catalogue().say(words)) if words else ""

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return `blocks` with the names of dates in square brackets where a letter has dates."""
        return tuple(replace(block, text=_filled(block.text, self._dates)) for block in blocks)

    def confidence(self, step: Step) -> Confidence:
        """Return how sure the least sure source of `step` and of its time limit is."""
        return least_sure(source.confidence for source in self.sources_of(step))

    def sources_of(self, step: Step) -> tuple[Source, ...]:
        """Return the sources of `step`, then those of its time limit, each once."""
        more = self.flow.limits[step.limit].sources if step.limit else ()
        return self.sources((*step.sources, *more))

    def sources(self, names: Iterable[str]) -> tuple[Source, ...]:
        """Return the sources with these ids, each once."""
        return tuple(self.flow.sources[name] for name in dict.fromkeys(names))

    def source_line(self, source: Source) -> str:
        """Return all that is known of `source`."""
        due = "; overdue" if source.review_by < self.today else ""
        return (
            f"{self.text(source.name)}. {f'{source.url} ' if source.url else ''}"
            f"({CONFIDENCE[source.confidence]}; read on {self.day(source.checked)}, to be read"
            f" again by {self.day(source.review_by)}{due})"
        )

    def contact_lines(self, contact: Contact) -> Iterator[str]:
        """Yield the ways to reach `contact`, then when they were checked and by whom."""
        for kind, details in (
            ("Telephone", contact.phones),
            ("Email", contact.emails),
            ("Website", contact.websites),
        ):
            yield from (f"{kind}: {self._detail(detail)}" for detail in details)
        yield from (self.text(words) for words in (contact.hours, contact.how_to_find) if words)
        yield self.standing_of(contact)

    def standing_of(self, contact: Contact) -> str:
        """Return when `contact` was checked, by whom, and whether that is overdue."""
        tried = (
            f"Confirmed by {contact.confirmed_by} on"
            if contact.confirmed_by
            else "Nobody has rung or opened these yet. Looked up on"
        )
        due = " (overdue)" if contact.review_by < self.today else ""
        return (
            f"{tried} {self.day(contact.checked)}, to be checked again by"
            f" {self.day(contact.review_by)}{due}."
        )

    def terms_in(self, texts: Iterable[Message]) -> tuple[str, ...]:
        """Return the names of the words that `texts` let a visitor have explained."""
        found: dict[str, None] = {}
        for text in texts:
            for span in spans(Catalogue().say(text)):
                if span.term:
                    found[span.term] = None
        return tuple(self.text(self.flow.terms[term].name) for term in found)

    @cached_property
    def _dates(self) -> Mapping[str, Value]:
        days = [screen for screen in self.flow.screens.values() if screen.kind is Kind.DATE]
        named = {screen.id: f"[{self.text(screen.topic)}]" for screen in days}
        return {TODAY: "[day of the visit]", **named}

    def _detail(self, detail: Detail) -> str:
        label = f" ({self.text(detail.label)})" if detail.label else ""
        sure = (
            ""
            if detail.confidence is Confidence.VERIFIED
            else f" – {CONFIDENCE[detail.confidence]}"
        )
        return f"{detail.value}{label}{sure}"


def fact_line(fact: Fact) -> str:
    """Return what the ledger says of `fact`, with what was put right."""
    note = f" Note: {fact.said.note}" if fact.said.note else ""
    return f"{fact.id} ({FACT_STATUS[fact.said.status]}): {fact.said.says}{note}"


def _filled(text: Message, dates: Mapping[str, Value]) -> Message:
    return text.filled(dates)
