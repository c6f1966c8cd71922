from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from sendkiosk.authoring import graph_pages
from sendkiosk.authoring.graph import graph
from sendkiosk.authoring.graph_boxes import TALK_END, Box, Kind
from sendkiosk.authoring.graph_measure import (
    BODY,
    MM_PER_POINT,
    ROOM,
    Look,
    Mark,
    Text,
    indent_of,
    wrap,
)
from sendkiosk.authoring.graph_pages import SHARED, Page, pages, split_of
from sendkiosk.authoring.graph_parts import COLUMN, PAD
from sendkiosk.authoring.graph_sheets import BOTTOM, HEIGHT, TOP, WIDTH, Sheet, sheets_of
from sendkiosk.authoring.graph_svg import as_svg
from sendkiosk.journey.conditions import Always
from sendkiosk.journey.flow import TALK, Flow, PackVersion, Rule
from sendkiosk.journey.messages import message
from sendkiosk.journey.visit import Journey
from tests.support import flows
from tests.support.examples import examples
from tests.support.flows import when
from tests.support.random_flows import random_flows

SVG = "{http://www.w3.org/2000/svg}"
WHO = [
    Rule(when("who", "letter"), "letter"),
    Rule(when("who", "school"), "school"),
    Rule(when("who", "other"), None),
    Rule(Always(), "both"),
]
FLOW = flows.make_flow(
    flows.information("welcome", "who"),
    flows.choice("who", ["letter", "school", "other", "both"], WHO),
    flows.ask_date("letter", "both", codes=["lost"]),
    flows.choice("school", ["yes"], "both"),
    flows.choice("both", ["yes"]),
    steps=[
        flows.step("after-letter", when("who", "letter")),
        flows.step("for-all", when("both", "yes", "not-sure", TALK)),
    ],
)


def measure(text: str, size: float, bold: bool) -> float:
    """Return a width that is not far from that of a real font."""
    return len(text) * size * (0.6 if bold else 0.55)


def sheets(flow: Flow) -> list[Sheet]:
    """Return all sheets of a flow."""
    return [sheet for page in pages(graph(flow), flow) for sheet in sheets_of(page, measure)]


def page(flow: Flow, file: str) -> Page:
    """Return a page of a flow."""
    return next(page for page in pages(graph(flow), flow) if page.file == file)


def words(box: Box) -> list[str]:
    """Return the texts in a box."""
    return [text.text for text in box.texts]


def big(count: int, options: int = 6) -> Flow:
    """Return a flow of `count` screens, each of which leads to some of the next ones."""
    names = [f"s{number}" for number in range(count)]
    codes = [f"c{number}" for number in range(options)]
    screens = []
    for number, name in enumerate(names):
        later = names[number + 1 : number + 5]
        rules = [Rule(when(name, code), to) for code, to in zip(codes, later, strict=False)]
        screens.append(flows.choice(name, codes, [*rules, Rule(Always(), None)]))
    steps = [flows.step(f"step-{n}", when(names[n % count], *codes[:3])) for n in range(3 * count)]
    return flows.make_flow(*screens, steps=steps)


def test_the_branches_are_those_of_the_screen_that_splits_the_flow_most() -> None:
    assert split_of(graph(FLOW)) == "who"
    assert [page.file for page in pages(graph(FLOW), FLOW)] == [
        "overview",
        "start",
        "branch-letter",
        "branch-school",
        "branch-both",
        "branch-not-sure",
    ]
    assert page(FLOW, "branch-letter").title == "Topic of who: Label of letter"


def test_a_flow_that_does_not_split_is_on_one_page() -> None:
    flow = flows.make_flow(flows.choice("a", ["x"], "b"), flows.choice("b", ["y"]))
    assert split_of(graph(flow)) is None
    assert [page.file for page in pages(graph(flow), flow)] == ["overview", "start"]
    assert [box.key for box in page(flow, "start").boxes if box.kind is Kind.SCREEN] == ["a", "b"]


def test_a_date_can_be_a_branch() -> None:
    rules = [Rule(when("d", "lost"), "lost"), Rule(when("d", "not-sure"), None)]
    flow = flows.make_flow(
        flows.ask_date("d", [*rules, Rule(Always(), "dated")], codes=["lost"]),
        flows.choice("lost", ["x"]),
        flows.choice("dated", ["x"]),
    )
    assert page(flow, "branch-exact_date").title == "Topic of d: A date"


def test_a_branch_page_has_all_answers_and_the_steps_of_its_ends() -> None:
    boxes = {box.key: box for box in page(FLOW, "branch-letter").boxes}
    assert [box.kind for box in boxes.values()] == [
        Kind.ENTRY,
        Kind.SCREEN,
        Kind.SCREEN,
        Kind.END,
        Kind.END,
    ]
    assert {"A date", "Label of lost", "I’m not sure"} <= set(words(boxes["letter"]))
    end = boxes[boxes["both"].ways[0]]
    assert words(end)[2:] == ["Title of after-letter", "Title of for-all"]
    other = next(box for box in page(FLOW, "branch-school").boxes if box.kind is Kind.END)
    assert words(other)[2:] == ["Title of for-all"]


def test_the_start_page_names_the_pages_of_the_branches() -> None:
    (who,) = (box for box in page(FLOW, "start").boxes if box.key == "who")
    assert any("(page “Label of letter”)" in text for text in words(who))
    assert len(who.ways) == 1


def test_pages_that_ask_nothing_have_no_wish_to_talk() -> None:
    flow = flows.make_flow(flows.information("a"))
    assert [box.kind for box in page(flow, "start").boxes] == [Kind.SCREEN, Kind.END]


def test_steps_that_only_some_answers_show_say_which() -> None:
    codes = [f"c{number}" for number in range(30)]
    steps = [
        flows.step("some", when("a", "c0", "c1", "c2", "c4", "c29")),
        flows.step("all", when("a", *codes, "not-sure")),
    ]
    flow = flows.make_flow(flows.choice("a", codes), steps=steps)
    (end,) = (b for b in page(flow, "start").boxes if b.kind is Kind.END and b.owner == "a")
    some = "Title of some (a–c,\u00a0e,\u00a0ad)"
    assert words(end)[2:] == [some, "Title of all"]
    assert [text.mark for text in end.texts[2:]] == [Mark.ALWAYS, Mark.ALWAYS]
    (talk,) = (box for box in page(flow, "start").boxes if box.key == TALK_END)
    assert len(talk.texts) == 2


def test_what_many_branches_share_is_drawn_once_in_a_very_large_flow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(graph_pages, "MOST_SCREENS", 3)
    found = {page.file: page for page in pages(graph(FLOW), FLOW)}
    assert list(found) == ["overview", "start", "branch-letter", "branch-school", "shared"]
    assert [box.key for box in found["shared"].boxes if box.kind is Kind.SCREEN] == ["both"]
    (letter,) = (box for box in found["branch-letter"].boxes if box.key == "letter")
    assert letter.ways == ()
    assert any(SHARED in text for text in words(letter))


@settings(deadline=None, max_examples=examples(60))
@given(flow=random_flows())
def test_every_screen_and_every_edge_is_on_the_overview_and_on_a_page(flow: Flow) -> None:
    drawn = graph(flow)
    overview, *rest = pages(drawn, flow)
    ways = {(box.key, to) for box in overview.boxes for to in box.ways}
    wanted = {(e.source, e.to) for e in drawn.edges if e.to is not None}
    assert ways == wanted
    assert {box.key for box in overview.boxes} == set(flow.screens)
    in_full = {box.key for page in rest for box in page.boxes if box.kind is Kind.SCREEN}
    assert in_full == set(flow.screens)
    for page in rest:
        keys = {box.key for box in page.boxes}
        assert len(keys) == len(page.boxes)
        assert all(to in keys for box in page.boxes for to in box.ways)


def check(sheet: Sheet) -> None:
    """Check that nothing on `sheet` overlaps, sticks out, or crosses a box."""
    boxes = [(p.x, p.y, p.x + COLUMN, p.y + p.part.height) for p in sheet.placed]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= WIDTH
        assert top >= TOP - 0.001
        assert bottom <= BOTTOM + 0.001
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            apart = left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom
            assert apart
    for placed in sheet.placed:
        room = COLUMN - 2 * PAD
        for row in placed.part.rows:
            size = row.text.look.size / MM_PER_POINT
            tail = ""
            if row.last and row.text.way is not None:
                tail = sheet.tails.get((placed.part.box.key, row.text.way), "")
            wide = measure(row.line + tail, size, row.text.look.bold) * MM_PER_POINT
            assert wide * ROOM + indent_of(row.text) <= room + 0.001
    columns = {round(left, 3): right for left, _, right, _ in boxes}
    for arrow in sheet.arrows:
        assert len(arrow.points) % 2 == 0
        # Between columns arrows bend; past a column they are level and meet no box.
        for place, ((x, y), (to_x, to_y)) in enumerate(pairwise(arrow.points)):
            assert x < to_x
            if place % 2:
                assert y == to_y
                assert not [b for b in boxes if b[0] < to_x and b[2] > x and b[1] < y < b[3]]
            else:
                assert not [b for b in boxes if b[0] < to_x - 0.01 and b[2] > x + 0.01]
    assert columns


@settings(deadline=None, max_examples=examples(60))
@given(flow=random_flows())
def test_nothing_overlaps_on_any_sheet(flow: Flow) -> None:
    for sheet in sheets(flow):
        check(sheet)


@pytest.mark.parametrize("count", [30, 60])
def test_large_flows_go_over_several_sheets_and_no_way_is_lost(count: int) -> None:
    flow = big(count)
    for page in pages(graph(flow), flow):
        found = sheets_of(page, measure)
        drawn = {(arrow.source, arrow.to) for sheet in found for arrow in sheet.arrows}
        ways = {(box.key, to) for box in page.boxes for to in box.ways}
        said = {
            (box.key, box.ways[number])
            for box in page.boxes
            for key, number in found[0].tails
            if key == box.key
        }
        assert {(source.split(" (")[0], to) for source, to in drawn} | said >= ways
        assert [sheet.number for sheet in found] == list(range(1, len(found) + 1))
        placed = [one.part.box.key for sheet in found for one in sheet.placed]
        assert set(placed) == {box.key for box in page.boxes}
        for sheet in found:
            check(sheet)
    assert len(sheets_of(pages(graph(flow), flow)[0], measure)) > 1


def test_another_sheet_is_named_on_both_ends_of_a_way() -> None:
    found = sheets_of(pages(graph(big(40)), big(40))[0], measure)
    assert set(found[0].tails.values()) >= {" (below)", " (sheet\u00a02)"}
    assert re.fullmatch(r"from \d+(, \d+)*", next(iter(found[0].captions.values())))


def test_many_other_places_are_counted() -> None:
    screens = [flows.choice(f"s{n}", ["a"], "end") for n in range(60)]
    flow = flows.make_flow(*screens, flows.choice("end", ["a"]))
    found = sheets_of(pages(graph(flow), flow)[0], measure)
    assert re.fullmatch(r"from (\d+, ){5}\d+ and \d+ more", found[0].captions["end"])


def test_a_box_that_is_too_high_goes_on_in_another() -> None:
    codes = [f"code-{number}" for number in range(150)]
    steps = [flows.step(f"step-{n}", when("a", codes[n])) for n in range(150)]
    flow = flows.make_flow(flows.choice("a", codes, "b"), flows.choice("b", ["x"]), steps=steps)
    found = [sheet for sheet in sheets(flow) if sheet.file.startswith("start")]
    assert len(found) > 1
    for sheet in found:
        check(sheet)
    rows = [row for sheet in found for one in sheet.placed for row in one.part.rows]
    lines = [row.line for row in rows]
    assert all(f"Label of {code}" in lines for code in codes)
    assert any("(goes on)" in line for line in lines)


def test_words_are_wrapped_and_long_ones_cut() -> None:
    room = 10 * BODY * 0.55 * ROOM
    assert wrap("one two three", room, Look.PLAIN, measure) == ["one two", "three"]
    assert wrap("a bcdefghijklmnop", room, Look.PLAIN, measure) == ["a", "bcdefghijk", "lmnop"]
    assert wrap("one two", room, Look.PLAIN, measure, " more") == ["one", "two"]
    assert wrap("", room, Look.PLAIN, measure) == [""]
    assert wrap("ab", 0.1, Look.PLAIN, measure) == ["a", "b"]
    assert indent_of(Text("a")) == 0


def read(data: bytes) -> ET.Element:
    """Return an SVG file as elements."""
    return ET.fromstring(data)  # noqa: S314 - written just now


def drawn_texts(data: bytes) -> list[str]:
    """Return the texts in an SVG file."""
    return [text.text or "" for text in read(data).iter(f"{SVG}text")]


def test_svg_has_the_size_of_paper_and_no_small_letters() -> None:
    for sheet in sheets(FLOW):
        root = read(as_svg(sheet, FLOW))
        assert (root.get("width"), root.get("height")) == (f"{WIDTH:g}mm", f"{HEIGHT:g}mm")
        _, _, wide, high = map(float, (root.get("viewBox") or "").split())
        assert wide / WIDTH == high / HEIGHT
        least = 8 * MM_PER_POINT * wide / WIDTH
        sizes = [float(text.get("font-size") or 0) for text in root.iter(f"{SVG}text")]
        assert min(sizes) > least - 0.1
        assert "Noto Sans" in (root.get("font-family") or "")


def test_svg_has_every_screen_every_answer_and_every_arrow() -> None:
    for page in pages(graph(FLOW), FLOW):
        for sheet in sheets_of(page, measure):
            data = as_svg(sheet, FLOW)
            told = drawn_texts(data)
            for one in sheet.placed:
                assert all(row.line in told for row in one.part.rows if not row.text.way)
            curves = [
                path for path in read(data).iter(f"{SVG}path") if "C" in (path.get("d") or "")
            ]
            assert len(curves) == len(sheet.arrows)
            assert any(page.title in text for text in told)
            assert any("Test 1.0" in text for text in told)


def test_any_text_survives() -> None:
    odd = 'a<b & "c" \x00\x0b\ud800 😀 ]]> ñ'
    screen = replace(flows.choice("a", ["x"]), topic=message(odd))
    packs = (PackVersion("own", message(odd), "1"), PackVersion("nation", message("England"), "2"))
    flow = replace(flows.make_flow(screen), packs=packs)
    for sheet in sheets(flow):
        text = " ".join(drawn_texts(as_svg(sheet, flow)))
        assert '1 a<b & "c" 😀 ]]> ñ' in re.sub(r"\s+", " ", text)
        assert "which extends England 2" in text


def test_a_long_title_is_cut_at_a_word() -> None:
    flow = replace(FLOW, packs=(PackVersion("own", message("word " * 50), "1"),))
    told = drawn_texts(as_svg(sheets(flow)[0], flow))
    assert [text for text in told if text.endswith("word …")]


def test_the_same_flow_gives_the_same_pictures() -> None:
    assert [as_svg(s, FLOW) for s in sheets(FLOW)] == [as_svg(s, FLOW) for s in sheets(FLOW)]


def test_the_shipped_pack_is_drawn_in_few_sheets(worcestershire: Journey) -> None:
    flow = worcestershire.flow
    found = sheets(flow)
    assert len([sheet for sheet in found if sheet.file.startswith("overview")]) <= 3
    for sheet in found:
        check(sheet)
        read(as_svg(sheet, flow))


def test_after_the_wish_to_talk_only_what_is_shown_after_each_is_always_shown(
    worcestershire: Journey,
) -> None:
    graph_page = page(worcestershire.flow, "branch-excluded")
    (talk,) = (box for box in graph_page.boxes if box.key == TALK_END)
    marks = {text.text: text.mark for text in talk.texts}
    titles = {step.id: step.wordings[-1].title.text for step in worcestershire.flow.steps}
    assert marks[titles["talk"]] is Mark.ALWAYS
    assert marks[titles["review-panel"]] is Mark.SOMETIMES
