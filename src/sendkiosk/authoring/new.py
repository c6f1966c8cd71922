"""A local pack for another council, with blanks to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template
from typing import Final

from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.journey.time_limits import add_months
from sendkiosk.pack.folders import PACK_FILE, is_folder
from sendkiosk.pack.opening import open_pack
from sendkiosk.pack.raw import fault_of_id

MONTHS_UNTIL_REVIEW: Final = 3

_PACK: Final = Template('''\
# The local pack for one area. What stands between “FILL IN” and the quotation mark is to be written
# by you; `sendkiosk pack check` names each place that is left.

id = "$id"
name = "$name"
version = "0.1.0"
extends = "$national"
helplines = ["iass", "council-send", "ipsea", "contact"]
''')

_CONTACTS: Final = Template('''\
# These stand in place of the national pack's general contacts. A number or address that nobody is
# sure of gets `confidence = "unverified"`; one that cannot be found is taken out, and how_to_find
# says in words where to look. When somebody has tried them: `sendkiosk pack confirm`.

[iass]
replaces = true
name = "FILL IN: the name of your SENDIASS"
about = "Free and private advice for families and young people. It takes no side."
source = "iass-page"
checked = $today
review_by = $review_by
phones = [{number = "FILL IN: its phone number"}]
emails = [{address = "FILL IN: its e-mail address"}]
websites = [{address = "FILL IN: its website"}]

[council-send]
replaces = true
name = "FILL IN: the name of your council and of its SEND team"
about = "The people at the council who work on EHC plans."
source = "council-page"
checked = $today
review_by = $review_by
phones = [{number = "FILL IN: its phone number"}]
emails = [{address = "FILL IN: its e-mail address"}]

[local-offer]
replaces = true
name = "FILL IN: the name of your Local Offer"
about = "Web pages that list the help in your area."
how_to_find = "FILL IN: words to search the web for"
source = "council-page"
checked = $today
review_by = $review_by

[icb]
replaces = true
name = "FILL IN: the name of your ICB"
about = "The NHS board that plans health care in your area. This number is for complaints."
source = "icb-page"
checked = $today
review_by = $review_by
phones = [{number = "FILL IN: its number for complaints"}]

[social-care-team]
replaces = true
name = "FILL IN: the name of your council’s social care team for children"
about = "Help for children who are not safe, and for disabled children and their families."
source = "council-page"
checked = $today
review_by = $review_by
phones = [{number = "FILL IN: its phone number"}]
''')

_SOURCES: Final = Template('''\
# Where the contacts were found. `checked` is the day on which the page was read.

[iass-page]
name = "FILL IN: the page of your SENDIASS"
url = "FILL IN: the address of that page"
confidence = "verified"
checked = $today
review_by = $review_by

[council-page]
name = "FILL IN: the page of your council"
url = "FILL IN: the address of that page"
confidence = "verified"
checked = $today
review_by = $review_by

[icb-page]
name = "FILL IN: the page of your ICB"
url = "FILL IN: the address of that page"
confidence = "verified"
checked = $today
review_by = $review_by
''')


def new_pack(folder: Path, national: str, name: str | None, today: date) -> Mapping[Path, str]:
    """Return the files, with their texts, of a local pack in `folder` that extends `national`.

    `name` is what people call the area; without one it is made from the folder's. Raises
    TroubleError, with what to do, when the folder's name cannot be an id, when something is in it
    already, or when the national pack is not beside it or is broken.
    """
    identity = folder.resolve().name
    fault = fault_of_id(identity)
    if fault:
        raise TroubleError(f"The folder’s name is the pack’s id. {fault.problem} {fault.advice}")
    if is_folder(folder) and any(folder.iterdir()):
        raise TroubleError(f"{folder} is not empty. Name a new folder.")
    _must_be_beside(folder, national)
    values = {
        "id": identity,
        "name": name or identity.replace("-", " ").title(),
        "national": national,
        "today": today.isoformat(),
        "review_by": add_months(today, MONTHS_UNTIL_REVIEW).isoformat(),
    }
    return {
        folder / PACK_FILE: _PACK.substitute(values),
        folder / "contacts.toml": _CONTACTS.substitute(values),
        folder / "sources.toml": _SOURCES.substitute(values),
    }


def _must_be_beside(folder: Path, national: str) -> None:
    extended = folder.resolve().parent / national
    if not is_folder(extended):
        raise TroubleError(
            f"A local pack lies beside the pack that it extends, and there is no {extended}."
            f" Copy the folder “{national}” there first, or name a place beside it."
        )
    opened = open_pack(extended)
    if opened.flow is None:
        raise FindingsError(opened.findings)
