"""Lists of all paths: what stands at the end of each is what a visitor would get."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings

from sendkiosk.authoring.paths_csv import csv_pieces
from sendkiosk.authoring.paths_memory import Reads, codes_of, reads
from sendkiosk.authoring.paths_tally import Tally, Way, count
from sendkiosk.authoring.paths_text import text_pieces
from sendkiosk.authoring.paths_walk import Offer, Walk
from sendkiosk.authoring.paths_words import PathWords
from sendkiosk.journey.conditions import (
    All,
    Always,
    Answered,
    Anywhere,
    Condition,
    DateBefore,
    Dated,
    Not,
    Stands,
)
from sendkiosk.journey.flow import NOT_SURE, TALK, Flow, Letter, Step, Wording
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import help_now, summarise
from sendkiosk.journey.time_limits import Standing
from sendkiosk.journey.visit import Journey
from sendkiosk.pack.paths import all_visits
from tests.support import flows
from tests.support.examples import examples
from tests.support.flows import TODAY, make_flow, make_journey, when
from tests.support.full_pack import open_full
from tests.support.random_flows import random_flows


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    flow = open_full(tmp_path_factory.mktemp("list")).flow
    assert flow is not None
    return make_journey(flow)


@pytest.fixture(scope="module")
def tally(journey: Journey) -> Tally:
    return count(Walk(journey))


def titles(flow: Flow, offers: Iterable[Offer]) -> list[tuple[str, str]]:
    things: list[Step | Letter] = [*flow.steps, *flow.letters]
    found = {thing.id: thing for thing in things}
    return [(offer.id, found[offer.id].wordings[offer.wording].title.text) for offer in offers]


def test_each_path_ends_with_what_the_summary_says(journey: Journey) -> None:
    paths = list(Walk(journey))
    assert [path.visit for path in paths] == list(all_visits(journey))
    for path in paths:
        summary = summarise(journey, path.visit)
        urgent = help_now(journey, path.visit)
        flow = journey.flow
        assert titles(flow, path.steps) == [(step.id, step.title.text) for step in summary.steps]
        assert titles(flow, path.help_now) == [(step.id, step.title.text) for step in urgent]
        assert titles(flow, path.letters) == [
            (each.id, each.title.text) for each in summary.letters
        ]
        assert path.limits == summary.limits
        assert path.contacts == tuple(contact.id for contact in summary.contacts)


@settings(deadline=None, max_examples=examples(30))
@given(flow=random_flows())
def test_what_is_remembered_is_what_would_be_worked_out(flow: Flow) -> None:
    journey = make_journey(flow)
    walk = Walk(journey)
    for _ in range(2):
        for path in islice(walk, 200):
            summary = summarise(journey, path.visit)
            assert path.outcome == tuple(step.id for step in summary.steps)
            assert path.limits == summary.limits


def test_the_last_wording_is_for_those_for_whom_none_is_meant() -> None:
    never = Wording(Not(Always()), message("Never"))
    step = flows.step("a")
    bare = Step("a", 1, "appeal", Always(), (never, never), sources=step.sources)
    (path, *_) = Walk(make_journey(make_flow(flows.choice("who", ["x"]), steps=[bare])))
    assert path.steps == (Offer("a", 1),)


def test_what_a_condition_looks_at() -> None:
    flow = make_flow(
        flows.ask_date("letter"),
        limits=[flows.limit("appeal", flows.period("letter", 2)), flows.limit("words")],
    )
    conditions: list[Condition] = [
        All((when("who", "a"), Not(Answered("plan")), Always())),
        Dated("day"),
        DateBefore("other", date(2026, 1, 1)),
        Stands("appeal", frozenset({Standing.OPEN})),
        Stands("words", frozenset({Standing.OPEN})),
        Anywhere(TALK),
    ]
    assert reads(flow, conditions) == Reads(("day", "letter", "other", "plan", "who"), (TALK,))


def test_codes_are_found_among_several() -> None:
    assert codes_of({"a": "x", "b": ("y", "z"), "c": TODAY}) == {"x", "y", "z"}


def test_everything_is_counted(journey: Journey, tally: Tally) -> None:
    paths = list(Walk(journey))
    assert tally.paths == len(paths)
    assert tally.longest == max(len(path.visit.answers) for path in paths)
    for screen in journey.flow.screens:
        assert tally.screens[screen] == sum(screen in path.visit.answers for path in paths)
    for step in journey.flow.steps:
        met = [p for p in paths if step.id in {each.id for each in (*p.steps, *p.help_now)}]
        if not met:
            assert step.id not in tally.steps
            continue
        found = tally.steps[step.id]
        assert found.count == len(met)
        assert found.example in [path.visit for path in met]
        assert len(found.example.answers) == min(len(path.visit.answers) for path in met)
    for letter in journey.flow.letters:
        offered = sum(letter.id in {each.id for each in path.letters} for path in paths)
        assert (tally.letters[letter.id].count if offered else 0) == offered
        assert (letter.id in tally.letters) is bool(offered)
    assert sum(met.count for met in tally.outcomes.values()) == len(paths)
    for limit in journey.flow.limits:
        for standing in Standing:
            stand = [each for path in paths for each in path.limits if each.id == limit]
            expected = sum(each.standing is standing for each in stand)
            assert tally.standings[limit, standing] == expected
    appeals = [offer for path in paths for offer in path.steps if offer.id == "appeal"]
    for place in (0, 1):
        assert tally.step_wordings[Offer("appeal", place)] == appeals.count(Offer("appeal", place))


def test_outcomes_are_numbered_from_the_commonest_on(tally: Tally) -> None:
    counts = [met.count for _, met in tally.by_count]
    assert counts == sorted(counts, reverse=True)
    assert [tally.numbers[steps] for steps, _ in tally.by_count] == [*range(1, len(counts) + 1)]


def test_ways_tell_where_each_answer_leads(tally: Tally) -> None:
    assert tally.ways[Way("who", TALK, None)] == 1
    to = {way.to for way in tally.ways if (way.screen, way.answer) == ("letter-date", None)}
    assert to == {"worries", "certificate-date"}
    # All answers together count for each of them, beside each alone.
    together = sum(tally.ways[way] for way in tally.ways if way.answer == "school")
    assert together == 2 * tally.ways[Way("worries", NOT_SURE, None)]


def test_nothing_is_counted_on_no_path() -> None:
    tally = count([])
    assert (tally.paths, tally.longest) == (0, 0)


def test_every_path_is_a_row_of_the_table(journey: Journey, tally: Tally) -> None:
    walk = Walk(journey)
    data = b"".join(csv_pieces(walk, tally.numbers, PathWords(journey.flow)))
    headings, *rows = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert data.startswith("\ufeff".encode())
    assert len(rows) == tally.paths
    numbers = {number: steps for steps, number in tally.numbers.items()}
    for number, (path, cells) in enumerate(zip(walk, rows, strict=True), 1):
        row = dict(zip(headings, cells, strict=True))
        summary = summarise(journey, path.visit)
        assert row["Path"] == str(number)
        assert row["Screens"] == str(len(path.visit.answers))
        assert len(row["Answers"].splitlines()) == len(summary.told)
        assert [line.split("[")[1] for line in row["Steps"].splitlines()] == [
            f"{step.id}]" for step in summary.steps
        ]
        assert numbers[int(row["Outcome"])] == path.outcome
        assert len(row["Time limits"].splitlines()) == len(summary.limits)
        assert len(row["Letters"].splitlines()) == len(summary.letters)
        assert row["Help now"] == "Ring at once [danger]"
        assert row["Contacts"].splitlines() == [each.name.text for each in summary.contacts]
    assert any("last day: Tuesday 24 November 2026" in cell for row in rows for cell in row)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_worked_out_by_a_spreadsheet(sign: str) -> None:
    flow = make_flow(
        flows.choice("who", ["x"]),
        steps=[flows.step("a", other_wordings=[Wording(Always(), message(f"{sign}1+1"))])],
    )
    walk = Walk(make_journey(flow))
    data = b"".join(csv_pieces(walk, count(walk).numbers, PathWords(flow))).decode("utf-8-sig")
    cells = [cell for row in csv.reader(data.splitlines(keepends=True)) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert any(cell.startswith("'") for cell in cells)


def test_the_text_has_each_outcome_and_each_path(journey: Journey, tally: Tally) -> None:
    walk = Walk(journey)
    text = b"".join(text_pieces(walk, tally, PathWords(journey.flow), TODAY)).decode()
    outcomes, paths = text.split("\nPaths\n=====\n")
    lines = outcomes.splitlines()
    assert [line for line in lines if line.startswith("Outcome ")] == [
        f"Outcome {number}: {met.count} path{'' if met.count == 1 else 's'}"
        for number, (_, met) in enumerate(tally.by_count, 1)
    ]
    assert [line.split(":")[0] for line in paths.splitlines() if line.startswith("Path ")] == [
        f"Path {number}" for number in range(1, tally.paths + 1)
    ]
    assert {f"[{step}]" for steps in tally.outcomes for step in steps} == {
        f"[{line.split('[')[1]}" for line in lines if "[" in line
    }


def test_a_path_over_one_screen_says_so() -> None:
    flow = make_flow(flows.choice("who", ["x"]))
    walk = Walk(make_journey(flow))
    text = b"".join(text_pieces(walk, count(walk), PathWords(flow), TODAY)).decode()
    assert "1 screen, outcome 1\n" in text


def test_paths_can_be_counted_with_tuples_of_answers_in_words(tmp_path: Path) -> None:
    flow = open_full(tmp_path).flow
    assert flow is not None
    words = PathWords(flow)
    together = next(
        path.visit
        for path in Walk(make_journey(flow))
        if isinstance(path.visit.answers.get("worries"), tuple)
        and len(path.visit.answers["worries"]) > 1  # type: ignore[arg-type]
    )
    assert "Your worries: School, Travel, Health" in words.answers(together)
    assert len(words.answers(together)) == len(together.answers) - 1
