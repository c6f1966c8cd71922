"""Remarks of advisers, with everything struck out that could tell who somebody is.

May import: `journey`, Babel; inside functions `phonenumbers`, `stdnum` and `validators`.
Never belongs here: files but our own lists of words, what a remark is stored in, a remark in a log.
"""
