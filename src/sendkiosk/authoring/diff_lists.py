"""What changed in the terms, sources, notices, helplines and versions of a pack."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.authoring.diff_changes import (
    Area,
    Change,
    How,
    Line,
    in_full,
    members,
    shown,
    sorted_out,
    value,
    whole,
)
from sendkiosk.authoring.diff_names import Names
from sendkiosk.journey.flow import Flow, PackVersion, Source, Term


def term_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the changes of terms."""
    names = Names(old), Names(new)
    added, removed, kept = sorted_out(old.terms, new.terms)
    yield from (_whole_term(How.ADDED, term, names[1]) for term in added)
    yield from (_whole_term(How.REMOVED, term, names[0]) for term in removed)
    for was, now in kept:
        lines = tuple(_term_lines(was, now, names))
        if lines:
            yield Change(Area.TERM, How.CHANGED, now.id, shown(now.name), lines)


def source_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the changes of sources."""
    added, removed, kept = sorted_out(old.sources, new.sources)
    yield from (_whole_source(How.ADDED, source, new) for source in added)
    yield from (_whole_source(How.REMOVED, source, old) for source in removed)
    for was, now in kept:
        lines, title = tuple(_source_lines(was, now)), shown(now.name)
        if lines:
            yield Change(Area.SOURCE, How.CHANGED, now.id, title, lines, _resting(new, now.id))


def notice_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the change of the notices at the end of every summary."""
    before, after = (tuple(shown(notice) for notice in flow.notices) for flow in (old, new))
    lines = tuple(members("Notices", before, after, (str, str)))
    if lines:
        title = "Notices at the end of every summary"
        yield Change(Area.NOTICE, How.CHANGED, "notices", title, lines, "everybody")


def helpline_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the change of the contacts on every summary."""
    names = Names(old).contact, Names(new).contact
    lines = tuple(members("Helplines", old.helplines, new.helplines, names))
    if lines:
        title = "Contacts on every summary"
        yield Change(Area.HELPLINE, How.CHANGED, "helplines", title, lines, "everybody")


def pack_changes(old: Flow, new: Flow) -> Iterator[Change]:
    """Yield the changes of the packs themselves: which they are, their names and versions."""
    before, after = ({pack.id: pack for pack in flow.packs} for flow in (old, new))
    added, removed, kept = sorted_out(before, after)
    yield from (_whole_pack(How.ADDED, pack) for pack in added)
    yield from (_whole_pack(How.REMOVED, pack) for pack in removed)
    for was, now in kept:
        lines = (
            *value("Name", shown(was.name), shown(now.name)),
            *value("Version", was.version, now.version),
        )
        if lines:
            yield Change(Area.PACK, How.CHANGED, now.id, shown(now.name), lines)


def _term_lines(was: Term, now: Term, names: tuple[Names, Names]) -> Iterator[Line]:
    yield from value("Name", shown(was.name), shown(now.name))
    yield from value("Explanation", shown(was.explanation), shown(now.explanation))
    sources = names[0].source, names[1].source
    yield from members("Sources", was.sources, now.sources, sources, ordered=False)


def _whole_term(how: How, term: Term, names: Names) -> Change:
    told = [
        ("Explanation", (shown(term.explanation),)),
        ("Sources", tuple(names.source(name) for name in term.sources)),
    ]
    return Change(Area.TERM, how, term.id, shown(term.name), whole(how, told))


def _source_lines(was: Source, now: Source) -> Iterator[Line]:
    yield from value("Confidence", was.confidence.value, now.confidence.value)
    yield from value("Name", shown(was.name), shown(now.name))
    yield from value("Short name", shown(was.short), shown(now.short))
    yield from value("Address", was.url, now.url)
    yield from value("Checked", in_full(was.checked), in_full(now.checked))
    yield from value("To be checked again by", in_full(was.review_by), in_full(now.review_by))


def _whole_source(how: How, source: Source, flow: Flow) -> Change:
    told = [
        ("Confidence", (source.confidence.value,)),
        ("Address", (source.url,)),
        ("Checked", (in_full(source.checked),)),
        ("To be checked again by", (in_full(source.review_by),)),
    ]
    lines, title = whole(how, told), shown(source.name)
    return Change(Area.SOURCE, how, source.id, title, lines, _resting(flow, source.id))


def _resting(flow: Flow, source: str) -> str:
    """Return the visitors with the steps that rest on a source, alone or by their time limit."""
    steps = [
        step
        for step in flow.steps
        if source in step.sources or (step.limit and source in flow.limits[step.limit].sources)
    ]
    return Names(flow).those_with(steps) if steps else ""


def _whole_pack(how: How, pack: PackVersion) -> Change:
    lines = whole(how, [("Version", (pack.version,))])
    return Change(Area.PACK, how, pack.id, shown(pack.name), lines)
