"""The words in the codes: whole, in order, and honest about what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.journey.flow import Confidence, Detail
from sendkiosk.journey.messages import message
from sendkiosk.journey.phrases import CHECK_THIS_FIRST, NOT_FULLY_CHECKED
from sendkiosk.journey.summary import Summary
from sendkiosk.journey.visit import Journey
from sendkiosk.journey.working_days import england_calendar
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.pack.opening import open_pack
from sendkiosk.paths import find_places
from sendkiosk.qr.codes import CAPACITY, encode
from sendkiosk.qr.entries import tell
from sendkiosk.qr.text import LEFT_OUT, qr_texts
from tests.support import summaries
from tests.support.codes import decoded, pictured
from tests.support.examples import examples
from tests.support.pseudo import panjabi_letters, pseudo_catalogue
from tests.support.scenarios import read_scenario, result

FILES = sorted((Path(__file__).parents[2] / "scenarios").glob("*.toml"))
SAMPLES = (
    summaries.common,
    summaries.with_certificate,
    summaries.last_day_today,
    summaries.passed,
    summaries.passed_without_day,
    summaries.unknown,
    summaries.without_limit,
    summaries.long,
    summaries.empty,
)
LEAST = 450
"""Bytes into which what must always stand there fits, in all of these."""
ENGLISH = Catalogue()
say = ENGLISH.say

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)


@cache
def journey(pack: str) -> Journey:
    flow = open_pack(find_places().packs / pack).flow
    assert flow is not None
    return Journey(flow, summaries.TODAY, england_calendar())


def scenario(file: Path) -> Summary:
    # Never kept: other tests look for summaries that were left in memory.
    read = read_scenario(file)
    return result(read, replace(journey(read.pack), today=read.today))[1]


def missing(summary: Summary, texts: tuple[str, ...]) -> list[str]:
    """Return the last days, titles and numbers of `summary` that stand in none of `texts`."""
    return [words for words in essential(summary) if not any(words in text for text in texts)]


def essential(summary: Summary) -> Iterator[str]:
    yield ENGLISH.day(summary.today)
    if summary.first_limit:
        yield say(summary.first_limit.name)
    for step in summary.steps:
        yield f"{step.number}. {say(step.title)}"
        if step.limit and step.limit.last_day:
            yield ENGLISH.day(step.limit.last_day)
    for contact in summary.contacts:
        yield say(contact.name)
        yield from (phone.value for phone in contact.phones)


def says_that_more_was_left_out(texts: tuple[str, ...]) -> bool:
    return say(LEFT_OUT) in texts[-1]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_counts_is_there_for_every_family(file: Path) -> None:
    summary = scenario(file)
    texts = qr_texts(summary, ENGLISH)
    assert missing(summary, texts) == []
    assert all(len(text.encode()) <= CAPACITY for text in texts)
    assert len(texts) in {1, 2}


@every_sample
def test_what_counts_is_there_whatever_may_happen(sample: Callable[[], Summary]) -> None:
    summary = sample()
    texts = qr_texts(summary, ENGLISH)
    assert missing(summary, texts) == [] or says_that_more_was_left_out(texts)


@settings(max_examples=examples(60))
@given(st.sampled_from(FILES), st.integers(LEAST, 2 * CAPACITY))
def test_nothing_is_torn_whatever_the_room(file: Path, capacity: int) -> None:
    summary = scenario(file)
    texts = qr_texts(summary, ENGLISH, capacity)
    assert all(len(text.encode()) <= capacity for text in texts)
    left_out = says_that_more_was_left_out(texts)
    assert missing(summary, texts) == [] or left_out
    told = tell(summary, ENGLISH)
    whole = {line.text for entry in (*told.steps, *told.contacts) for line in entry.lines}
    short = {line.short for entry in told.steps for line in entry.lines}
    ends = {words for part in (told.head, told.foot) for words in part.splitlines()}
    first = {line.text for line in told.first.lines} if told.first else set()
    lines = {line for text in texts for line in text.splitlines()[1:] if line}
    others = lines - whole - ends - first - {say("People who can help"), say(LEFT_OUT)}
    assert others <= (short if left_out else set())
    if not left_out:
        assert whole <= lines


@settings(max_examples=examples(60))
@given(st.sampled_from(FILES), st.integers(LEAST, CAPACITY))
def test_no_step_and_no_contact_stands_in_two_texts(file: Path, capacity: int) -> None:
    summary = scenario(file)
    texts = qr_texts(summary, ENGLISH, capacity)
    blocks = [text.split("\n\n") for text in texts]
    told = tell(summary, ENGLISH)
    for entry in (*told.steps, *told.contacts):
        opens = entry.lines[0].text
        holding = [block for part in blocks for block in part if block.split("\n")[0] == opens]
        assert len(holding) <= 1
        for block in holding:
            kept = [line.text for line in entry.lines if line.text in block.split("\n")]
            numbers = [line.text for line in entry.lines if line.rank is entry.core]
            assert [words for words in numbers if words not in kept] == []


@settings(max_examples=examples(30))
@given(st.sampled_from(FILES), st.integers(LEAST, CAPACITY))
def test_more_room_never_leaves_out_more(file: Path, capacity: int) -> None:
    summary = scenario(file)
    less, more = (qr_texts(summary, ENGLISH, room) for room in (capacity, capacity + 100))
    assert set(missing(summary, more)) <= set(missing(summary, less))


def test_each_of_two_makes_sense_alone() -> None:
    summary = summaries.common()
    (whole,) = qr_texts(summary, ENGLISH, 10_000)
    first, second = qr_texts(summary, ENGLISH, len(whole.encode()) - 1)
    for number, text in enumerate((first, second), 1):
        title, made = text.splitlines()[:2]
        assert f"{number} of 2" in title
        assert ENGLISH.day(summary.today) in made
    assert all(say(step.title) in first for step in summary.steps)
    assert all(say(contact.name) in second for contact in summary.contacts)
    assert "1 of" not in whole


def test_the_order_is_what_presses_then_steps_then_contacts() -> None:
    summary = summaries.common()
    (whole,) = qr_texts(summary, ENGLISH, 10_000)
    assert summary.first_limit
    wanted = [
        say(summary.first_limit.name),
        *(f"{step.number}. {say(step.title)}\n" for step in summary.steps),
        *(f"\n\n{say(contact.name)}\n" for contact in summary.contacts),
        *(f"{say(pack.name)} {pack.version}" for pack in summary.packs),
    ]
    places = [whole.index(words) for words in wanted]
    assert places == sorted(places)


def test_websites_go_first_then_emails_then_whom_to_ask() -> None:
    sure = Confidence.VERIFIED
    # So long that each makes room by itself: for the words that say that something was left out.
    website, email, who, number = order = ["w" * 150, "@" * 150, "a" * 480, "0" * 150]
    contact = replace(
        summaries.common().contacts[0],
        phones=(Detail(number, sure),),
        emails=(Detail(email, sure),),
        websites=(Detail(website, sure),),
        how_to_find=None,
    )
    summary = summaries.common()
    steps = tuple(
        replace(step, who=message(who), confidence=sure, contacts=()) for step in summary.steps[:1]
    )
    summary = replace(summary, contacts=(contact,), steps=steps, first_limit=None)
    seen: list[list[str]] = []
    for capacity in range(1500, 300, -1):
        texts = "".join(qr_texts(summary, ENGLISH, capacity))
        lost = [words for words in order if words not in texts]
        if lost not in seen:
            seen.append(lost)
    assert seen == [order[:count] for count in range(len(order) + 1)]


def test_what_is_not_verified_is_never_told_as_certain() -> None:
    summary = summaries.common()
    unsure = Confidence.UNVERIFIED
    contact = replace(summary.contacts[0], phones=(Detail("01905 768153", unsure),))
    steps = tuple(replace(step, confidence=unsure, check_with=None) for step in summary.steps)
    summary = replace(summary, contacts=(contact,), steps=steps)
    for capacity in range(LEAST, 2000, 50):
        blocks = "\n\n".join(qr_texts(summary, ENGLISH, capacity)).split("\n\n")
        for block in blocks:
            if block[0].isdigit() or "01905 768153" in block:
                assert say(CHECK_THIS_FIRST) in block or say(NOT_FULLY_CHECKED) in block


@pytest.mark.parametrize("file", FILES[::6], ids=lambda file: file.stem)
@pytest.mark.parametrize("language", [pseudo_catalogue, panjabi_letters])
def test_a_language_that_takes_more_room_still_fits(
    file: Path, language: Callable[[], Catalogue]
) -> None:
    summary, catalogue = scenario(file), language()
    texts = qr_texts(summary, catalogue)
    assert summary.first_limit is None or catalogue.say(summary.first_limit.name) in texts[0]
    assert [decoded(pictured(encode(text))) for text in texts] == [[text] for text in texts]


def test_no_room_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        qr_texts(summaries.common(), ENGLISH, 20)
