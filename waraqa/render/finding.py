"""A sheet's page → what search keeps of it: a stub with its words as search compares them, and what results show.

The stub is made from the page itself, so that what is found is what a reader may read there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from markupsafe import escape

from waraqa.arabic.searching import search_tables, search_words
from waraqa.config import Config
from waraqa.controls import clean
from waraqa.locale import direction_of
from waraqa.render.cards import Card
from waraqa.render.strings import strings_of

_BLOCKS = frozenset("h1 h2 h3 h4 p li tr dt dd blockquote figcaption caption".split())
_HOLDERS = frozenset("li tr dd blockquote".split())
"""Blocks that keep the paragraphs inside them."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SILENT = frozenset("nav script style template form".split())
_APART = frozenset({"td", "th", "em"})
"""Cells of a table, and the chips that a fact wears: what they say stands by itself."""
_MOST = 300
"""No result shows more letters of a summary or a fact."""


@dataclass(slots=True)
class Block:
    """A paragraph, an entry of a list or a row of a table: its pieces, and the addresses of its facts.

    A passage is a part of a source, with the words of facts marked in it.
    """

    tag: str
    pieces: list[str] = field(default_factory=lambda: [""])
    ids: list[str] = field(default_factory=list)
    passage: bool = False

    @property
    def text(self) -> str:
        """Its words; cells that say nothing are left out, and a remark in brackets needs no dot before it."""
        pieces = (" ".join(piece.split()) for piece in self.pieces)
        return " · ".join(piece for piece in pieces if piece.strip("—")).replace(" · (", " (")


def render_stub(page: str, card: Card) -> str:
    """The stub of a sheet: what the index reads, in place of its page."""
    paragraphs = [_paragraph(block, f"b{number}") for number, block in enumerate(blocks_of(page))]
    paragraphs += [_paragraph(Block("p", [tag]), "tags") for tag in card.tags]
    return f'<!doctype html><html lang="zxx"><body data-pagefind-body>{"".join(paragraphs)}</body></html>\n'


def render_result(page: str, card: Card, config: Config) -> str:
    """What a result shows of a sheet, as JSON: title, summary, and by address the words of each fact and passage.

    The index holds none of it: it would read these words as they are written, and find them so.
    """
    told = [block for block in blocks_of(page) if block.text and block.ids]
    facts, passages = (
        {block.ids[0]: _short(block.text) for block in told if block.passage == passage} for passage in (False, True)
    )
    written = {"lang": card.lang, "dir": direction_of(card.lang)}
    shown = {
        "title": _title(card, config),
        "summary": _short(card.gist),
        **written,
        "facts": facts,
        "passages": passages,
    }
    return clean(json.dumps(shown, ensure_ascii=False, separators=(",", ":")))


def search_scripts(folder: Path) -> dict[str, bytes]:
    """The scripts of the search page by name; with the one that folds a query go the tables that made the index."""
    scripts = {path.name: path.read_bytes() for path in sorted(folder.glob("*.js"))}
    return scripts | {"folding.js": f"const tables = {_tables()};\n".encode() + scripts["folding.js"]}


def blocks_of(page: str) -> list[Block]:
    """What stands in the main part of a page, block by block."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return [block for block in reader.blocks if block.text or block.ids]


class _Reader(HTMLParser):
    """Sorts the text of `<main>` into blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[tuple[str, bool]] = []
        self._inside: list[Block] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; one that is a block of its own takes the text from here."""
        if tag in _VOID:
            self.handle_data(" ")
            return
        held = tag == "p" and any(block.tag in _HOLDERS for block in self._inside)
        begins = tag in _BLOCKS and not held
        folded = tag == "details" and bool(self._inside)
        self._open.append((f"{tag} silent" if folded else self._silent(tag, dict(attrs)), begins))
        if begins:
            self._inside.append(Block(tag))
            self.blocks.append(self._inside[-1])
        if self._inside:
            block, name = self._inside[-1], dict(attrs).get("id") or ""
            block.ids += [name] if name.startswith("f-") else []
            block.passage |= tag == "mark" and not self._is_silent()
            block.pieces += [""] if tag in _APART else []

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and whatever was left open in it."""
        names = [name for name, _ in self._open]
        silent = f"{tag} silent"
        while names and {tag, silent} & set(names):
            _, begins = self._open.pop()
            if begins:
                self._inside.pop()
            if names.pop() in (tag, silent):
                return

    def handle_data(self, data: str) -> None:
        """Keep text of the main part."""
        main = any(name == "main" for name, _ in self._open)
        if self._inside and main and not self._is_silent():
            self._inside[-1].pieces[-1] += data

    def _is_silent(self) -> bool:
        return any(name.endswith(" silent") for name, _ in self._open)

    def _silent(self, tag: str, attrs: dict[str, str | None]) -> str:
        """The name of an element, marked where its text is not told: menus, links to the evidence, to a fact's page."""
        refers = tag == "a" and ((attrs.get("href") or "").startswith("#e-") or attrs.get("class") == "own")
        return f"{tag} silent" if tag in _SILENT or refers else tag


def _paragraph(block: Block, name: str) -> str:
    """A block as the index reads it, by the address of its fact, or the name; a title counts for more."""
    words = " ".join(search_words(block.text, whole=True))
    tag = block.tag if block.tag in ("h1", "h2") else "p"
    name = escape(block.ids[0] if block.ids else name)
    return f'<{tag} id="{name}">{escape(words)}</{tag}>' if words else ""


def _title(card: Card, config: Config) -> str:
    """The title of a result: a draft's says that it is one."""
    draft = strings_of(config, card.lang).t("doc.kind.draft") if card.state == "draft" else ""
    return f"{draft}: {card.title}" if draft else card.title


def _short(text: str) -> str:
    """A text cut at a word, where it is long."""
    return text if len(text) <= _MOST else text[:_MOST].rsplit(" ", 1)[0] + "…"


def _tables() -> str:
    """The tables of Arabic as JSON."""
    tables = {name: sorted(one) if isinstance(one, frozenset) else one for name, one in asdict(search_tables()).items()}
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
