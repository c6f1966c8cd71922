"""A release: the program's package, built twice, with licences, bill of materials, check sums.

May import: the standard library, `shipping`, `bootstrapping`; its tools run as programs.
Never belongs here: what only one kind of package needs.
"""
