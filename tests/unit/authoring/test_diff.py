from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sendkiosk.authoring.diff import compare, version_was_forgotten
from sendkiosk.authoring.diff_changes import Area, Change, How
from sendkiosk.journey.flow import Flow
from sendkiosk.pack.opening import OpenedPack, open_pack
from tests.support import flows
from tests.support.packs import NATIONAL, edited, open_changed, open_local, write_pack
from tests.support.random_flows import random_flows

LETTER = """\
+++
order = 1
when = {screen = "who", is = "parent"}
sources = ["law"]
+++
# To the office

My letter came on {letter-date}. I do not agree.

- [ ] I want to talk.

Name: ____

____
"""
LATER = LETTER.replace("order = 1", "order = 2").replace("To the office", "To the school")


def flow_of(opened: OpenedPack) -> Flow:
    assert opened.flow, opened.findings
    return opened.flow


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    return flow_of(open_changed(tmp_path_factory.mktemp("old"), {}))


# A contact with another number is not confirmed any more, which would be a change of its own.
UNCONFIRMED: dict[str, str | bytes | None] = {"confirmations.toml": None}


@pytest.fixture(scope="module")
def unconfirmed(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    return flow_of(open_changed(tmp_path_factory.mktemp("unconfirmed"), UNCONFIRMED))


class Expected(NamedTuple):
    """One change, and texts that must be among what was and what is there now."""

    area: Area
    id: str
    old: str = ""
    new: str = ""
    how: How = How.CHANGED
    important: bool = False


def told(change: Change) -> tuple[str, str]:
    """Return all that a change says was there, and is there."""
    return (
        "\n".join(text for line in change.lines for text in line.old),
        "\n".join(text for line in change.lines for text in line.new),
    )


def is_like(change: Change, expected: Expected) -> bool:
    old, new = told(change)
    same = (change.area, change.id, change.how, change.important)
    return (
        same == (expected.area, expected.id, expected.how, expected.important)
        and expected.old in old
        and expected.new in new
        and bool(expected.old) is bool(old)
        and bool(expected.new) is bool(new)
    )


STEP, SCREEN, LIMIT = Area.STEP, Area.SCREEN, Area.TIME_LIMIT
CONTACT, SOURCE = Area.CONTACT, Area.SOURCE
APPEAL, TALK = "steps/appeal.md", "steps/talk.md"
LIMITS, CONTACTS = "time-limits.toml", "contacts.toml"

EDITS: list[tuple[str, str, str, Expected]] = [
    # steps
    (TALK, "# Talk to us", "# Talk to them", Expected(STEP, "talk", "us", "them")),
    (
        APPEAL,
        "Write to the tribunal.",
        "Write at once.",
        Expected(STEP, "appeal", "tribunal", "at once"),
    ),
    (
        APPEAL,
        "Write to the tribunal.\n",
        "Write to the tribunal. Or not.\n",
        Expected(STEP, "appeal", "", "Or not."),
    ),
    (APPEAL, "Write to the tribunal.\n", "", Expected(STEP, "appeal", "Write", "")),
    (APPEAL, "Write to the", "Write **to** the", Expected(STEP, "appeal", "paragraph", "“to”")),
    (APPEAL, "about school", "about them", Expected(STEP, "appeal", "school", "them")),
    (
        APPEAL,
        'who = "The tribunal"',
        'who = "The judge"',
        Expected(STEP, "appeal", "tribunal", "judge"),
    ),
    (APPEAL, 'who = "The tribunal"\n', "", Expected(STEP, "appeal", "tribunal")),
    (APPEAL, "order = 20", "order = 5", Expected(STEP, "appeal", "", "talk")),
    (
        APPEAL,
        'route = "appeal"',
        'route = "mediation"',
        Expected(STEP, "appeal", "appeal", "mediation"),
    ),
    (APPEAL, 'time_limit = "appeal"\n', "", Expected(STEP, "appeal", "(appeal)")),
    (
        APPEAL,
        '["tribunal"]',
        '["helpline", "tribunal"]',
        Expected(STEP, "appeal", "", "(helpline)"),
    ),
    (APPEAL, 'contacts = ["tribunal"]\n', "", Expected(STEP, "appeal", "(tribunal)")),
    (APPEAL, '["law"]', '["law", "page"]', Expected(STEP, "appeal", "", "(page)")),
    (
        APPEAL,
        'contacts = ["tribunal"]\n',
        'contacts = ["tribunal"]\ncheck_with = "helpline"\n',
        Expected(STEP, "appeal", "", "(helpline)"),
    ),
    (TALK, "answered = true", 'is = "parent"', Expected(STEP, "talk", "A parent", "A parent")),
    (
        TALK,
        'when = {screen = "who", answered = true}\n',
        "",
        Expected(STEP, "talk", "", "Who you are"),
    ),
    (
        APPEAL,
        'any_of = ["school", "health"]}',
        'any_of = ["school", "travel"]}',
        Expected(STEP, "appeal", "Health", "Travel"),
    ),
    # screens
    (
        "screens/welcome.md",
        "a few questions",
        "questions",
        Expected(SCREEN, "welcome", "few", "questions"),
    ),
    ("screens/who.md", "- One thing", "1. One thing", Expected(SCREEN, "who", "•", "numbered")),
    ("screens/who.md", "[plan](term:plan)", "plan", Expected(SCREEN, "who", "(plan)", "you")),
    (
        "screens/who.md",
        'label = "A parent"',
        'label = "A mother"',
        Expected(SCREEN, "who", "parent", "mother"),
    ),
    (
        "screens/who.md",
        'hint = "From 16 to 25"',
        'hint = "Up to 25"',
        Expected(SCREEN, "who", "16", "Up"),
    ),
    ("screens/who.md", 'hint = "From 16 to 25"\n', "", Expected(SCREEN, "who", "16")),
    ("screens/who.md", 'note = "parent"\n', "", Expected(SCREEN, "who", "parent")),
    ("screens/who.md", '"Who you are"', '"You"', Expected(SCREEN, "who", "Who you are", "You")),
    (
        "screens/certificate-date.md",
        '{to = "worries"}',
        '{to = "summary"}',
        Expected(SCREEN, "certificate-date", "(worries)", "summary"),
    ),
    (
        "screens/who.md",
        'is = "young-person"}, to',
        'is = "parent"}, to',
        Expected(SCREEN, "who", "A young person", "A parent"),
    ),
    (
        "screens/worries.md",
        '[[option]]\ncode = "travel"\nlabel = "Travel"\n',
        "",
        Expected(SCREEN, "worries", "(travel)"),
    ),
    (
        "screens/worries.md",
        '[[option]]\ncode = "school"',
        '[[option]]\ncode = "money"\nlabel = "Money"\n\n[[option]]\ncode = "school"',
        Expected(SCREEN, "worries", "", "(money)"),
    ),
    (
        "screens/worries.md",
        'code = "travel"\nlabel = "Travel"\n\n[[option]]\ncode = "health"\nlabel = "Health"',
        'code = "health"\nlabel = "Health"\n\n[[option]]\ncode = "travel"\nlabel = "Travel"',
        Expected(SCREEN, "worries", "(travel)\n“Health” (health)", "(health)\n“Travel” (travel)"),
    ),
    ("screens/worries.md", '"choices"', '"choice"', Expected(SCREEN, "worries", "several", "one")),
    (
        "screens/letter-date.md",
        "years = 1",
        "years = 2",
        Expected(SCREEN, "letter-date", "1 year", "2 years"),
    ),
    (
        "screens/certificate-date.md",
        'not_before = "letter-date"\n',
        "",
        Expected(SCREEN, "certificate-date", "(letter-date)", "1 year"),
    ),
    (
        "screens/certificate-date.md",
        "2026-09-01",
        "2026-10-01",
        Expected(SCREEN, "certificate-date", "September", "October"),
    ),
    # time limits
    (
        LIMITS,
        "months = 2",
        "months = 3",
        Expected(LIMIT, "appeal", "2 months", "3 months", important=True),
    ),
    (
        LIMITS,
        "months = 1",
        "working_days = 1",
        Expected(LIMIT, "appeal", "1 month", "1 working day", important=True),
    ),
    (
        LIMITS,
        "needed = false",
        "counts_first_day = true",
        Expected(LIMIT, "appeal", "1 month", "first day", important=True),
    ),
    (
        LIMITS,
        'shift = "sen_appeal"\n',
        "",
        Expected(LIMIT, "appeal", "August", "stays", important=True),
    ),
    (
        LIMITS,
        "advice =",
        "theirs = true\nadvice =",
        Expected(LIMIT, "appeal", "visitor", "else", important=True),
    ),
    (LIMITS, "must be there", "must arrive", Expected(LIMIT, "appeal", "there", "arrive")),
    (LIMITS, "Two months from", "2 months from", Expected(LIMIT, "appeal", "Two", "2")),
    (LIMITS, 'advice = "Send it early."\n', "", Expected(LIMIT, "appeal", "early")),
    (
        LIMITS,
        '"Date on your letter"',
        '"Day of your letter"',
        Expected(LIMIT, "appeal", "Date on", "Day of"),
    ),
    (LIMITS, '["law"]', '["law", "page"]', Expected(LIMIT, "appeal", "", "(page)")),
    # contacts
    (
        CONTACTS,
        "01905 768153",
        "01905 768154",
        Expected(CONTACT, "helpline", "768153", "768154", important=True),
    ),
    (
        CONTACTS,
        "01905 768153",
        "01905768153",
        Expected(CONTACT, "helpline", "01905 768153", "01905768153"),
    ),
    (
        CONTACTS,
        '[{number = "01905 768153"}]',
        '[{number = "01905 768153"}, {number = "01905 000000"}]',
        Expected(CONTACT, "helpline", "", "01905 000000", important=True),
    ),
    (
        CONTACTS,
        'number = "01905 768153"',
        'number = "01905 768153", label = "Mornings"',
        Expected(CONTACT, "helpline", "768153", "Mornings"),
    ),
    (CONTACTS, "a@example.org", "b@example.org", Expected(CONTACT, "tribunal", "a@", "b@")),
    (
        CONTACTS,
        ', confidence = "unverified"',
        "",
        Expected(CONTACT, "tribunal", "unverified", "a@"),
    ),
    (
        CONTACTS,
        'websites = [{address = "www.example.org"}]\n',
        "",
        Expected(CONTACT, "tribunal", "www"),
    ),
    (
        CONTACTS,
        '[{address = "www.example.org"}]',
        '[{address = "www.example.org"}, {address = "www.example.com"}]',
        Expected(CONTACT, "tribunal", "", ".com"),
    ),
    (CONTACTS, '"Mornings"', '"Evenings"', Expected(CONTACT, "tribunal", "Mornings", "Evenings")),
    (CONTACTS, "Look on your letter.", "Ask us.", Expected(CONTACT, "tribunal", "Look", "Ask")),
    (CONTACTS, '"Helpline"', '"Help line"', Expected(CONTACT, "helpline", "Helpline", "Help line")),
    (CONTACTS, "They decide.", "They judge.", Expected(CONTACT, "tribunal", "decide", "judge")),
    # the rest
    ("terms.toml", "A legal paper.", "A paper.", Expected(Area.TERM, "plan", "legal", "A paper.")),
    ("terms.toml", '"Plan"', '"The plan"', Expected(Area.TERM, "plan", "Plan", "The plan")),
    ("sources.toml", '"leaflet"', '"verified"', Expected(SOURCE, "page", "leaflet", "verified")),
    (
        "sources.toml",
        "2027-01-01",
        "2027-01-31",
        Expected(SOURCE, "page", "1 January", "31 January"),
    ),
    ("sources.toml", '"Their page"', '"That page"', Expected(SOURCE, "page", "Their", "That")),
    ("sources.toml", "org/law", "org/act", Expected(SOURCE, "law", "law", "act")),
    ("pack.toml", '["We may be wrong."]', "[]", Expected(Area.NOTICE, "notices", "wrong")),
    (
        "pack.toml",
        '["helpline"]',
        '["helpline", "tribunal"]',
        Expected(Area.HELPLINE, "helplines", "", "(tribunal)"),
    ),
    ("pack.toml", 'version = "1"', 'version = "1.1"', Expected(Area.PACK, "national", "1", "1.1")),
    ("pack.toml", '"Nation"', '"Land"', Expected(Area.PACK, "national", "Nation", "Land")),
]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [(edit, expected) for *edit, expected in EDITS],
    ids=[f"{edit[0]}: {edit[1]}"[:60] for edit in EDITS],
)
def test_each_change_is_told_once_and_at_its_place(
    unconfirmed: Flow, tmp_path: Path, edit: tuple[str, str, str], expected: Expected
) -> None:
    changed = flow_of(open_changed(tmp_path, {**UNCONFIRMED, **edited(*edit)}))
    (found,), (back,) = compare(unconfirmed, changed), compare(changed, unconfirmed)
    assert is_like(found, expected), found
    assert (back.area, back.id, back.important) == (found.area, found.id, found.important)
    assert version_was_forgotten(unconfirmed, changed, (found,)) is (expected.new != "1.1")


STEP_FILE = """\
+++
order = 15
route = "mediation"
when = {screen = "who", is = "parent"}
who = "The adviser"
time_limit = "appeal"
contacts = ["tribunal"]
check_with = "helpline"
sources = ["page"]
+++
# Ring the adviser

Ring them. Do not wait.

+++
when = {screen = "worries", is = "travel"}
+++
# Ring about travel

Ring them.

+++
when = {screen = "worries", is = "school"}
+++
# Ring the adviser

Ring the school.
"""
NEW_SCREEN = """\
+++
kind = "date"
topic = "Your birthday"
sources = ["law"]
next = [{to = "who"}]

[date]
years = 2
+++
# When was your birthday?
"""
LIMIT_FILE = """
[complaint]
name = "Their answer"
rule = "They must answer in 20 working days."
theirs = true
sources = ["law"]

[exam]
name = "The exam"
rule = "In February."
sources = ["law"]

[[exam.period]]
school_year_day = "15 February"
name = "The day"
"""
CONTACT_FILE = """
[board]
name = "The board"
about = "They hear complaints."
source = "page"
checked = 2026-11-01
review_by = 2027-02-01
phones = [{number = "01905 111111"}]
"""
ADDITIONS: dict[str, tuple[dict[str, str], list[tuple[Area, str, str]]]] = {
    "step": ({"steps/ring.md": STEP_FILE}, [(STEP, "ring", "Ring about travel")]),
    "letter": ({"letters/office.md": LETTER}, [(Area.LETTER, "office", "{letter-date}")]),
    "screen": (
        {"screens/birthday.md": NEW_SCREEN} | edited("screens/welcome.md", '"who"', '"birthday"'),
        [(SCREEN, "birthday", "(law)"), (SCREEN, "welcome", "(birthday)")],
    ),
    "limits": (
        {LIMITS: NATIONAL[LIMITS] + LIMIT_FILE},
        [(LIMIT, "complaint", "20 working days"), (LIMIT, "exam", "15 February")],
    ),
    "contact": (
        {CONTACTS: NATIONAL[CONTACTS] + CONTACT_FILE},
        [(CONTACT, "board", "01905 111111")],
    ),
    "term": (
        {"terms.toml": NATIONAL["terms.toml"] + '[sen]\nname = "SEN"\nexplanation = "Needs."\n'},
        [(Area.TERM, "sen", "Needs.")],
    ),
    "source": (
        {
            "sources.toml": NATIONAL["sources.toml"]
            + '[act]\nname = "Act"\nconfidence = "leaflet"\nchecked = 2026-11-01\n'
            + "review_by = 2027-01-01\n"
        },
        [(SOURCE, "act", "leaflet")],
    ),
}


@pytest.mark.parametrize("kind", ADDITIONS)
def test_what_came_or_went_is_told_with_all_it_says(
    national: Flow, tmp_path: Path, kind: str
) -> None:
    files, expected = ADDITIONS[kind]
    larger = flow_of(open_changed(tmp_path, files))
    for flows_, how, side in (
        ((national, larger), How.ADDED, 1),
        ((larger, national), How.REMOVED, 0),
    ):
        found = {change.id: change for change in compare(*flows_)}
        assert sorted(found) == sorted(name for _, name, _ in expected)
        for area, name, text in expected:
            change = found[name]
            assert change.area is area
            assert text in told(change)[side]
            if name != "welcome":
                assert change.how is how
                assert not told(change)[1 - side]


def test_a_step_that_is_new_is_told_with_its_names_and_for_whom(
    national: Flow, tmp_path: Path
) -> None:
    (change,) = compare(national, flow_of(open_changed(tmp_path, {"steps/ring.md": STEP_FILE})))
    text = told(change)[1]
    for part in ("(appeal)", "(tribunal)", "(helpline)", "(page)", "The adviser", "mediation"):
        assert part in text
    assert "“A parent”" in change.whom
    assert change.place == "steps/ring.md"


def test_the_whole_text_of_a_step_does_not_repeat_its_title(national: Flow, tmp_path: Path) -> None:
    (change,) = compare(national, flow_of(open_changed(tmp_path, {"steps/ring.md": STEP_FILE})))
    assert "Ring the adviser" not in told(change)[1]
    assert "Ring the school." in told(change)[1]


def test_several_changes_of_a_step_are_told_together(national: Flow, tmp_path: Path) -> None:
    text = NATIONAL[APPEAL].replace("Write to", "Ring").replace("order = 20", "order = 1")
    (change,) = compare(national, flow_of(open_changed(tmp_path, {APPEAL: text})))
    assert len(change.lines) == 2


def test_wordings_that_came_went_or_changed_places_are_told(tmp_path: Path) -> None:
    first = '+++\nwhen = {screen = "who", is = "parent"}\n+++\n# For parents\n\nAsk.\n'
    second = '+++\nwhen = {screen = "who", is = "young-person"}\n+++\n# For others\n\nGo.\n'
    start = NATIONAL[TALK] + "\n"
    none, one, both, turned = (
        flow_of(open_changed(tmp_path / str(number), {TALK: start + text}))
        for number, text in enumerate(("", first, first + "\n" + second, second + "\n" + first))
    )
    for old, new, side in ((none, one, 1), (one, none, 0)):
        (change,) = compare(old, new)
        assert "For parents" in told(change)[side]
        assert len(change.lines) == 1
    (change,) = compare(one, both)
    assert "Go." in told(change)[1]
    assert "Ask." not in told(change)[1]
    (change,) = compare(both, turned)
    assert len(change.lines) == 1
    assert [text for text in change.lines[0].new if "young" in text] == [change.lines[0].new[0]]


def test_letters_are_compared_like_steps(tmp_path: Path) -> None:
    both = {"letters/office.md": LETTER, "letters/school.md": LATER}
    changes = [
        (LETTER.replace("order = 1", "order = 3"), "(school)"),
        (LETTER.replace("I do not agree.", "I agree."), "I agree."),
        (LETTER.replace("I want to talk", "Let us talk"), "Let us talk"),
        (LETTER.replace("Name:", "Names:"), "Names:"),
        (LETTER.replace("parent", "young-person"), "A young person"),
        (LETTER.replace('"law"', '"page"'), "(page)"),
    ]
    old = flow_of(open_changed(tmp_path / "old", both))
    for number, (text, part) in enumerate(changes):
        new = flow_of(open_changed(tmp_path / str(number), {**both, "letters/office.md": text}))
        (change,) = compare(old, new)
        assert (change.area, change.id) == (Area.LETTER, "office")
        assert part in told(change)[1]


def test_a_change_of_the_first_screen_is_told(tmp_path: Path) -> None:
    old = flow_of(open_changed(tmp_path / "old", {}))
    new = replace(old, start="who")
    (change,) = compare(old, new)
    assert "(welcome)" in told(change)[0]
    assert "(who)" in told(change)[1]


def test_a_number_is_told_first_and_apart_from_the_rest_of_its_contact(
    national: Flow, tmp_path: Path
) -> None:
    text = NATIONAL[CONTACTS].replace("768153", "768154").replace("They listen", "They hear")
    limits = NATIONAL[LIMITS].replace("months = 2", "months = 1").replace("must be there", "counts")
    files = {CONTACTS: text, LIMITS: limits} | edited(TALK, "Talk to us", "Talk")
    found = compare(national, flow_of(open_changed(tmp_path, files)))
    assert [(change.id, change.important) for change in found] == [
        ("appeal", True),
        ("helpline", True),
        ("talk", False),
        ("appeal", False),
        ("helpline", False),
    ]
    assert "768154" not in told(found[4])[1]


def test_a_local_pack_is_compared_with_what_it_extends(tmp_path: Path) -> None:
    national = flow_of(open_changed(tmp_path / "national", {}))
    local = flow_of(open_local(tmp_path / "local", {}))
    found = {(change.area, change.id): change for change in compare(national, local)}
    assert (CONTACT, "helpline") in found
    assert found[Area.PACK, "local"].how is How.ADDED
    back = {(change.area, change.id): change for change in compare(local, national)}
    assert back[Area.PACK, "local"].how is How.REMOVED
    assert not version_was_forgotten(national, local, tuple(found.values()))


def test_a_confirmation_is_told_with_who_gave_it_and_when(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    old = flow_of(open_pack(write_pack(folder / "national", NATIONAL)))
    contact = old.contacts["helpline"]
    sure = replace(contact, confirmed_by="J. Smith", checked=contact.review_by)
    new = replace(old, contacts={**old.contacts, "helpline": sure})
    (change,) = compare(old, new)
    assert "J. Smith" in told(change)[1]
    assert "2027" in told(change)[1]
    assert "2026" in told(change)[0]
    assert not change.important


def test_addresses_in_another_order_are_told(tmp_path: Path) -> None:
    two = '[{address = "www.example.org"}, {address = "www.example.com"}]'
    turned = '[{address = "www.example.com"}, {address = "www.example.org"}]'
    old, new = (
        flow_of(
            open_changed(
                tmp_path / name, edited(CONTACTS, '[{address = "www.example.org"}]', addresses)
            )
        )
        for name, addresses in (("old", two), ("new", turned))
    )
    (change,) = compare(old, new)
    assert told(change)[0].splitlines() == ["www.example.org", "www.example.com"]
    assert told(change)[1].splitlines() == ["www.example.com", "www.example.org"]


def test_how_a_file_is_written_makes_no_change(national: Flow, tmp_path: Path) -> None:
    files = (
        edited(APPEAL, "Write to the tribunal.", "Write to\nthe tribunal.")
        | edited("screens/who.md", 'is = "young-person"}, to', 'any_of = ["young-person"]}, to')
        | edited(TALK, "order = 10", "order = 11")
        | {CONTACTS: "# The numbers\n" + NATIONAL[CONTACTS]}
    )
    assert compare(national, flow_of(open_changed(tmp_path, files))) == ()
    assert not version_was_forgotten(national, national, ())


STEPS = [flows.step(name, order=10 * place) for place, name in enumerate("abcde", 1)]


def ordered(*orders: int) -> Flow:
    """Return a flow of five steps with these orders."""
    steps = [replace(step, order=order) for step, order in zip(STEPS, orders, strict=True)]
    return flows.make_flow(flows.choice("one", ["x"]), steps=steps)


@pytest.mark.parametrize(
    ("orders", "moved"),
    [
        ((10, 20, 30, 40, 60), []),
        ((1, 2, 3, 4, 5), []),
        ((60, 20, 30, 40, 50), ["a"]),
        ((10, 20, 30, 40, 5), ["e"]),
        ((25, 20, 30, 40, 50), ["a"]),
        ((10, 5, 30, 40, 50), ["b"]),
        ((50, 40, 30, 20, 10), ["a", "b", "d", "e"]),
    ],
)
def test_only_the_steps_that_were_moved_are_said_to_come_elsewhere(
    orders: tuple[int, ...], moved: list[str]
) -> None:
    found = compare(ordered(10, 20, 30, 40, 50), ordered(*orders))
    assert sorted(change.id for change in found) == moved


def test_steps_for_danger_are_in_no_order_with_the_others() -> None:
    def flow(order: int) -> Flow:
        danger = replace(flows.step("danger", order=order), route="help-now")
        return flows.make_flow(flows.choice("one", ["x"]), steps=[*STEPS, danger])

    assert compare(flow(1), flow(99)) == ()


def with_unlike_steps(flow: Flow) -> Flow:
    """Return a random flow, in which steps may share an id, with each id once."""
    return replace(flow, steps=tuple({step.id: step for step in flow.steps}.values()))


FLOWS = random_flows().map(with_unlike_steps)


@given(FLOWS)
def test_a_flow_is_no_other_than_itself(flow: Flow) -> None:
    assert compare(flow, replace(flow, steps=tuple(flow.steps))) == ()


@given(flow=FLOWS, data=st.data())
def test_a_step_that_went_is_all_that_is_told(flow: Flow, data: st.DataObject) -> None:
    assume(flow.steps)
    gone = data.draw(st.sampled_from(flow.steps))
    less = replace(flow, steps=tuple(step for step in flow.steps if step is not gone))
    for flows_, how in (((flow, less), How.REMOVED), ((less, flow), How.ADDED)):
        (change,) = compare(*flows_)
        assert (change.area, change.how, change.id) == (STEP, how, gone.id)


@given(old=FLOWS, new=FLOWS)
def test_each_place_is_told_of_once(old: Flow, new: Flow) -> None:
    found = compare(old, new)
    places = [(change.area, change.id, change.important) for change in found]
    assert len(places) == len(set(places))
    assert all(change.lines for change in found)
    for change in found:
        for line in change.lines:
            assert line.old or line.new
            assert line.old != line.new
    back = {(change.area, change.id, change.how) for change in compare(new, old)}
    turned = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED, How.CHANGED: How.CHANGED}
    for change in found:
        # The step of two that is said to have moved may be the other one on the way back.
        if change.how is not How.CHANGED:
            assert (change.area, change.id, turned[change.how]) in back
