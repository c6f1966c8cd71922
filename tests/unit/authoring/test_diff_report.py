from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings

from sendkiosk.authoring.diff_effect import MOST_GROUPS
from sendkiosk.authoring.diff_json import as_json
from sendkiosk.authoring.diff_report import IMPORTANT, NOTHING, WIDTH, as_text, compare_packs
from sendkiosk.journey.conditions import All, Always, Any, Not
from sendkiosk.journey.flow import Flow
from tests.support import flows
from tests.support.examples import examples
from tests.support.flows import make_journey, when
from tests.support.packs import NATIONAL, edited, open_changed
from tests.support.random_flows import random_flows

PARENT, CHILD = when("who", "parent"), when("who", "child")
WHO = flows.choice("who", ["parent", "child", "friend"], "trouble")
TROUBLE = flows.choice("trouble", ["school", "money", "other"])


def text_of(old: Flow, new: Flow) -> str:
    return as_text(compare_packs(make_journey(old), make_journey(new)))


def changed(tmp_path: Path, files: dict[str, str]) -> tuple[Flow, Flow]:
    old = open_changed(tmp_path / "old", {}).flow
    new = open_changed(tmp_path / "new", files).flow
    assert old
    assert new
    return old, new


def test_a_number_is_the_first_thing_that_is_told(tmp_path: Path) -> None:
    files = edited("contacts.toml", "01905 768153", "01905 768154") | edited(
        "steps/talk.md", "Talk to us", "Talk to them"
    )
    text = text_of(*changed(tmp_path, files))
    assert IMPORTANT in text.splitlines()[0]
    places = [text.index(part) for part in ("01905 768154", "steps/talk.md", "Nation 1")]
    assert places == sorted(places)
    assert "01905 768153" in text


def test_a_forgotten_version_is_told(tmp_path: Path) -> None:
    old, new = changed(tmp_path, edited("steps/talk.md", "Talk to us", "Talk to them"))
    numbered = replace(new, packs=(replace(new.packs[0], version="2"),))
    assert "Warning" in text_of(old, new)
    assert "Warning" not in text_of(old, numbered)
    found = compare_packs(make_journey(old), make_journey(new))
    assert json.loads(as_json(found))["version_was_forgotten"] is True


def test_the_same_pack_twice_is_told_in_two_words(tmp_path: Path) -> None:
    old, new = changed(tmp_path, {})
    assert text_of(old, new) == NOTHING
    data = json.loads(as_json(compare_packs(make_journey(old), make_journey(new))))
    assert data["nothing_changed"] is True
    assert data["changes"] == []
    assert data["effect"]["old"] is None


def test_a_long_address_is_not_cut(tmp_path: Path) -> None:
    long = "https://example.org/" + "x" * 90
    text = text_of(*changed(tmp_path, edited("sources.toml", "https://example.org/law", long)))
    assert long in text


def test_paths_are_counted_by_group() -> None:
    old, new = (
        flows.make_flow(WHO, TROUBLE, steps=[flows.step("x", condition)])
        for condition in (PARENT, Any((PARENT, CHILD)))
    )
    text = text_of(old, new)
    assert "5 of 21 paths" in text.splitlines()[0]
    assert "“Title of x” (x)" in text
    data = json.loads(as_json(compare_packs(make_journey(old), make_journey(new))))
    (group,) = data["effect"]["new"]["groups"]
    assert (group["gained"], group["lost"], group["paths"]) == (["x"], [], 5)
    assert group["for_whom"][0]["paths"] == 5
    (change,) = data["changes"]
    assert (change["area"], change["how"], change["id"]) == ("step", "changed", "x")


def several() -> list[tuple[str, Flow, Flow, list[str]]]:
    """Return changes whose effects are told in each of the ways there are."""
    a, b = flows.step("a", PARENT, order=1), flows.step("b", when("trouble", "school"), order=2)
    first = replace(b, order=0)
    both = flows.make_flow(WHO, TROUBLE, steps=[a, b])
    gone = flows.make_flow(flows.choice("who", ["parent", "child", "friend"]), steps=[a])
    codes = [f"c{number}" for number in range(MOST_GROUPS + 3)]
    many = flows.choice("one", codes)
    each = [flows.step(code, when("one", code)) for code in codes]
    odd = Any((when("who", "child"), when("trouble", "money")))
    return [
        ("order", both, replace(both, steps=(a, first)), ["1 path:"]),
        (
            "order and more",
            both,
            replace(both, steps=(replace(a, when=Any((PARENT, CHILD))), first, flows.step("c"))),
            ["(c)", "on 1 of them"],
        ),
        (
            "all of them in another order",
            replace(both, steps=(a, replace(b, when=PARENT), flows.step("c", CHILD))),
            replace(both, steps=(a, replace(first, when=PARENT), flows.step("c", PARENT))),
            ["(c)"],
        ),
        ("question gone", both, gone, ["paths through the old pack", "(b)"]),
        ("question new", gone, both, ["(b)", "4 of 21 paths"]),
        ("old answers", replace(both, steps=(b,)), replace(gone, steps=()), ["(b)"]),
        ("many", flows.make_flow(many), flows.make_flow(many, steps=each), ["3 smaller groups"]),
        (
            "odd",
            flows.make_flow(WHO, TROUBLE),
            replace(both, steps=(flows.step("x", odd),)),
            ["(x)"],
        ),
    ]


@pytest.mark.parametrize("case", several(), ids=lambda case: case[0])
def test_each_kind_of_effect_is_told(case: tuple[str, Flow, Flow, list[str]]) -> None:
    _, old, new, parts = case
    text = " ".join(text_of(old, new).split())
    assert all(part in text for part in parts), text
    found = compare_packs(make_journey(old), make_journey(new))
    assert json.loads(as_json(found))["effect"]["new"]["changed"] == found.effect.new.changed


@given(old=random_flows(), new=random_flows())
@settings(max_examples=examples(30), deadline=None)
def test_any_two_packs_can_be_told_in_80_columns(old: Flow, new: Flow) -> None:
    found = compare_packs(make_journey(old), make_journey(new))
    text = as_text(found)
    assert all(len(line) <= WIDTH for line in text.splitlines())
    assert (text == NOTHING) is found.nothing
    data = json.loads(as_json(found))
    assert len(data["changes"]) == len(found.changes)


def test_others_who_share_a_description_are_counted() -> None:
    names = ("one", "two", "three")
    screens = [
        flows.choice(name, "ab", to) for name, to in zip(names, (*names[1:], None), strict=True)
    ]
    even = [path for path in product("ab", repeat=3) if path.count("b") % 2 == 0]
    ways = tuple(All(tuple(map(when, names, path))) for path in even)
    old, new = (
        flows.make_flow(*screens, steps=[flows.step("x", condition)])
        for condition in (Not(Always()), Any(ways))
    )
    found = compare_packs(make_journey(old), make_journey(new))
    (visitors,) = found.effect.new.groups[0].visitors
    assert (visitors.paths, visitors.others) == (4, 4)
    assert as_text(found).count("4 paths") == 2


def test_the_whole_of_a_step_is_in_the_report(tmp_path: Path) -> None:
    step = NATIONAL["steps/talk.md"] + "\nRing us.\n\n- One\n- Two\n"
    text = text_of(*changed(tmp_path, {"steps/ring.md": step}))
    assert all(part in text for part in ("steps/ring.md", "Ring us.", "• One", "• Two", "(law)"))
