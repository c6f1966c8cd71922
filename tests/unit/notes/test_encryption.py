"""A file of notes that is encrypted; without its key it is left as it is, and staff are told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sendkiosk.durable import is_open_to_others
from sendkiosk.notes.faults import Fault, NotReadError, NotSavedError
from sendkiosk.notes.key import make_key, read_key
from sendkiosk.notes.note import SessionNote
from sendkiosk.notes.store import NoteStore
from tests.unit.notes.writers import environment


@pytest.fixture
def secret(tmp_path: Path, key_file: Path, note: SessionNote) -> NoteStore:
    """Give a store that is encrypted and holds 30 notes."""
    store = NoteStore(tmp_path / "notes.db", key_file)
    for _ in range(30):
        store.save(note)
    return store


def test_a_key_is_256_random_bits_for_its_owner_only(tmp_path: Path) -> None:
    keys = set()
    for name in ("a", "b"):
        make_key(tmp_path / name)
        assert not is_open_to_others(tmp_path / name)
        assert len((tmp_path / name).read_text(encoding="ascii")) == 65
        keys.add(read_key(tmp_path / name).secret)
    assert [len(key) for key in keys] == [32, 32]


def test_no_key_is_overwritten(key_file: Path) -> None:
    before = key_file.read_bytes()
    with pytest.raises(FileExistsError):
        make_key(key_file)
    assert key_file.read_bytes() == before


def test_a_key_is_in_no_message(key_file: Path) -> None:
    key = read_key(key_file)
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)


def no_key_file(secret: NoteStore) -> tuple[NoteStore, Fault]:
    assert secret.key_file
    secret.key_file.unlink()
    return secret, Fault.NO_KEY


def spoilt_key_file(secret: NoteStore) -> tuple[NoteStore, Fault]:
    assert secret.key_file
    secret.key_file.write_text("the key is in the drawer", encoding="utf-8")
    return secret, Fault.NO_KEY


def folder_as_key_file(secret: NoteStore) -> tuple[NoteStore, Fault]:
    return NoteStore(secret.path, secret.path.parent), Fault.NO_KEY


def other_key(secret: NoteStore) -> tuple[NoteStore, Fault]:
    other = secret.path.with_name("other.key")
    make_key(other)
    return NoteStore(secret.path, other), Fault.OTHER_KEY


def setting_gone(secret: NoteStore) -> tuple[NoteStore, Fault]:
    return NoteStore(secret.path), Fault.ENCRYPTED


def plain_file(secret: NoteStore) -> tuple[NoteStore, Fault]:
    (note, *_) = secret.notes()
    secret.path.unlink()
    NoteStore(secret.path).save(note)
    return secret, Fault.PLAIN


CASES = [no_key_file, spoilt_key_file, folder_as_key_file, other_key, setting_gone, plain_file]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("state", ["whole", "damaged"])
def test_without_the_right_key_a_file_is_left_as_it_is(
    secret: NoteStore, note: SessionNote, case: object, state: str
) -> None:
    assert callable(case)
    store, fault = case(secret)
    raw = store.path.read_bytes()
    if state == "damaged":
        raw = raw[:100] + b"\xa5" * (len(raw) - 100)
        store.path.write_bytes(raw)
    with pytest.raises(NotSavedError) as not_saved:
        store.save(note)
    with pytest.raises(NotReadError) as not_read:
        store.count()
    assert not_saved.value.fault is not_read.value.fault is fault
    assert str(store.path) in str(not_saved.value)
    assert store.path.read_bytes() == raw
    assert not list(store.path.parent.glob("*damaged*"))


def test_without_its_key_no_file_is_made(tmp_path: Path, note: SessionNote) -> None:
    store = NoteStore(tmp_path / "data" / "notes.db", tmp_path / "nowhere.key")
    with pytest.raises(NotSavedError):
        store.save(note)
    assert not store.path.exists()


@pytest.mark.parametrize("package", ["sqlcipher3"])
def test_without_the_package_staff_are_told(secret: NoteStore, package: str) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        f"sys.modules[{package!r}] = None\n"
        "from sendkiosk.notes.store import NoteStore\n"
        "from sendkiosk.notes.faults import StoreError\n"
        "from tests.support.notes import NOTE\n"
        "store = NoteStore(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "for call in (lambda: store.save(NOTE), store.count):\n"
        "    try:\n"
        "        call()\n"
        "    except StoreError as error:\n"
        "        print(error.fault.name)\n"
    )
    raw = secret.path.read_bytes()
    command = [sys.executable, "-c", code, str(secret.path), str(secret.key_file)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout.split() == ["NO_CIPHER", "NO_CIPHER"]
    assert done.stderr == ""
    assert secret.path.read_bytes() == raw


def test_nothing_is_written_to_the_terminal(secret: NoteStore, note: SessionNote) -> None:
    """SQLCipher tells on its own what it could not decrypt, unless it is told not to."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from sendkiosk.notes.store import NoteStore\n"
        "from tests.support.notes import NOTE\n"
        "NoteStore(Path(sys.argv[1]), Path(sys.argv[2])).save(NOTE)\n"
    )
    raw = secret.path.read_bytes()
    secret.path.write_bytes(raw[:9000] + b"\xa5" * 500 + raw[9500:])
    command = [sys.executable, "-c", code, str(secret.path), str(secret.key_file)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout == done.stderr == ""
    assert secret.notes()[0].week == note.week


def test_a_key_that_others_may_read_is_noticed(key_file: Path) -> None:
    key_file.chmod(0o640)
    assert is_open_to_others(key_file)
    assert not is_open_to_others(key_file.with_name("nothing"))
