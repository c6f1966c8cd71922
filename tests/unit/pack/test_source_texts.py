"""The texts of a pack that are translated: all that a flow can say, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from sendkiosk.journey.flow import Flow, Source
from sendkiosk.journey.messages import Message
from sendkiosk.pack.loading import load_packs
from sendkiosk.pack.opening import open_pack
from sendkiosk.pack.source_texts import pack_texts, source_texts, texts_by_pack
from tests.support.packs import LOCAL, NATIONAL, edited, open_changed, write_pack

PACKS = Path(__file__).parents[3] / "resources" / "packs"


def messages_in(thing: Any) -> Iterator[Message]:
    """Yield all messages inside of `thing`, but for the names of sources."""
    if isinstance(thing, Message):
        yield thing
    elif isinstance(thing, Source):
        return
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from messages_in(getattr(thing, field.name))
    elif isinstance(thing, tuple | list | frozenset):
        for each in thing:
            yield from messages_in(each)
    elif hasattr(thing, "values"):
        yield from messages_in(tuple(thing.values()))


def keys_in(flow: Flow) -> set[tuple[str, str]]:
    return {(each.context, each.text) for each in messages_in(flow) if each.text}


@pytest.mark.parametrize("name", ["england", "worcestershire"])
def test_all_that_a_shipped_flow_says_is_listed(name: str) -> None:
    opened = open_pack(PACKS / name)
    assert opened.flow is not None
    assert opened.merged is not None
    listed = {text.key for pack in opened.merged.packs for text in source_texts(pack)}
    assert keys_in(opened.flow) <= listed


def test_nothing_else_is_listed(tmp_path: Path) -> None:
    opened = open_changed(tmp_path, {})
    assert opened.flow is not None
    assert opened.merged is not None
    assert {text.key for text in source_texts(opened.merged.packs[0])} == keys_in(opened.flow)


def test_each_text_stands_in_the_line_that_is_told(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "national", NATIONAL)
    (pack,) = load_packs(folder).packs
    for text in source_texts(pack):
        lines = (folder / text.file).read_text(encoding="utf-8").split("\n")
        assert text.text.split()[0].strip("*") in lines[text.line - 1], text
        assert text.notes


def test_a_local_pack_lists_what_the_national_has_not(tmp_path: Path) -> None:
    write_pack(tmp_path / "national", NATIONAL)
    packs = load_packs(write_pack(tmp_path / "local", LOCAL)).packs
    (local, own), (national, theirs) = texts_by_pack(packs)
    assert (local.settings.id, national.settings.id) == ("local", "national")
    texts = {text.text for text in own}
    assert {"Shire", "Ask here first.", "Shire helpline", "They listen here."} == texts
    assert not texts & {text.text for text in theirs}
    here, beyond = pack_texts(packs)
    assert set(here.texts) == {Message(text) for text in texts}
    assert beyond.folder == tmp_path / "national"


def test_an_entry_can_be_set_apart_from_the_same_english_elsewhere(tmp_path: Path) -> None:
    opened = open_changed(
        tmp_path, edited("terms.toml", 'name = "Plan"', 'name = "Plan"\ncontext = "a paper"')
    )
    assert opened.flow is not None
    assert opened.merged is not None
    term = opened.flow.terms["plan"]
    assert (term.name.context, term.explanation.context) == ("a paper", "a paper")
    listed = {text.key for text in source_texts(opened.merged.packs[0])}
    assert ("a paper", "Plan") in listed
    assert ("", "Plan") not in listed
    others = {key for key in keys_in(opened.flow) if not key[0]}
    assert others <= listed
