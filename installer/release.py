#!/usr/bin/env python3
"""Makes a release in dist/: wheel and source package, licences, bill of materials, check sums.

python3 installer/release.py [--out DIR]
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from releasing.commands import main

    sys.exit(main(sys.argv[1:]))
