"""One class for each kind of page; `build` is the one place that chooses among them.

May import: the rest of `ui`, `journey`, `language`.
Never belongs here: where a page leads to, services, anything that outlives the page.
"""
