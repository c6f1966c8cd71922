"""All paths as text: first where they lead, then each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sendkiosk.authoring.paths_tally import Tally
from sendkiosk.authoring.paths_walk import Path
from sendkiosk.authoring.paths_words import PathWords
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain


def text_pieces(
    paths: Iterable[Path], tally: Tally, words: PathWords, today: date
) -> Iterator[bytes]:
    """Yield the text in UTF-8: each outcome with an example, then each path of `paths`."""
    for line in _lines(paths, tally, words, today):
        yield f"{line}\n".encode()


def _lines(paths: Iterable[Path], tally: Tally, words: PathWords, today: date) -> Iterator[str]:
    say = Catalogue().say
    packs = " and ".join(f"{say(pack.name)} {pack.version}" for pack in words.flow.packs)
    yield f"All paths through {packs}, as they are on {Catalogue().day(today)}"
    yield f"{tally.paths} paths to {len(tally.outcomes)} outcomes"
    yield from _heading("Outcomes: each list of steps, and a shortest path to it")
    titles = {step.id: plain(say(step.wordings[-1].title)) for step in words.flow.steps}
    for number, (steps, met) in enumerate(tally.by_count, 1):
        yield f"Outcome {number}: {_counted(met.count, 'path')}"
        yield from _listed("Steps", [f"{titles[step]} [{step}]" for step in steps])
        yield from _listed("Such as", words.answers(met.example))
        yield ""
    yield from _heading("Paths")
    numbers = tally.numbers
    for number, path in enumerate(paths, 1):
        length = _counted(len(path.visit.answers), "screen")
        yield f"Path {number}: {length}, outcome {numbers[path.outcome]}"
        yield from _listed("Answers", words.answers(path.visit))
        yield from _listed("Steps", words.steps(path.steps))
        yield from _listed("Help now", words.steps(path.help_now))
        yield from _listed("Time limits", words.limits(path.limits))
        yield from _listed("Letters", words.steps(path.letters))
        yield from _listed("Contacts", words.contacts(path.contacts))
        yield ""


def _heading(text: str) -> tuple[str, ...]:
    return "", text, "=" * len(text), ""


def _listed(label: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"  {label}:"
        yield from (f"    {item}" for item in items)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
