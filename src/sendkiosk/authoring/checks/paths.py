"""Whether every path leads somewhere, and everything is met on some path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendkiosk.authoring.checks.expected import expected_in
from sendkiosk.authoring.checks.walk import LONGEST_PATH, walk
from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.journey.flow import SEEN, Flow
from sendkiosk.journey.summary import said
from sendkiosk.journey.time_limits import Answer
from sendkiosk.journey.visit import Journey, Visit
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.paths import Survey


def check_paths(merged: Merged, journey: Journey) -> tuple[Survey, list[Finding]]:
    """Return what was met on all paths of `journey`, and a finding for each place with a fault.

    To leave without a step or without anybody to reach is an error: the kiosk has promised both.
    What counts nowhere, paths that are too long, and too many of them, are warnings.
    """
    walked = walk(journey, expected_in(merged))
    findings = [each.warning for each in walked.missing]
    if not walked.survey.whole:
        findings.append(_too_many(merged, journey.flow, walked.survey.visits))
    findings += _ends(merged, journey.flow, walked.without_step, Fault.NO_STEP)
    findings += _ends(merged, journey.flow, walked.without_contact, Fault.NOBODY_TO_REACH)
    for screen, visit in walked.too_long.items():
        findings.append(
            merged.screens[screen].finding(
                Fault.LONG_PATH,
                (),
                f"Paths can be {len(visit.answers)} screens long: {in_words(journey.flow, visit)}.",
                f"Ask less before “{screen}”: people stay for about {LONGEST_PATH} screens.",
                Severity.WARNING,
            )
        )
    return walked.survey, findings


def _too_many(merged: Merged, flow: Flow, walked: int) -> Finding:
    return merged.screens[flow.start].finding(
        Fault.TOO_MANY_PATHS,
        ("next",),
        f"From here there are more paths than can be walked. After {walked:,} the rest was left"
        " out: what no path meets was not looked for, and paths that end badly may be missed.",
        "Ask fewer questions of everybody, so that answers lead past those that do not matter.",
        Severity.WARNING,
    )


def in_words(flow: Flow, visit: Visit) -> str:
    """Return a path in words: the topic and answer of each screen."""
    catalogue = Catalogue()

    def words(screen: str, answer: Answer) -> str:
        told = flow.screens[screen]
        topic = catalogue.say(told.topic)
        if answer == SEEN:
            return topic
        parts = (
            catalogue.day(part) if isinstance(part, date) else f"“{catalogue.say(part)}”"
            for part in said(told, answer)
        )
        return f"{topic}: {' and '.join(parts)}"

    return "; ".join(words(screen, answer) for screen, answer in visit.answers.items())


def _ends(merged: Merged, flow: Flow, examples: dict[str, Visit], code: Fault) -> Iterator[Finding]:
    lacks, advice = {
        Fault.NO_STEP: (
            "without anything to do",
            "Add a step for it, or let another one be shown here.",
        ),
        Fault.NOBODY_TO_REACH: (
            "without anybody to ring or write to",
            "Add helplines to pack.toml, or contacts to a step that is shown here.",
        ),
    }[code]
    for screen, visit in examples.items():
        problem = f"A path ends {lacks}: {in_words(flow, visit)}."
        yield merged.screens[screen].finding(code, ("next",), problem, advice)
