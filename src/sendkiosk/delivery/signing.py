"""Making a signed pack out of the folders of a pack and of those it extends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from sendkiosk.delivery.archive import LARGEST, SUFFIX, Parts, packed
from sendkiosk.delivery.keys import PrivateKey, key_id
from sendkiosk.delivery.manifest import ListedPack, Manifest, listed, most_bytes
from sendkiosk.delivery.names import is_good_name, is_of_pack
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.findings.finding import FindingsError
from sendkiosk.journey.messages import message
from sendkiosk.pack.compiled import stale
from sendkiosk.pack.folders import COMPILED_FILE
from sendkiosk.pack.opening import open_pack


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed pack as a file: what it should be called, its bytes, and the list in it.

    `left_out` are files of the folders that no pack is made of.
    """

    name: str
    data: bytes
    manifest: Manifest
    left_out: tuple[Path, ...]


def sign_pack(folder: Path, key: PrivateKey) -> Signed:
    """Return the pack in `folder`, with those it extends, signed with `key`.

    The same pack and key give the same bytes, whoever signs, wherever and whenever. Raises
    FindingsError where the pack has faults, and RefusedError where a file of it cannot be carried.
    """
    opened = open_pack(folder)
    if opened.flow is None or opened.merged is None:
        raise FindingsError(opened.findings)
    packs = [
        ListedPack(id=pack.settings.id, version=pack.settings.settings.version)
        for pack in opened.merged.packs
    ]
    files: dict[str, bytes] = {}
    left_out: list[Path] = []
    for listed_pack, pack in zip(packs, opened.merged.packs, strict=True):
        _refuse_other_name(pack.folder, listed_pack.id)
        _refuse_stale(pack.folder)
        for file in _files_of(pack.folder):
            path = f"{listed_pack.id}/{file.relative_to(pack.folder).as_posix()}"
            if not is_of_pack(path):
                left_out.append(file)
                continue
            files[path] = _read(file, path)
    try:
        manifest = Manifest(key=key_id(key.raw_public), packs=packs, files=listed(files))
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise RefusedError(
            message("The pack in {folder} cannot be signed: {why}.", folder=str(folder), why=reason)
        ) from error
    signed = manifest.as_bytes()
    data = packed(Parts(signed, key.sign(signed), files))
    if len(data) > LARGEST:
        raise RefusedError(message("The pack in {folder} is too large.", folder=str(folder)))
    name = f"{manifest.local.id}-{manifest.local.version}{SUFFIX}"
    return Signed(name, data, manifest, tuple(left_out))


def _refuse_other_name(folder: Path, name: str) -> None:
    # A kiosk finds a pack, and what it extends, by the names of folders.
    if folder.resolve().name != name:
        raise RefusedError(
            message(
                "The folder {folder} has the pack “{name}”. Give it that name, and set it in"
                " “extends”, too.",
                folder=str(folder),
                name=name,
            )
        )


def _refuse_stale(folder: Path) -> None:
    if stale(folder):
        raise RefusedError(
            message(
                "{file} was not made of the files as they are, by this program. Type “sendkiosk"
                " pack compile” again, or delete it.",
                file=str(folder / COMPILED_FILE),
            )
        )


def _files_of(folder: Path) -> Iterator[Path]:
    """Yield all files below `folder` but hidden ones, in the order of their names."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            raise RefusedError(
                message("{path} is a link. Put the file itself there.", path=str(path))
            )
        if path.is_dir():
            yield from _files_of(path)
        else:
            yield path


def _read(file: Path, path: str) -> bytes:
    if not is_good_name(path):
        raise RefusedError(
            message(
                "{file} has a name that not every system takes. Use letters, digits, hyphens, and"
                " an ending such as .po; no more than two folders deep.",
                file=str(file).encode("utf-8", "backslashreplace").decode(),
            )
        )
    try:
        with file.open("rb") as opened:
            data = opened.read(most_bytes(path) + 1)
    except OSError as error:
        raise RefusedError(
            message(
                "{file} cannot be read: {why}.", file=str(file), why=error.strerror or str(error)
            )
        ) from error
    if len(data) > most_bytes(path):
        raise RefusedError(message("{file} is too large.", file=str(file)))
    return data
