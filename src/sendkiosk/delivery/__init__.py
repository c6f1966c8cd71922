"""Signed packs: keys, the file that is carried, what a kiosk has in place, and going back.

May import: what `pack` may, `pack` itself, `durable`, cryptography.
Never belongs here: what changed from one pack to another, who is asked whether it may be shown.
"""
