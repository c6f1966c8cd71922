"""The whole sheet, read back from the PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sendkiosk.handout.design import A4, BOTTOM_MARGIN, SIDE_MARGIN, TOP_MARGIN, Design
from sendkiosk.handout.fonts import FontFiles
from sendkiosk.handout.letters import UnprintableError
from sendkiosk.handout.sheet import SheetSize, build_sheet
from sendkiosk.journey.flow import Block, BlockKind, Confidence, Detail
from sendkiosk.journey.messages import message
from sendkiosk.journey.summary import Summary
from sendkiosk.journey.time_limits import Standing
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.markup import plain
from tests.support import summaries
from tests.support.examples import examples
from tests.unit.handout.pdf_reading import marks, read_pages, read_text, words

Build = Callable[[Summary, SheetSize], bytes]

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
say = Catalogue().say
in_full = Catalogue().day

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)
both_sizes = pytest.mark.parametrize("size", SheetSize, ids=lambda size: size.name)


@every_sample
@both_sizes
def test_the_sheet_holds_the_whole_summary_in_order(
    sample: Callable[[], Summary], size: SheetSize, build: Build
) -> None:
    summary = sample()
    text = read_text(build(summary, size))
    text = re.sub(r" \S+ \d+\.\d+\.\d+ and .*? Page \d+ of \d+", "", text)  # the footers

    place = 0
    for expected in expected_in_order(summary, size):
        found = text.find(words(expected), place)
        assert found >= 0, expected
        place = found + len(words(expected))


def expected_in_order(summary: Summary, size: SheetSize) -> list[str]:
    """Return what must be read on the sheet, in the order in which it must stand there."""
    found = [in_full(summary.today)]
    first = summary.first_limit
    if first and first.last_day and first.standing in {Standing.OPEN, Standing.TODAY}:
        found.append(in_full(first.last_day))
    for step in summary.steps:
        found.append(f"{step.number} {say(step.title)}")
        found += [say(block.text).replace("*", "").split("[")[0] for block in step.body]
        found += [say(step.who)] if step.who else []
    # Where numbers have a column of their own, those that can be rung come first.
    in_columns = size is SheetSize.STANDARD
    for contact in sorted(summary.contacts, key=lambda c: in_columns and not c.phones):
        numbers = [detail.value for detail in contact.phones]
        found.append(say(contact.name))
        found += [] if in_columns else numbers
        # A dense sheet has no room for what those are for that cannot be rung.
        found += [say(contact.about)] if contact.phones or not in_columns else []
        found += [detail.value for detail in contact.emails + contact.websites]
        found += numbers if in_columns else []
    for answer in summary.told:
        found.append(say(answer.topic))
        found += [in_full(s) if isinstance(s, date) else say(s) for s in answer.said]
    return found


@every_sample
def test_sources_and_notices_stand_on_the_sheet(
    sample: Callable[[], Summary], build: Build
) -> None:
    summary = sample()
    text = read_text(build(summary, SheetSize.STANDARD))

    for source in summary.sources:
        assert words(say(source.name)) in text
        assert in_full(source.checked) in text
    for notice in summary.notices:
        assert words(say(notice)) in text


@every_sample
@both_sizes
def test_each_page_has_its_number_and_what_it_rests_on(
    sample: Callable[[], Summary], size: SheetSize, build: Build
) -> None:
    summary = sample()
    pages = read_pages(build(summary, size))

    for number, page in enumerate(pages, 1):
        assert page.endswith(f"Page {number} of {len(pages)}")
        for pack in summary.packs:
            assert f"{say(pack.name)} {pack.version}" in page
        if summary.oldest_check:
            assert in_full(summary.oldest_check) in page


@every_sample
@both_sizes
def test_nothing_is_drawn_outside_the_margins(
    sample: Callable[[], Summary], size: SheetSize, build: Build
) -> None:
    for mark in marks(build(sample(), size)):
        assert SIDE_MARGIN - 0.01 <= mark.left <= mark.right <= A4[0] - SIDE_MARGIN + 0.01, mark
        assert BOTTOM_MARGIN - 0.01 <= mark.bottom <= mark.top <= A4[1] - TOP_MARGIN + 0.01, mark


@every_sample
@both_sizes
def test_type_is_never_too_small(
    sample: Callable[[], Summary], size: SheetSize, build: Build
) -> None:
    summary = sample()
    written = [mark for mark in marks(build(summary, size)) if mark.text.strip()]
    numbers = {phone.value for contact in summary.contacts for phone in contact.phones}
    footer = Design(size).footer.size

    assert footer >= 11
    assert Design(size).small.size >= 12
    assert all(mark.size >= footer - 0.01 for mark in written)
    assert all(mark.size >= 20 for mark in written if words(mark.text) in numbers)
    assert numbers <= {words(mark.text) for mark in written}


@every_sample
@both_sizes
def test_what_must_be_done_first_is_in_body_type(
    sample: Callable[[], Summary], size: SheetSize, build: Build
) -> None:
    summary = sample()
    written = marks(build(summary, size))
    for step in summary.steps:
        if step.limit or step.number == 1:
            start = words(plain(say(step.body[0].text)))[:9]
            assert any(m.size == size.value and words(m.text)[:9] == start for m in written), start


@both_sizes
def test_lines_have_room_between_them(size: SheetSize) -> None:
    assert Design(size).body.leading >= 1.3 * size.value
    assert Design(size, dense=True).body.leading >= 1.25 * size.value


@every_sample
def test_no_title_of_a_step_stands_at_the_foot_of_a_page(
    sample: Callable[[], Summary], build: Build
) -> None:
    summary = sample()
    footer = f"{say(summary.packs[0].name)} {summary.packs[0].version}"
    for page in read_pages(build(summary, SheetSize.STANDARD)):
        body = page[: page.index(footer)].strip()
        assert not any(body.endswith(say(step.title)) for step in summary.steps)


def test_the_number_title_and_first_words_of_a_step_are_on_one_page(build: Build) -> None:
    summary = summaries.common()
    pages = read_pages(build(summary, SheetSize.LARGE))

    for step in summary.steps:
        (page,) = (page for page in pages if f"{step.number} {say(step.title)}" in page)
        assert words(plain(say(step.body[0].text))) in page


def test_the_common_route_fits_on_two_pages(build: Build) -> None:
    assert len(read_pages(build(summaries.common(), SheetSize.STANDARD))) == 2


def test_all_fonts_are_embedded_as_subsets(build: Build) -> None:
    reader = PdfReader(BytesIO(build(summaries.common(), SheetSize.STANDARD)))

    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            names.add(font["/BaseFont"])
            assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+NotoSans-(Regular|Bold)", name) for name in names)


@every_sample
def test_the_same_summary_gives_the_same_bytes(sample: Callable[[], Summary], build: Build) -> None:
    assert build(sample(), SheetSize.STANDARD) == build(sample(), SheetSize.STANDARD)


def test_the_pdf_names_its_language_and_nobody(build: Build, fonts: FontFiles) -> None:
    sheet = build(summaries.common(), SheetSize.STANDARD)
    reader = PdfReader(BytesIO(sheet))

    assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]
    assert reader.metadata
    assert reader.metadata.title
    assert not reader.metadata.author
    assert reader.metadata.creation_date
    assert reader.metadata.creation_date.year == 2000, "the fixed date of reportlab's own"
    assert str(fonts.folder).encode() not in sheet


def shown(build: Build, summary: Summary) -> str:
    return read_text(build(summary, SheetSize.STANDARD))


def test_the_working_is_shown_once_with_the_days_left(build: Build) -> None:
    summary = summaries.with_certificate()
    text = shown(build, summary)

    limit = summary.limits[0]
    for line in limit.working:
        assert text.count(words(say(line))) == 1
    assert f"{limit.days_left} days" in text


def test_a_passed_time_limit_is_never_certain_and_no_date_stands_in_the_band(
    build: Build,
) -> None:
    summary = summaries.passed()
    text = shown(build, summary)
    assert summary.first_limit
    assert summary.first_limit.last_day

    band = text[: text.index(f"1 {say(summary.steps[0].title)}")]

    assert "may" in band
    assert in_full(summary.first_limit.last_day) not in band
    assert "last day is" not in text


def test_without_an_exact_date_the_rule_stands_in_words(build: Build) -> None:
    for sample in (summaries.unknown, summaries.passed_without_day):
        summary = sample()
        assert words(say(summary.limits[0].rule)) in shown(build, summary)


def test_without_a_time_limit_there_is_no_band(build: Build) -> None:
    frames = [
        mark
        for mark in marks(build(summaries.without_limit(), SheetSize.STANDARD))
        if not mark.text and mark.top - mark.bottom > 30
    ]
    assert not frames


def test_what_is_not_verified_is_marked(build: Build) -> None:
    common = summaries.common()
    sure = tuple(replace(step, confidence=Confidence.VERIFIED) for step in common.steps)
    verified = replace(
        common,
        steps=sure,
        contacts=tuple(replace(c, websites=()) for c in common.contacts),
        sources=tuple(s for s in common.sources if s.confidence is Confidence.VERIFIED),
    )
    marked_step = replace(
        verified, steps=(*sure[:-1], replace(sure[-1], confidence=Confidence.LEAFLET))
    )
    unsure = Detail("020 8538 3731", Confidence.UNVERIFIED)
    marked_phone = replace(verified, contacts=(replace(verified.contacts[0], phones=(unsure,)),))
    marked_limit = replace(
        verified, steps=(*sure[:1], replace(sure[1], confidence=Confidence.LEAFLET), *sure[2:])
    )

    assert "check" not in shown(build, verified).replace("checked", "")
    for summary, times in ((marked_step, 1), (marked_phone, 1), (marked_limit, 2)):
        assert shown(build, summary).replace("checked", "").count("check") == times


def test_contacts_tell_who_confirmed_nothing_and_what_is_overdue(build: Build) -> None:
    summary = summaries.common()
    iass, ipsea = summary.contacts
    overdue = replace(ipsea, review_by=summary.today - timedelta(days=1))
    confirmed = replace(iass, confirmed_by="A. Nonym")

    plain = shown(build, summary)
    mixed = shown(build, replace(summary, contacts=(confirmed, overdue)))

    assert plain.count("Staff have not") == 1
    assert mixed.count("Staff have not") == 1
    assert "Nonym" not in mixed
    assert in_full(overdue.review_by) not in plain
    assert in_full(overdue.review_by) in mixed


def test_a_sheet_that_saves_paper_still_tells_what_is_overdue(build: Build) -> None:
    summary = summaries.long()
    late = summary.today - timedelta(days=1)
    others = [contact for contact in summary.contacts if not contact.phones]
    contacts = (*(replace(other, review_by=late) for other in others), *summary.contacts)

    text = read_text(build(replace(summary, contacts=contacts), SheetSize.STANDARD))

    assert not any(words(say(other.about)) in text for other in others), "it saves paper"
    assert in_full(late) in text


def test_a_slip_in_the_markup_is_printed_as_it_is(build: Build) -> None:
    summary = summaries.common()
    slip = Block(BlockKind.PARAGRAPH, message("See <b>this</b> & `that` > *there*"))
    steps = (replace(summary.steps[0], body=(slip,)),)

    assert "See <b>this</b> & `that` > *there*" in shown(build, replace(summary, steps=steps))


def test_letters_of_another_script_stop_the_sheet(fonts: FontFiles) -> None:
    summary = replace(summaries.common(), notices=(message("مرحبا"),))

    with pytest.raises(UnprintableError):
        build_sheet(summary, Catalogue(), fonts)


# Letters that Noto Sans has, and signs of every kind, printable or not.
ODD_TEXT = st.text(
    st.one_of(
        st.sampled_from("abc &<>\"'’*_[]()`\\{}%é\u00a0\u00ad\u200b\n\U0001f600☎"),
        st.characters(categories=["S", "P", "Zs", "Cc", "Cf", "Cn", "Co"]),
    ),
    max_size=80,
)
LONG_TEXT = st.builds(lambda text, times: text * times, ODD_TEXT, st.integers(1, 60))


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=LONG_TEXT, other=ODD_TEXT, kind=st.sampled_from(BlockKind), size=st.sampled_from(SheetSize)
)
def test_any_text_stays_inside_the_margins(
    build: Build, text: str, other: str, kind: BlockKind, size: SheetSize
) -> None:
    summary = summaries.common()
    first = summary.steps[0]
    step = replace(
        first,
        title=message(other),
        who=message(text),
        body=(Block(kind, message(text)),) * 3,
    )
    contact = replace(
        summary.contacts[0],
        name=message(text),
        phones=(Detail(other, Confidence.UNVERIFIED, message(text)),),
        emails=(Detail(text, Confidence.VERIFIED, message(other)),),
    )
    odd = replace(
        summary,
        steps=(step, *summary.steps[1:]),
        contacts=(contact,),
        told=(replace(summary.told[0], topic=message(text), said=(message(other),) * 2),),
        notices=(message(text),),
    )

    sheet = build(odd, size)

    for mark in marks(sheet):
        assert SIDE_MARGIN - 0.01 <= mark.left <= mark.right <= A4[0] - SIDE_MARGIN + 0.01
        assert BOTTOM_MARGIN - 0.01 <= mark.bottom <= mark.top <= A4[1] - TOP_MARGIN + 0.01
