"""The words of a pack as visitors read them, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.findings.toml_lines import KeyPath
from sendkiosk.findings.toml_source import TomlSource
from sendkiosk.language.markup import Span, spans
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry, RawWording
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import RawOption, RawScreen, RawStep, Settings
from sendkiosk.pack.texts import RawBlock


@dataclass(frozen=True, slots=True)
class Line:
    """A title, paragraph, list item or label: its spans, and where it stands.

    `row` is the line of the file; 0 where `path` in `source` leads to it.
    """

    spans: tuple[Span, ...]
    source: TomlSource
    path: KeyPath = ()
    row: int = 0

    @property
    def text(self) -> str:
        """The words without markup."""
        return "".join(span.text for span in self.spans)

    @property
    def number(self) -> int:
        """The line of the file, counted from 1."""
        return self.row or self.source.line(self.path)

    def with_links_as(self, stand_in: str) -> str:
        """Return the words with `stand_in` for each that is a link to a term."""
        return "".join(stand_in if span.term else span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Passage:
    """What a visitor reads in one go. `name` is what its authors call it: the step “talk”.

    `entry` is what it belongs to. `lines` are title and text; `choices` the labels and hints that
    stand below them.
    """

    name: str
    entry: Entry[Settings]
    lines: tuple[Line, ...]
    choices: tuple[Line, ...] = ()

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """Title, text, labels and hints."""
        return (*self.lines, *self.choices)

    @property
    def terms(self) -> frozenset[str]:
        """The ids of the terms that are linked here, and so explained."""
        return frozenset(span.term for line in self.lines for span in line.spans if span.term)


def warning(line: Line, code: Fault, problem: str, advice: str) -> Finding:
    """Return the finding that something may be wrong on `line`."""
    return Finding(code, line.source.file, line.number, problem, advice, Severity.WARNING)


def screens_in(merged: Merged) -> Iterator[Passage]:
    """Yield each wording of each screen, with the choices below it."""
    for screen in merged.screens.values():
        yield from _passages(screen, f"The screen “{screen.id}”", screen.settings.option)


def steps_in(merged: Merged) -> Iterator[Passage]:
    """Yield each wording of each step."""
    for step in merged.steps.values():
        yield from _passages(step, f"The step “{step.id}”")


def explanations_in(merged: Merged) -> Iterator[Passage]:
    """Yield what explains each term, tells what each contact does, and says each time limit."""
    for name, term in merged.terms.items():
        yield Passage(f"The term “{name}”", term, (_setting(term, "explanation"),))
    for name, contact in merged.contacts.items():
        yield Passage(f"The contact “{name}”", contact, (_setting(contact, "about"),))
    for name, limit in merged.limits.items():
        yield Passage(f"The time limit “{name}”", limit, (_setting(limit, "rule"),))


def small_texts_in(merged: Merged) -> Iterator[Passage]:
    """Yield the few words that stand beside the others: topics, whom to ask, hours, notices."""
    for screen in merged.screens.values():
        yield from _few_words(screen, f"The screen “{screen.id}”", "topic")
    for step in merged.steps.values():
        yield from _few_words(step, f"The step “{step.id}”", "who")
    for name, contact in merged.contacts.items():
        yield from _few_words(contact, f"The contact “{name}”", "hours", "how_to_find")
        for way in ("phones", "emails", "websites"):
            yield from _in_each(contact, f"The contact “{name}”", way, "label")
    for name, limit in merged.limits.items():
        yield from _few_words(limit, f"The time limit “{name}”", "name", "advice")
        yield from _in_each(limit, f"The time limit “{name}”", "period", "name")
    for pack in merged.packs:
        for place, notice in enumerate(pack.settings.settings.notices):
            line = Line((Span(notice),), pack.settings.source, ("notices", place))
            yield Passage("A notice", pack.settings, (line,))


def everything_in(merged: Merged) -> Iterator[Passage]:
    """Yield all words for visitors but the names of things."""
    return chain(
        screens_in(merged), steps_in(merged), explanations_in(merged), small_texts_in(merged)
    )


def _passages(
    entry: Entry[RawScreen] | Entry[RawStep], name: str, options: tuple[RawOption, ...] = ()
) -> Iterator[Passage]:
    choices = tuple(_choices(entry, options))
    for wording in entry.wordings:
        title = Line((Span(wording.text.title),), wording.source, row=_row_of_text(wording))
        text = (_block(block, wording.source) for block in wording.text.blocks)
        yield Passage(name, entry, (title, *text), choices)


def _choices(
    entry: Entry[RawScreen] | Entry[RawStep], options: tuple[RawOption, ...]
) -> Iterator[Line]:
    for place, option in enumerate(options):
        yield Line((Span(option.label),), entry.source, ("option", place, "label"))
        if option.hint:
            yield Line((Span(option.hint),), entry.source, ("option", place, "hint"))


def _block(block: RawBlock, source: TomlSource) -> Line:
    return Line(spans(block.text), source, row=block.line)


def _row_of_text(wording: RawWording) -> int:
    """Return the line below the settings of `wording`, where its title is."""
    settings = wording.source.text
    lines = settings.count("\n") + 1 if settings else 0
    return wording.source.above + lines + 2


def _few_words(entry: Entry[Settings], name: str, *settings: str) -> Iterator[Passage]:
    for setting in settings:
        if getattr(entry.settings, setting):
            yield Passage(name, entry, (_setting(entry, setting),))


def _in_each(entry: Entry[Settings], name: str, several: str, setting: str) -> Iterator[Passage]:
    """Yield the `setting` of each of `several` things inside `entry`, where it is given."""
    for place, each in enumerate(getattr(entry.settings, several)):
        words = getattr(each, setting)
        if words:
            path = (*entry.at, several, place, setting)
            yield Passage(name, entry, (Line((Span(words),), entry.source, path),))


def _setting(entry: Entry[Settings], setting: str) -> Line:
    words = str(getattr(entry.settings, setting))
    return Line((Span(words),), entry.source, (*entry.at, setting))
