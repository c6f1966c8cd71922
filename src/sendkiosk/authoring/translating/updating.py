"""Bringing a catalogue up to date with the list of texts, so that no translation is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import polib

from sendkiosk.language.plurals import count_of_forms, fits_language, plural_forms
from sendkiosk.language.po import FUZZY, Key, forms_of, is_outdated, key_of
from sendkiosk.language.signing import is_checked, remarks

ALIKE: Final = 0.6
"""How much of a text must have stayed for its translation to be kept for the new wording."""
_PLURALS: Final = "Plural-Forms"
_DROPPED: Final = frozenset({"POT-Creation-Date", "Generated-By", "Report-Msgid-Bugs-To"})
"""Lines of a header that change without anybody having changed anything."""


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalogue that is up to date: how many texts are new in it, outdated, and gone."""

    catalogue: polib.POFile
    new: int
    outdated: int
    gone: int


def update(old: polib.POFile | None, template: polib.POFile, language: str) -> Updated:
    """Return the catalogue of `language` with the texts of `template`, in their order.

    A text that was there keeps its translation, remarks and marks. A new wording of one that is
    gone gets its translation, marked as outdated, with the old wording above it. What is gone is
    left out. `old` is left as it is; None begins a new catalogue.
    """
    known = {key_of(entry): entry for entry in old or () if not entry.obsolete}
    listed = {key_of(entry) for entry in template}
    loose = [entry for key, entry in known.items() if key not in listed and all(forms_of(entry))]
    made = polib.POFile(wrapwidth=0)
    made.header = old.header if old is not None else _heading(template, language)
    made.metadata = _metadata(old, template, language)
    forms = count_of_forms(made.metadata[_PLURALS])
    new = outdated = 0
    pairs = _pairs([entry for entry in template if key_of(entry) not in known], loose)
    for listed_entry in template:
        entry = _empty(listed_entry, forms)
        key = key_of(entry)
        if key in known:
            _keep(entry, known[key])
        elif key in pairs:
            _take_over(entry, pairs[key])
            outdated += 1
        else:
            new += 1
        made.append(entry)
    gone = len(known.keys() - listed) - len(pairs)
    return Updated(made, new, outdated, gone)


def _heading(template: polib.POFile, language: str) -> str:
    project = template.metadata["Project-Id-Version"]
    return f"{project} in {language}: a draft until X-Checked-By says who has checked it."


def _metadata(old: polib.POFile | None, template: polib.POFile, language: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in (old.metadata if old is not None else {}).items()
        if name not in _DROPPED
    }
    plurals = kept.get(_PLURALS, "")
    if not fits_language(plurals, language):
        plurals = plural_forms(language)
    return {**kept, **template.metadata, "Language": language, _PLURALS: plurals}


def _empty(listed: polib.POEntry, forms: int) -> polib.POEntry:
    plural = (
        {"msgid_plural": listed.msgid_plural, "msgstr_plural": dict.fromkeys(range(forms), "")}
        if listed.msgid_plural
        else {}
    )
    return polib.POEntry(
        msgid=listed.msgid,
        msgctxt=listed.msgctxt,
        comment=listed.comment,
        occurrences=listed.occurrences,
        flags=list(listed.flags),
        **plural,
    )


def _keep(entry: polib.POEntry, known: polib.POEntry) -> None:
    """Give `entry` what was `known` of the same text."""
    if bool(entry.msgid_plural) != bool(known.msgid_plural):
        _take_over(entry, known)
        return
    _translate(entry, known)
    entry.tcomment = known.tcomment if is_checked(known) else "\n".join(remarks(known))
    if is_outdated(known):
        entry.flags.append(FUZZY)
        entry.previous_msgid = known.previous_msgid
        entry.previous_msgid_plural = known.previous_msgid_plural
        entry.previous_msgctxt = known.previous_msgctxt


def _take_over(entry: polib.POEntry, gone: polib.POEntry) -> None:
    """Give `entry` the translation of another wording, marked as outdated."""
    _translate(entry, gone)
    entry.tcomment = "\n".join(remarks(gone))
    entry.flags.append(FUZZY)
    # What was outdated already is a translation of an even older wording.
    older = is_outdated(gone) and gone.previous_msgid
    entry.previous_msgid = gone.previous_msgid if older else gone.msgid
    entry.previous_msgid_plural = gone.previous_msgid_plural if older else gone.msgid_plural or None


def _translate(entry: polib.POEntry, known: polib.POEntry) -> None:
    said = forms_of(known)
    if entry.msgid_plural:
        count = len(entry.msgstr_plural)
        entry.msgstr_plural = dict(enumerate([*said, *[""] * count][:count]))
    else:
        entry.msgstr = said[0]


def _pairs(new: Iterable[polib.POEntry], loose: list[polib.POEntry]) -> dict[Key, polib.POEntry]:
    """Return for new texts the one of the `loose` entries that each is a new wording of."""
    found: dict[Key, polib.POEntry] = {}
    left = list(loose)
    for entry in new:
        best = max(left, key=lambda gone: _likeness(entry, gone), default=None)
        if best is not None and _likeness(entry, best) >= ALIKE:
            found[key_of(entry)] = best
            left.remove(best)
    return found


def _likeness(new: polib.POEntry, gone: polib.POEntry) -> float:
    if bool(new.msgid_plural) != bool(gone.msgid_plural):
        return 0
    matcher = SequenceMatcher(a=gone.msgid.split(), b=new.msgid.split(), autojunk=False)
    quick = matcher.quick_ratio()
    return matcher.ratio() if quick >= ALIKE else 0
