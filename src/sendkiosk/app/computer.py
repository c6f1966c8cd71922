"""What this computer has: print queues and voices."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from sendkiosk.app.program import App
from sendkiosk.language.catalogue import SOURCE_LANGUAGE
from sendkiosk.settings.values import SpeechChoice

if TYPE_CHECKING:
    from sendkiosk.printing.port import PrintingSystem
    from sendkiosk.speech.port import Engine

log = logging.getLogger(__name__)


def printing_system(platform: str = sys.platform) -> PrintingSystem:
    """Return what prints on `platform`: CUPS' own commands on Linux, Qt elsewhere."""
    if platform == "linux":
        from sendkiosk.printing.cups import CupsSystem

        return CupsSystem()
    from sendkiosk.ui.qt_printer import QtSystem

    return QtSystem()


def speech_engine(wanted: SpeechChoice, platform: str = sys.platform) -> Engine | None:
    """Return what reads aloud on `platform`: espeak-ng on Linux, Qt elsewhere, or what is `wanted`.

    None if that is "off", or if the part of Qt that speaks is not installed.
    """
    if wanted == "off":
        return None
    if wanted == "espeak-ng" or (wanted == "auto" and platform == "linux"):
        from sendkiosk.speech.espeak import Espeak

        return Espeak()
    try:
        from sendkiosk.ui.qt_speech import QtSpeech
    except ImportError as error:
        log.warning("Qt cannot speak here: %s", error)
        return None
    return QtSpeech()


def speech_for(app: App) -> Engine | None:
    """Return what reads aloud; None if it has no voice at all, so that nothing is promised."""
    engine = speech_engine(app.settings.speech)
    if engine is None or any(engine.voice(tag) for tag in (*app.offered, SOURCE_LANGUAGE)):
        return engine
    log.warning("Nothing can be read aloud here. Install espeak-ng, or set speech to “off”.")
    return None
