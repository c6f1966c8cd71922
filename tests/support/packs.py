"""A small but complete pack, and how to write it, changed or not, into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sendkiosk.findings.finding import Finding
from sendkiosk.pack.opening import OpenedPack, open_pack

NATIONAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pack.toml": """\
id = "national"
name = "Nation"
version = "1"
start = "welcome"
helplines = ["helpline"]
notices = ["We may be wrong."]
""",
        "screens/welcome.md": """\
+++
kind = "information"
next = [{to = "who"}]
+++
# Welcome

We ask a few questions.
""",
        "screens/who.md": """\
+++
kind = "choice"
topic = "Who you are"
note_field = "visitor_role"
sources = ["law"]
next = [
  {when = {screen = "who", is = "young-person"}, to = "worries"},
  {to = "letter-date"},
]

[[option]]
code = "parent"
label = "A parent"
note = "parent"

[[option]]
code = "young-person"
label = "A young person"
hint = "From 16 to 25"
note = "young-person"
+++
# Who are you?

Tell us about **you** and your [plan](term:plan).

- One thing
- Another

1. First
2. Second
""",
        "screens/letter-date.md": """\
+++
kind = "date"
topic = "Your letter"
next = [
  {when = {time_limit = "appeal", is = "passed"}, to = "worries"},
  {to = "certificate-date"},
]

[date]
years = 1

[[option]]
code = "long-ago"
label = "Long ago"
+++
# When did the letter come?
""",
        "screens/certificate-date.md": """\
+++
kind = "date"
topic = "Your certificate"
next = [{to = "worries"}]

[date]
years = 1
not_before = "letter-date"
+++
# When did the certificate come?

+++
when = {screen = "letter-date", date_before = 2026-09-01}
+++
# When did the late certificate come?
""",
        "screens/worries.md": """\
+++
kind = "choices"
topic = "Your worries"
next = [{to = "summary"}]

[[option]]
code = "school"
label = "School"

[[option]]
code = "travel"
label = "Travel"

[[option]]
code = "health"
label = "Health"
+++
# What worries you?
""",
        "steps/appeal.md": """\
+++
order = 20
route = "appeal"
when = {all = [
  {not = {anywhere = "talk"}},
  {any = [
    {time_limit = "appeal", any_of = ["open", "today"]},
    {screen = "letter-date", dated = true},
  ]},
]}
who = "The tribunal"
time_limit = "appeal"
contacts = ["tribunal"]
sources = ["law"]
+++
# Appeal

Write to the tribunal.

+++
when = {screen = "worries", any_of = ["school", "health"]}
+++
# Appeal about school
""",
        "steps/talk.md": """\
+++
order = 10
route = "talk"
when = {screen = "who", answered = true}
sources = ["law"]
+++
# Talk to us
""",
        "letters/complaint.md": """\
+++
order = 10
when = {screen = "worries", answered = true}
sources = ["law"]
+++
# A complaint

To: ____
Day: ________

I write on {today} about the letter of {letter-date}. My [plan](term:plan) is **wrong**:

____
____

- [ ] I want an answer.

1. In writing

+++
when = {screen = "who", is = "young-person"}
+++
# My complaint
""",
        "confirmations.toml": """\
[helpline]
by = "A. Nonym"
checked = 2026-11-20
review_by = 2027-02-20
details = ["01905 768153"]
""",
        "coverage.toml": """\
[F1]
says = "The sheet is for families."
places = ["screens/who", "pack"]

[X1]
says = "The number was old."
status = "old"
note = "It is new now."
places = ["contacts/helpline", "program"]
""",
        "contacts.toml": """\
[helpline]
name = "Helpline"
about = "They listen."
source = "page"
checked = 2026-11-01
review_by = 2027-02-01
phones = [{number = "01905 768153"}]

[tribunal]
name = "Tribunal"
about = "They decide."
source = "page"
checked = 2026-11-01
review_by = 2027-02-01
hours = "Mornings"
how_to_find = "Look on your letter."
emails = [{address = "a@example.org", label = "Office", confidence = "unverified"}]
websites = [{address = "www.example.org"}]
""",
        "time-limits.toml": """\
[appeal]
name = "Your appeal must be there"
rule = "Two months from the letter, or one from the certificate."
shift = "sen_appeal"
advice = "Send it early."
sources = ["law"]

[[appeal.period]]
from = "letter-date"
name = "Date on your letter"
months = 2
over = ["long-ago"]

[[appeal.period]]
from = "certificate-date"
name = "Date on your certificate"
months = 1
needed = false
""",
        "terms.toml": """\
[plan]
name = "Plan"
explanation = "A legal paper."
""",
        "sources.toml": """\
[law]
name = "The law"
url = "https://example.org/law"
confidence = "verified"
checked = 2026-11-01
review_by = 2027-02-01

[page]
name = "Their page"
confidence = "leaflet"
checked = 2026-11-01
review_by = 2027-01-01
""",
    }
)
"""File -> text of a pack without any fault."""

ALL_CONFIRMED: Final = (
    NATIONAL["confirmations.toml"]
    + """
[tribunal]
by = "A. Nonym"
checked = 2026-11-20
review_by = 2027-02-20
details = ["a@example.org", "www.example.org"]
"""
)
"""Confirmations of all contacts of NATIONAL."""

LOCAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pack.toml": """\
id = "local"
name = "Shire"
version = "2"
extends = "national"
notices = ["Ask here first."]
""",
        "contacts.toml": """\
[helpline]
replaces = true
name = "Shire helpline"
about = "They listen here."
source = "visit"
checked = 2026-11-02
review_by = 2027-03-01
phones = [{number = "01905 000000"}]
""",
        "sources.toml": """\
[visit]
name = "We asked them"
confidence = "verified"
checked = 2026-11-02
review_by = 2027-03-01
""",
    }
)
"""File -> text of a pack without any fault that extends NATIONAL."""


def write_pack(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write `files` (path in the pack -> content; None for none) below `folder`; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if content is not None:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def open_changed(tmp_path: Path, changes: Mapping[str, str | bytes | None]) -> OpenedPack:
    """Open NATIONAL with some files in place of its own; None takes a file away."""
    return open_pack(write_pack(tmp_path / "national", {**NATIONAL, **changes}))


def open_local(
    tmp_path: Path,
    changes: Mapping[str, str | bytes | None],
    national: Mapping[str, str | bytes | None] = NATIONAL,
) -> OpenedPack:
    """Open LOCAL with some files in place of its own, beside `national`."""
    write_pack(tmp_path / "national", national)
    return open_pack(write_pack(tmp_path / "local", {**LOCAL, **changes}))


def edited(file: str, old: str, new: str) -> dict[str, str]:
    """Return the change that puts `new` for `old`, which must be there once, in NATIONAL's `file`.

    Changes of several files are joined with `|`.
    """
    assert NATIONAL[file].count(old) == 1, old
    return {file: NATIONAL[file].replace(old, new)}


def placed(finding: Finding, folder: Path) -> tuple[str, str, int]:
    """Return the code of `finding`, its file inside `folder`, and its line."""
    return str(finding.code), finding.file.relative_to(folder).as_posix(), finding.line
