"""Steps, contacts, time limits and sources are each complete in themselves."""

from __future__ import annotations

from collections.abc import Iterator

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.findings.validation import did_you_mean
from sendkiosk.journey.coding import HELP_NOW, ROUTES
from sendkiosk.journey.flow import Confidence, Kind
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.entries import Entry
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.raw import Checked, RawContact, RawPeriod, RawStep, RawTimeLimit


def check_details(merged: Merged) -> Iterator[Finding]:
    """Yield a finding for each step, contact, time limit and source that cannot serve."""
    for step in merged.steps.values():
        yield from _route(step)
        yield from _sureness(merged, step)
    for contact in merged.contacts.values():
        yield from _reachable(contact)
    for checked in merged.checked:
        yield from _review(checked)
    for limit in merged.limits.values():
        for place, period in enumerate(limit.settings.period):
            yield from _period(merged, limit, place, period)


def _route(step: Entry[RawStep]) -> Iterator[Finding]:
    route, known = step.settings.route, (*ROUTES, HELP_NOW)
    if route not in known:
        advice = f"{did_you_mean(route, known)} Use one of: {', '.join(known)}."
        problem = f"There is no route “{route}”."
        yield step.finding(Fault.UNKNOWN_ROUTE, ("route",), problem, advice.strip())


def _sureness(merged: Merged, step: Entry[RawStep]) -> Iterator[Finding]:
    """Yield a warning for a step that is not sure and leaves the visitor alone with that."""
    settings = step.settings
    limit = merged.limits.get(settings.time_limit or "")
    rests_on = (*settings.sources, *(limit.settings.sources if limit else ()))
    known = [merged.sources[source] for source in rests_on if source in merged.sources]
    unsure = [each.id for each in known if each.settings.confidence is not Confidence.VERIFIED]
    if unsure and not settings.check_with:
        problem = f"The step rests on “{unsure[0]}”, which was not verified."
        advice = "Add check_with: the contact who can tell."
        yield step.finding(
            Fault.NOBODY_TO_CHECK_WITH, ("sources",), problem, advice, Severity.WARNING
        )


def _reachable(contact: Entry[RawContact]) -> Iterator[Finding]:
    ways = contact.settings
    if not (ways.phones or ways.emails or ways.websites or ways.how_to_find):
        problem = f"Nobody could reach “{contact.id}”."
        advice = "Add phones, emails, websites, or how_to_find in words."
        yield contact.finding(Fault.UNREACHABLE_CONTACT, (), problem, advice)


def _review(checked: Entry[Checked]) -> Iterator[Finding]:
    if checked.settings.checked > checked.settings.review_by:
        problem = f"“{checked.id}” was to be checked again before it was checked."
        advice = "Put review_by after checked."
        yield checked.finding(Fault.REVIEW, ("review_by",), problem, advice)


def _period(
    merged: Merged, limit: Entry[RawTimeLimit], place: int, period: RawPeriod
) -> Iterator[Finding]:
    screen = merged.screens.get(period.from_ or "")
    if screen is None:
        return
    if screen.settings.kind is not Kind.DATE:
        problem = f"The screen “{screen.id}” asks for no date to count from."
        path = ("period", place, "from")
        yield limit.finding(Fault.NO_DATE_SCREEN, path, problem, "Name a date screen.")
    known = {option.code for option in screen.settings.option}
    for code in period.over:
        if code not in known:
            problem = f"“{code}” is not an option on the screen “{screen.id}”."
            advice = did_you_mean(code, known) or "Use the code of one of its options."
            path_of_over = ("period", place, "over")
            yield limit.finding(Fault.UNKNOWN_CODE, path_of_over, problem, advice)
