"""The fonts: found where the kiosk looks for them, or fetched from Debian's package of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bootstrapping.environment import Environment
from bootstrapping.machine import Machine, Trouble

PACKAGE = "fonts-noto-core"
FAMILIES = (
    "NotoSans",
    "NotoNaskhArabic",
    "NotoNastaliqUrdu",
    "NotoSansGurmukhi",
    "NotoSansBengali",
)
# Of every family, so that no language shows or prints empty boxes.
NEEDED = tuple(f"{family}-{style}.ttf" for family in FAMILIES for style in ("Regular", "Bold"))
SYSTEM_FOLDER = Path("/usr/share/fonts/truetype/noto")


def own_folder(environment: Environment) -> Path:
    """Return the folder inside the environment in which the kiosk looks for fonts."""
    return environment.folder / "share" / "sendkiosk" / "fonts"


def folders(environment: Environment, environ: Mapping[str, str]) -> list[Path]:
    """Return the folders in which the kiosk looks for fonts, in its order."""
    named = environ.get("SENDKIOSK_FONTS")
    return [
        *([Path(named)] if named else []),
        environment.root / "resources" / "fonts",
        own_folder(environment),
        SYSTEM_FOLDER,
    ]


def are_there(places: list[Path]) -> bool:
    """Tell whether one of the folders holds all the fonts."""
    return any(all((place / name).is_file() for name in NEEDED) for place in places)


def prepare(environment: Environment, machine: Machine, apt_line: str) -> None:
    """See to it that the fonts are there, without being an administrator where that can be done.

    `apt_line` is what an administrator would type. Raises Trouble, with what to do, if they cannot
    be had.
    """
    if are_there(folders(environment, machine.environ)):
        return
    if machine.system == "Linux" and machine.find("apt-get") and machine.find("dpkg-deb"):
        machine.say(f"Fetching the fonts from Debian's package {PACKAGE}")
        if _fetch(own_folder(environment), machine):
            return
        raise Trouble(f"The fonts could not be fetched. Type:\n    {apt_line}")
    raise Trouble(
        "Some fonts are missing. Get them from the Google Noto fonts project "
        f"(https://notofonts.github.io), put all of {', '.join(NEEDED)} into "
        f"{environment.root / 'resources' / 'fonts'}, and type the same command again."
    )


def _fetch(target: Path, machine: Machine) -> bool:
    """Unpack the package and keep our fonts and their licence in `target`; tell if it worked."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if machine.run(["apt-get", "download", PACKAGE], folder).code:
            return False
        for package in folder.glob("*.deb"):
            if machine.run(["dpkg-deb", "-x", package.name, "."], folder).code:
                return False
        return _keep(folder / "usr" / "share", target)


def _keep(share: Path, target: Path) -> bool:
    source = share / "fonts" / "truetype" / "noto"
    files = [source / name for name in NEEDED] + [share / "doc" / PACKAGE / "copyright"]
    if not all(file.is_file() for file in files):
        return False
    # Copied beside it first, so that an interruption leaves no half-filled folder behind.
    draft = target.with_name("fonts.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for file in files:
        shutil.copyfile(file, draft / file.name)
    shutil.rmtree(target, ignore_errors=True)
    draft.replace(target)
    return True
