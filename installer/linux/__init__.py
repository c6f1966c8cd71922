"""The Debian package: what stands in it, and building it.

May import `shipping` and `bootstrapping`, and the standard library. Never belongs here: what other
kinds of package need as well; `shipping` has that.
"""
