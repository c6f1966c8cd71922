"""What each part of a page is (a heading, a paragraph, a list), for those who have it read aloud.

This is the structure tree of PDF 1.7 (ISO 32000-1, 14.7 and 14.8), which PDF/UA (ISO 14289-1) asks
for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName  # type: ignore[import-untyped]

from sendkiosk.handout.objects import Written, reference, text_string


class Role(Enum):
    """What a part is; the value is the standard structure type."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    SMALL_HEADING = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    MARK = "Lbl"
    ITEM_BODY = "LBody"
    FIGURE = "Figure"
    TABLE = "Table"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"


class Scope(Enum):
    """Of what a header of a table tells (ISO 32000-1, table 349)."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """One element of the structure. The halves of a part that was split share their tag.

    `instead` is what is read in place of a picture; `text` is what is read in place of letters
    whose order on the page is not the one in which they are read. The head of a row or column has
    a `scope`.
    """

    role: Role
    language: str | None = None
    instead: str = ""
    text: str = ""
    scope: Scope | None = None


@dataclass(slots=True, eq=False)
class Element:
    """A tag at its place in the tree; `kids` are elements, and pieces of pages."""

    tag: Tag
    parent: Element | None
    kids: list[Element | Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is drawn in one go on the page with that index, under a number of that page."""

    page: int
    number: int


class Structure:
    """The tree as it grows while pages are drawn."""

    def __init__(self, language: str) -> None:
        """Begin a document in `language`."""
        self.root = Element(Tag(Role.DOCUMENT, language), None)
        self._open = [self.root]
        self._elements = {self.root.tag: self.root}
        self._owners: list[list[Element]] = [[]]

    def enter(self, tag: Tag) -> None:
        """Go into the element of `tag`; it is made, where the tree stands now, if it is new."""
        element = self._elements.get(tag)
        if element is None:
            parent = self._open[-1]
            element = self._elements[tag] = Element(tag, parent)
            parent.kids.append(element)
        self._open.append(element)

    def leave(self) -> None:
        """Go back to where the tree stood before."""
        self._open.pop()

    def piece(self) -> tuple[Piece, Role]:
        """Return a new piece of the element that the tree stands in, and what that is."""
        owners = self._owners[-1]
        piece = Piece(len(self._owners) - 1, len(owners))
        owners.append(self._open[-1])
        self._open[-1].kids.append(piece)
        return piece, self._open[-1].tag.role

    def end_page(self) -> None:
        """Go on to the next page."""
        self._owners.append([])

    def add_to(self, document: Any) -> None:
        """Write the tree into reportlab's `document`, whose pages are all there."""
        catalog = document.Catalog
        pages = []
        for number, page in enumerate(document.Pages.pages):
            # reportlab writes no keys that it does not know.
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
            pages.append(reference(document, page))
        root = catalog.StructTreeRoot = Written()
        objects = {element: Written() for element in self._elements.values()}
        names = {element: reference(document, written) for element, written in objects.items()}
        for element, written in objects.items():
            above = names[element.parent] if element.parent else reference(document, root)
            written.words = _written(element, above, names, pages)
        root.words = self._written_root(names)
        catalog.MarkInfo = Written(b"<</Marked true>>")
        catalog.ViewerPreferences = Written(b"<</DisplayDocTitle true>>")

    def _written_root(self, names: dict[Element, bytes]) -> bytes:
        owners = b"".join(
            b"%d[%s]" % (page, b" ".join(names[element] for element in owned))
            for page, owned in enumerate(self._owners)
            if owned
        )
        tree = b"<</Nums[%s]>>" % owners
        return b"<</Type/StructTreeRoot/K %s/ParentTree%s>>" % (names[self.root], tree)


def _written(
    element: Element, above: bytes, names: dict[Element, bytes], pages: list[bytes]
) -> bytes:
    """Return `element` as a structure element (ISO 32000-1, table 323)."""
    tag = element.tag
    home = next((kid.page for kid in element.kids if isinstance(kid, Piece)), None)
    written = [b"<</S/%s/P %s" % (tag.role.value.encode(), above)]
    if home is not None:
        written.append(b"/Pg " + pages[home])
    kids = [
        names[kid]
        if isinstance(kid, Element)
        else b"%d" % kid.number
        if kid.page == home
        else b"<</Type/MCR/Pg %s/MCID %d>>" % (pages[kid.page], kid.number)
        for kid in element.kids
    ]
    written.append(b"/K[%s]" % b" ".join(kids))
    if tag.language and tag.language != _language_above(element):
        written.append(b"/Lang" + text_string(tag.language))
    if tag.instead:
        written.append(b"/Alt" + text_string(tag.instead))
    if tag.text:
        written.append(b"/ActualText" + text_string(tag.text))
    if tag.scope:
        written.append(b"/A<</O/Table/Scope/%s>>" % tag.scope.value.encode())
    return b"".join([*written, b">>"])


def _language_above(element: Element) -> str | None:
    above = element.parent
    while above and not above.tag.language:
        above = above.parent
    return above.tag.language if above else None
