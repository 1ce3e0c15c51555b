"""The built site in a browser as each host shows it: styled, in its own type, and with nothing to complain of."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.publishing import SITE, Files, build, write_content
from tests.serve.preview import preview
from waraqa.output import write
from waraqa.serve.built import Built

PATH = "facts"


class Quiet(SimpleHTTPRequestHandler):
    """A host that knows nothing of ours and sends no headers."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def plain_host(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sheet of each state, one of them at a new address."""
    folder = write_content(tmp_path_factory.mktemp("hosts") / "content")
    sheet = folder / "signed/sheet.toml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("issued", 'aliases = ["old"]\nissued', 1), "utf-8")
    return folder


def built(content: Path, address: str, more: str = "") -> Files:
    """The site for that address."""
    settings = SITE.replace("https://example.org/facts", address) + more
    (content / "site.toml").write_text(settings, encoding="utf-8")
    return build(content, content.parent / "cache")


def pages_of(site: Files) -> list[str]:
    """The pages that stay when they are opened."""
    return sorted(path for path, data in site.items() if path.endswith(".html") and b'http-equiv="refresh"' not in data)


def complaints(browser: Browser, root: str, site: Files) -> list[str]:
    """What the browser says against any page of the site, and each page that is not dressed."""
    found = []
    with browser.new_context() as context:
        for path in pages_of(site):
            page = context.new_page()
            said = heard(page)
            page.goto(f"{root}/{path}", wait_until="load")
            found += [f"{path}: {one}" for one in (*said, *undressed(page))]
            page.close()
    return found


def heard(page: Page) -> list[str]:
    """A list that fills with what the page complains of."""
    said: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if not message.location["url"].endswith("/favicon.ico"):  # which browsers ask for of their own accord
            said.append(f"{message.location['url']}: {message.text}")

    def failed(request: Request) -> None:
        said.append(f"{request.url}: {request.failure}")

    page.on("console", console)
    page.on("requestfailed", failed)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def undressed(page: Page) -> list[str]:
    """What is missing of a page's own type and style."""
    loaded = page.evaluate(
        """async () => {
            await document.fonts.ready;
            return [...document.fonts].filter((font) => font.status == "loaded").map((font) => font.family);
        }"""
    )
    styled = page.evaluate("getComputedStyle(document.querySelector('.skip')).position")
    return ([] if loaded else ["no font was loaded"]) + ([] if styled == "absolute" else [f"no style: {styled}"])


def test_on_a_host_that_sends_our_headers(browser: Browser, content: Path, tmp_path: Path) -> None:
    site = built(content, "https://example.org/facts")
    with preview(lambda: Built(site, (), "https://example.org/facts"), [tmp_path]) as shown:
        answers = {path: shown.get(f"/{path}") for path in pages_of(site)}
        assert len(answers) > 3
        assert all("default-src 'none'" in headers["content-security-policy"] for _, headers, _ in answers.values())
        assert complaints(browser, shown.address, site) == []


def test_a_wrong_address_is_dressed_at_any_depth(browser: Browser, content: Path, tmp_path: Path) -> None:
    site = built(content, "https://example.org/facts")
    with (
        preview(lambda: Built(site, (), "https://example.org/facts"), [tmp_path]) as shown,
        browser.new_context() as one,
    ):
        page = one.new_page()
        answer = page.goto(f"{shown.address}/signed/no/such/page")
        assert answer
        assert answer.status == 404
        assert undressed(page) == []


def test_the_policy_is_in_force(browser: Browser, content: Path, tmp_path: Path) -> None:
    site = dict(built(content, "https://example.org/facts"))
    planted = b'<body><script>document.title = "planted"</script><p id="x" style="color: red">x</p>'
    site["signed/index.html"] = site["signed/index.html"].replace(b"<body>", planted)
    with preview(lambda: Built(site), [tmp_path]) as shown, browser.new_context() as context:
        page = context.new_page()
        said = heard(page)
        page.goto(f"{shown.address}/signed/")
        assert page.title() != "planted"
        assert page.evaluate("getComputedStyle(document.querySelector('#x')).color") != "rgb(255, 0, 0)"
        assert len([one for one in said if "Content Security Policy" in one]) == 2


def test_below_a_path_of_a_host_that_sends_none(browser: Browser, content: Path, tmp_path: Path) -> None:
    with plain_host(tmp_path) as root:
        site = built(content, f"{root}/{PATH}")
        write(tmp_path / PATH, site)
        assert complaints(browser, f"{root}/{PATH}", site) == []


def test_on_github_pages_each_page_carries_the_policy(browser: Browser, content: Path, tmp_path: Path) -> None:
    with plain_host(tmp_path) as root:
        site = dict(built(content, f"{root}/{PATH}", 'host = "github-pages"\n'))
        write(tmp_path / PATH, site)
        assert complaints(browser, f"{root}/{PATH}", site) == []
        page = tmp_path / PATH / "signed/index.html"
        page.write_bytes(page.read_bytes().replace(b"</body>", b'<script>document.title = "planted"</script></body>'))
        with browser.new_context() as context:
            opened = context.new_page()
            opened.goto(f"{root}/{PATH}/signed/")
            assert opened.title() != "planted"


def test_from_a_disk(browser: Browser, content: Path, tmp_path: Path) -> None:
    site = {path: data for path, data in built(content, "https://example.org/facts").items() if path != "404.html"}
    write(tmp_path / "ورقة", site)
    assert complaints(browser, (tmp_path / "ورقة").as_uri(), site) == []


@pytest.mark.parametrize("where", ["host", "disk"])
def test_a_former_address_leads_on(browser: Browser, content: Path, tmp_path: Path, where: str) -> None:
    site = built(content, "https://example.org/facts")
    write(tmp_path / PATH, site)
    with plain_host(tmp_path) as root, browser.new_context() as context:
        start = f"{root}/{PATH}" if where == "host" else (tmp_path / PATH).as_uri()
        page = context.new_page()
        page.goto(f"{start}/old/index.html")
        page.wait_for_url(f"{start}/signed/index.html")


def test_the_browser_reloads_by_itself_and_tells_mistakes(browser: Browser, content: Path, tmp_path: Path) -> None:
    site = dict(built(content, "https://example.org/facts"))
    title = tmp_path / "title"
    title.write_text("first", encoding="utf-8")

    def make() -> Built:
        changed = site["index.html"].replace(b"<h1>", f"<h1>{title.read_text(encoding='utf-8')} ".encode())
        return Built(site | {"index.html": changed})

    with preview(make, [tmp_path]) as shown, browser.new_context() as context:
        page = context.new_page()
        said = heard(page)
        page.goto(f"{shown.address}/")
        page.get_by_role("heading", name="first").wait_for()
        title.write_text("second", encoding="utf-8")
        page.get_by_role("heading", name="second").wait_for()
        assert [one for one in said if "ERR_ABORTED" not in one] == []  # the stream ends with the page
