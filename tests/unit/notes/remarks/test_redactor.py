"""What is struck out of a remark, what stays, and what holds for any text at all."""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.notes.note import LONGEST_REMARK
from sendkiosk.notes.remarks.cleaning import LONGEST
from sendkiosk.notes.remarks.draft import MOST_MARKS
from sendkiosk.notes.remarks.kinds import Kind
from sendkiosk.notes.remarks.redacted import Piece
from sendkiosk.notes.remarks.redactor import Redactor, load_redactor
from tests.support.remarks import HELD_OUT, TUNED_ON, read_labelled

PARTS = st.sampled_from(
    [
        *(remark.text for file in (TUNED_ON, HELD_OUT) for remark in read_labelled(file)),
        *(kind.mark for kind in Kind),
        *"aAiI.,;:-–'’@#/&+()[]{}\"\u200d\u202e\u0301\n\t½٣漢🙂",
        *("mr", "st", "St.", "will", "May", "of", "the", "The", "7", "12", "school", "road", "A."),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),
    st.lists(PARTS, max_size=30).map("".join),
    st.lists(PARTS, max_size=30).map(" ".join),
    st.lists(st.sampled_from(["x", "9", "wr5", "@x", "mon", "a", "will"]), max_size=150).map(
        " ".join
    ),
)
"""Any characters, halves of surrogate pairs too; and remarks, marks and traps in any order."""


@given(text=TEXTS)
def test_a_redacted_remark_is_redacted_to_itself(redactor: Redactor, text: str) -> None:
    once = redactor.redact(text)
    again = redactor.redact(once.text)
    assert again.is_clean
    assert again.text == once.text


@given(text=TEXTS)
def test_what_stays_comes_from_the_remark_in_order(redactor: Redactor, text: str) -> None:
    clean = redactor.redact(text)
    typed = "".join(piece.words for piece in clean.pieces)
    letters = iter(_letters(text))
    assert all(letter in letters for letter in _letters(typed))


@given(text=TEXTS)
def test_a_redacted_remark_fits_into_a_note(redactor: Redactor, text: str) -> None:
    stored = redactor.redact(text).text
    assert len(stored) <= LONGEST_REMARK
    assert stored.isprintable()
    assert stored == stored.strip()


@given(text=TEXTS)
def test_pieces_alternate(redactor: Redactor, text: str) -> None:
    pieces = redactor.redact(text).pieces
    assert all(piece.words for piece in pieces)
    assert not any(
        one.kind is None and other.kind is None for one, other in itertools.pairwise(pieces)
    )


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", "".join(_seen(char) for char in text)).split())


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    return " " if category in {"Cc", "Zl", "Zp", "Zs"} else char


def test_pieces_show_what_is_struck(redactor: Redactor) -> None:
    redacted = redactor.redact("Spoke to Jaskiran on 07700 900123.")
    assert redacted.pieces == (
        Piece("Spoke to "),
        Piece("Jaskiran", Kind.NAME),
        Piece(" on "),
        Piece("07700 900123", Kind.PHONE),
        Piece("."),
    )
    assert redacted.text == "Spoke to [name] on [phone]."
    assert not redacted.is_clean


def test_a_remark_without_anything_stays(redactor: Redactor) -> None:
    remark = "Mum upset, council missed the six week limit, wants mediation"
    redacted = redactor.redact(remark)
    assert redacted.is_clean
    assert redacted.text == remark


def test_nothing_becomes_nothing(redactor: Redactor) -> None:
    assert redactor.redact(" \n ").pieces == ()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("told\nthe\r\n\tcouncil", "told the council"),
        ("  told   the council ", "told the council"),
        ("to\u00adld the \u202ecouncil\u202c", "told the council"),
        ("Jas\u200bkiran came", "[name] came"),
        ("ur\ue000ge\ue001nt", "urgent"),
        ("Cafe\u0301", "[name]"),
    ],
)
def test_what_nobody_sees_is_left_out(redactor: Redactor, typed: str, stored: str) -> None:
    assert redactor.redact(typed).text == stored


def test_neighbours_of_a_kind_become_one(redactor: Redactor) -> None:
    assert redactor.redact("Jaskiran Kaur Gill came").text == "[name] came"


def test_a_long_remark_ends_with_a_whole_word(redactor: Redactor) -> None:
    remark = "told " * (LONGEST // 5 - 1) + "Willoughby"
    assert redactor.redact(remark).text.endswith("told")


def test_a_word_longer_than_a_remark_is_cut(redactor: Redactor) -> None:
    pieces = redactor.redact("x" * (LONGEST + 1)).pieces
    assert [len(piece.words) for piece in pieces] == [LONGEST]


def test_marks_that_are_typed_stay(redactor: Redactor) -> None:
    redacted = redactor.redact("told [name] and [nobody]")
    assert redacted.text == "told [name] and [nobody]"
    assert redacted.is_clean


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("NHS number 943 476 5919", Kind.NUMBER),
        ("NHS number 9434765918", Kind.PHONE),
        ("ring 07700 900123", Kind.PHONE),
        ("ref 12345678901234567890123456", Kind.NUMBER),
        ("pupil A123456789012", Kind.NUMBER),
        ("ref EH918/26/00012", Kind.NUMBER),
        ("from wr5 2nx", Kind.POSTCODE),
        ("from wr5", Kind.POSTCODE),
        ("write to ann@example.com", Kind.EMAIL),
        ("see example.com", Kind.LINK),
        ("at 12 High Street", Kind.ADDRESS),
        ("at st marys primary", Kind.SCHOOL),
        ("attends oakfield", Kind.SCHOOL),
        ("in malvern", Kind.PLACE),
        ("came 12 March", Kind.DATE),
        ("she is 8", Kind.AGE),
        ("spoke to jaskiran", Kind.NAME),
    ],
)
def test_what_is_struck_is_told_by_its_kind(redactor: Redactor, typed: str, kind: Kind) -> None:
    assert [piece.kind for piece in redactor.redact(typed).pieces if piece.kind] == [kind]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Will ring the council", "Will ring the council"),
        ("Will rang the council", "[name] rang the council"),
        ("they may appeal", "they may appeal"),
        ("spoke to may about it", "spoke to [name] about it"),
        ("in May, not now", "in [date], not now"),
        ("Young people like it", "Young people like it"),
        ("Young wants to stay", "[name] wants to stay"),
        ("Young Kowalski left", "[name] left"),
        ("the boy called chance", "the boy called [name]"),
        ("the page's words", "the [name]'s words"),
        ("the long wait", "the long wait"),
        ("wants long letters", "wants long letters"),
        ("A. Rahman came", "[name] came"),
        ("A parent came", "A parent came"),
        ("the dr said no", "the [name] said no"),
    ],
)
def test_names_that_are_words_are_told_by_where_they_stand(
    redactor: Redactor, typed: str, stored: str
) -> None:
    assert redactor.redact(typed).text == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("within 15 working days", "within 15 working days"),
        ("two or three weeks", "two or three weeks"),
        ("twenty five letters", "twenty five letters"),
        ("two of the letters", "two of the letters"),
        ("about 30% of the time", "about 30% of the time"),
        ("a delay of 2 years", "a delay of 2 years"),
        ("daughter, 9 years, at home", "daughter, [age] years, at home"),
        ("section 19, sections B, F and I", "section 19, sections B, F and I"),
        ("1:1 help, 24/7, from 0 to 25", "1:1 help, 24/7, from 0 to 25"),
        ("post-16 place, 3rd visit", "post-16 place, 3rd visit"),
        ("needs 1:1. Told them", "needs 1:1. Told them"),
        ("mum (07700 900123) rang", "mum ([phone]) rang"),
        ("mum (01905) 496 0123 rang", "mum [phone] rang"),
        ("level 2 of 4", "level 2 of [number]"),
        ("stage two, then 1234 days", "stage two, then [number] days"),
    ],
)
def test_a_number_stays_if_it_is_known_what_it_counts(
    redactor: Redactor, typed: str, stored: str
) -> None:
    assert redactor.redact(typed).text == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("goes to progress academy", "goes to [school]"),
        ("refused primary school", "refused primary school"),
        ("The Special School is full", "The Special School is full"),
        ("MUM SAYS SCHOOL REFUSED", "MUM SAYS SCHOOL REFUSED"),
        ("School refused", "School refused"),
        ("academy refused", "academy refused"),
        ("Yusuf's school refused", "[name]'s school refused"),
        ("lives in broad street", "lives in [address]"),
        ("in flat 3, 27 London Road", "in [address]"),
        ("Council close to a decision", "Council close to a decision"),
        ("5 days a week close by", "5 days a week close by"),
        ("at Yusuf Road", "at [address]"),
    ],
)
def test_schools_and_streets_are_told_by_their_last_word(
    redactor: Redactor, typed: str, stored: str
) -> None:
    assert redactor.redact(typed).text == stored


def test_a_list_that_is_missing_is_a_fault_of_the_installation(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"plain\.txt"):
        load_redactor(tmp_path)


def test_lists_about_plain_words_hold_plain_words(redactor: Redactor) -> None:
    lists = redactor.lists
    for about in (lists.also_names, lists.capitals, lists.function_words, lists.third_person):
        assert about <= lists.plain
    for about in (lists.people, lists.numbers, lists.counted, lists.before_counted, lists.labels):
        assert about <= lists.plain


def test_what_was_struck_is_in_no_log(redactor: Redactor) -> None:
    assert "Jaskiran" not in repr(redactor.redact("told Jaskiran"))


def test_no_more_marks_than_a_note_can_hold(redactor: Redactor) -> None:
    redacted = redactor.redact("x,9," * 75)
    assert sum(piece.kind is not None for piece in redacted.pieces) == MOST_MARKS
    assert redacted.pieces[-1].kind is not None


@pytest.mark.parametrize("text", ["a.", "a_", "A. ", "1-", "x@", "mr ", "(", "last the ", "St "])
def test_no_text_sends_a_pattern_astray(redactor: Redactor, text: str) -> None:
    redacted = redactor.redact(text * LONGEST)
    assert redactor.redact(redacted.text).text == redacted.text
