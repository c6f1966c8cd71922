"""A comparison of two packs as a whole, and as text for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sendkiosk.authoring.diff import compare, version_was_forgotten
from sendkiosk.authoring.diff_changes import Area, Change, How, Line
from sendkiosk.authoring.diff_conditions import joined
from sendkiosk.authoring.diff_effect import Effect, Group, Side, effect
from sendkiosk.authoring.diff_visitors import Visitors
from sendkiosk.authoring.in_words import quoted
from sendkiosk.journey.flow import PackVersion
from sendkiosk.journey.visit import Journey

WIDTH: Final = 80
INDENT: Final = "  "

NOTHING: Final = "Nothing changed."
IMPORTANT: Final = "IMPORTANT"

HEADINGS: Final[Mapping[Area, str]] = {
    Area.STEP: "STEPS",
    Area.SCREEN: "SCREENS",
    Area.TIME_LIMIT: "TIME LIMITS",
    Area.CONTACT: "CONTACTS",
    Area.TERM: "TERMS",
    Area.LETTER: "LETTERS",
    Area.NOTICE: "NOTICES",
    Area.HELPLINE: "HELPLINES",
    Area.SOURCE: "SOURCES",
    Area.PACK: "PACKS",
}
_FORGOTTEN: Final = (
    "Warning: the pack changed, but its version did not. Set a new version in the pack.toml of each"
    " pack that you changed: it is printed on the sheet and tells which advice somebody was given."
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that there is to say of two packs. The `packs` have the local one first."""

    old_packs: tuple[PackVersion, ...]
    new_packs: tuple[PackVersion, ...]
    changes: tuple[Change, ...]
    effect: Effect
    version_was_forgotten: bool

    @property
    def nothing(self) -> bool:
        """Whether nothing changed at all."""
        return not self.changes and not self.effect.anything


def compare_packs(old: Journey, new: Journey) -> Comparison:
    """Return what changed from one pack to the other, and on which paths, on one day."""
    changes = compare(old.flow, new.flow)
    return Comparison(
        old.flow.packs,
        new.flow.packs,
        changes,
        effect(old, new),
        version_was_forgotten(old.flow, new.flow, changes),
    )


def as_text(comparison: Comparison) -> str:
    """Return a comparison as lines of at most 80 characters; long addresses stay whole."""
    return "\n".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    if comparison.nothing:
        yield NOTHING
        return
    yield from _wrapped(headline(comparison))
    yield from _section(
        f"{IMPORTANT}: NUMBERS AND LAST DAYS", (one for one in comparison.changes if one.important)
    )
    for area, heading in HEADINGS.items():
        changes = (one for one in comparison.changes if one.area is area and not one.important)
        yield from _section(heading, changes)
        if area is Area.STEP:
            yield from _effect_lines(comparison.effect)
    yield ""
    yield from _wrapped(f"Old: {versions_in_words(comparison.old_packs)}")
    yield from _wrapped(f"New: {versions_in_words(comparison.new_packs)}")
    if comparison.version_was_forgotten:
        yield from ("", *_wrapped(_FORGOTTEN))


def headline(comparison: Comparison) -> str:
    """Return how much changed, and on how many paths, in a sentence or two."""
    told = _counted(len(comparison.changes), "change")
    important = sum(change.important for change in comparison.changes)
    if important:
        told += f", {important} of them {IMPORTANT}"
    new, old = comparison.effect.new, comparison.effect.old
    if not comparison.effect.anything:
        return f"{told}. The list of steps is the same on all {_paths(new.paths)}."
    told = f"{told}. The list of steps changes on {_share(new)}"
    return (
        f"{told} (and on {_share(old)} through the old pack)."
        if old and old.changed
        else f"{told}."
    )


def _section(heading: str, changes: Iterable[Change]) -> Iterator[str]:
    found = list(changes)
    if found:
        yield from ("", heading)
    for change in found:
        yield ""
        important = f"{IMPORTANT} – " if change.important else ""
        said = f"{change.how.value.capitalize()}: {quoted(change.title)}"
        yield from _wrapped(f"{important}{said} [{change.place}]")
        if change.whom:
            yield from _wrapped(f"For whom: {change.whom}.", 1)
        for line in change.lines:
            yield from _line(line, whole=change.how is not How.CHANGED)


def _line(line: Line, *, whole: bool) -> Iterator[str]:
    if line.old and line.new:
        yield from _wrapped(f"{line.what}:", 1)
        yield from _listed("was", line.old)
        yield from _listed("now", line.new)
        return
    texts = line.old or line.new
    if len(texts) == 1:
        yield from _wrapped(f"{line.what}: {texts[0]}", 1)
    else:
        yield from _wrapped(f"{line.what}:", 1)
        for text in texts:
            yield from _wrapped(text, 2, "- " if not whole or not text.startswith("•") else "")


def _listed(word: str, texts: Sequence[str]) -> Iterator[str]:
    for place, text in enumerate(texts):
        yield from _wrapped(text, 2, f"{word}: " if place == 0 else " " * (len(word) + 2))


def _effect_lines(found: Effect) -> Iterator[str]:
    if not found.anything:
        return
    yield from ("", "THE EFFECT", "")
    yield from _wrapped(
        "A path is one way to answer all questions. Of days that make no difference, it has only"
        " the first and the last."
    )
    new, old = found.new, found.old
    yield from ("", *_wrapped(f"The list of steps changes on {_share(new)} through the new pack."))
    yield from _side_lines(new, "only the new pack has")
    if old and (old.changed or old.alone):
        told = (
            "The old pack asks something that the new one does not. Counted there, the list of"
            f" steps changes on {_share(old)}, none of them told of above."
        )
        yield from ("", *_wrapped(told))
        yield from _side_lines(old, "only the old pack had")


def _side_lines(side: Side, alone: str) -> Iterator[str]:
    for group in side.groups:
        yield ""
        yield from _group_lines(group)
    if side.more_groups:
        groups = _counted(side.more_groups, "smaller group")
        yield from ("", *_wrapped(f"There are {groups} more."))
    if side.alone:
        yield from ("", *_wrapped(f"{_paths(side.alone)} that {alone}:"))
        yield from _visitor_lines(side.alone_visitors)


def _group_lines(group: Group) -> Iterator[str]:
    yield f"{_paths(group.paths)}:"
    for word, steps in (("now with", group.gained), ("no longer with", group.lost)):
        for step in steps:
            yield from _wrapped(f"{word} {quoted(step.title)} ({step.id})", 1)
    if not (group.gained or group.lost):
        yield from _wrapped("the same steps in another order (see above what moved)", 1)
    elif group.reordered:
        on = "" if group.reordered == group.paths else f" on {group.reordered:,} of them"
        yield from _wrapped(f"steps that stay come in another order{on}", 1)
    if group.visitors:
        yield from _visitor_lines(group.visitors)
    elif group.gained or group.lost:
        yield from _wrapped("For whom: see the steps themselves, above.", 1)


def _visitor_lines(visitors: Sequence[Visitors]) -> Iterator[str]:
    for place, part in enumerate(visitors):
        count = f"{_paths(part.paths)} where " if len(visitors) > 1 else "visitors where "
        whom = count + joined(part.clauses) if part.clauses else "everybody"
        if part.others:
            whom += f" (that also fits {_paths(part.others)} on which this does not change)"
        yield from _wrapped(f"{'For whom' if place == 0 else 'And'}: {whom}.", 1)


def versions_in_words(packs: Iterable[PackVersion]) -> str:
    """Return packs with their versions, such as “Worcestershire 0.2.0, England 0.1.0”."""
    return ", ".join(f"{pack.name.text} {pack.version}" for pack in packs)


def _share(side: Side) -> str:
    return f"{side.changed:,} of {_paths(side.paths)}"


def _paths(count: int) -> str:
    return _counted(count, "path")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def _wrapped(text: str, depth: int = 0, sign: str = "") -> list[str]:
    indent = INDENT * depth
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent + sign,
        subsequent_indent=indent + " " * len(sign),
        break_long_words=False,
        break_on_hyphens=False,
    )
