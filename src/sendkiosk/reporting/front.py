"""The first page: what was found, how the counts are to be read, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sendkiosk.handout.boxes import Beside, Box, Column, Empty, Part, Tagged, Whole
from sendkiosk.handout.structure import Role, Tag
from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.disclosure.shown import Form, Shown
from sendkiosk.notes.reports.report import Report
from sendkiosk.reporting.bars import FaintRule, Place, Scale, bar, picture
from sendkiosk.reporting.setting import ReportSetter
from sendkiosk.reporting.tables import THICK, THINNER
from sendkiosk.reporting.words import about

TITLE: Final = message("What people came for")
NOTHING_YET: Final = message("There is nothing to show yet.")
_COUNTS: Final = 0.2
"""The part of the width that the count beside a finding takes."""
_SAMPLE: Final = 36.0

_KEY: Final = (
    (Shown(Form.ROUNDED, 8, 12, 10), False, message("A round end: the count is rounded.")),
    (Shown(Form.FEWER, 1, 2), False, message("Hatched: a small count. Its length says nothing.")),
    (
        Shown(Form.BETWEEN, 5, 10, 10),
        False,
        message("A pale end: the count lies between two numbers."),
    ),
    (Shown(Form.AT_LEAST, 5, None), False, message("No end: so many, or more.")),
    (Shown(Form.HIDDEN, 0, None), False, message("No bar: none, or not shown, as the words say.")),
    (Shown(Form.ROUNDED, 6, 8, 7), True, message("White: the period before.")),
)
"""The bars that are explained. Their numbers only tell how long they are."""


def head(setter: ReportSetter, report: Report, service: Message | str) -> Iterator[Part]:
    """Yield the service, the title, and which visits the report is about."""
    gap = setter.design.gap
    yield Part(setter.text(setter.say(service)), keep=True)
    title = setter.bold(setter.say(TITLE), setter.design.title)
    yield Part(setter.marked("top", title), keep=True)
    about_it = (
        (message("Period"), report.covered_label if report.covered else None),
        (message("Before"), report.previous_label if report.covered and report.previous else None),
        (message("Sites"), ", ".join(setter.label(site) for site in report.sites)),
        (message("Made on"), setter.catalogue.day(report.made)),
    )
    for label, words in about_it:
        if words:
            line = setter.labelled(setter.say("{label}:", label=label), setter.say(words))
            yield Part(line, gap=gap * 0.4, keep=True)


def nothing_yet(setter: ReportSetter) -> Iterator[Part]:
    """Yield that there is nothing to show; why, is said by what is left out."""
    words = setter.bold(setter.say(NOTHING_YET), setter.design.strong)
    yield Part(words, gap=setter.design.gap * 3)


def highlights(setter: ReportSetter, report: Report) -> tuple[Part, ...]:
    """Return each finding beside the count that it is read from."""
    return setter.section("findings", setter.say("At a glance"), _findings(setter, report))


def reading(setter: ReportSetter, report: Report) -> tuple[Part, ...]:
    """Return how the counts are to be read, and a key to the bars where there are any."""
    told = _listed(setter, (setter.say(sentence) for sentence in report.reading))
    key = [_key(setter)] if report.tables else []
    return setter.section("reading", setter.say("How to read the counts"), (*told, *key))


def left_out(setter: ReportSetter, report: Report) -> tuple[Part, ...]:
    """Return what is left out, and why, each sentence once."""
    sentences = dict.fromkeys(setter.say(each.message) for each in report.left_out)
    told = _listed(setter, sentences)
    return setter.section("left-out", setter.say("What is left out, and why"), told)


def _findings(setter: ReportSetter, report: Report) -> Iterator[Part]:
    gap = setter.design.gap
    counts = setter.narrow_to(setter.width * _COUNTS - gap)
    beside = setter.width * _COUNTS
    told = setter.narrow_to(setter.width - beside)
    for place, finding in enumerate(report.highlights):
        count = counts.bold(setter.say(about(finding.cell.now)), setter.design.heading)
        sentence = told.text(setter.say(finding.message))
        down = max(count.baseline - sentence.baseline, 0)
        lowered = Column((Part(Empty(down)), Part(sentence)))
        # The sentence says what is counted, so it is read first.
        row = Whole(Beside(count, lowered, beside, right_first=True))
        if place:
            yield Part(FaintRule(setter.width), gap=gap * 0.8, keep=True)
        yield Part(row, gap=gap * 0.8)


def _listed(setter: ReportSetter, sentences: Iterable[str]) -> Iterator[Part]:
    indent = setter.design.gap * 3
    tag = Tag(Role.LIST)
    for sentence in sentences:
        mark = Tagged(setter.small("•"), Tag(Role.MARK))
        words = Tagged(setter.narrower(indent).small(sentence), Tag(Role.ITEM_BODY))
        item = Tagged(Beside(mark, words, indent), Tag(Role.ITEM))
        yield Part(Tagged(item, tag), gap=setter.design.gap * 0.5)


def _key(setter: ReportSetter) -> Part:
    """Return a sample of each kind of bar, with what it means, in two columns."""
    half = setter.width / 2
    entries = [_sample(setter.narrow_to(half - setter.design.gap * 3), *each) for each in _KEY]
    middle = (len(entries) + 1) // 2
    left, right = (
        Column(tuple(Part(entry, gap=setter.design.gap * 0.5) for entry in some))
        for some in (entries[:middle], entries[middle:])
    )
    return Part(Whole(Beside(left, right, half)), gap=setter.design.gap * 1.2)


def _sample(setter: ReportSetter, shown: Shown, hollow: bool, words: Message) -> Box:  # noqa: FBT001 - an entry of the key
    thick = THINNER if hollow else THICK
    shapes = bar(shown, Scale(10, _SAMPLE), Place(0, 0, thick), hollow=hollow)
    offset = _SAMPLE * 1.4
    told = setter.narrower(offset).small(setter.say(words))
    down = (told.style.leading - thick) / 2
    drawn = Column((Part(Empty(down)), Part(picture(shapes, offset, thick))))
    return Beside(drawn, told, offset)
