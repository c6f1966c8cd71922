"""What a kiosk needs, each thing looked at and told in plain words, for staff and for support.

May import: `app` and all below it; never Qt, and nothing that opens a window.
Never belongs here: how what is wrong is put right; how lines are shown on a screen.
"""
