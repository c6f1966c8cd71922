"""The text component: what is printed, and where lines end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.handout.fonts import Faces, FontFiles, load_faces
from sendkiosk.handout.letters import UnprintableError, printable
from sendkiosk.handout.text import Lines, Run, Style, set_text, width_of

STYLE = Style(14, 19)
LETTERS = st.text(st.characters(max_codepoint=0x17F, categories=["L", "N", "P", "S", "Zs"]))


@pytest.fixture(scope="module")
def faces(fonts: FontFiles) -> Faces:
    return load_faces(fonts)


def as_lines(lines: Lines) -> list[str]:
    return [line.text for line in lines.lines]


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_lines_end_between_words(faces: Faces) -> None:
    text = "Ring the mediation adviser named in your letter"

    lines = as_lines(set_text([Run(text)], STYLE, 150, faces))

    assert len(lines) > 2
    assert " ".join(lines) == text


def test_a_change_to_bold_keeps_the_spaces_around_it(faces: Faces) -> None:
    runs = [Run("They help with "), Run("all", bold=True), Run(" the steps, "), Run("too")]

    for width in range(50, 300, 7):
        lines = as_lines(set_text(runs, STYLE, width, faces))
        assert " ".join(lines) == "They help with all the steps, too"


def test_a_word_that_turns_bold_halfway_stays_one_word(faces: Faces) -> None:
    width = width_of("SEND35A,", 14, faces, bold=True) + 0.1

    lines = as_lines(
        set_text([Run("form SEND"), Run("35A", bold=True), Run(",")], STYLE, width, faces)
    )

    assert lines == ["form", "SEND35A,"]


def test_a_text_of_nothing_that_can_be_seen_takes_no_room(faces: Faces) -> None:
    assert width_of("\u200c", 14, faces) == 0


@pytest.mark.parametrize("number", ["01905 768153", "020 8538 3731", "0330 053 4356"])
def test_a_number_stays_on_one_line(number: str, faces: Faces) -> None:
    width = width_of(number, 14, faces) + 1

    lines = as_lines(set_text([Run(f"Please ring {number} today")], STYLE, width, faces))

    assert number in lines


def test_a_long_address_breaks_after_its_signs(faces: Faces) -> None:
    address = "https://www.example.org/" + "/".join(["support"] * 12)

    lines = as_lines(set_text([Run(address)], STYLE, 200, faces))

    assert "".join(lines) == address
    assert all(line.endswith(("/", ".")) for line in lines[:-1])


@given(LETTERS, LETTERS, st.integers(20, 500))
def test_nothing_is_lost_and_nothing_sticks_out(
    faces: Faces, plain: str, bold: str, width: int
) -> None:
    printed = [printable(plain, faces.regular), printable(bold, faces.bold)]

    lines = set_text([Run(plain), Run(bold, bold=True)], STYLE, width, faces)

    assert unspaced("".join(as_lines(lines))) == unspaced("".join(printed))
    assert lines.width <= width + 0.001
    assert lines.height == pytest.approx(len(lines.lines) * 19)


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.floats(0, 600))
def test_a_split_leaves_no_single_line_alone(faces: Faces, letters: list[str], room: float) -> None:
    lines = set_text([Run(" ".join(letters))], STYLE, 20, faces)

    halves = lines.split(room)

    if halves:
        first, rest = halves
        assert first.lines + rest.lines == lines.lines
        assert first.height <= room
        assert min(len(first.lines), len(rest.lines)) >= 2
    else:
        assert room < 2 * 19 or len(lines.lines) < 4


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("e\u0301te\u0301", "été"),
        ("Zażółć – Ґалаґан", "Zażółć – Ґалаґан"),
        ("yes \U0001f44d\U0001f3fd no", "yes ? no"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "?"),
        ("heart \u2764\ufe0f", "heart ?"),
        ("soft\u00adhyphen and\u200b\ufeff nothing", "softhyphen and nothing"),
        ("a\tb\nc\x00", "a b c"),
        ("wide\u3000space", "wide space"),
        ("\ud800", "?"),
    ],
)
def test_what_is_printed(text: str, printed: str, faces: Faces) -> None:
    assert printable(text, faces.regular) == printed


@pytest.mark.parametrize("word", ["مرحبا", "ਪੰਜਾਬੀ", "বাংলা", "中文", "नमस्ते", "שלום"])
def test_letters_that_would_come_out_wrong_are_refused_by_name(word: str, faces: Faces) -> None:
    with pytest.raises(UnprintableError) as caught:
        set_text([Run(f"Hello {word}")], STYLE, 200, faces)

    assert set(caught.value.characters) <= set(word)
    assert caught.value.characters
