#!/usr/bin/env python3
"""Builds the portable program for the system that this runs on: a folder, and the same packed.

python3 installer/portable/build.py [--out DIR]
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from portable.building import main

    sys.exit(main(sys.argv[1:]))
