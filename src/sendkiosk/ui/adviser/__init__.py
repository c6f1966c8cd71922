"""An adviser's window: what has come of a visit beside the wizard, search, the family's screen, and
the print page: which printer, how many, what goes on the paper, and how it will look.

May import: what `ui` may; QtPdf is loaded here only, so a kiosk for visitors never waits for it.
Never belongs here: how pages are made and printed (it is handed in), what a visitor should do.
"""
