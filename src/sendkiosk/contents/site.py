"""The pack that a kiosk shows: what its settings name, and what is in place of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sendkiosk.delivery.choosing import Chosen, choose
from sendkiosk.delivery.keys import PublicKey, read_public
from sendkiosk.delivery.shelf import Shelf, shelf_in
from sendkiosk.pack.compiled import open_flow
from sendkiosk.pack.raw_values import fault_of_id
from sendkiosk.paths import Places
from sendkiosk.settings.values import Settings, find_pack


@dataclass(frozen=True, slots=True)
class Site:
    """A kiosk as far as its contents go. `settings_file` is None where there is none."""

    settings: Settings
    settings_file: Path | None
    places: Places
    data_folder: Path

    @property
    def keys(self) -> tuple[PublicKey, ...]:
        """The keys that are trusted."""
        return tuple(read_public(line) for line in self.settings.pack_keys)

    @property
    def named(self) -> Path:
        """The folder of the pack that the settings name. Raises TroubleError as `find_pack`."""
        beside = self.settings_file.parent if self.settings_file else Path()
        return find_pack(self.settings, self.places.packs, beside)

    @property
    def shelf(self) -> Shelf | None:
        """Where signed packs are kept; None where they do not count.

        That is so where the settings name a folder, and where there are no settings, which alone
        can say whom to trust.
        """
        is_name = fault_of_id(self.settings.pack) is None
        if self.settings_file is None or not is_name:
            return None
        return shelf_in(self.data_folder, self.settings.pack)

    def chosen(self) -> Chosen:
        """Return the pack that is shown, and what stood in its way. Raises TroubleError as `named`.

        No pack, however broken, raises an error.
        """
        shelf, named = self.shelf, self.named
        if shelf is None:
            return Chosen(open_flow(named), named)
        return choose(shelf, self.keys, named)
