from __future__ import annotations

import subprocess
import sys


def test_a_kiosk_for_visitors_never_loads_what_shows_pdfs() -> None:
    code = "import sys, sendkiosk.ui.desktop; sys.exit('PySide6.QtPdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
