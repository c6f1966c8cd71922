"""A window with one label, which says through a pipe when it was painted: `bare.py PIPE`."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label = QLabel("Start")
label.resize(1920, 1080)
label.showFullScreen()
# As the kiosk does: when the window's first events were seen to, which paint it.
QTimer.singleShot(0, label, lambda: os.write(int(sys.argv[1]), b"."))
application.exec()
