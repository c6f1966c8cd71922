from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.journey.messages import message, message_in, plural_message
from sendkiosk.language.markup import spans
from sendkiosk.language.pseudo import MARK, mirror, mirrored, pseudo_languages, stretch, stretched

TEXTS = st.text("abc {}[]*.é", max_size=60)


@given(text=TEXTS)
def test_stretched_texts_are_marked_and_two_fifths_longer(text: str) -> None:
    found = stretch(text)
    assert found.startswith(MARK)
    if text.isalpha():
        assert len(found) >= round(len(text) * 1.4)


@pytest.mark.parametrize("change", [stretch, mirror])
def test_what_translators_keep_stays(change: type[str]) -> None:
    text = "Ring **now**: a [plan](term:ehc-plan) for {count}, a@example.org, www.example.org/x"
    found = change(text)
    for kept in ("{count}", "a@example.org", "www.example.org/x"):
        assert kept in found
    assert [span.term for span in spans(found) if span.term] == ["ehc-plan"]
    assert any(span.bold for span in spans(found))


def test_every_kind_of_message_is_changed() -> None:
    for catalogue in (stretched(), mirrored()):
        for each in (
            message("Open"),
            message_in("a button", "Open"),
            plural_message("{count} day", "{count} days", 2),
        ):
            assert catalogue.say(each) not in {each.text, each.plural}


def test_mirrored_runs_from_right_to_left_without_latin_letters() -> None:
    assert mirrored().right_to_left
    assert not any(letter.isascii() and letter.isalpha() for letter in mirror("Ask the staff."))
    assert set(pseudo_languages()) == {"stretched", "mirrored"}
