"""A small pack in which everything occurs that a pack may hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sendkiosk.pack.opening import OpenedPack, open_pack
from tests.support.packs import NATIONAL, write_pack

FULL: Final[Mapping[str, str]] = MappingProxyType(
    {
        **NATIONAL,
        "steps/danger.md": """\
+++
order = 1
route = "help-now"
sources = ["law"]
+++
# Ring at once
""",
        "steps/lost.md": """\
+++
order = 30
route = "know-more"
when = {screen = "letter-date", date_before = 1999-01-01}
check_with = "helpline"
sources = ["page"]
+++
# Nobody is told this
""",
        "letters/ask.md": """\
+++
order = 20
when = {screen = "who", is = "parent"}
sources = ["law"]
+++
# Ask for a plan

My letter of {letter-date} came on {today}.

Name: ____________________

- [ ] I agree
""",
        "letters/never.md": """\
+++
order = 10
when = {screen = "letter-date", date_before = 1999-01-01}
+++
# Nobody is given this
""",
        "time-limits.toml": NATIONAL["time-limits.toml"]
        + """
[year]
name = "The yearly day"
rule = "It comes once a year."
theirs = true
sources = ["law"]

[[year.period]]
name = "The day"
school_year_day = "15 February"

[words]
name = "A rule only"
rule = "Soon."
shift = "next_working_day"
sources = ["page"]
""",
        "confirmations.toml": """\
[helpline]
by = "J. Smith"
checked = 2026-11-02
review_by = 2026-11-20
details = ["01905 768153"]
""",
        "coverage.toml": """\
[F1]
says = "Anybody can talk."
places = ["steps/talk", "screens/who"]

[F2]
says = "There are two months."
status = "wrong"
note = "One month counts too."
places = ["time-limits/appeal", "pack"]

[X3]
says = "Nobody said this."
status = "gap"
""",
    }
)
"""File -> text of a pack without any error; one step, one letter and one fact are of no use."""


def open_full(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> OpenedPack:
    """Open FULL, with some files in place of its own, in `folder`."""
    return open_pack(write_pack(folder / "full", {**FULL, **(changes or {})}))
