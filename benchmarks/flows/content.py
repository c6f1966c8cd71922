"""The same made-up questions for each engine: a pack, an interview and a survey of any size.

Half of the questions are asked of everybody, one after the other. After each there is one more for
those who answered "a", or "c" after a "b" on the question before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

CODES: Final = ("a", "b", "c", "d")
MOST_ANSWERS: Final = 20
"""A visit takes so many answers at most, however many questions there are: as families do."""
_SETTINGS: Final = """\
id = "made-up"
name = "Made-up questions"
version = "1"
start = "main-1"
helplines = ["helpline"]
"""
_CONTACTS: Final = """\
[helpline]
name = "Helpline"
about = "They listen."
source = "made-up"
checked = 2026-11-01
review_by = 2036-11-01
phones = [{number = "0161 496 0001"}]
"""
_SOURCES: Final = """\
[made-up]
name = "Made up for a benchmark"
confidence = "verified"
checked = 2026-11-01
review_by = 2036-11-01
"""
_STEP: Final = """\
+++
order = 1
route = "talk"
sources = ["made-up"]
contacts = ["helpline"]
+++
# Ring the helpline

They tell you what to do next.
"""


def answer_at(visit: int, place: int) -> str:
    """Return what visitor number `visit` answers to their question number `place`, from 0."""
    return CODES[(visit + place * place + place // 3) % len(CODES)]


def write_pack(folder: Path, screens: int) -> Path:
    """Write a pack with so many `screens`, an even number, into `folder`; return it."""
    _write_rest(folder)
    count = screens // 2
    for place in range(1, count + 1):
        following = f"main-{place + 1}" if place < count else "summary"
        before = f"main-{max(place - 1, 1)}"
        both = f'{{screen = "{before}", is = "b"}}, {{screen = "main-{place}", is = "c"}}'
        rules = (
            f'  {{when = {{screen = "main-{place}", is = "a"}}, to = "more-{place}"}},',
            f'  {{when = {{all = [{both}]}}, to = "more-{place}"}},',
            f'  {{to = "{following}"}},',
        )
        for name, lines in (("main", rules), ("more", rules[2:])):
            text = _screen(f"{name} {place}", "\n".join(lines))
            (folder / "screens" / f"{name}-{place}.md").write_text(text, encoding="utf-8")
    return folder


def write_tree(folder: Path, screens: int) -> Path:
    """Write a pack with so many `screens`, of which each answer leads to another; return it.

    The other pack has more paths than anybody could walk: 4 to the power of half its screens.
    """
    _write_rest(folder)
    for place in range(1, screens + 1):
        first = len(CODES) * (place - 1) + 2
        below = [each for each in range(first, first + len(CODES)) if each <= screens]
        rules = [
            f'  {{when = {{screen = "main-{place}", is = "{code}"}}, to = "main-{each}"}},'
            for code, each in zip(CODES, below, strict=False)
        ]
        text = _screen(f"main {place}", "\n".join((*rules, '  {to = "summary"},')))
        (folder / "screens" / f"main-{place}.md").write_text(text, encoding="utf-8")
    return folder


def _write_rest(folder: Path) -> None:
    """Write all of a pack but its screens."""
    (folder / "screens").mkdir(parents=True)
    (folder / "steps").mkdir()
    for name, text in (
        ("steps/ring.md", _STEP),
        ("pack.toml", _SETTINGS),
        ("contacts.toml", _CONTACTS),
        ("sources.toml", _SOURCES),
    ):
        (folder / name).write_text(text, encoding="utf-8")


def _screen(name: str, rules: str) -> str:
    options = "\n".join(f'[[option]]\ncode = "{each}"\nlabel = "Answer {each}"\n' for each in CODES)
    return (
        f'+++\nkind = "choice"\ntopic = "Topic {name}"\nnext = [\n{rules}\n]\n\n{options}+++\n'
        f"# What is your answer to {name}?\n\nChoose the one that fits best. You can change it.\n"
    )


def interview(screens: int) -> str:
    """Return the same as an interview of docassemble, as YAML."""
    return "---\n".join((_order(screens), *_questions(screens), "event: done\nquestion: Done\n"))


def _order(screens: int) -> str:
    def lines() -> Iterator[str]:
        yield "mandatory: True\ncode: |\n"
        for place in range(1, screens // 2 + 1):
            before = max(place - 1, 1)
            yield f"  main_{place}\n"
            yield f"  if main_{place} == 'a' or (main_{before} == 'b' and main_{place} == 'c'):\n"
            yield f"    more_{place}\n"
        yield "  done\n"

    return "".join(lines())


def _questions(screens: int) -> Iterator[str]:
    choices = "".join(f"  - Answer {each}: {each}\n" for each in CODES)
    for place in range(1, screens // 2 + 1):
        for name in ("main", "more"):
            yield (
                f"question: What is your answer to {name} {place}?\n"
                "subquestion: Choose the one that fits best. You can change it.\n"
                f"field: {name}_{place}\nchoices:\n{choices}"
            )


def survey(screens: int) -> str:
    """Return the same as a survey of survey-core, as JSON: one question on each page."""

    def page(name: str, place: int, condition: str | None = None) -> dict[str, Any]:
        question = {
            "type": "radiogroup",
            "name": f"{name}-{place}",
            "title": f"What is your answer to {name} {place}?",
            "description": "Choose the one that fits best. You can change it.",
            "isRequired": True,
            "choices": [{"value": each, "text": f"Answer {each}"} for each in CODES],
        }
        return {"elements": [question | ({"visibleIf": condition} if condition else {})]}

    pages = []
    for place in range(1, screens // 2 + 1):
        own, before = f"{{main-{place}}}", f"{{main-{max(place - 1, 1)}}}"
        pages.append(page("main", place))
        pages.append(page("more", place, f"{own} = 'a' or ({before} = 'b' and {own} = 'c')"))
    return json.dumps({"pages": pages})
