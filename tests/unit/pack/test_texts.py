"""What texts may hold, how they are cut into blocks, and the form of the files they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendkiosk.journey.flow import BlockKind
from sendkiosk.language.markup import MarkupError, plain, strict_spans
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.front_matter import FENCE, sections
from sendkiosk.pack.texts import Complaint, RawText, fault_of_plain_text, read_blocks
from tests.support.packs import NATIONAL, edited, open_changed, placed


def read(text: str, above: int = 0) -> tuple[RawText, list[tuple[int, Fault]]]:
    faults: list[tuple[int, Fault]] = []

    def complain(line: int, fault: Complaint) -> None:
        faults.append((line, fault.code))

    return read_blocks(text, above, complain), faults


def test_a_text_is_cut_into_blocks_with_their_lines() -> None:
    text = "\n# Title\n\nOne\ntwo  \nthree\n\n- a\n\n- b\n1. c\n2. [d](term:dd) [e](term:ee)\n"
    found, faults = read(text, above=10)
    assert faults == []
    assert found.title == "Title"
    assert [(block.kind, block.text, block.line) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "One two three", 14),
        (BlockKind.BULLET, "a", 18),
        (BlockKind.BULLET, "b", 20),
        (BlockKind.NUMBERED, "c", 21),
        (BlockKind.NUMBERED, "[d](term:dd) [e](term:ee)", 22),
    ]
    assert [block.terms for block in found.blocks][-1] == ("dd", "ee")


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("> quoted", 3),
        ("```\ncode\n```", 3),
        ("    code", 3),
        ("<b>html</b>", 3),
        ("<!-- note -->", 3),
        ("---", 3),
        ("## Other", 3),
        ("# Second title", 3),
        ("- a\n  - b", 4),
        ("- a\n\n  b", 5),
        ("*leaning*", 3),
        ("`code`", 3),
        ("![picture](x.png)", 3),
        ("[out](https://example.org)", 3),
        ("words\\\nmore", 3),
        ("[a]: /there", 1),
    ],
)
def test_other_markup_is_found(body: str, line: int) -> None:
    _, faults = read(f"# Title\n\n{body}\n")
    assert (line, Fault.MARKUP) in faults


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Dear {name}", Fault.BRACES),
        ("Dear name}", Fault.BRACES),
        ("a\tb", Fault.EMPTY_TEXT),
        ("a\x1bb", Fault.EMPTY_TEXT),
    ],
)
def test_characters_that_texts_cannot_have(body: str, code: Fault) -> None:
    assert read(f"# Title\n\n{body}")[1] == [(3, code)]
    assert read(f"# {body}")[1] == [(1, code)]


@pytest.mark.parametrize("text", ["", "words", "## Small", "- # In a list", "words\n# Late"])
def test_a_text_without_a_title(text: str) -> None:
    assert read(text, above=3) == (RawText("", (), 4), [(4, Fault.NO_TITLE)])


def test_an_empty_title_is_found() -> None:
    assert read("#\n\nText")[1] == [(1, Fault.EMPTY_TEXT)]


@pytest.mark.parametrize("text", ["# A **bold** title", "# A [word](term:a)", "# A *word*"])
def test_a_title_has_no_markup(text: str) -> None:
    assert read(text)[1] == [(1, Fault.MARKUP)]


@pytest.mark.parametrize(
    "text", ["A label", "Q & A (1/2): 5 * 3 = 15!", "snake_case", "a < b > c", "[not a link]", "—"]
)
def test_plain_texts_without_fault(text: str) -> None:
    assert fault_of_plain_text(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Fault.EMPTY_TEXT),
        (" \n", Fault.EMPTY_TEXT),
        ("a\x00b", Fault.EMPTY_TEXT),
        ("{a", Fault.BRACES),
        ("**a**", Fault.MARKUP),
        ("[a](term:b)", Fault.MARKUP),
        ("[a](b)", Fault.MARKUP),
        ("a &amp; b", Fault.MARKUP),
        ("two\nlines", Fault.MARKUP),
        ("\\*", Fault.MARKUP),
    ],
)
def test_plain_texts_with_a_fault(text: str, code: Fault) -> None:
    fault = fault_of_plain_text(text)
    assert fault is not None
    assert fault.code is code


@given(st.text(st.sampled_from("ab *_`[](){}<>&;\\!#-1.:\n\tterm"), max_size=20))
def test_a_plain_text_reads_the_same_with_markup_looked_for(text: str) -> None:
    if fault_of_plain_text(text) is None:
        assert plain(text) == text
        assert text.format() == text


@given(st.text(st.sampled_from("ab *_`[](){}<>&;\\!#-+1.:\n\t>"), max_size=60))
def test_every_text_is_read_or_complained_about(text: str) -> None:
    found, faults = read(f"# Title\n\n{text}")
    for block in found.blocks:
        try:
            strict_spans(block.text)
        except MarkupError:
            assert faults
    if not faults and text.strip():
        assert found.blocks


@given(
    st.lists(
        st.tuples(st.text(st.sampled_from("a=1\n# ")), st.text(st.sampled_from("a#\n +"))),
        min_size=1,
        max_size=4,
    )
)
def test_sections_give_back_what_was_put_together(pairs: list[tuple[str, str]]) -> None:
    if any(line.rstrip() == FENCE for pair in pairs for text in pair for line in text.split("\n")):
        return
    text = "\n".join(f"{FENCE}\n{settings}\n{FENCE}\n{body}" for settings, body in pairs)
    found = sections(Path("x.md"), text)
    assert [(section.settings, section.text) for section in found] == pairs
    lines = text.split("\n")
    for section in found:
        for part, above in (
            (section.settings, section.settings_above),
            (section.text, section.text_above),
        ):
            height = len(part.split("\n"))
            assert "\n".join(lines[above : above + height]) == part


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        ("screens/who.md", '"Who you are"', 3),
        ("screens/who.md", '"From 16 to 25"', 19),
        ("screens/who.md", '"A parent"', 13),
        ("contacts.toml", '"Mornings"', 15),
        ("time-limits.toml", '"Send it early."', 5),
        ("time-limits.toml", '"Date on your certificate"', 16),
        ("terms.toml", '"A legal paper."', 3),
        ("pack.toml", '"We may be wrong."', 6),
        ("steps/appeal.md", '"The tribunal"', 11),
    ],
)
def test_braces_are_found_in_every_text(tmp_path: Path, file: str, old: str, line: int) -> None:
    pack = open_changed(tmp_path, edited(file, old, '"Dear {name}"'))
    found = [placed(finding, tmp_path / "national") for finding in pack.findings]
    assert (Fault.BRACES, file, line) in found
    assert pack.flow is None


def test_a_link_to_a_term_counts_in_every_wording(tmp_path: Path) -> None:
    wording = NATIONAL["steps/appeal.md"] + "\nA [word](term:nothing).\n"
    pack = open_changed(tmp_path, {"steps/appeal.md": wording})
    assert [placed(finding, tmp_path / "national") for finding in pack.findings] == [
        (Fault.UNKNOWN_TERM, "steps/appeal.md", 25)
    ]
