"""The contents of a site: which pack it shows, and which words of it are translated."""

from __future__ import annotations

from pathlib import Path

from sendkiosk.app.places import data_folder_of
from sendkiosk.contents.site import Site
from sendkiosk.findings.finding import FindingsError
from sendkiosk.language.standing import Body, pack_body, program_body
from sendkiosk.pack.opening import OpenedPack, open_pack, texts_of
from sendkiosk.paths import Places
from sendkiosk.settings.values import Settings


def site_of(settings: Settings, settings_file: Path | None, places: Places) -> Site:
    """Return the kiosk that has `settings`, as far as its contents go. Raises TroubleError."""
    return Site(settings, settings_file, places, data_folder_of(settings))


def bodies_of(places: Places, opened: OpenedPack) -> tuple[Body, ...]:
    """Return what is to be translated: the words of each pack, the local one first, the program's.

    Raises TroubleError where the list of the program's texts is not there.
    """
    packs = (pack_body(each.name, each.folder, each.texts) for each in texts_of(opened))
    return (*packs, program_body(places.translations))


def bodies_of_pack(places: Places, pack: Path | None) -> tuple[Body, ...]:
    """Return what is translated of the pack in a folder, of the packs it extends, and the program.

    None is the pack that the settings name by default. Raises FindingsError where a pack cannot be
    read, since what is missing there would be taken for gone.
    """
    opened = open_pack(pack or places.packs / Settings().pack)
    if opened.merged is None or opened.merged.broken:
        raise FindingsError(opened.findings)
    return bodies_of(places, opened)
