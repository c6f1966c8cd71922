"""What changed on the screens of a pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from sendkiosk.authoring.diff_changes import (
    Area,
    Change,
    How,
    Line,
    members,
    shown,
    sorted_out,
    value,
    whole,
)
from sendkiosk.authoring.diff_conditions import meaning
from sendkiosk.authoring.diff_names import Names
from sendkiosk.authoring.diff_texts import whole_texts, wording_lines
from sendkiosk.authoring.in_words import quoted
from sendkiosk.authoring.tidying import tidy
from sendkiosk.journey.conditions import Always
from sendkiosk.journey.flow import DateRange, Flow, Kind, Option, Rule, Screen

KINDS = {
    Kind.CHOICE: "one answer",
    Kind.CHOICES: "several answers",
    Kind.DATE: "a date",
    Kind.INFORMATION: "nothing is asked",
}
"""What a screen asks for, in words."""


def screen_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the changes of screens: those added, then removed, then changed."""
    names = Names(old), Names(new)
    added, removed, kept = sorted_out(old.screens, new.screens)
    yield from (_whole(How.ADDED, screen, names[1]) for screen in added)
    yield from (_whole(How.REMOVED, screen, names[0]) for screen in removed)
    for was, now in kept:
        lines = tuple(_lines(was, now, names))
        if lines:
            change = Change(Area.SCREEN, How.CHANGED, now.id, _title(now), lines)
            yield _with_whom(change, names[1])


def first_screen_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the change of the screen with which a visit starts."""
    if old.start != new.start:
        lines = value("First screen", Names(old).screen(old.start), Names(new).screen(new.start))
        yield Change(Area.PACK, How.CHANGED, "start", "Where a visit starts", tuple(lines))


def _lines(was: Screen, now: Screen, names: tuple[Names, Names]) -> Iterator[Line]:
    old, new = names
    flows = old.flow, new.flow
    yield from wording_lines(was.wordings, now.wordings, flows)
    yield from value("Topic", _topic(was), _topic(now))
    yield from value("What it takes", KINDS[was.kind], KINDS[now.kind])
    yield from _option_lines(was.options, now.options)
    if was.dates != now.dates:
        yield from value("Which dates it takes", _dates(old, was.dates), _dates(new, now.dates))
    yield from _way_lines(was.next, now.next, names)
    yield from value("Field of the session note", was.note_field or "", now.note_field or "")
    sources = old.source, new.source
    yield from members("Sources", was.sources, now.sources, sources, ordered=False)


def _option_lines(old: Sequence[Option], new: Sequence[Option]) -> Iterator[Line]:
    before = {option.code: option for option in old}
    after = {option.code: option for option in new}
    labels = (lambda code: _label(before[code])), (lambda code: _label(after[code]))
    yield from members("Answers", tuple(before), tuple(after), labels)
    for was, now in sorted_out(before, after)[2]:
        yield from value(f"Answer renamed ({now.code})", shown(was.label), shown(now.label))
        about = quoted(shown(now.label))
        yield from value(f"Hint of {about}", shown(was.hint), shown(now.hint))
        yield from value(f"Session note of {about}", was.note or "", now.note or "")
        yield from value(f"Icon of {about}", _icon(was), _icon(now))


def _way_lines(
    old: Sequence[Rule], new: Sequence[Rule], names: tuple[Names, Names]
) -> Iterator[Line]:
    before, after = ([(meaning(rule.when), rule.to) for rule in rules] for rules in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, begin, finish in matcher.get_opcodes():
        if tag != "equal":
            happened = {"replace": "changed", "delete": "removed", "insert": "added"}[tag]
            then = tuple(_way(rule, names[0]) for rule in old[start:end])
            since = tuple(_way(rule, names[1]) for rule in new[begin:finish])
            yield Line(f"Ways on {happened}", then, since)


def _way(rule: Rule, names: Names) -> str:
    to = f"to {names.screen(rule.to)}"
    if tidy(rule.when) == Always():
        return f"otherwise {to}"
    return f"when {names.words.clause(rule.when)}: {to}"


def _dates(names: Names, dates: DateRange | None) -> str:
    if dates is None:
        return ""
    years = "1 year" if dates.years == 1 else f"{dates.years} years"
    later = f", not before that of {names.screen(dates.not_before)}" if dates.not_before else ""
    return f"up to {years} ago{later}"


def _whole(how: How, screen: Screen, names: Names) -> Change:
    told = [
        *whole_texts(screen.wordings, names.flow),
        ("Topic", (_topic(screen),)),
        ("What it takes", (KINDS[screen.kind],)),
        ("Answers", tuple(_label(option) for option in screen.options)),
        ("Which dates it takes", (_dates(names, screen.dates),)),
        ("Ways on", tuple(_way(rule, names) for rule in screen.next)),
        ("Sources", tuple(names.source(name) for name in screen.sources)),
    ]
    change = Change(Area.SCREEN, how, screen.id, _title(screen), whole(how, told))
    return _with_whom(change, names)


def _with_whom(change: Change, names: Names) -> Change:
    """Return `change` with the screens from which visitors come."""
    flow = names.flow
    before = [
        names.screen(screen.id)
        for screen in flow.screens.values()
        if any(rule.to == change.id for rule in screen.next)
    ]
    if flow.start == change.id:
        return replace(change, whom="everybody")
    return replace(change, whom=f"visitors who come from {' or '.join(before)}" if before else "")


def _label(option: Option) -> str:
    hint = f" – {shown(option.hint)}" if option.hint else ""
    return f"{quoted(shown(option.label))} ({option.code}){hint}"


def _icon(option: Option) -> str:
    return option.icon.value if option.icon else ""


def _title(screen: Screen) -> str:
    return shown(screen.wordings[-1].title)


def _topic(screen: Screen) -> str:
    """Return the label of the answer on the summary; "" where nothing is asked."""
    return "" if screen.kind is Kind.INFORMATION else shown(screen.topic)
