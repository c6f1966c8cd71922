"""Which languages the program is opened with, and which one a command shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sendkiosk.app.contents import bodies_of_pack
from sendkiosk.app.opening import open_app
from sendkiosk.app.program import App
from sendkiosk.authoring.translating.listing import pack_files
from sendkiosk.cli.languages import chosen_language, known_languages
from sendkiosk.findings.finding import FindingsError
from sendkiosk.findings.trouble import TroubleError
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.po import read_po, write_po
from sendkiosk.language.signing import sign
from sendkiosk.language.standing import Body, template_file
from sendkiosk.pack.loading import load_packs
from sendkiosk.paths import Places, find_places
from tests.support.catalogues import catalogue, translate_all, write
from tests.support.packs import NATIONAL, write_pack


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Return places with catalogues of their own: none yet, and the list of texts."""
    here = Places(find_places().resources, tmp_path / "translations")
    name = template_file(here.translations, "program").name
    here.translations.mkdir()
    text = (find_places().translations / name).read_text(encoding="utf-8")
    (here.translations / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("sendkiosk.app.opening.find_places", lambda: here)
    return here


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = write_pack(tmp_path / "national", NATIONAL)
    for listed in pack_files(load_packs(folder).packs):
        listed.file.parent.mkdir()
        listed.file.write_bytes(listed.data)
    return folder


def translate(bodies: tuple[Body, ...], language: str, *, by: str = "") -> None:
    """Write catalogues of `language` that say "[…]" around the English, checked or not."""
    for body in bodies:
        made = translate_all(body, language, lambda text: f"[{text}]")
        words = read_po(made)
        if by:
            sign(words, by, date(2026, 11, 28))
        made.write_bytes(write_po(words))


def opened(pack: Path, tmp_path: Path, languages: str = "") -> App:
    file = tmp_path / "settings.toml"
    file.write_text(f"{languages}\n", encoding="utf-8")
    return open_app(file, pack)


@pytest.mark.usefixtures("places")
def test_without_other_languages_there_is_english(pack: Path, tmp_path: Path) -> None:
    app = opened(pack, tmp_path)
    assert app.offered == ("en-GB",)
    assert app.catalogue_of("en-GB").is_source
    with pytest.raises(KeyError):
        app.catalogue_of("pl")


def test_what_is_checked_is_offered_and_drafts_where_they_are_named(
    places: Places, pack: Path, tmp_path: Path
) -> None:
    bodies = bodies_of_pack(places, pack)
    translate(bodies, "pl", by="A. Nonym")
    translate(bodies, "ro")
    assert opened(pack, tmp_path).offered == ("en-GB", "pl")
    app = opened(pack, tmp_path, 'languages = ["ro", "pl", "en-GB"]')
    assert app.offered == ("ro", "pl", "en-GB")
    assert app.catalogue.is_source
    assert [app.catalogue_of(tag).is_draft for tag in app.offered] == [True, False, False]
    said = app.catalogue_of("ro").say(app.flow.terms["plan"].name)
    assert said == "[Plan]"
    assert opened(pack, tmp_path, 'languages = ["en-GB"]').offered == ("en-GB",)


def test_what_lacks_a_text_of_the_pack_is_not_offered(
    places: Places, pack: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    translate(bodies_of_pack(places, pack), "pl", by="A. Nonym")
    terms = pack / "terms.toml"
    text = terms.read_text(encoding="utf-8")
    terms.write_text(text.replace("A legal paper.", "A paper of the council."), encoding="utf-8")
    assert opened(pack, tmp_path).offered == ("en-GB",)
    assert "“pl”" in caplog.text
    assert "not complete" in caplog.text
    caplog.clear()


def test_what_has_no_fonts_here_is_not_offered(
    places: Places,
    pack: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    translate(bodies_of_pack(places, pack), "ur")
    fonts = open_app().fonts().folder
    latin = tmp_path / "fonts"
    latin.mkdir()
    for style in ("Regular", "Bold"):
        (latin / f"NotoSans-{style}.ttf").symlink_to(fonts / f"NotoSans-{style}.ttf")
    monkeypatch.setattr("sendkiosk.app.places.font_folders", lambda _places: (latin,))
    assert opened(pack, tmp_path, 'languages = ["ur"]').offered == ("en-GB",)
    assert "fonts" in caplog.text
    caplog.clear()


def test_a_pack_that_cannot_be_read_has_no_texts_to_translate(places: Places, pack: Path) -> None:
    (pack / "terms.toml").write_text("plan = ", encoding="utf-8")
    with pytest.raises(FindingsError):
        bodies_of_pack(places, pack)


def test_a_command_shows_the_language_that_is_named(
    places: Places, pack: Path, tmp_path: Path
) -> None:
    bodies = bodies_of_pack(places, pack)
    translate(bodies, "pl")
    draft = write(tmp_path / "draft.po", catalogue("pt", {"Next": "Seguinte"}))
    assert chosen_language(bodies, None, ()).is_source
    assert chosen_language(bodies, "en-GB", ()).is_source
    assert chosen_language(bodies, "pl", ()).say("Next") == "[Next]"
    assert chosen_language(bodies, None, [draft]).say("Next") == "Seguinte"
    assert chosen_language(bodies, "pt", [draft]).locale_name == "pt"
    assert chosen_language(bodies, "mirrored", ()).right_to_left
    assert not chosen_language(bodies, "stretched", ()).is_source
    for name in ("uk", "nonsense"):
        with pytest.raises(TroubleError, match="stretched"):
            chosen_language(bodies, name, ())


def test_a_draft_takes_the_place_of_what_is_there(
    places: Places, pack: Path, tmp_path: Path
) -> None:
    bodies = bodies_of_pack(places, pack)
    translate(bodies, "pl")
    one = write(tmp_path / "one.po", catalogue("pl", {"Next": "Dalej"}))
    two = write(tmp_path / "two.po", catalogue("pl", {"Next": "Nie", "Plan": "Plany"}))
    known = known_languages(bodies, [one, two])
    assert list(known) == ["en_GB", "pl"]
    assert [known["pl"].say(text) for text in ("Next", "Plan", "Back")] == [
        "Dalej",
        "Plany",
        "Back",
    ]
    assert chosen_language(bodies, "pl", [one]).say("Next") == "Dalej"


def test_the_program_can_speak_one_language_alone() -> None:
    app = open_app()
    polish = app.speaking(Catalogue("pl"))
    assert (polish.offered, polish.catalogue.locale_name) == (("pl",), "pl")
    assert app.offered == ("en-GB",)
