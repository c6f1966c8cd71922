"""Whether translators are given the texts that the pack has now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sendkiosk.findings.finding import Finding, Severity
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.po import Key, key_of, read_po
from sendkiosk.language.standing import template_file
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.merging import Merged
from sendkiosk.pack.source_texts import texts_by_pack


def check_text_lists(merged: Merged) -> Iterator[Finding]:
    """Yield a warning for each pack whose list of texts for translators is older than its texts.

    A pack without a list is not translated. Where something could not be read, nothing is said:
    texts would seem to be gone.
    """
    if merged.broken:
        return
    for pack, texts in texts_by_pack(merged.packs):
        file = template_file(pack.folder, pack.settings.id)
        if not file.is_file():
            continue
        problem = _problem(file, {text.key for text in texts})
        if problem:
            advice = f"Type: sendkiosk pack strings {pack.folder}"
            yield Finding(Fault.OLD_LIST, file, 0, problem, advice, Severity.WARNING)


def _problem(file: Path, keys: set[Key]) -> str:
    """Return what is wrong with the list in `file`, which should have `keys`; "" if nothing is."""
    try:
        listed = {key_of(entry) for entry in read_po(file)}
    except TroubleError:
        return "The list of texts for translators cannot be read."
    new, gone = len(keys - listed), len(listed - keys)
    if not new and not gone:
        return ""
    return f"The list of texts for translators is older than the pack: {new} new, {gone} gone."
