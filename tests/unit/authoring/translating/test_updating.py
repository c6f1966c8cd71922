from __future__ import annotations

from datetime import date

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.authoring.translating.updating import update
from sendkiosk.language.po import FUZZY, forms_of, is_current, is_outdated, parse_po, write_po
from sendkiosk.language.signing import is_checked, sign
from tests.support.catalogues import Words, catalogue

OLD = "You have two weeks to ask the council for a meeting."
NEW = "You have three weeks to ask the council for a meeting."
DAYS = ("{count} day", "{count} days")


def listed(*texts: str | tuple[str, str]) -> polib.POFile:
    words: Words = {text: ("", "") if isinstance(text, tuple) else "" for text in texts}
    made = catalogue("pl", words)
    made.metadata = {"Project-Id-Version": "kent"}
    return made


def test_a_new_catalogue_has_every_text_empty_and_the_header_of_its_language() -> None:
    done = update(None, listed("Help", DAYS), "pl")
    assert (done.new, done.outdated, done.gone) == (2, 0, 0)
    assert [forms_of(entry) for entry in done.catalogue] == [("",), ("", "", "")]
    assert done.catalogue.metadata["Language"] == "pl"
    assert done.catalogue.metadata["Plural-Forms"].startswith("nplurals=3;")


def test_what_is_there_stays_and_new_texts_come_in_the_order_of_the_list() -> None:
    old = catalogue("pl", {"Help": "Pomoc", "Next": "Dalej"})
    old[0].tcomment = "Ask Anna."
    done = update(old, listed("Next", "Print it.", "Help"), "pl")
    assert [entry.msgid for entry in done.catalogue] == ["Next", "Print it.", "Help"]
    assert [entry.msgstr for entry in done.catalogue] == ["Dalej", "", "Pomoc"]
    assert done.catalogue[2].tcomment == "Ask Anna."
    assert (done.new, done.outdated, done.gone) == (1, 0, 0)


def test_a_new_wording_keeps_the_old_translation_as_outdated() -> None:
    old = catalogue("pl", {OLD: "Masz dwa tygodnie."})
    sign(old, "A. Nonym", date(2026, 11, 28))
    done = update(old, listed(NEW), "pl")
    (entry,) = parse_po(write_po(done.catalogue).decode())
    assert (entry.msgid, entry.previous_msgid, entry.msgstr) == (NEW, OLD, "Masz dwa tygodnie.")
    assert is_outdated(entry)
    assert not is_current(entry)
    assert not is_checked(entry)
    assert (done.new, done.outdated, done.gone) == (0, 1, 0)


def test_an_outdated_translation_stays_so_with_the_wording_it_is_of() -> None:
    once = update(catalogue("pl", {OLD: "Masz dwa tygodnie."}), listed(NEW), "pl").catalogue
    again = update(once, listed(NEW), "pl")
    assert write_po(again.catalogue) == write_po(once)
    third = NEW.replace("three", "four")
    (entry,) = update(once, listed(third), "pl").catalogue
    assert (entry.msgid, entry.previous_msgid) == (third, OLD)


def test_what_is_gone_is_left_out() -> None:
    old = catalogue("pl", {"Help": "Pomoc", "Something else entirely": "Coś innego"})
    old.append(polib.POEntry(msgid="Long gone", msgstr="Dawno", obsolete=True))
    done = update(old, listed("Help"), "pl")
    assert [entry.msgid for entry in done.catalogue] == ["Help"]
    assert done.gone == 1


def test_a_text_that_was_never_translated_is_no_old_wording() -> None:
    done = update(catalogue("pl", {OLD: ""}), listed(NEW), "pl")
    assert not is_outdated(done.catalogue[0])
    assert (done.new, done.outdated, done.gone) == (1, 0, 1)


def test_one_old_wording_serves_one_new_text() -> None:
    other = NEW.replace("three", "four")
    done = update(catalogue("pl", {OLD: "Masz dwa tygodnie."}), listed(NEW, other), "pl")
    assert [is_outdated(entry) for entry in done.catalogue] == [True, False]


def test_a_text_that_needs_a_plural_now_is_outdated() -> None:
    done = update(catalogue("pl", {"{count} day": "{count} dni"}), listed(DAYS), "pl")
    (entry,) = done.catalogue
    assert forms_of(entry) == ("{count} dni", "", "")
    assert FUZZY in entry.flags


def test_a_plural_of_another_language_gets_the_right_forms() -> None:
    old = catalogue("pl", {DAYS: ("a", "b")})
    old.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    done = update(old, listed(DAYS), "pl").catalogue
    assert forms_of(done[0]) == ("a", "b", "")
    assert done.metadata["Plural-Forms"].startswith("nplurals=3;")


def test_the_header_keeps_who_checked_it_and_no_day_of_a_list() -> None:
    old = catalogue("pl", {"Help": "Pomoc"})
    sign(old, "A. Nonym", date(2026, 11, 28))
    old.metadata |= {"POT-Creation-Date": "2026-11-28 10:00+0000", "Last-Translator": "B. Nonym"}
    done = update(old, listed("Help"), "pl").catalogue
    assert done.metadata["X-Checked-By"] == "A. Nonym"
    assert done.metadata["Last-Translator"] == "B. Nonym"
    assert "POT-Creation-Date" not in done.metadata
    assert is_checked(done[0])


TEXTS = st.lists(st.text("ab {}\"\\\n'é", min_size=1, max_size=20), unique=True, max_size=6)


@pytest.mark.filterwarnings("error")
@given(before=TEXTS, after=TEXTS)
def test_updating_twice_changes_nothing_more(before: list[str], after: list[str]) -> None:
    old = catalogue("pl", {text: f"to {text}" for text in before})
    once = update(old, listed(*after), "pl").catalogue
    read = parse_po(write_po(once).decode())
    assert [entry.msgid for entry in read] == after
    assert write_po(update(read, listed(*after), "pl").catalogue) == write_po(once)
    for entry in read:
        if entry.msgid in before:
            assert entry.msgstr == f"to {entry.msgid}"
            assert is_current(entry)
        else:
            assert not is_current(entry)
