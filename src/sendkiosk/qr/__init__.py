"""QR codes that carry the summary itself: which words go into them, and the pattern of squares.

May import: `journey`, `language`, segno.
Never belongs here: how a code is drawn, on the screen or on paper; web addresses to be opened.
"""
