#!/usr/bin/env python3
"""Builds the Debian package of sendkiosk from this checkout.

    python3 installer/linux/build_deb.py                   for Debian 12, into the folder dist
    python3 installer/linux/build_deb.py --python 3.13     for a system with that version of Python

It needs Debian's debhelper and pip, and the network for packages that pip has not kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from linux.building import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
