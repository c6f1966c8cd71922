"""Many session notes, made up but plausible, as rows for the table of notes: quickly, from a seed.

    python tests/support/many_notes.py FILE COUNT      writes COUNT notes into FILE

What families ask for goes with the time of the school year, with where the learning happens and
with the site, as it does in real life; nobody real is in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from sendkiosk.journey.coding import NOT_ASKED
from sendkiosk.notes.file import NoteFile
from sendkiosk.notes.merging import insert_rows
from sendkiosk.notes.note import SCHEMA_VERSION, week_of
from sendkiosk.notes.store import KEY_BYTES

WEEKS: Final = tuple(week_of(date(2024, 12, 2) + timedelta(weeks=week)) for week in range(104))
"""24 months."""
SITES: Final = tuple(
    f"{place}-{kind}"
    for place in (
        "worcester",
        "malvern",
        "evesham",
        "redditch",
        "bromsgrove",
        "kidderminster",
        "droitwich",
        "pershore",
        "tenbury",
        "bewdley",
    )
    for kind in ("library", "hub", "clinic")
)
"""30 places."""
_BUSY: Final = tuple(1 / (rank + 2) for rank in range(len(SITES)))
_TOPICS: Final = {
    "day-to-day-help": 30,
    "council-letter": 22,
    "waiting": 17,
    "exclusion": 9,
    "discrimination": 4,
    "health-or-social-care": 6,
    "place-or-transport": 8,
    "other": 4,
}
_ROUTES: Final = {
    "day-to-day-help": ("first-steps", "talk"),
    "council-letter": ("appeal", "mediation", "talk"),
    "waiting": ("complaint", "talk"),
    "exclusion": ("exclusion", "talk"),
    "discrimination": ("complaint", "discrimination"),
    "health-or-social-care": ("disagreement", "talk"),
    "place-or-transport": ("complaint", "disagreement"),
    "other": ("know-more", "talk"),
}
_STEPS: Final = ("ask-the-school", "keep-a-diary", "ring-mediation", "write-to-the-council")
_LANGUAGES: Final = {"en-GB": 88, "pl": 4, "ur": 2, "ro": 2, "pa": 1, "bn": 1, "ar": 1, "uk": 1}
_PACKS: Final = ("worcestershire 0.1.0, england 0.1.0", "worcestershire 0.2.0, england 0.1.1")
_ROLES: Final = {
    "parent": 74,
    "young-person": 8,
    "under-16": 2,
    "supporter": 6,
    "professional": 8,
    NOT_ASKED: 2,
}
_PHASES: Final = {
    "early-years": 12,
    "school": 68,
    "independent": 3,
    "sixth-form": 5,
    "college": 8,
    "out-of-education": 4,
}
_PLANS: Final = {"none": 40, "asked-for": 20, "being-written": 10, "has-plan": 28, "being-ended": 2}
_REMARKS: Final = (
    "",
    "",
    "",
    "",
    "",
    "",
    "Needs an interpreter at the next meeting.",
    "Came back about the same letter; was given the card with the numbers again.",
)


def many_rows(count: int, seed: int = 0) -> Iterator[dict[str, object]]:
    """Yield `count` rows in the order of their keys, the same ones for the same seed."""
    random = Random(seed)  # noqa: S311 - the same ones each time
    for key in sorted(random.randbytes(KEY_BYTES) for _ in range(count)):
        yield {"key": key, **_row(random)}


def _row(random: Random) -> dict[str, object]:
    def one(weights: dict[str, int]) -> str:
        return random.choices(tuple(weights), tuple(weights.values()))[0]

    place = random.choices(range(len(SITES)), _BUSY)[0]
    week = random.randrange(len(WEEKS))
    topic = one(_TOPICS)
    is_advised = random.random() < 0.25
    printed = random.random() < 0.6
    return {
        "schema_version": SCHEMA_VERSION,
        "week": WEEKS[week],
        "site": SITES[place],
        "session_kind": "adviser" if is_advised else "kiosk",
        "visitor_role": one(_ROLES),
        "phase_band": one(_PHASES),
        "plan_status": one(_PLANS),
        "topic": topic,
        "routes": " ".join(_ROUTES[topic]),
        "steps": " ".join(sorted(random.sample(_STEPS, random.randint(1, len(_STEPS))))),
        "language": one(_LANGUAGES),
        "speech": int(random.random() < 0.05),
        "text_size": random.choices(("usual", "larger", "large", "largest"), (80, 10, 7, 3))[0],
        "colours": random.choices(("light", "dark", "yellow"), (90, 6, 4))[0],
        "large_print": int(printed and random.random() < 0.1),
        "printed": int(printed),
        "letters": "complaint" if printed and topic == "waiting" else "",
        "ended_by": "done" if random.random() < 0.93 else "help",
        "feedback": random.choices(("none", "helped", "partly", "not-helped"), (45, 38, 12, 5))[0],
        "level": random.choices("1234", (70, 20, 8, 2))[0] if is_advised else "none",
        "packs": _PACKS[week >= len(WEEKS) // 2],
        "remark": random.choice(_REMARKS) if is_advised else "",
    }


def write_many(file: NoteFile, count: int, seed: int = 0) -> None:
    """Put `count` notes into `file`."""
    with file.writing() as db:
        insert_rows(db, many_rows(count, seed))


if __name__ == "__main__":
    write_many(NoteFile(Path(sys.argv[1])), int(sys.argv[2]))
