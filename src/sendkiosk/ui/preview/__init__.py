"""The preview: the kiosk on a pack that somebody is writing, and beside it what is wrong with it.

May import: what `ui` may. Nothing else in `ui` imports it, so no visitor waits for it.
Never belongs here: checks of a pack (they are handed in), words for visitors.
"""
