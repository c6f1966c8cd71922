"""Whoever does what the guide to packs says gets what it says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sendkiosk.journey.flow import Flow
from sendkiosk.pack.opening import open_pack
from tests.support.guide import GUIDE, Block, Reader, blocks

PACK = "packs/anyshire"


@pytest.fixture(scope="module")
def script() -> list[Block]:
    """Give the blocks of the worked examples."""
    examples, _, _ = GUIDE.read_text(encoding="utf-8").partition("\n# Reference\n")
    return list(blocks(examples))


@pytest.fixture(scope="module")
def followed(script: list[Block], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of somebody who has followed the guide to the end."""
    folder = tmp_path_factory.mktemp("followed")
    reader = Reader(folder)
    for block in script:
        reader.follow(block)
    assert reader.commands == sum(
        len(block.text.splitlines()) for block in script if block.language == "sh"
    )
    return folder


@pytest.fixture(scope="module")
def flow(followed: Path) -> Flow:
    opened = open_pack(followed / PACK)
    assert opened.findings == ()
    assert opened.flow
    return opened.flow


def written(script: list[Block], **marks: str) -> str:
    """Return the text of the only block with `marks`."""
    (block,) = (each for each in script if marks.items() <= each.marks.items())
    return block.text


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_block_is_one_to_follow(script: list[Block]) -> None:
    assert len(script) > 20
    for block in script:
        assert block.language == "sh" or block.marks, block.text


def test_the_examples_tell_of_the_findings_that_people_meet(script: list[Block]) -> None:
    told = "".join(block.text for block in script if "says" in block.marks)
    assert [code in told for code in ("P100", "P020", "P044", "P064")] == [True] * 4


def test_the_changed_sentence_is_in_the_flow(script: list[Block], flow: Flow) -> None:
    title, text = written(script, file=f"{PACK}/steps/talk.md", **{"from": "# "}).split("\n", 1)
    step = next(step for step in flow.steps if step.id == "talk")
    (only,) = step.wordings
    assert f"# {only.title.text}" == title
    assert " ".join(block.text.text for block in only.body) == flat(text)


def test_the_added_question_is_in_the_flow(script: list[Block], flow: Flow) -> None:
    source = written(script, file=f"{PACK}/screens/they-know.md")
    screen = flow.screens["they-know"]
    settings = tomllib.loads(source.split("+++")[1])
    assert [option.code for option in screen.options] == [
        option["code"] for option in settings["option"]
    ]
    assert f"# {screen.wordings[0].title.text}\n" in source
    assert flow.screens["who"].next[0].to == "they-know"
    assert "tell-them" in {step.id for step in flow.steps}


def test_the_replaced_number_is_in_the_flow_and_confirmed(script: list[Block], flow: Flow) -> None:
    iass = flow.contacts["iass"]
    number = tomllib.loads(written(script, now=f"{PACK}/contacts.toml"))["phones"][0]["number"]
    assert [phone.value for phone in iass.phones] == [number]
    assert iass.confirmed_by == "J. Smith"


@pytest.mark.parametrize(
    "lie",
    [
        Block("sh", {"leaves": "P059"}, f"sendkiosk pack check {PACK}/nowhere\n"),
        Block("sh", {"leaves": "P058"}, f"sendkiosk pack check {PACK}\n"),
        Block("text", {"says": ""}, "All is well.\n"),
        Block("toml", {"now": f"{PACK}/contacts.toml"}, ""),
        Block("md", {"file": f"{PACK}/steps/talk.md", "from": "## "}, ""),
        Block("toml", {"file": f"{PACK}/steps/talk.md", "below": "++"}, ""),
    ],
    ids=lambda lie: " ".join([lie.language, *lie.marks]),
)
def test_what_the_guide_says_that_is_not_so_is_noticed(followed: Path, lie: Block) -> None:
    with pytest.raises(AssertionError):
        Reader(followed).follow(lie)
