"""The real espeak-ng: into files in each language, and aloud where sound has somewhere to go."""

from __future__ import annotations

import shutil
import subprocess
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from sendkiosk.speech.espeak import PROGRAM, Espeak
from sendkiosk.speech.port import Engine, Said, Speech, Trouble, Unsaid, Voice
from tests.fakes.print_server import until
from tests.fakes.speech_contract import LONG, Endings, EngineContract
from tests.support.specimens import LANGUAGES, texts_of

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not shutil.which(PROGRAM), reason=f"{PROGRAM} is not installed"),
]

ENGLISH = Voice("en-gb", "en-gb")
SECONDS_A_LETTER = (1 / 40, 1 / 3)
"""How long a voice takes for a letter, at the least and at the most."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a sound server that takes as long as loudspeakers would."""
    if not shutil.which("pulseaudio"):
        pytest.skip("pulseaudio is not installed")
    folder = tmp_path_factory.mktemp("pulse")
    socket = folder / "sound"
    server = subprocess.Popen(
        (
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
            *("-L", "module-null-sink"),
            *("-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"),
        ),
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)},
        stderr=subprocess.DEVNULL,
    )
    until(socket.exists)
    yield f"unix:{socket}"
    server.kill()
    server.wait()


@pytest.fixture
def aloud(sound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", sound)


class TestEspeakAloud(EngineContract):
    @pytest.fixture(autouse=True)
    def with_sound(self, aloud: None) -> None:
        pass

    @pytest.fixture
    def engine(self) -> Iterator[Engine]:
        engine = Espeak()
        yield engine
        engine.stop()

    @pytest.fixture
    def broken(self) -> Engine:
        return Espeak("/nowhere/espeak-ng")


@pytest.mark.usefixtures("aloud")
def test_it_takes_as_long_as_people_listen_and_shows_nobody_what_it_says(tmp_path: Path) -> None:
    engine, endings = Espeak(), Endings()
    speech = Speech("This is my secret. Nobody else may read it in a list.", ENGLISH)
    assert engine.to_file(speech, tmp_path / "said.wav") == Said()
    began = monotonic()
    engine.speak(speech, endings)
    process = engine._process
    assert process
    assert b"secret" not in Path(f"/proc/{process.pid}/cmdline").read_bytes()
    assert b"secret" not in Path(f"/proc/{process.pid}/environ").read_bytes()
    assert endings.came.wait(60)
    assert endings.told == [Said()]
    assert monotonic() - began > 0.8 * seconds(tmp_path / "said.wav")


def test_where_there_is_no_sound_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nowhere")
    endings = Endings()
    Espeak().speak(Speech(LONG, ENGLISH), endings)
    assert endings.came.wait(60)
    (ending,) = endings.told
    assert isinstance(ending, Unsaid)
    assert ending.trouble is Trouble.NO_SOUND


@pytest.mark.parametrize("language", ["en-GB", *LANGUAGES])
def test_each_language_can_be_heard(language: str, tmp_path: Path) -> None:
    engine, file = Espeak(), tmp_path / "said.wav"
    voice = engine.voice(language)
    assert voice
    text = max(texts_of(language), key=len) if language in LANGUAGES else LONG[:70]
    assert engine.to_file(Speech(text, voice), file) == Said()
    least, most = SECONDS_A_LETTER
    assert least * len(text) < seconds(file) < most * len(text)
    assert loudness(file) > 500


def test_faster_is_shorter_and_louder_is_louder(tmp_path: Path) -> None:
    engine = Espeak()
    made = {}
    for name, rate, volume in (("usual", 1.0, 0.5), ("fast", 1.6, 0.5), ("quiet", 1.0, 0.1)):
        made[name] = tmp_path / f"{name}.wav"
        speech = Speech(LONG[:140], ENGLISH, rate, volume)
        assert engine.to_file(speech, made[name]) == Said()
    assert seconds(made["fast"]) < 0.8 * seconds(made["usual"])
    assert loudness(made["quiet"]) < 0.5 * loudness(made["usual"])


def seconds(file: Path) -> float:
    with wave.open(str(file), "rb") as sound:
        return sound.getnframes() / sound.getframerate()


def loudness(file: Path) -> float:
    """Return the mean distance of the samples from silence; 32,767 is the greatest there is."""
    with wave.open(str(file), "rb") as sound:
        samples = array("h", sound.readframes(sound.getnframes()))
    return sum(map(abs, samples)) / len(samples)
