"""Qt's speech does what every engine must; here with the engine that Qt has for tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sendkiosk.speech.port import Engine, Speech, Unsaid, Voice
from tests.fakes.speech_contract import SHORT, Endings, EngineContract

pytest.importorskip(
    "PySide6.QtTextToSpeech", reason="QtTextToSpeech needs libpulse0", exc_type=ImportError
)

from sendkiosk.ui.qt_speech import QtSpeech


@pytest.mark.qt_log_ignore("is not supported")
class TestQtSpeech(EngineContract):
    @pytest.fixture(autouse=True)
    def with_events(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    @pytest.fixture
    def engine(self) -> Engine:
        return QtSpeech("mock")

    @pytest.fixture
    def broken(self) -> Engine:
        return QtSpeech("none of this name")

    def wait(self, engine: Engine, endings: Endings) -> None:  # noqa: ARG002
        self.qtbot.waitUntil(endings.came.is_set)

    def test_it_speaks_into_a_file_and_over_no_other(
        self, engine: Engine, voice: Voice, tmp_path: Path
    ) -> None:
        assert isinstance(engine.to_file(Speech(SHORT, voice), tmp_path / "said.wav"), Unsaid)
        assert list(tmp_path.iterdir()) == []
