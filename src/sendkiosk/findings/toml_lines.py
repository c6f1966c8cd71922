"""Where things stand in a TOML text; the standard library's reader does not tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Tree

KeyPath: TypeAlias = "tuple[str | int, ...]"
"""The keys and list places that lead to a value, from the top: ("option", 1, "code")."""


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line, counted from 1, of each key, table and list entry in a sound TOML text."""
    return _Lines(_tree(text).root_node).found


def first_fault(text: str) -> int | None:
    """Return the line, counted from 1, at which `text` stops being TOML, as far as can be told."""
    faults = [_row(node) for node in _nodes(_tree(text).root_node) if node.is_error]
    return min(faults, default=None)


class _Lines:
    """Walks through the tables of a text in their order and notes where each thing begins."""

    def __init__(self, document: Node) -> None:
        self.found: dict[KeyPath, int] = {}
        self._entries: dict[KeyPath, int] = {}
        for node in document.named_children:
            match node.type:
                case "pair":
                    self._pair(node, ())
                case "table" | "table_array_element":
                    self._table(node)

    def _table(self, node: Node) -> None:
        keys = _keys(node.named_children[0])
        path = self._note_keys((), keys[:-1], _row(node))
        path = (*path, keys[-1])
        self.found.setdefault(path, _row(node))
        if node.type == "table_array_element":
            entry = self._entries.get(path, -1) + 1
            self._entries[path] = entry
            path = (*path, entry)
            self.found[path] = _row(node)
        for child in node.named_children[1:]:
            if child.type == "pair":
                self._pair(child, path)

    def _pair(self, node: Node, path: KeyPath) -> None:
        key, *_, value = (child for child in node.named_children if child.type != "comment")
        path = self._note_keys(path, _keys(key), _row(node))
        self._value(value, path)

    def _value(self, node: Node, path: KeyPath) -> None:
        inside = [child for child in node.named_children if child.type != "comment"]
        if node.type == "array":
            for place, child in enumerate(inside):
                self.found[*path, place] = _row(child)
                self._value(child, (*path, place))
        elif node.type == "inline_table":
            for child in inside:
                self._pair(child, path)

    def _note_keys(self, path: KeyPath, keys: list[str], row: int) -> KeyPath:
        """Note each key on the way, and return the path that `keys` lead to from `path`."""
        for key in keys:
            path = (*path, key)
            self.found.setdefault(path, row)
            if path in self._entries:
                path = (*path, self._entries[path])
        return path


@cache
def _parser() -> Parser:
    # Asked only where something is wrong: a kiosk that starts does without.
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_toml.language()))


def _tree(text: str) -> Tree:
    return _parser().parse(text.encode())


def _row(node: Node) -> int:
    return node.start_point.row + 1


def _nodes(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children)


def _keys(node: Node) -> list[str]:
    """Return the parts of a key, without quotation marks."""
    parts: list[str] = []
    inside = tomllib.loads(f"{(node.text or b'').decode()} = {{}}")
    while inside:
        part, inside = next(iter(inside.items()))
        parts.append(part)
    return parts
