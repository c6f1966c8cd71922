from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendkiosk.language.markup import MarkupError, Span, plain, spans, strict_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("plain", (Span("plain"),)),
        ("a **b** c", (Span("a "), Span("b", bold=True), Span(" c"))),
        ("**a**", (Span("a", bold=True),)),
        ("[plan](term:ehc-plan)", (Span("plan", term="ehc-plan"),)),
        (
            "Your [EHC plan](term:ehc-plan) **ends**.",
            (
                Span("Your "),
                Span("EHC plan", term="ehc-plan"),
                Span(" "),
                Span("ends", bold=True),
                Span("."),
            ),
        ),
        ("**[a](term:b)**", (Span("a", bold=True, term="b"),)),
        (
            "[a **b**](term:c) d",
            (Span("a ", term="c"), Span("b", bold=True, term="c"), Span(" d")),
        ),
        ("**a **b** c** d", (Span("a ", True), Span("b", True), Span(" c", True), Span(" d"))),
        ("one\ntwo", (Span("one"), Span(" "), Span("two"))),
        ("**one\ntwo**", (Span("one", True), Span(" ", True), Span("two", True))),
    ],
)
def test_texts_are_cut_into_spans(text: str, expected: tuple[Span, ...]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\*\*not bold\*\*", "**not bold**"),
        (r"\[no term\](term:a)", "[no term](term:a)"),
        (r"\`no code\`", "`no code`"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("snake_case_name", "snake_case_name"),
        ("no [link] at all", "no [link] at all"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("this &amp; that &lt;b&gt;", "this & that <b>"),
        ("half **open", "half **open"),
        ("www.example.org and a@example.org", "www.example.org and a@example.org"),
        ("# not a title", "# not a title"),
        ("- not a list", "- not a list"),
        ("{day} stays", "{day} stays"),
    ],
)
def test_what_only_looks_like_markup_is_text(text: str, expected: str) -> None:
    found = spans(text)
    assert "".join(span.text for span in found) == expected
    assert not any(span.bold or span.term for span in found)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[a](https://example.org)", "https://example.org"),
        ("[a](terms:b)", "terms:b"),
        ("[a](TERM:b)", "TERM:b"),
        ("[a](b)", "link"),
        ("[a]()", "link"),
        ("<https://example.org>", "https://example.org"),
        ("<a@example.org>", "mailto:a@example.org"),
        ("`code`", "code"),
        ("*slanted*", "em"),
        ("_slanted_", "em"),
        ("***both***", "em"),
        ("![a](b.png)", "image"),
        ("![a](term:b)", "image"),
        ("<b>html</b>", "html"),
        ("<script>alert(1)</script>", "html"),
        ("<!-- hidden -->", "html"),
        ("one  \ntwo", "break"),
        ("one\\\ntwo", "break"),
        ("**[a](javascript:b)**", "javascript:b"),
    ],
)
def test_other_markup_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(MarkupError, match=named):
        strict_spans(text)


def test_a_slip_in_markup_costs_nothing_but_its_look() -> None:
    slip = "Zadzwoń do **urzędu*."
    assert spans(slip) == (Span(slip),)
    assert plain(slip) == slip


def test_plain_is_the_text_without_its_markup() -> None:
    assert plain("Your **[EHC plan](term:ehc-plan)**\nends") == "Your EHC plan ends"
    assert plain("") == ""


LETTERS = st.text("abc ąśćع ਪੰ", min_size=1).map(str.strip).filter(bool)


@settings(deadline=None)
@given(before=LETTERS, inside=LETTERS, term=st.from_regex(r"[a-z]+(-[a-z]+)*", fullmatch=True))
def test_a_term_reads_as_its_words_and_keeps_its_id(before: str, inside: str, term: str) -> None:
    first, second = spans(f"{before} [{inside}](term:{term})")
    assert first == Span(f"{before} ")
    assert second == Span(inside, term=term)


@settings(deadline=None)
@given(text=st.text())
def test_any_text_can_be_shown(text: str) -> None:
    try:
        found = strict_spans(text)
    except MarkupError:
        found = (Span(text),)
    assert spans(text) == found
    assert plain(text) == "".join(span.text for span in found)
