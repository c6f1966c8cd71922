"""Reports of made-up services: plausible ones, and ones that hold whatever a report may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from hypothesis import strategies as st

from sendkiosk.journey.messages import Message, message
from sendkiosk.notes.disclosure.plan import CROSS_TABLES, SEVERAL, TABLES
from sendkiosk.notes.disclosure.quarters import Period, Quarter
from sendkiosk.notes.disclosure.shown import (
    FEW_CROSSED,
    HIDDEN,
    Form,
    Shown,
    shown_in_cross_table,
    shown_in_table,
    shown_visits,
    wider,
)
from sendkiosk.notes.reports.report import (
    Cell,
    CrossRow,
    CrossTable,
    Heading,
    Highlight,
    LeftOut,
    Point,
    Reason,
    Report,
    Row,
    Table,
    Topic,
    Trend,
)

FIELDS = {
    "topic": "What it was about",
    "routes": "What we told them",
    "language": "Language",
    "phase_band": "Where the learning happens",
    "visitor_role": "Who they are",
    "plan_status": "The EHC plan",
    "session_kind": "With an adviser or alone",
    "level": "How much help an adviser gave",
    "printed": "Printed",
    "letters": "Letters",
    "large_print": "Large print",
    "speech": "Read aloud",
    "text_size": "Size of the words",
    "colours": "Colours",
    "ended_by": "How it ended",
    "feedback": "Did it help?",
    "site": "Site",
    "quarter": "Quarter",
}
LABELS = {
    "day-to-day-help": "Help from day to day",
    "council-letter": "A letter from the council",
    "waiting": "Waiting for the council",
    "exclusion": "Being sent home or excluded",
    "discrimination": "Unfair treatment",
    "health-or-social-care": "Health or social care",
    "place-or-transport": "A school place or transport",
    "other": "Something else",
    "not-asked": "Not asked, or not sure",
    "early-years": "Before school",
    "out-of-education": "Not in school or college",
    "none": "None",
    "get-ready": "How to get ready",
    "en-GB": "English",
    "pl": "Polski",
    "ur": "اردو",
    "pa": "ਪੰਜਾਬੀ",
    "ar": "العربية",
    "bn": "বাংলা",
    "uk": "Українська",
    "ro": "Română",
    "pt": "Português",
}
LANGUAGES = ("en-GB", "ar", "bn", "pa", "pl", "pt", "ro", "uk", "ur")
LETTERS = ("ask-for-assessment", "ask-for-papers", "complain-to-school", "mediation-certificate")
PLACES = (
    "Worcester library", "The Hive", "Kidderminster", "Malvern", "Redditch town hall", "Evesham",
    "Pershore", "Droitwich Spa", "Bromsgrove", "Stourport-on-Severn family hub",
)  # fmt: skip
QUARTERS = (
    "January to March {year}",
    "April to June {year}",
    "July to September {year}",
    "October to December {year}",
)
READING = (
    "Counts are rounded to the nearest 5.",
    "Fewer than 5 visits are shown as “fewer than 5”; in tables of two things, fewer than 10.",
    "Some counts are held back, or shown as “10 or more”, so that small ones cannot be worked out.",
    "Shares are of all visits, and are shown where there were 30 visits or more.",
    "A visit is counted in the quarter in which the Thursday of its week lies.",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a report is: sites, quarters, and how many visits a site has in a quarter."""

    sites: int = 1
    quarters: int = 1
    visits: int = 90
    crossed: int = len(CROSS_TABLES)


def heading(code: str) -> Heading:
    """Return a heading with the label that it has for staff."""
    words = FIELDS.get(code) or LABELS.get(code) or code.replace("-", " ").capitalize()
    return Heading(code, message(words))


def plausible(size: Size, seed: int = 1) -> Report:
    """Return a report with the counts that a service might have."""
    return _Maker(size, Random(seed)).report()  # noqa: S311 - the same report each time


def empty(why: Sequence[str] = ("The quarter is under way until 31 December 2026.",)) -> Report:
    """Return a report with nothing to show yet, and why."""
    left_out = tuple(LeftOut(Reason.NOT_OVER, None, None, Message(words)) for words in why)
    return Report(
        date(2026, 11, 28), (date(2026, 10, 1), date(2026, 12, 31)), None, Message(""), None,
        Message(""), (heading("The Hive"),), Cell(None, None), (), (), (), None, (), left_out,
        tuple(Message(words) for words in READING),
    )  # fmt: skip


class _Maker:
    def __init__(self, size: Size, random: Random) -> None:
        self._size, self._random = size, random
        last = Quarter(2026, 3)
        self._covered = Period(last.moved(1 - size.quarters), last)
        self._sites = tuple(
            heading(PLACES[n] if n < len(PLACES) else f"Outreach table {n + 1}")
            for n in range(size.sites)
        )
        self._base = max(size.visits * size.sites * size.quarters, 20)

    def report(self) -> Report:
        covered, before = self._covered, self._covered.before
        visits = Cell(shown_visits(self._base), shown_visits(max(self._base * 4 // 5, 20)))
        several = self._size.sites > 1
        tables = tuple(self._table(field) for field in TABLES)
        by_site = None
        if several:
            rows = tuple(
                Row(site, self._cell(self._base / self._size.sites)) for site in self._sites
            )
            by_site = Table(heading("site"), False, rows)
        crossed = [self._cross(*pair) for pair in CROSS_TABLES[: self._size.crossed]]
        if several:
            crossed.append(self._cross("topic", "site"))
        if self._size.quarters > 1:
            crossed.append(self._cross("topic", "quarter"))
        topics = [heading(code) for code in TABLES["topic"]]
        trends = [self._trend(None, heading("Visits"), 1.0)]
        trends += [self._trend(heading("topic"), topic, 0.12) for topic in topics]
        return Report(
            date(2026, 11, 28),
            (covered.first.first_day, covered.last.last_day),
            covered,
            _named(covered),
            before,
            _named(before),
            self._sites,
            visits,
            self._highlights(visits, tables),
            tables,
            tuple(crossed),
            by_site,
            tuple(trends),
            self._left_out(),
            tuple(Message(words) for words in READING),
        )

    def _shown(self, mean: float, *, crossed: bool = False) -> Shown:
        random = self._random
        count = max(round(random.gauss(mean, mean * 0.25)), 0)
        shown = shown_in_cross_table(count) if crossed else shown_in_table(count)
        if shown.form is Form.ROUNDED and shown.value and random.random() < 0.12:
            other = wider(shown, 10 if crossed else 5)
            return random.choice(
                (other, HIDDEN, Shown(Form.BETWEEN, count, count + 9, shown.value))
            )
        return shown

    def _cell(self, mean: float, *, crossed: bool = False) -> Cell:
        now, before = (self._shown(mean * f, crossed=crossed) for f in (1, 0.8))
        return Cell(now, before, self._share(now), self._share(before))

    def _share(self, shown: Shown) -> int | None:
        if shown.form is not Form.ROUNDED or not shown.value or self._base < 30:
            return None
        return min(round(100 * shown.value / self._base), 100)

    def _codes(self, field: str) -> tuple[str, ...]:
        if field == "site":
            return tuple(site.code for site in self._sites)
        if field == "quarter":
            return tuple(quarter.code for quarter in self._covered.quarters)
        return {"language": LANGUAGES, "letters": LETTERS}.get(field) or TABLES[field]

    def _weights(self, field: str) -> list[float]:
        weights = [self._random.paretovariate(1.1) for _ in self._codes(field)]
        if field == "language":
            weights[0] = 4 * sum(weights)
        return [weight / sum(weights) for weight in weights]

    def _table(self, field: str) -> Table:
        rows = tuple(
            Row(heading(code), self._cell(self._base * weight))
            for code, weight in zip(self._codes(field), self._weights(field), strict=True)
        )
        return Table(heading(field), field in SEVERAL, rows)

    def _cross(self, first: str, second: str) -> CrossTable:
        columns = tuple(heading(code) for code in self._codes(second))
        weights = self._weights(second)
        rows = []
        for code, weight in zip(self._codes(first), self._weights(first), strict=True):
            base = self._base * weight
            cells = tuple(self._crossed(base * each, second) for each in weights)
            rows.append(CrossRow(heading(code), cells, self._cell(base)))
        return CrossTable(heading(first), heading(second), columns, tuple(rows))

    def _crossed(self, mean: float, second: str) -> Cell:
        cell = self._cell(mean, crossed=True)
        if cell.now is FEW_CROSSED and self._random.random() < 0.2:
            return Cell(HIDDEN, HIDDEN)
        return Cell(cell.now, None) if second == "quarter" else cell

    def _trend(self, field: Heading | None, name: Heading, part: float) -> Trend:
        mean = self._size.visits * self._size.sites * part
        before = self._covered.before
        points = []
        quarters = [*before.quarters, *self._covered.quarters]
        while quarters:
            together = 2 if len(quarters) > 2 and self._random.random() < 0.1 else 1
            period = Period(quarters[0], quarters[together - 1])
            del quarters[:together]
            points.append(Point(period, _named(period), self._shown(mean * together)))
        without = self._sites[-2:] if self._size.sites > 2 else ()
        return Trend(field, name, tuple(points), without)

    def _highlights(self, visits: Cell, tables: tuple[Table, ...]) -> tuple[Highlight, ...]:
        by_code = {table.heading.code: table for table in tables}
        topic, feedback = by_code["topic"].rows[0], by_code["feedback"].rows[0]
        printed, language = by_code["printed"].rows[0], by_code["language"].rows[-1]
        told = (
            (Topic.VISITS, "Families came to the screen. There were fewer in the period before.",
             visits),
            (Topic.MOST_ASKED, "Most people asked about help from day to day, as before.",
             topic.cell),
            (Topic.CHANGE, "More people than before came about waiting for the council.",
             by_code["topic"].rows[2].cell),
            (Topic.LANGUAGE, "After English, most people read in اردو.", language.cell),
            (Topic.PRINTED, "Half of the visitors took a printed sheet home.", printed.cell),
            (Topic.FEEDBACK, "Most of those who told us said that it helped.", feedback.cell),
        )  # fmt: skip
        return tuple(Highlight(topic, Message(words), cell) for topic, words, cell in told)

    def _left_out(self) -> tuple[LeftOut, ...]:
        found = [
            LeftOut(
                Reason.NOT_OVER, None, Period(Quarter(2026, 4), Quarter(2026, 4)),
                message("October to December 2026 is not in it: the quarter is under way."),
            )
        ]  # fmt: skip
        for site in self._sites[3:]:
            if self._random.random() < 0.3:
                text = message("{site} had too few visits to be shown by itself.", site=site.label)
                found.append(LeftOut(Reason.TOO_FEW, site.code, None, text))
        return tuple(found)


def _named(period: Period) -> Message:
    last = message(QUARTERS[period.last.number - 1], year=period.last.year)
    if len(period) == 1:
        return last
    words = QUARTERS[period.first.number - 1].split(" to ")[0] + " {first} to {last}"
    end = message(QUARTERS[period.last.number - 1].split(" to ")[1], year=period.last.year)
    return message(words, first=period.first.year, last=end)


_WORDS = (
    "a", "I", "12", "Worcester", "discrimination", "Rhosllanerchrugog-upon-the-Wold", "łóżko", "ș",
    "(and", "so-on)", "www.example.org/a/long/address", "اردو", "العربية", "ਪੰਜਾਬੀ", "বাংলা",
    "Українська", "ગુજરાતી", "㊗", "字", "W" * 70,
)  # fmt: skip
_labels = st.one_of(
    st.sampled_from(sorted(LABELS.values())),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join),
)


@st.composite
def any_headings(draw: st.DrawFn, *, most: int) -> tuple[Heading, ...]:
    """Draw up to so many headings with different codes, and with whatever may be a label."""
    labels = draw(st.lists(_labels, min_size=1, max_size=most))
    return tuple(Heading(f"code-{n}", Message(label)) for n, label in enumerate(labels))


@st.composite
def any_shown(draw: st.DrawFn) -> Shown:
    """Draw any form of a count, however large."""
    form = draw(st.sampled_from(Form))
    low = draw(st.integers(1, 2) | st.integers(0, 20_000))
    high = low + draw(st.integers(0, 30))
    match form:
        case Form.ZERO:
            return Shown(form, 0, 0, 0)
        case Form.FEWER:
            return Shown(form, draw(st.integers(0, 1)), draw(st.sampled_from((4, 9))))
        case Form.ROUNDED | Form.BETWEEN:
            return Shown(form, low, high, 5 * round((low + high) / 10))
        case Form.AT_LEAST:
            return Shown(form, low, None)
    return Shown(form, 0, None)


@st.composite
def any_cells(draw: st.DrawFn) -> Cell:
    """Draw a cell, with or without shares and a period before."""
    shares = st.none() | st.integers(0, 100)
    shown = st.none() | any_shown()
    return Cell(draw(shown), draw(shown), draw(shares), draw(shares))


@st.composite
def any_tables(draw: st.DrawFn, code: str) -> Table:
    """Draw a table of any length."""
    rows = draw(any_headings(most=draw(st.sampled_from((3, 9, 60)))))
    field = Heading(code, Message(draw(_labels)))
    cells = tuple(Row(row, draw(any_cells())) for row in rows)
    return Table(field, draw(st.booleans()), cells)


@st.composite
def any_cross_tables(draw: st.DrawFn, code: str) -> CrossTable:
    """Draw a cross-table of any length and width."""
    rows, columns = draw(any_headings(most=20)), draw(any_headings(most=12))
    field, other = (Heading(name, Message(draw(_labels))) for name in (code, "other"))
    # The same few cells again and again: where they stand is what matters.
    cells = draw(st.lists(any_cells(), min_size=1, max_size=5))
    found = [
        CrossRow(row, tuple(cells[(n + m) % len(cells)] for m in range(len(columns))), cells[0])
        for n, row in enumerate(rows)
    ]
    return CrossTable(field, other, columns, tuple(found))


@st.composite
def any_trends(draw: st.DrawFn, code: str) -> Trend:
    """Draw a trend of any number of quarters, some of them counted together."""
    at, points = Quarter(draw(st.integers(2000, 2030)), draw(st.integers(1, 4))), []
    for length in draw(st.lists(st.integers(1, 5), max_size=30)):
        period = Period(at, at.moved(length - 1))
        points.append(Point(period, _named(period), draw(any_shown())))
        at = at.moved(length)
    name = Heading(code, Message(draw(_labels)))
    return Trend(name, name, tuple(points), draw(any_headings(most=4) | st.just(())))


@st.composite
def any_reports(draw: st.DrawFn) -> Report:
    """Draw a report that holds whatever a report may hold."""
    codes = draw(st.lists(st.sampled_from([*TABLES, "new-field"]), max_size=6, unique=True))
    last = Quarter(2026, draw(st.integers(1, 4)))
    covered = Period(last.moved(-draw(st.integers(0, 12))), last)
    sentences = st.lists(_labels.map(Message), max_size=6)
    found = draw(st.lists(st.tuples(st.sampled_from(Topic), _labels, any_cells()), max_size=6))
    why = draw(st.lists(_labels, max_size=50))
    return Report(
        made=date(2026, 11, 28),
        asked=(covered.first.first_day, covered.last.last_day),
        covered=covered,
        covered_label=_named(covered),
        previous=covered.before,
        previous_label=_named(covered.before),
        sites=draw(any_headings(most=40)),
        visits=draw(any_cells()),
        highlights=tuple(Highlight(topic, Message(text), cell) for topic, text, cell in found),
        tables=tuple(draw(any_tables(code)) for code in codes),
        cross_tables=tuple(draw(any_cross_tables(code)) for code in codes[:2]),
        by_site=draw(st.none() | any_tables("site")),
        trends=tuple(draw(any_trends(code)) for code in codes[:4]),
        left_out=tuple(LeftOut(Reason.TOO_FEW, None, None, Message(text)) for text in why),
        reading=tuple(draw(sentences)),
    )
