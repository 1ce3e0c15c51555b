"""The site of the search tests, served on this machine as hosts are told to, and a reader who searches it."""

from __future__ import annotations

import gzip
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response

from tests.machine import ROOT
from waraqa.content import read_content
from waraqa.engine.executors import EXECUTORS
from waraqa.engine.store import Store
from waraqa.output import gather, write
from waraqa.render.hosting import policy_of
from waraqa.site import Workshop, build_site

HERE = Path(__file__).parent
FIRST = 5
"""A sheet is found when it is among so many results."""
BELOW = "waraqa/"
"""The site stands in a folder, not at the root of its host."""


def pairs(name: str) -> list[tuple[str, str]]:
    """What readers search for, and the sheet that they want."""
    read = json.loads((HERE / name).read_text(encoding="utf-8"))
    return [(one["q"], one["url"].strip("/")) for one in read]


def controls() -> list[str]:
    """What no sheet tells of."""
    words: list[str] = json.loads((HERE / "controls.json").read_text(encoding="utf-8"))
    return words


def build(folder: Path) -> Path:
    """A site of our samples and the sheets beside this file, their sources shown whole."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    settings = content / "site.toml"
    told = settings.read_text(encoding="utf-8").replace("drafts = true", 'drafts = true\nshow = "full"')
    settings.write_text(told, encoding="utf-8")
    for sheet in (HERE / "content").glob("*/"):
        shutil.copytree(sheet, content / sheet.name)
    with EXECUTORS["serial"](1) as pool:
        site = build_site(read_content(content), Workshop(pool, Store(folder / "cache"), ROOT / "templates"), False)
    assert site.mistakes == ()
    write(folder / "host" / BELOW, gather(site.files))
    return folder / "host"


class _Host(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy_of(urlsplit(self.path).path.removeprefix(f"/{BELOW}")))
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is told."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address of a host that sends the site's policy."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{BELOW}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Reader:
    """Someone at the search page, and all that the browser complains of meanwhile."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.page: Page = browser.new_page()
        self.complaints: list[str] = []
        self.responses: list[Response] = []
        self.page.on("console", lambda said: self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        self.page.goto(f"{site}search/index.html", wait_until="networkidle")
        self.page.on("response", lambda one: self.responses.append(one))

    def asks(self, query: str) -> list[dict[str, Any]]:
        """What the page shows for a query: each sheet with its title, summary and facts."""
        self.page.evaluate("document.getElementById('told').textContent = '…'")
        self.page.fill("#q", query)
        self.page.press("#q", "Enter")
        answered = "document.getElementById('told').textContent !== '…' && !document.querySelector('main[aria-busy]')"
        while not self.page.evaluate(answered):  # the policy of the page forbids Playwright's own way to wait
            self.page.wait_for_timeout(10)
        shown: list[dict[str, Any]] = self.page.evaluate(
            """[...document.querySelectorAll('#found > li')].map(one => ({
                sheet: one.querySelector('h2 a').getAttribute('href').split('/')[1],
                title: one.querySelector('h2').textContent,
                summary: one.querySelector('.summary').textContent,
                facts: [...one.querySelectorAll('ul a')].map(a => [a.getAttribute('href'), a.textContent]),
            }))"""
        )
        return shown

    def told(self) -> str:
        """What the page tells those who listen to it."""
        return self.page.inner_text("#told")

    def bytes(self) -> int:
        """What a host sent for search since the page was there, texts packed."""
        search = (one for one in self.responses if one.ok and ("/pagefind/" in one.url or "/folding." in one.url))
        sent = ((one.url, one.body()) for one in search)
        return sum(len(gzip.compress(data, 6) if url.endswith((".js", ".json")) else data) for url, data in sent)
