"""What changed in the steps and letters of a pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

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
from sendkiosk.authoring.diff_conditions import condition_lines, whom
from sendkiosk.authoring.diff_names import Names, title_of
from sendkiosk.authoring.diff_orders import Ordered, in_order, moved, moved_steps
from sendkiosk.authoring.diff_texts import whole_texts, wording_lines
from sendkiosk.journey.flow import Flow, Letter, Step


def step_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the changes of steps: those added, then removed, then changed."""
    moves = moved_steps(old, new)
    names = Names(old), Names(new)
    added, removed, kept = sorted_out(_by_id(old.steps), _by_id(new.steps))
    yield from (_whole_step(How.ADDED, step, names[1]) for step in added)
    yield from (_whole_step(How.REMOVED, step, names[0]) for step in removed)
    for was, now in kept:
        yield from _changed(Area.STEP, now, new, _step_lines(was, now, names, moves.get(now.id)))


def letter_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the changes of letters: those added, then removed, then changed."""
    moves = moved(old.letters, new.letters)
    names = Names(old), Names(new)
    added, removed, kept = sorted_out(_by_id(old.letters), _by_id(new.letters))
    yield from (_whole_letter(How.ADDED, letter, names[1]) for letter in added)
    yield from (_whole_letter(How.REMOVED, letter, names[0]) for letter in removed)
    for was, now in kept:
        lines = _shared_lines(was, now, names, moves.get(now.id))
        yield from _changed(Area.LETTER, now, new, lines)


def _changed(area: Area, now: Step | Letter, new: Flow, lines: Iterator[Line]) -> Iterator[Change]:
    found = tuple(lines)
    if found:
        yield Change(area, How.CHANGED, now.id, title_of(now), found, whom(now.when, new))


def _step_lines(
    was: Step, now: Step, names: tuple[Names, Names], move: Line | None
) -> Iterator[Line]:
    old, new = names
    yield from _shared_lines(was, now, names, move)
    yield from value("With whom", shown(was.who), shown(now.who))
    yield from value("Route", was.route, now.route)
    if was.limit != now.limit:
        yield from value("Time limit", _said(old.limit, was.limit), _said(new.limit, now.limit))
    yield from members("Contacts", was.contacts, now.contacts, (old.contact, new.contact))
    if was.check_with != now.check_with:
        then, since = _said(old.contact, was.check_with), _said(new.contact, now.check_with)
        yield from value("To be checked with", then, since)


def _shared_lines(
    was: Step | Letter, now: Step | Letter, names: tuple[Names, Names], move: Line | None
) -> Iterator[Line]:
    """Yield what can change in steps and letters alike."""
    old, new = names
    yield from condition_lines(was.when, now.when, (old.flow, new.flow))
    yield from wording_lines(was.wordings, now.wordings, (old.flow, new.flow))
    if move:
        yield move
    sources = old.source, new.source
    yield from members("Sources", was.sources, now.sources, sources, ordered=False)


def _whole_step(how: How, step: Step, names: Names) -> Change:
    flow = names.flow
    told = [
        *whole_texts(step.wordings, flow),
        ("With whom", (shown(step.who),)),
        ("Time limit", (_said(names.limit, step.limit),)),
        ("Route", (step.route,)),
        ("Contacts", tuple(names.contact(name) for name in step.contacts)),
        ("To be checked with", (_said(names.contact, step.check_with),)),
        ("Sources", tuple(names.source(name) for name in step.sources)),
    ]
    seen_by = whom(step.when, flow)
    return Change(Area.STEP, how, step.id, title_of(step), whole(how, told), seen_by)


def _whole_letter(how: How, letter: Letter, names: Names) -> Change:
    flow = names.flow
    told = [
        *whole_texts(letter.wordings, flow),
        ("Sources", tuple(names.source(name) for name in letter.sources)),
    ]
    seen_by = whom(letter.when, flow)
    return Change(Area.LETTER, how, letter.id, title_of(letter), whole(how, told), seen_by)


def _said(name_of: Callable[[str], str], name: str | None) -> str:
    return name_of(name) if name else ""


def _by_id(things: Iterable[Ordered]) -> Mapping[str, Ordered]:
    return {thing.id: thing for thing in in_order(things)}
