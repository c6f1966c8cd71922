"""Whatever is typed finds what it should, the best first, and raises nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sendkiosk.journey.conditions import Always
from sendkiosk.journey.findable import ROOM, Entry, EntryKind, Findable, findables, unfilled
from sendkiosk.journey.flow import Block, BlockKind, Letter, Term, Wording
from sendkiosk.journey.folding import words_of
from sendkiosk.journey.messages import Message, message
from sendkiosk.journey.passage import passage
from sendkiosk.journey.search import Index
from sendkiosk.journey.visit import Journey
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain
from tests.support.flows import ask_date, choice, contact, limit, make_flow, source, step
from tests.support.specimens import LANGUAGES, catalogue_of, texts_of

WORDS = st.text(max_size=12)
TITLES = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=8)


def made(title: str, text: str = "", *numbers: str, name: str = "") -> Findable:
    entry = Entry(EntryKind.STEP, name or title, title, text)
    return Findable(entry, (title,), (text,), numbers)


def titles(index: Index, query: str) -> list[str]:
    return [entry.title for entry in index.find(query)]


@pytest.fixture(scope="session")
def everything(worcestershire: Journey) -> Index:
    return Index(findables(worcestershire.flow, lambda what: plain(Catalogue().say(what))))


def test_all_words_of_a_query_must_be_there() -> None:
    index = Index([made("Ring the adviser"), made("Ring", "the governors")])
    assert titles(index, "ring the") == ["Ring the adviser", "Ring"]
    assert titles(index, "ring the gov") == ["Ring"]
    assert titles(index, "ring nobody") == []


def test_titles_come_before_texts_and_words_before_beginnings() -> None:
    index = Index(
        [
            made("D", "appealing"),
            made("C", "an appeal"),
            made("B appealing"),
            made("Your appeal A"),
        ]
    )
    assert titles(index, "appeal") == ["Your appeal A", "B appealing", "C", "D"]


def test_what_fits_alike_stays_in_order() -> None:
    index = Index(made(f"Plan {name}") for name in "cab")
    assert titles(index, "plan") == ["Plan c", "Plan a", "Plan b"]


def test_a_title_that_is_asked_for_as_it_stands_comes_first() -> None:
    index = Index(
        [
            made("Letter for the mediation certificate"),
            made("Letter to the adviser for mediation"),
            made("Mediation"),
        ]
    )
    assert titles(index, "mediation")[0] == "Mediation"
    assert titles(index, "letter to the adv")[0] == "Letter to the adviser for mediation"


@pytest.mark.parametrize(
    "query",
    [
        *("01905768153", "01905 768153", "0190 576 81 53", "(01905) 768-153", "768153", "905 768"),
        *("+44 1905 768153", "0044 1905 768", "+44 (0)1905 768153", "٠١٩٠٥ ٧٦٨"),
    ],
)
def test_digits_find_a_number_however_they_are_grouped(query: str) -> None:
    index = Index([made("Other", "", "01905822666"), made("Who", "01905 768153", "01905768153")])
    assert titles(index, query) == ["Who"]


def test_few_digits_are_words_only() -> None:
    index = Index([made("From 16 to 25"), made("Who", "", "01601625")])
    assert titles(index, "16") == ["From 16 to 25"]
    assert titles(index, "16 25") == ["From 16 to 25", "Who"]


def test_a_number_and_a_word_are_both_needed() -> None:
    index = Index([made("Helpline", "", "0800123456"), made("Other", "", "0800123999")])
    assert titles(index, "0800 123 help") == ["Helpline"]


@pytest.mark.parametrize("query", ["", "  ", "“”", "🙂", "*"])
def test_a_query_without_words_finds_nothing(query: str) -> None:
    assert Index([made("A title")]).find(query) == ()


@given(TITLES)
def test_every_word_of_a_title_finds_its_entry(given_titles: list[str]) -> None:
    index = Index(made(title, name=str(at)) for at, title in enumerate(given_titles))
    for at, title in enumerate(given_titles):
        for word in words_of(title):
            assert str(at) in [entry.id for entry in index.find(word)]


@given(TITLES, st.text())
@example(["a"], '"')
@example(["near a"], "NEAR(a, b)")
@example(["a"], "a* AND b OR NOT")
@example(["a"], "🙂" * 100)
@example(["a"], "a " * 5_000)
@example(["a"], "1" * 10_000)
@example(["a 1"], "a 1 " * 2_500)
@example(["a"], "\ud800\x00")
def test_no_query_raises(given_titles: list[str], query: str) -> None:
    index = Index(made(title) for title in given_titles)
    found = index.find(query)
    assert len(found) <= len(index)
    index.nearest(query)
    assert all(isinstance(passage(entry, query), str) for entry in found)


@given(TITLES, st.text(max_size=20))
def test_one_word_more_finds_no_more(given_titles: list[str], query: str) -> None:
    index = Index(made(title, name=str(at)) for at, title in enumerate(given_titles))
    found = set(index.find(query))
    if found:
        assert set(index.find(f"{query} a")) <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_all_scripts_find_their_texts(language: str) -> None:
    said = [plain(text) for text in texts_of(language)]
    index = Index(made(text, name=str(at)) for at, text in enumerate(said))
    for at, text in enumerate(said):
        for piece in text.split():
            if words_of(piece):
                assert str(at) in [entry.id for entry in index.find(piece)]
        first = text.split()[0]
        assert str(at) in [entry.id for entry in index.find(first[: max(2, len(first) // 2)])]


def test_all_of_a_flow_is_found(worcestershire: Journey, everything: Index) -> None:
    flow = worcestershire.flow
    kinds = (
        (EntryKind.STEP, {each.id for each in flow.steps}),
        (EntryKind.CONTACT, set(flow.contacts)),
        (EntryKind.TERM, set(flow.terms)),
        (EntryKind.LETTER, {each.id for each in flow.letters}),
        (EntryKind.SCREEN, set(flow.screens)),
    )
    assert len(everything) == sum(len(names) for _, names in kinds)
    for kind, names in kinds:
        found = {
            entry.id
            for entry in everything._entries
            if entry.kind is kind and entry in everything.find(entry.title)
        }
        assert found == names


def test_each_number_of_a_pack_finds_its_contact(
    worcestershire: Journey, everything: Index
) -> None:
    for each in worcestershire.flow.contacts.values():
        for phone in each.phones:
            for query in (phone.value, phone.value.replace(" ", "")):
                assert each.id in [entry.id for entry in everything.find(query)]


def test_a_step_is_found_by_all_that_belongs_to_it() -> None:
    other = Wording(Always(), message("Hurry now"), ())
    flow = make_flow(
        choice("who", ["parent"]),
        steps=[
            replace(
                step("send", limit="appeal", contacts=["board"], other_wordings=[other]),
                who=message("The headteacher"),
            )
        ],
        limits=[limit("appeal")],
        contacts=[contact("board", "law")],
        sources=[source("law")],
    )
    index = Index(findables(flow, Catalogue().say))
    for query in ("title of send", "hurry", "text about send", "headteacher", "rule of", "board"):
        found = index.find(query)
        assert ("send", "Title of send") in [(entry.id, entry.title) for entry in found]
    assert [entry.id for entry in index.find("01632")] == ["board"]


def test_what_is_found_is_shown_in_one_language_and_found_in_two() -> None:
    flow = replace(
        make_flow(choice("who", ["parent"])),
        terms={"plan": Term("plan", message("Your next steps"), message("The SEND Tribunal"))},
    )
    polish = catalogue_of("pl")
    index = Index(findables(flow, polish.say, Catalogue().say))
    title = polish.say("Your next steps")
    assert titles(index, "next steps")[0] == title
    assert titles(index, title)[0] == title


def test_a_letter_has_room_to_write_and_no_date() -> None:
    text = Block(BlockKind.PARAGRAPH, message("On {today} of {letter-date}."))
    wording = Wording(Always(), message("Letter"), (text,))
    flow = make_flow(ask_date("letter-date"), letters=[Letter("letter", 1, Always(), (wording,))])
    said = Catalogue().say(unfilled(flow, wording).body[0].text)
    assert said == f"On {ROOM} of {ROOM}."
    (found,) = Index(findables(flow, Catalogue().say)).find("letter on of")
    assert "{" not in found.text


def test_no_text_of_a_pack_shows_a_name_in_braces(everything: Index) -> None:
    assert [entry.id for entry in everything._entries if "{" in entry.title + entry.text] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("mediaton", "mediation"), ("mediaton certifcate", "mediation certificate")],
)
def test_a_word_that_was_mistyped_is_guessed(everything: Index, typed: str, meant: str) -> None:
    assert everything.find(typed) == ()
    near = everything.nearest(typed)
    assert near is not None
    assert near.casefold() == meant
    assert everything.find(near)


@pytest.mark.parametrize("query", ["zzzz", "mediaton zzzz", "", "12345678901"])
def test_nothing_is_guessed_where_nothing_is_alike(everything: Index, query: str) -> None:
    assert everything.nearest(query) is None


def test_the_passage_begins_shortly_before_the_word() -> None:
    entry = Entry(EntryKind.STEP, "id", "Title", "First line.\nYou can ring the Governors today.")
    assert passage(entry, "gov") == "… ring the Governors today."
    assert passage(entry, "you") == "You can ring the Governors today."
    assert passage(entry, "title") == ""
    assert passage(entry, "other") == ""


def test_the_passage_shows_the_number_that_digits_stand_in() -> None:
    entry = Entry(EntryKind.CONTACT, "id", "Title", "About it.\n01905 768153")
    assert passage(entry, "90576") == "01905 768153"
    assert passage(entry, "title 999") == ""


def say_nothing(_what: Message) -> str:
    return ""


def test_a_language_without_words_finds_nothing() -> None:
    index = Index(findables(make_flow(choice("who", ["parent"])), say_nothing))
    assert index.find("who") == ()
