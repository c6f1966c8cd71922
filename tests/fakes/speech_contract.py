"""What every speech engine must do, whatever it is. Subclasses say which, and how it fails."""

from __future__ import annotations

import wave
from pathlib import Path
from threading import Event

import pytest

from sendkiosk.speech.port import Ending, Engine, Said, Speech, Unsaid, Voice

PATIENCE = 20.0
SHORT = "Good morning."
LONG = "This is a long text, and nobody waits until all of it has been said. " * 20


class Endings:
    """What an engine told, in order."""

    def __init__(self) -> None:
        self.told: list[Ending] = []
        self.came = Event()

    def __call__(self, ending: Ending) -> None:
        self.told.append(ending)
        self.came.set()


class EngineContract:
    silent_language = "so"
    """A language that the engine has no voice for."""

    @pytest.fixture
    def engine(self) -> Engine:
        """Return an engine that works."""
        raise NotImplementedError

    @pytest.fixture
    def broken(self) -> Engine:
        """Return an engine of the same kind in a world that failed."""
        raise NotImplementedError

    @pytest.fixture
    def voice(self, engine: Engine) -> Voice:
        voice = engine.voice("en")
        assert voice
        return voice

    def wait(self, engine: Engine, endings: Endings) -> None:  # noqa: ARG002 - others need it
        """Wait until something is told."""
        assert endings.came.wait(PATIENCE)

    @pytest.mark.parametrize("tag", ["en", "en-GB", "en_GB", "EN-gb"])
    def test_it_has_a_voice_however_the_language_is_written(self, engine: Engine, tag: str) -> None:
        voice = engine.voice(tag)
        assert voice
        assert voice.language.startswith("en")

    def test_no_other_language_speaks_for_one_without_a_voice(self, engine: Engine) -> None:
        assert engine.voice(self.silent_language) is None

    @pytest.mark.parametrize("tag", ["", "xx", "not a language", "--help"])
    def test_what_is_no_language_has_no_voice(self, engine: Engine, tag: str) -> None:
        assert engine.voice(tag) is None

    def test_it_tells_that_it_said_a_text(self, engine: Engine, voice: Voice) -> None:
        endings = Endings()
        engine.speak(Speech(SHORT, voice), endings)
        self.wait(engine, endings)
        assert endings.told == [Said()]

    def test_nothing_is_told_of_what_was_stopped(self, engine: Engine, voice: Voice) -> None:
        stopped, said = Endings(), Endings()
        engine.speak(Speech(LONG, voice), stopped)
        engine.stop()
        engine.speak(Speech(SHORT, voice), said)
        self.wait(engine, said)
        assert stopped.told == []

    def test_a_text_takes_the_place_of_another(self, engine: Engine, voice: Voice) -> None:
        first, second = Endings(), Endings()
        engine.speak(Speech(LONG, voice), first)
        engine.speak(Speech(SHORT, voice), second)
        self.wait(engine, second)
        assert (first.told, second.told) == ([], [Said()])

    def test_stopping_what_is_silent_does_no_harm(self, engine: Engine) -> None:
        engine.stop()
        engine.stop()

    @pytest.mark.parametrize(("rate", "volume"), [(0.5, 0.1), (2.0, 1.0)])
    def test_it_speaks_slower_and_faster_quieter_and_louder(
        self, engine: Engine, voice: Voice, rate: float, volume: float
    ) -> None:
        endings = Endings()
        engine.speak(Speech(SHORT, voice, rate, volume), endings)
        self.wait(engine, endings)
        assert endings.told == [Said()]

    def test_it_speaks_into_a_file_and_over_no_other(
        self, engine: Engine, voice: Voice, tmp_path: Path
    ) -> None:
        file = tmp_path / "said.wav"
        assert engine.to_file(Speech(SHORT, voice), file) == Said()
        with wave.open(str(file)) as sound:
            assert sound.getnframes() > sound.getframerate() / 4
            assert any(sound.readframes(sound.getnframes()))
        before = file.read_bytes()
        assert isinstance(engine.to_file(Speech(LONG, voice), file), Unsaid)
        assert file.read_bytes() == before

    def test_a_file_that_cannot_be_written_is_an_ending(
        self, engine: Engine, voice: Voice, tmp_path: Path
    ) -> None:
        ending = engine.to_file(Speech(SHORT, voice), tmp_path / "no" / "said.wav")
        assert isinstance(ending, Unsaid)
        assert SHORT not in ending.detail

    def test_a_world_that_fails_is_an_ending_and_leaves_nothing(
        self, broken: Engine, tmp_path: Path
    ) -> None:
        speech = Speech(SHORT, Voice("en", "en"))
        endings = Endings()
        broken.speak(speech, endings)
        self.wait(broken, endings)
        (ending,) = endings.told
        assert isinstance(ending, Unsaid)
        assert SHORT not in ending.detail
        assert isinstance(broken.to_file(speech, tmp_path / "said.wav"), Unsaid)
        assert list(tmp_path.iterdir()) == []
        broken.stop()
