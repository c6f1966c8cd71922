"""What staff see at a kiosk: the PIN pad, the first PIN, their own screen, a visit that is paused.

May import: what `ui` may, and the lock; it is handed what looks at the computer and prints.
Never belongs here: how a PIN is kept, what is wrong with a computer, the pages of visitors.
"""
