"""The tree of a tagged PDF, mended where WeasyPrint 70 leaves it short of PDF/UA-1; nothing of it shows on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_WRAPPERS = ("/Div", "/NonStruct", "/Sect")
_OF_LISTS = ("/LI", "/L", "/Caption")
_EMPTY = ("/Span", "/NonStruct", "/Div", "/P", "/LBody", "/LI")


class Structure:
    """The elements of a PDF that WeasyPrint has drawn and not written yet."""

    def __init__(self, pdf: Any) -> None:
        """Begin with the tree as it stands."""
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.kept: set[bytes] = set()
        self.homes: dict[bytes, bytes] = {}

    def at(self, reference: bytes) -> Any:
        """The object of a reference."""
        return self.pdf.objects[int(reference.split()[0])]

    def kids(self, element: Any) -> list[tuple[Any, Any]]:
        """The children as they are written, each with its object; None for marked content, which is a number."""
        return [(kid, self.at(kid) if isinstance(kid, bytes) else None) for kid in element["K"]]

    def walk(self, element: Any, path: tuple[str, ...] = ()) -> None:
        """Mend an element and all below it."""
        self.kept.add(element.reference)
        kind = element["S"]
        if kind == "/TH":
            element.setdefault("A", {"O": "/Table"}).setdefault("Scope", "/Column" if "/THead" in path else "/Row")
        if kind == "/L":
            self._unwrap(element)
        if kind == "/LI":
            self._embody(element)
        for _, below in self.kids(element):
            if below is not None and below["Type"] == "/StructElem":
                self.walk(below, (*path, kind))
        self._drop_empty(element)
        if kind == "/Link":
            self._gather_links(element)

    def _unwrap(self, listing: Any) -> None:
        """Items stand in their list, not in a box within it; what stands between two items belongs to the first."""
        items: list[Any] = []
        for kid, below in self.kids(listing):
            if below.get("S") in _WRAPPERS:
                for item, inner in self.kids(below):
                    self._hang(inner, listing)
                    items.append(item)
            elif below.get("S") in _OF_LISTS or not items:
                items.append(kid)
            else:
                item = self.at(items[-1])
                bodies = [inner for _, inner in self.kids(item) if inner is not None and inner.get("S") == "/LBody"]
                home = bodies[-1] if bodies else item
                self._hang(below, home)
                home["K"].append(kid)
        listing["K"][:] = items

    def _embody(self, item: Any) -> None:
        """What an item says stands in its body."""
        import pydyf

        kids = self.kids(item)
        if any(below is not None and below.get("S") == "/LBody" for _, below in kids):
            return
        label = [kid for kid, below in kids if below is not None and below.get("S") == "/Lbl"]
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference})
        self.pdf.add_object(body)
        body["K"] = pydyf.Array([kid for kid, _ in kids if kid not in label])
        for _, below in self.kids(body):
            self._hang(below, body)
        item["K"][:] = [*label, body.reference]

    def _drop_empty(self, element: Any) -> None:
        """Boxes without content say nothing."""
        element["K"][:] = [
            kid for kid, below in self.kids(element) if below is None or below.get("S") not in _EMPTY or below["K"]
        ]

    def _gather_links(self, link: Any) -> None:
        """The annotation of each line of a link belongs to the link, not to a stretch of text within it."""
        for element in self._below(link):
            for kid, below in self.kids(element):
                if below is not None and below["Type"] == "/OBJR":
                    element["K"].remove(kid)
                    link["K"].append(kid)
                    self.homes[below["Obj"]] = link.reference

    def _below(self, element: Any) -> Iterator[Any]:
        """Every element within one."""
        for _, below in self.kids(element):
            if below is not None and below["Type"] == "/StructElem":
                yield below
                yield from self._below(below)

    @staticmethod
    def _hang(element: Any, parent: Any) -> None:
        """Tell an element its new parent."""
        if element is not None and element["Type"] == "/StructElem":
            element["P"] = parent.reference


def mend_structure(pdf: Any) -> None:
    """Mend the tree, and mark what stands outside of it, headers and footers, as artifacts."""
    tree = Structure(pdf)
    for kid in tree.root["K"]:
        tree.walk(tree.at(kid))
    numbers = tree.at(tree.root["ParentTree"])["Nums"]
    by_number = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for reference in pdf.page_references:
        page = tree.at(reference)
        owners = by_number[page["StructParents"]]
        strangers = {place for place, owner in enumerate(owners) if owner not in tree.kept}
        _set_apart(tree.at(page["Contents"]).stream, strangers)
        owners[:] = ["null" if place in strangers else owner for place, owner in enumerate(owners)]
    _rehang(tree, numbers)


def _set_apart(stream: list[Any], strangers: set[int]) -> None:
    """Turn marked content without an element into artifacts of the pages."""
    import pydyf

    for place, order in enumerate(stream):
        marked = stream[place - 1] if order == b"BDC" else None
        if isinstance(marked, dict) and marked.get("MCID") in strangers:
            stream[place - 2 : place] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _rehang(tree: Structure, numbers: list[Any]) -> None:
    """Lead each annotation that was moved back to its link, and have all of them printed."""
    for reference in tree.pdf.page_references:
        for annotation in map(tree.at, tree.at(reference).get("Annots", ())):
            annotation["F"] = 4
            if home := tree.homes.get(annotation.reference):
                numbers[numbers.index(annotation["StructParent"]) + 1] = home
