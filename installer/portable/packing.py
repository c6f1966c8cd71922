"""A folder as one file to copy or download, with the same bytes whoever packs it."""

from __future__ import annotations

import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path


def pack(folder: Path, epoch: int) -> Path:
    """Pack `folder` into a ZIP file beside it, which every system can open, and return it.

    All files bear the moment `epoch`, in seconds since 1970.
    """
    target = folder.with_name(f"{folder.name}.zip")
    moment = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_dir():
                continue
            name = str(path.relative_to(folder.parent).as_posix())
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whose permissions follow
            runs = path.stat().st_mode & stat.S_IXUSR
            entry.external_attr = (stat.S_IFREG | (0o755 if runs else 0o644)) << 16
            packed.writestr(entry, path.read_bytes())
    return target


def size_of(path: Path) -> int:
    """Return how many bytes a file has, or all files of a folder."""
    if path.is_dir():
        return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
    return path.stat().st_size
