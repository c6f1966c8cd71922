"""All that a pack says of one thing, without a visit: no day is worked out here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from sendkiosk.journey.findable import ROOM, Entry, EntryKind, unfilled
from sendkiosk.journey.flow import (
    Block,
    BlockKind,
    Confidence,
    Flow,
    Kind,
    Letter,
    Screen,
    Source,
    Step,
    Term,
    Wording,
)
from sendkiosk.journey.messages import message
from sendkiosk.journey.phrases import how_sure
from sendkiosk.journey.summary import least_sure
from sendkiosk.journey.time_limits import LimitRule
from sendkiosk.ui.controls import column, panel, text
from sendkiosk.ui.look import Look
from sendkiosk.ui.pages.summary import contact_card, labelled, source_line
from sendkiosk.ui.words import Expander, block_widgets, terms_in

NO_VISIT = message("Which words a family reads depends on their answers.")
THEIR_DAY = message("The last day depends on the dates of the family. It stands on their summary.")


def details(look: Look, flow: Flow, entry: Entry) -> list[QWidget]:
    """Return what `flow` says of `entry`, below its title."""
    match entry.kind:
        case EntryKind.STEP:
            step = next(each for each in flow.steps if each.id == entry.id)
            return list(_step(look, flow, step))
        case EntryKind.CONTACT:
            contact = flow.contacts[entry.id]
            sources = _sources(look, [flow.sources[contact.source]])
            return [contact_card(look, contact), *sources]
        case EntryKind.TERM:
            return list(_term(look, flow, flow.terms[entry.id]))
        case EntryKind.LETTER:
            letter = next(each for each in flow.letters if each.id == entry.id)
            return list(_letter(look, flow, letter))
        case EntryKind.SCREEN:
            return list(_screen(look, flow, flow.screens[entry.id]))


def _step(look: Look, flow: Flow, step: Step) -> Iterator[QWidget]:
    limit = flow.limits[step.limit] if step.limit else None
    # A step is no surer than the day by which it must be done.
    names = dict.fromkeys((*step.sources, *(limit.sources if limit else ())))
    sources = [flow.sources[name] for name in names]
    yield from block_widgets(look, step.wordings[-1].body)
    if step.who:
        yield labelled(look, look.say("Who"), look.say(step.who))
    if limit:
        yield _limit(look, limit)
    if least_sure(source.confidence for source in sources) is not Confidence.VERIFIED:
        check_with = flow.contacts[step.check_with] if step.check_with else None
        yield panel("warning", look, text(look.say(how_sure(check_with)), "strong"))
    yield from _other_wordings(look, step.wordings)
    blocks = (block for wording in step.wordings for block in wording.body)
    yield from _terms(look, terms_in(blocks, flow.terms))
    if step.contacts:
        yield text(look.say("People who can help"), "heading")
    yield from (contact_card(look, flow.contacts[contact]) for contact in step.contacts)
    yield from _sources(look, sources)


def _limit(look: Look, limit: LimitRule) -> QWidget:
    lines = [limit.rule, *((limit.advice,) if limit.advice else ()), THEIR_DAY]
    name = text(look.say(limit.name), "strong")
    return panel("limit", look, name, *(text(look.say(line)) for line in lines))


def _term(look: Look, flow: Flow, term: Term) -> Iterator[QWidget]:
    yield panel("term", look, text(look.say(term.explanation)))
    yield from _sources(look, [flow.sources[source] for source in term.sources])


def _letter(look: Look, flow: Flow, letter: Letter) -> Iterator[QWidget]:
    yield text(look.say("Dates that a family has given are filled in when it is printed."), "small")
    wordings = tuple(unfilled(flow, wording) for wording in letter.wordings)
    yield panel("card", look, *_paper(look, wordings[-1].body))
    yield from _other_wordings(look, wordings, on_paper=True)
    yield from _sources(look, [flow.sources[source] for source in letter.sources])


def _screen(look: Look, flow: Flow, screen: Screen) -> Iterator[QWidget]:
    yield from block_widgets(look, screen.wordings[-1].body)
    answers = [Block(BlockKind.BULLET, option.label) for option in screen.options]
    if screen.kind is Kind.DATE:
        answers.insert(0, Block(BlockKind.BULLET, message("A date")))
    if answers:
        yield text(look.say("Answers"), "strong")
        yield from block_widgets(look, answers)
    yield from _other_wordings(look, screen.wordings)
    blocks = (block for wording in screen.wordings for block in wording.body)
    yield from _terms(look, terms_in(blocks, flow.terms))
    yield from _sources(look, [flow.sources[source] for source in screen.sources])


def _terms(look: Look, terms: Iterable[Term]) -> Iterator[QWidget]:
    """Yield the words that are explained, with their explanations."""
    for term in terms:
        name, explanation = look.say(term.name), look.say(term.explanation)
        yield panel("term", look, text(name, "strong"), text(explanation))


def _other_wordings(
    look: Look, wordings: Sequence[Wording], *, on_paper: bool = False
) -> Iterator[QWidget]:
    """Yield the wordings for some visits, closed: nobody takes them for those of this family."""
    usual = wordings[-1]
    others = dict.fromkeys(
        (wording.title, wording.body)
        for wording in wordings[:-1]
        if (wording.title, wording.body) != (usual.title, usual.body)
    )
    if not others:
        return
    parts: list[QWidget] = [text(look.say(NO_VISIT), "small")]
    for title, body in others:
        words = _paper(look, body) if on_paper else block_widgets(look, body)
        parts.append(panel("card", look, text(look.say(title), "strong"), *words))
    yield Expander(look, look.say("What it says for some families"), *parts)


def _paper(look: Look, blocks: Iterable[Block]) -> list[QWidget]:
    """Return the texts of a letter; a line to write on stands after its label."""
    parts: list[QWidget] = []
    for block in blocks:
        if block.kind is BlockKind.LINE:
            parts.append(text(f"{look.say(block.text)} {ROOM}".strip()))
        else:
            parts += block_widgets(look, [block])
    return parts


def _sources(look: Look, sources: Sequence[Source]) -> Iterator[QWidget]:
    """Yield where all this comes from, when it was read, and what is not sure."""
    if not sources:
        return
    lines: list[QWidget] = []
    for source in dict.fromkeys(sources):
        line = source_line(look, source)
        sure = source.confidence is Confidence.VERIFIED
        unsure = () if sure else (text(look.say("(not fully checked)"), "strong"),)
        lines.append(column(line, *unsure))
    yield text(look.say("Where this comes from"), "strong")
    yield column(*lines, spacing=look.sizes.space(0.3))
