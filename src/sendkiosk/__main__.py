"""`python -m sendkiosk`: the same as the command `sendkiosk`."""

from __future__ import annotations

import sys

from sendkiosk.cli import main

sys.exit(main())
