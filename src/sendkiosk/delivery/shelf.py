"""The signed packs that a computer has in place: the one that counts, and the one before it.

Below a folder of its own each signed pack lies in a folder that is written once, under a name that
nothing had before. One small file, `current.json`, says which of them counts. It is put in place
whole, and that is the moment at which the new pack takes the place of the old one: a power cut
before leaves the old one, a power cut after leaves the new one. What no line of it names is
cleared away by whoever comes next.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from sendkiosk.delivery.archive import FOLDER, LARGEST, MANIFEST, SIGNATURE
from sendkiosk.delivery.keys import PublicKey
from sendkiosk.delivery.refused import RefusedError
from sendkiosk.delivery.verifying import SignedPack, Trusted, verify_files, verify_list
from sendkiosk.durable import FOLDER_OWNER_ONLY, alone, replace, settle, write_unnamed
from sendkiosk.journey.messages import message
from sendkiosk.pack.digests import program_digest

POINTER: Final = "current.json"
_TOKEN_BYTES: Final = 8


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Placed(_Strict):
    """A signed pack that is in place: the name of its folder, and since when it counts.

    `program` is the digest of the program that looked it over when it was put there; empty where
    nobody knows. Its compiled form was compared with its files for that program alone.
    """

    folder: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    since: AwareDatetime
    program: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""


class Standing(_Strict):
    """What is in place. None stands for the pack that comes with the program.

    `went_back` is when somebody went back to `current` from a newer one, if that was the last
    thing done.
    """

    format: Literal[1] = 1
    current: Placed | None = None
    previous: Placed | None = None
    went_back: AwareDatetime | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The signed packs of one name below `folder`, which may not be there yet."""

    folder: Path

    def standing(self) -> Standing:
        """Return what is in place. Raises RefusedError if the file that says so is damaged."""
        try:
            return Standing.model_validate_json(_read(self.folder / POINTER))
        except FileNotFoundError:
            return Standing()
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else None
            raise RefusedError(
                message(
                    "{file}, which says which signed pack counts, cannot be read: {why}.",
                    file=str(self.folder / POINTER),
                    why=why or "it is damaged",
                )
            ) from error

    def packs_folder(self, placed: Placed) -> Path:
        """Return the folder with the folders of the packs in `placed`."""
        return self.folder / placed.folder / FOLDER

    def verified(self, placed: Placed, keys: Sequence[PublicKey]) -> Trusted:
        """Return what is listed in `placed`. Raises RefusedError unless all of it is as signed."""
        folder = self.folder / placed.folder
        try:
            manifest, signature = (_read(folder / name) for name in (MANIFEST, SIGNATURE))
            trusted = verify_list(manifest, signature, keys)
            files = {path: _read(folder / FOLDER / path) for path in trusted.manifest.files}
            verify_files(trusted.manifest, files)
            # A file that nobody signed would be read with the others.
            there = set(_all_files(folder))
        except OSError as error:
            raise RefusedError(
                message(
                    "{file} cannot be read: {why}.",
                    file=str(error.filename),
                    why=error.strerror or str(error),
                )
            ) from error
        if there != {MANIFEST, SIGNATURE, *(FOLDER + path for path in files)}:
            raise RefusedError(
                message("{folder} has files that nobody signed.", folder=str(folder))
            )
        return trusted

    def put(
        self, pack: SignedPack, now: datetime, seen: Standing, before: Placed | None = None
    ) -> None:
        """Let `pack` count from `now` on, and keep the one `before` it to go back to.

        All of it is on the disk when this returns. Raises RefusedError if nothing was changed; so
        it is when what is in place is no longer what was `seen` by whoever agreed to the change.
        """
        with self._changing(seen):
            name = secrets.token_hex(_TOKEN_BYTES)
            placed = Placed(folder=name, since=now, program=program_digest())
            folder = self.folder / placed.folder
            try:
                _write_all(folder, pack)
                # What the disk gives back counts, not what it was given.
                self.verified(placed, (pack.trusted.key,))
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._point(Standing(current=placed, previous=before))

    def go_back(self, now: datetime, seen: Standing, before: Placed | None) -> None:
        """Let the one `before` count again from `now` on, and forget the one that counts.

        None stands for the pack that comes with the program; that is also where the next way back
        leads. Raises RefusedError as `put` does.
        """
        with self._changing(seen):
            current = before and before.model_copy(update={"since": now})
            self._point(Standing(current=current, went_back=now))

    def _point(self, standing: Standing) -> None:
        replace(self.folder / POINTER, standing.model_dump_json(indent=1).encode() + b"\n")
        with suppress(OSError):
            self._clear(standing)

    def _clear(self, standing: Standing) -> None:
        """Clear away all that does not count and is not kept: old packs, and what a kill left."""
        kept = {placed.folder for placed in (standing.current, standing.previous) if placed}
        for path in self.folder.iterdir():
            if path.name not in kept and path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def _changing(self, seen: Standing) -> Iterator[None]:
        """Keep other programs from changing anything meanwhile, and tell faults of the disk."""
        try:
            _make_folder(self.folder)
            with alone(self.folder):
                if self._standing_or_none() != seen:
                    raise RefusedError(_MEANWHILE)
                yield
        except OSError as error:
            raise RefusedError(
                message(
                    "{folder} cannot be written: {why}. Nothing was changed. Make room, or let the"
                    " account of the kiosk write there.",
                    folder=str(self.folder),
                    why=error.strerror or str(error),
                )
            ) from error

    def _standing_or_none(self) -> Standing:
        """Return what is in place; where nobody can tell, nothing is."""
        try:
            return self.standing()
        except RefusedError:
            return Standing()


def shelf_in(data_folder: Path, pack: str) -> Shelf:
    """Return where signed packs of the name `pack` are kept in `data_folder`."""
    return Shelf(data_folder / "packs" / pack)


def _write_all(folder: Path, pack: SignedPack) -> None:
    """Write `pack` into the new `folder`, through to the disk. Raises OSError."""
    files = {folder / FOLDER / path: data for path, data in pack.parts.files.items()}
    files |= {folder / MANIFEST: pack.parts.manifest, folder / SIGNATURE: pack.parts.signature}
    above = {each for file in files for each in file.parents if each.is_relative_to(folder)}
    folders = sorted(above)
    for each in folders:
        each.mkdir(mode=FOLDER_OWNER_ONLY)
    for file, data in files.items():
        write_unnamed(file, data)
    for each in (*folders, folder.parent):
        settle(each)


def _make_folder(folder: Path) -> None:
    """Make `folder` and those above it, each known to the one above on the disk. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    for each in reversed(missing):
        each.mkdir(mode=FOLDER_OWNER_ONLY, exist_ok=True)
        settle(each.parent)


def _read(file: Path) -> bytes:
    """Return the content of a plain file; a pipe would be waited for, for ever. Raises OSError."""
    found = file.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
        raise OSError(None, "it is no plain file, or too large", str(file))
    return file.read_bytes()


def _all_files(folder: Path) -> Iterator[str]:
    """Yield the path of everything below `folder` that is no folder. Raises OSError."""

    def fail(error: OSError) -> None:
        raise error

    for where, folders, files in os.walk(folder, onerror=fail):
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        for name in (*files, *links):
            yield (Path(where) / name).relative_to(folder).as_posix()


_MEANWHILE: Final = message(
    "Somebody else has changed the contents meanwhile. Nothing was changed now. Look again."
)
