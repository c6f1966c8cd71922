"""The shorter chapters: letters, contacts, words, what stands on every summary, the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.authoring.book_materials import Fact, Materials
from sendkiosk.authoring.book_setting import (
    BookSetter,
    heading,
    list_row,
    row,
    sign_box,
    sign_line,
    signed,
    small_heading,
    text_row,
)
from sendkiosk.authoring.book_wordings import wording_boxes
from sendkiosk.authoring.book_words import ALL_HOLD, FACT_STATUS, share
from sendkiosk.authoring.paths_walk import Offer
from sendkiosk.handout.boxes import Beside, Box, Empty, Framed, Part
from sendkiosk.handout.design import HAIRLINE
from sendkiosk.journey.flow import Contact, Letter, Term


def letter_chapter(setter: BookSetter, materials: Materials) -> tuple[Part, ...]:
    """Return all letters as they are before anything is filled in; nothing if there are none."""
    letters = sorted(materials.flow.letters, key=lambda letter: letter.order)
    parts = [part for letter in letters for part in _letter(setter, materials, letter)]
    return (*heading(setter, ("letters", 0), "Letters to fill in"), *parts) if parts else ()


def contact_chapter(setter: BookSetter, materials: Materials) -> tuple[Part, ...]:
    """Return all contacts; nothing if there are none."""
    parts = [
        part
        for contact in materials.flow.contacts.values()
        for part in _contact(setter, materials, contact)
    ]
    return (*heading(setter, ("contacts", 0), "Contacts"), *parts) if parts else ()


def term_chapter(setter: BookSetter, materials: Materials) -> tuple[Part, ...]:
    """Return all words that are explained; nothing if there are none."""
    parts = [
        part for term in materials.flow.terms.values() for part in _term(setter, materials, term)
    ]
    return (*heading(setter, ("terms", 0), "Words that are explained"), *parts) if parts else ()


def every_summary_chapter(setter: BookSetter, materials: Materials) -> tuple[Part, ...]:
    """Return what stands on every summary, whatever the answers were; nothing if nothing does."""
    flow = materials.flow
    helplines = [materials.text(flow.contacts[name].name) for name in flow.helplines]
    parts = (
        *list_row(setter, "Helplines", helplines),
        *list_row(setter, "Notices", [materials.text(notice) for notice in flow.notices]),
        *list_row(setter, "Facts", materials.fact_lines("pack")),
    )
    if not parts:
        return ()
    head = heading(setter, ("every-summary", 0), "On every summary")
    return (*head, *signed(parts, sign_line(setter), setter.design.gap * 2))


def ledger_chapter(setter: BookSetter, materials: Materials) -> tuple[Part, ...]:
    """Return each fact of the coverage ledger with a box to tick; nothing without a ledger."""
    parts = [_fact(setter, fact) for fact in materials.facts]
    if not parts:
        return ()
    text = (
        "Each fact that the content was made from, what became of it, and where it stands now."
        " Tick the box of each that is right, or strike it through."
    )
    opening = Part(setter.text(text), gap=setter.design.gap, keep=True)
    head = heading(setter, ("ledger", 0), "Coverage ledger")
    return (*head, opening, *signed(parts, sign_box(setter), setter.design.gap * 3))


def _letter(setter: BookSetter, materials: Materials, letter: Letter) -> tuple[Part, ...]:
    met = materials.tally.letters.get(letter.id)
    counts = materials.tally.letter_wordings
    boxes = wording_boxes(
        setter.right(),
        materials,
        letter.wordings,
        count=lambda place: counts[Offer(letter.id, place)],
        blocks=materials.blocks,
    )
    shown = share(met.count if met else 0, materials.tally.paths)
    example = materials.path_words.answers(met.example) if met else ("No path offers this letter.",)
    title = materials.text(letter.wordings[-1].title)
    parts = (
        *heading(setter, (f"letters-{letter.id}", 1), title),
        Part(setter.small(f"letters/{letter.id}, offered on {shown}"), keep=True),
        *row(setter, "Text", list(boxes), apart=2),
        *list_row(setter, "Offered when", materials.smith.clauses(letter.when), ALL_HOLD),
        *list_row(setter, "Shortest path", example),
        *list_row(
            setter, "Sources", [materials.source_line(s) for s in materials.sources(letter.sources)]
        ),
        *list_row(setter, "Facts", materials.fact_lines(f"letters/{letter.id}")),
    )
    return signed(parts, sign_box(setter), setter.design.gap * 2)


def _contact(setter: BookSetter, materials: Materials, contact: Contact) -> tuple[Part, ...]:
    steps = [
        materials.text(step.wordings[-1].title)
        for step in materials.flow.steps
        if contact.id in step.contacts
    ]
    used = "; ".join(steps) or "No step names it."
    parts = (
        *heading(setter, (f"contacts-{contact.id}", 1), materials.text(contact.name)),
        Part(setter.small(f"contacts/{contact.id}"), keep=True),
        *text_row(setter, "About", materials.text(contact.about)),
        *list_row(setter, "Reached by", list(materials.contact_lines(contact))),
        *text_row(setter, "Steps", used),
        *text_row(setter, "Source", materials.source_line(materials.flow.sources[contact.source])),
        *list_row(setter, "Facts", materials.fact_lines(f"contacts/{contact.id}")),
    )
    return signed(parts, sign_line(setter), setter.design.gap * 2)


def _term(setter: BookSetter, materials: Materials, term: Term) -> tuple[Part, ...]:
    parts = (
        small_heading(setter, f"terms-{term.id}", materials.text(term.name)),
        *text_row(setter, "Explanation", materials.text(term.explanation)),
        *list_row(
            setter, "Sources", [materials.source_line(s) for s in materials.sources(term.sources)]
        ),
        *list_row(setter, "Facts", materials.fact_lines(f"terms/{term.id}")),
    )
    return signed(parts, sign_line(setter), setter.design.gap)


def _fact(setter: BookSetter, fact: Fact) -> Part:
    gap = setter.design.gap
    tick = setter.design.body.size
    box = setter.stack([Empty(tick * 0.25), Framed(Empty(tick), tick, 0, HAIRLINE)])
    inner = setter.narrow_to(setter.width - tick * 2)
    label = inner.design.gap * 14
    text = inner.narrow_to(inner.width - label)
    return Part(
        Beside(
            box, Beside(inner.bold(fact.id), text.stack(_fact_lines(text, fact)), label), tick * 2
        ),
        gap=gap * 1.5,
    )


def _fact_lines(setter: BookSetter, fact: Fact) -> Iterator[Box]:
    said = fact.said
    yield setter.text(said.says)
    if said.note:
        yield setter.labelled("Note:", said.note)
    places = f"Stands in {', '.join(said.places)}" if said.places else "Stands nowhere"
    yield setter.small(f"{FACT_STATUS[said.status].capitalize()}. {places}.")
