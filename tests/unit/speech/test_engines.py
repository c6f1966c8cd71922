"""The fake and espeak-ng do what every engine must; for the real one see end2end/test_espeak.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sendkiosk.speech.espeak import Espeak
from sendkiosk.speech.port import Engine, Said, Speech, Trouble, Unsaid, Voice
from tests.fakes.espeak import write_espeak
from tests.fakes.speech import FakeEngine
from tests.fakes.speech_contract import LONG, SHORT, Endings, EngineContract

ENGLISH = Voice("en-gb", "en-gb")


class TestFakeEngine(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return FakeEngine()

    @pytest.fixture
    def broken(self) -> Engine:
        return FakeEngine(failure=Unsaid(Trouble.NO_SOUND))

    def wait(self, engine: Engine, endings: Endings) -> None:
        assert isinstance(engine, FakeEngine)
        engine.finish()
        assert endings.told


class TestEspeak(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[Engine]:
        engine = Espeak(str(write_espeak(tmp_path / "bin")))
        yield engine
        engine.stop()

    @pytest.fixture
    def broken(self, tmp_path_factory: pytest.TempPathFactory) -> Engine:
        return Espeak(str(tmp_path_factory.mktemp("none") / "espeak-ng"))


class TestUnwillingEspeak(TestEspeak):
    @pytest.fixture
    def broken(self, tmp_path_factory: pytest.TempPathFactory) -> Engine:
        return Espeak(str(write_espeak(tmp_path_factory.mktemp("bin"), status=1)))


def test_a_missing_program_has_no_voice(tmp_path: Path) -> None:
    assert Espeak(str(tmp_path / "espeak-ng")).voice("en") is None


def test_the_voice_of_the_country_comes_first_and_none_that_is_only_listed(tmp_path: Path) -> None:
    engine = Espeak(str(write_espeak(tmp_path)))
    assert engine.voice("en-GB") == Voice("en-gb", "en-gb")
    assert engine.voice("en") == Voice("en-us", "en-us")


def test_what_is_said_is_not_on_the_command_line(tmp_path: Path) -> None:
    engine, endings = Espeak(str(write_espeak(tmp_path))), Endings()
    engine.speak(Speech("My secret", ENGLISH, rate=2, volume=0.25), endings)
    assert endings.came.wait(20)
    assert engine.to_file(Speech("My secret", ENGLISH), tmp_path / "said.wav") == Said()
    calls = (tmp_path / "calls").read_text()
    assert "secret" not in calls
    assert "-v en-gb -s 300 -a 50" in calls


def test_a_program_that_nobody_can_have_heard_has_no_sound(tmp_path: Path) -> None:
    engine, endings = Espeak(str(write_espeak(tmp_path, seconds=0))), Endings()
    engine.speak(Speech(LONG, ENGLISH), endings)
    assert endings.came.wait(20)
    assert endings.told == [Unsaid(Trouble.NO_SOUND)]


def test_nothing_runs_once_it_is_stopped(tmp_path: Path) -> None:
    engine, endings = Espeak(str(write_espeak(tmp_path, seconds=60))), Endings()
    engine.speak(Speech(SHORT, ENGLISH), endings)
    process = engine._process
    assert process
    engine.stop()
    assert process.poll() is not None
    assert endings.told == []
