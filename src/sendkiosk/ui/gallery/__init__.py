"""The gallery of screens: every screen of a kiosk in each look, as pictures that were checked.

May import: what `ui` may.
Never belongs here: what makes a check (see `checks`), where files go.
"""
