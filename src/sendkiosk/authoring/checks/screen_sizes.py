"""Whether a screen is small enough to take in: its choices and the length of its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sendkiosk.authoring.checks.passages import Passage, screens_in, steps_in, warning
from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.merging import Merged

MOST_OPTIONS: Final = 10
"""Two columns of five: as much as can be seen without moving the page at today's size. People who
read slowly, or are upset, choose the first that seems to fit; in a longer list they miss the right
one."""

# Worked out for type of 44 px on a screen of 1366 by 768. A kiosk on such a screen has 41 px as its
# usual type (ui/sizes.py), and 70 px as its largest: there, these texts take up to twice as many
# views, and are scrolled. That is accepted: the usual screen of a kiosk is larger. The reckoning:
#   height: 768 px, less header, progress and footer (3.0, 0.3 and 3.1 heights of today's 22 px
#     type, together 140 px) and less two gaps of 0.6 (52 px): about 575 px;
#   width: 1366 px, less the columns for scrolling (2 times 4.6 of 22 px) and two gaps: 1110 px.
# Noto Sans needs 0.45 of its height for a character and 1.36 for a line; a line ends about
# 4 characters before the edge. So text has 52 characters a line of 60 px. The title, 1.65 times as
# large and bold, has 27 characters a line of 99 px, so one of up to 40 takes two lines and a gap
# (224 px). Below it are 350 px: 5 lines and 260 characters, which makes 300 with the title. As
# paragraphs end before their line does, a view is taken to hold 280.
ONE_VIEW: Final = 280
TWO_VIEWS: Final = 700
"""The second view has no title: 9 lines, 468 characters, less the ends of paragraphs and lists."""


def check_sizes(merged: Merged) -> Iterator[Finding]:
    """Yield a warning for each screen with too many choices, and each text that is too long."""
    for screen in merged.screens.values():
        options = len(screen.settings.option)
        if options > MOST_OPTIONS:
            yield screen.finding(
                Fault.MANY_OPTIONS,
                ("option", MOST_OPTIONS),
                f"The screen has {options} options; people can look over {MOST_OPTIONS}.",
                "Ask in two screens, or put options together.",
                Severity.WARNING,
            )
    for passage in screens_in(merged):
        yield from _length(passage, ONE_VIEW, "one view")
    for passage in steps_in(merged):
        yield from _length(passage, TWO_VIEWS, "two views")


def _length(passage: Passage, most: int, views: str) -> Iterator[Finding]:
    length = sum(len(line.text) for line in passage.lines)
    if length > most:
        problem = f"{passage.name} has {length} characters of title and text."
        advice = f"Shorten it to {most}: at the largest size of type that is {views}."
        yield warning(passage.lines[0], Fault.LONG_TEXT, problem, advice)
