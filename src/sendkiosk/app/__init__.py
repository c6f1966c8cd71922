"""The composition root: builds every part from the settings and hands each what it needs.

May import: every room below it; what takes long (sheets, printing, notes, widgets) when first used.
Never belongs here: rules, words for visitors, how a part works.
"""
