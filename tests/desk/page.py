"""The desk in a browser: a sheet of many figures, what the editor sees of it, and its files as they are on the disk."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.content.desk import Desk
from tests.desk.server import Served, serving

PORTS = (
    "بلغت صادرات الميناء {name} نحو {number} مليون دولار في عام 2021، بحسب هيئة الموانئ. "
    "وقال مديرها سالم العمري: «الأرقام أولية». "
)
READY = "body.ready"
SETTLED = """async () => {
    const desk = document.querySelector('script[type=module]').src;
    const {settled, underway} = await import(new URL('api.js', desk));
    while (underway()) await settled();
}"""
"""What was sent counts from the key on, while the browser tells of a request only after it has begun."""


@dataclass
class AtDesk:
    """An editor before the desk; `complaints` are what the browser itself had to say."""

    page: Page
    folder: Path
    complaints: list[str] = field(default_factory=list)

    @property
    def facts(self) -> dict[str, dict[str, Any]]:
        """The facts of facts.toml by their ids."""
        listed = tomllib.loads((self.folder / "facts.toml").read_text(encoding="utf-8"))["fact"]
        return {fact["id"]: fact for fact in listed}

    @property
    def sheet(self) -> dict[str, Any]:
        """What sheet.toml has."""
        return tomllib.loads((self.folder / "sheet.toml").read_text(encoding="utf-8"))

    @property
    def here(self) -> str:
        """The id of the fact that has the focus; nothing where no fact has it."""
        return str(self.page.evaluate("document.activeElement.closest('#facts > li')?.dataset.id ?? ''"))

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def wait(self) -> None:
        """Until all that was sent is answered, and the page says so."""
        try:
            self.page.evaluate(SETTLED)
        except Error as gone:  # a page that is loaded anew meanwhile has nothing on its way
            if "context was destroyed" not in gone.message:
                raise
        self.page.wait_for_load_state("networkidle")

    def row(self, fact_id: str) -> Any:
        """The row of a fact."""
        return self.page.locator(f"#f-{fact_id}")

    def select(self, words: str) -> None:
        """Draw the mouse over words of the source, up to the letter behind them."""
        boxes = self.page.evaluate(
            """(words) => {
                const walker = document.createTreeWalker(document.getElementById('sources'), NodeFilter.SHOW_TEXT);
                const nodes = []; let text = '';
                while (walker.nextNode()) { nodes.push([walker.currentNode, text.length]); text += walker.currentNode.data; }
                const at = (place) => { const [node, start] = nodes.findLast(([, start]) => start <= place); return [node, place - start]; };
                const range = document.createRange();
                const first = text.indexOf(words);
                range.setStart(...at(first)); range.setEnd(...at(first + words.length - 1));
                range.startContainer.parentElement.scrollIntoView({block: 'center'});
                const letter = (place) => { const one = document.createRange(); one.setStart(...at(place));
                    one.setEnd(at(place)[0], at(place)[1] + 1); const {left, right, top, bottom} = one.getBoundingClientRect();
                    return {left, right, middle: (top + bottom) / 2}; };
                return [letter(first), letter(first + words.length)];
            }""",
            words,
        )
        mouse = self.page.mouse
        mouse.move(boxes[0]["right"] - 0.5, boxes[0]["middle"])
        mouse.down()
        mouse.move(boxes[1]["right"] - 0.5, boxes[1]["middle"], steps=6)
        mouse.up()


def at_desk(context: BrowserContext, served: Served, folder: Path, fragment: str = "") -> AtDesk:
    """The desk of the sheet in this folder, open and answering."""
    page = context.new_page()
    desk = AtDesk(page, folder)
    page.on("console", lambda said: desk.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    page.goto(f"{served.address}{folder.name}/{fragment}")
    page.wait_for_selector(READY)
    return desk


@contextmanager
def lying_open(browser: Browser, desk: Desk) -> Iterator[AtDesk]:
    """The sheet of a desk in a window of its own, which has nothing to complain about in the end."""
    with serving(desk.content) as served, context_of(browser) as context:
        at = at_desk(context, served, desk.folder)
        yield at
        assert at.complaints == []


def write_ports(content: Path, count: int = 40) -> Path:
    """A sheet of that many figures, none decided, the first and the last two with a name of their own."""
    folder = content / "ports"
    folder.mkdir(parents=True)
    (content / "site.toml").write_text('schema = 1\ntitle = "أوراق"\n', encoding="utf-8")
    names = [f"رقم {number}" for number in range(1, count + 1)]
    text = "\n".join(PORTS.format(name=name, number=100 + at) for at, name in enumerate(names, 1)) + "\n"
    (folder / "article.txt").write_text(text, encoding="utf-8")
    source = '\n[[source]]\nid = "article"\nfile = "article.txt"\npublished = 2022-02-01\n'
    (folder / "sheet.toml").write_text(f'schema = 1\ntitle = "صادرات الموانئ"\n{source}', encoding="utf-8")
    facts = "".join(
        f'\n[[fact]]\nid = "port-{at:02}"\nkind = "figure"\nstatus = "proposed"\nsource = "article"\n'
        f'evidence = "{100 + at} مليون دولار"\nvalue = {100 + at}_000_000\nunit = "USD"\nof = "صادرات الميناء"\n'
        for at in range(1, count + 1)
    )
    (folder / "facts.toml").write_text(f"schema = 1\n\n# كتبها محرر بيده\n{facts}", encoding="utf-8")
    return folder


def context_of(browser: Browser, **settings: Any) -> BrowserContext:
    """A browser window of its own; nothing moves in it."""
    return browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | settings)
