from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]
KEYWORDS = {"say": None, "message": None, "plural_message": (1, 2)}


def test_the_template_for_translators_has_every_sentence_of_the_program() -> None:
    """Mended by the command in translations/README.md."""
    found = {
        message if isinstance(message, tuple) else (message,)
        for _, _, message, _, _ in extract_from_dir(
            ROOT / "src", [("**.py", "python")], keywords=KEYWORDS
        )
    }
    with (ROOT / "translations" / "sendkiosk.pot").open("rb") as file:
        listed = {
            message.id if isinstance(message.id, tuple) else (message.id,)
            for message in read_po(file)
            if message.id
        }
    assert listed == found
