"""Opening the program: settings, pack, languages, and what is wrong with them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from sendkiosk.app.contents import bodies_of, site_of
from sendkiosk.app.places import data_folder_of, has_fonts
from sendkiosk.app.program import App, check_clock_by, this_day
from sendkiosk.contents.site import Site
from sendkiosk.findings.finding import Finding, FindingsError
from sendkiosk.language.catalogue import Catalogue
from sendkiosk.language.offering import offered
from sendkiosk.language.standing import Body
from sendkiosk.pack.compiled import open_flow
from sendkiosk.pack.opening import overdue
from sendkiosk.paths import Places, find_places
from sendkiosk.settings.reading import read_settings
from sendkiosk.settings.values import Mode, Settings

log = logging.getLogger(__name__)


def open_app(
    settings_file: Path | None = None,
    pack: Path | None = None,
    data_folder: Path | None = None,
    mode: Mode | None = None,
) -> App:
    """Return the program made ready: settings read, pack compiled, language opened.

    `pack`, `data_folder` and `mode` take the place of what the settings say. Raises FindingsError
    when the settings or the pack have faults without a safe way round them, and TroubleError as
    `from_home` does; other findings, and what is overdue, go to the log.
    """
    read = read_settings(settings_file)
    settings = read.settings
    if mode is not None:
        settings = replace(settings, mode=mode)
    places = find_places()
    folder = data_folder or data_folder_of(settings)
    site = Site(settings, settings_file, places, folder)
    opened = open_flow(pack) if pack else site.chosen().opened
    if opened.flow is None:
        raise FindingsError(opened.findings)
    _warn((*read.findings, *opened.findings, *overdue(opened, this_day())))
    bodies = bodies_of(places, opened)
    languages = _languages(settings, places, bodies)
    return App(settings, places, opened.flow, Catalogue(), folder, languages, bodies)


def check_clock(settings: Settings, settings_file: Path | None = None) -> None:
    """Raise TroubleError where the day cannot be right, by the pack that `settings` name.

    A pack that cannot be read tells nothing.
    """
    opened = site_of(settings, settings_file, find_places()).chosen().opened
    if opened.flow is not None:
        check_clock_by(opened.flow)


def _warn(findings: Iterable[Finding]) -> None:
    """Log what staff should see to; content that is overdue is still shown, with its date."""
    for finding in findings:
        log.warning("%s", finding)


def _languages(
    settings: Settings, places: Places, bodies: tuple[Body, ...]
) -> tuple[Catalogue, ...]:
    """Return the languages that visitors are offered; why others are not goes to the log."""
    offers = offered(bodies, settings.languages, partial(has_fonts, places))
    for offer in offers:
        if offer.reason is not None:
            log.warning(
                "Visitors are not offered the language “%s”: %s. Type: sendkiosk language status",
                offer.tag,
                offer.trouble or offer.reason.value,
            )
    return tuple(offer.words.catalogue for offer in offers if offer.words and not offer.reason)
