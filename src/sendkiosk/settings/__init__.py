"""The settings of one kiosk: what they are, how they are read, and what is known before that.

May import: `delivery` for the form of keys, `findings`; pydantic only where the file is checked.
Never belongs here: where files are (`paths`), what a setting brings about.
"""
