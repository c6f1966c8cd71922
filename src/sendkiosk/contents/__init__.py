"""What a kiosk shows and how that is changed: the pack in place, an offer, what staff agree to.

May import: settings, paths, and all rooms below them.
Never belongs here: how packs are signed, verified and put in place (`delivery`), widgets.
"""
