"""The preview: what it shows, to whom, and what it does when folders and builds break."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.preview import Preview, preview
from waraqa.errors import Location, WaraqaError
from waraqa.serve.built import Built
from waraqa.serve.door import LOOPBACK, open_door

PAGE = "<!doctype html>\n<html><head><title>{}</title></head>\n<body>\n<p>{}</p>\n</body></html>"
HEADERS = """# why
/*
  X-Content-Type-Options: nosniff
  Strict-Transport-Security: max-age=31536000
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/search/*
  Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'
"""
MISTAKE = WaraqaError(
    "this evidence is not in the source:\n    قالت الوزارة <b>إن</b>",
    Location("content/sheet/facts.toml", 7, 12),
    "compare it letter by letter",
)
SITE = {
    "index.html": PAGE.format("ورقة", "البداية").encode(),
    "404.html": PAGE.format("404", '<a href="https://example.org/facts/index.html">').encode(),
    "sheet/index.html": PAGE.format("ورقة الميناء", "النص").encode(),
    "sheet/facts.json": b"{}",
    "search/index.html": PAGE.format("بحث", "").encode(),
    "assets/a.0a1b2c3d.woff2": b"font",
    "صور/خريطة.svg": b"<svg/>",
    "feed.atom": b"<feed/>",
    "_headers": HEADERS.encode(),
    "_redirects": b"/old/ /sheet/ 301\n/old/* /sheet/:splat 301\n",
}


class Maker:
    """A site that is whatever a file in the watched folder says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self) -> Built:
        try:
            said = (self.folder / "said.txt").read_text(encoding="utf-8")
        except OSError as problem:
            return Built(mistakes=(WaraqaError("the folder is gone", Location(str(problem.filename))),))
        mistakes = (MISTAKE,) if "mistake" in said else ()
        files = {} if "nothing" in said else SITE | {"index.html": PAGE.format("ورقة", said).encode()}
        return Built(files, mistakes, "https://example.org/facts/")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "said.txt").write_text("أولًا", encoding="utf-8")
    return content


@pytest.fixture
def shown(folder: Path) -> Iterator[Preview]:
    with preview(Maker(folder), [folder]) as running:
        yield running


def write(folder: Path, said: str) -> None:
    """Whole or not at all, as editors save."""
    (folder / ".said").write_text(said, encoding="utf-8")
    (folder / ".said").replace(folder / "said.txt")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/sheet/", "text/html; charset=utf-8"),
        ("/sheet/index.html", "text/html; charset=utf-8"),
        ("/sheet/facts.json", "application/json; charset=utf-8"),
        ("/assets/a.0a1b2c3d.woff2", "font/woff2"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/%D8%B5%D9%88%D8%B1/%D8%AE%D8%B1%D9%8A%D8%B7%D8%A9.svg", "image/svg+xml; charset=utf-8"),
        ("/_waraqa/live.js", "text/javascript; charset=utf-8"),
        ("/_waraqa/live.css", "text/css; charset=utf-8"),
    ],
)
def test_every_file_has_its_type(shown: Preview, path: str, kind: str) -> None:
    status, headers, _ = shown.get(path)
    assert (status, headers["content-type"]) == (200, kind)


def test_files_come_with_the_headers_that_the_site_tells_its_host(shown: Preview) -> None:
    assert shown.get("/")[1]["x-content-type-options"] == "nosniff"
    assert "immutable" in shown.get("/assets/a.0a1b2c3d.woff2")[1]["cache-control"]
    assert shown.get("/search/")[1]["content-security-policy"] == "script-src 'self' 'wasm-unsafe-eval'"
    assert "content-security-policy" not in shown.get("/sheet/")[1]
    assert "strict-transport-security" not in shown.get("/")[1]  # never over plain HTTP


def test_what_hosts_read_is_shown_to_nobody(shown: Preview) -> None:
    assert shown.get("/_headers")[0] == shown.get("/_redirects")[0] == 404


def test_former_addresses_and_missing_slashes_lead_on(shown: Preview) -> None:
    for path, target in {"/old/": "/sheet/", "/old/facts.json": "/sheet/facts.json", "/sheet": "/sheet/"}.items():
        status, headers, _ = shown.get(path)
        assert (status, headers["location"], headers["cache-control"]) == (301, target, "no-store")


def test_a_wrong_address_shows_the_page_of_the_site_with_links_that_stay_here(shown: Preview) -> None:
    status, headers, html = shown.get("/sheet/nowhere")
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert '<a href="/index.html">' in html


@pytest.mark.parametrize(
    "path",
    [
        "/../said.txt",
        "/%2e%2e/said.txt",
        "/..%2fsaid.txt",
        "/sheet/../../said.txt",
        "/sheet/..%5c..%5csaid.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/_waraqa/../replies.py",
        "/_waraqa/..%2freplies.py",
        "/_waraqa/error.html",
        "/sheet/index.html%00.png",
    ],
)
def test_no_address_leads_out_of_the_site(shown: Preview, path: str) -> None:
    status, _, text = shown.get(path)
    assert status == 404
    assert "<title>404" in text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::1]", "0.0.0.0", ""])
@pytest.mark.parametrize("path", ["/", "/_waraqa/events", "/_waraqa/live.js", "/sheet/facts.json"])
def test_only_the_names_of_loopback_are_answered_to(shown: Preview, host: str, path: str) -> None:
    status, _, text = shown.get(path, Host=host)
    assert status == 400
    assert "البداية" not in text


def test_both_names_of_loopback_are_answered_to(shown: Preview) -> None:
    assert shown.get("/", Host=f"localhost:{shown.port}")[0] == shown.get("/", Host=f"127.0.0.1:{shown.port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(shown: Preview, method: str) -> None:
    assert shown.get("/", method)[0] == 405


def test_the_door_opens_to_this_machine_alone() -> None:
    with open_door(0) as door:
        assert door.getsockname()[0] == LOOPBACK == "127.0.0.1"


def test_answers_are_sent_without_waiting_for_more() -> None:
    with open_door(0) as door:  # asyncio turns the delay off only where the socket names its protocol
        assert door.proto == socket.IPPROTO_TCP


def test_the_next_free_port_is_taken() -> None:
    with open_door(0) as first:
        port = first.getsockname()[1]
        with open_door(port) as second:
            assert port < second.getsockname()[1] < port + 20


def test_a_port_that_may_not_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(door: socket.socket, address: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(WaraqaError, match="port 80: Permission denied"):
        open_door(80)


def test_the_script_that_reloads_is_on_every_page_and_in_no_file(shown: Preview, folder: Path) -> None:
    script = f'<script src="/_waraqa/live.js" data-version="{shown.version()}"></script></body>'
    for path in ("/", "/sheet/", "/nowhere"):
        assert script in shown.get(path)[2]
    assert not any(b"_waraqa" in data for data in Maker(folder)().files.values())


def test_a_change_is_told_to_those_who_wait_and_shown(shown: Preview, folder: Path) -> None:
    before = shown.version()
    write(folder, "ثانيًا")
    after = shown.wait(before)
    assert after == shown.version() != before
    assert "<p>ثانيًا</p>" in shown.get("/")[2]


def test_who_comes_late_is_told_at_once(shown: Preview) -> None:
    assert shown.wait("an-earlier-run") == shown.version()


def test_a_change_that_no_reader_sees_reloads_nothing(shown: Preview, folder: Path) -> None:
    before = shown.version()
    (folder / ".said.txt.swp").write_text("x", encoding="utf-8")
    (folder / "said.txt~").write_text("x", encoding="utf-8")
    write(folder, "أولًا")
    write(folder, "ثانيًا")
    number = int(before.rpartition("-")[2])
    assert shown.wait(before).rpartition("-")[2] == str(number + 1)


def test_a_mistake_stands_above_the_pages_that_are_in_order(shown: Preview, folder: Path) -> None:
    before = shown.version()
    write(folder, "ثالثًا mistake")
    shown.wait(before)
    status, _, html = shown.get("/sheet/")
    assert status == 200
    assert "<p>النص</p>" in html
    assert '<link rel="stylesheet" href="/_waraqa/live.css"></head>' in html
    banner = html.partition("<aside")[2].partition("</aside>")[0]
    assert '<code dir="ltr">content/sheet/facts.toml:7:12</code>' in banner
    assert '<p class="message" dir="auto">قالت الوزارة &lt;b&gt;إن&lt;/b&gt;</p>' in banner
    assert '<p class="hint" dir="auto">compare it letter by letter</p>' in banner
    write(folder, "رابعًا")
    shown.wait(shown.version())
    assert "<aside" not in shown.get("/sheet/")[2]


def test_where_a_page_is_missing_the_mistakes_are_told_instead(shown: Preview, folder: Path) -> None:
    before = shown.version()
    write(folder, "mistake")
    shown.wait(before)
    status, headers, html = shown.get("/another-sheet/")
    assert status == 404
    assert "facts.toml:7:12" in html
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/index.html", "/sheet/"])
def test_the_mistakes_are_told_where_a_template_broke_all_pages(folder: Path, path: str) -> None:
    left = {"assets/a.0a1b2c3d.woff2": b"font"}
    with preview(lambda: Built(left, (MISTAKE,)), [folder]) as shown:
        status, _, html = shown.get(path)
    assert status == 404
    assert "facts.toml:7:12" in html
    assert "live.js" in html


def test_where_nothing_can_be_shown_the_mistakes_are_the_page_and_it_comes_back(shown: Preview, folder: Path) -> None:
    before = shown.version()
    write(folder, "nothing, mistake")
    broken = shown.wait(before)
    status, _, html = shown.get("/sheet/")
    assert status == 500
    assert "facts.toml:7:12" in html
    assert "live.js" in html
    write(folder, "عاد")
    shown.wait(broken)
    assert shown.get("/sheet/")[0] == 200


def test_no_character_of_a_mistake_steers_the_page(folder: Path) -> None:
    wrong = WaraqaError("a\u202eb\n    \u2067سطر", Location("content/\u202e.toml", 1), "\u2066x")
    with preview(lambda: Built(mistakes=(wrong,)), [folder]) as shown:
        html = shown.get("/")[2]
    assert not set(html) & set("\u202e\u2066\u2067")
    assert "a\ufffdb" in html


def test_an_arabic_terminal_gets_its_mistakes_in_arabic_from_right_to_left(folder: Path) -> None:
    hint = "nearest passage:\n    قالت الوزارة <b>إن"
    wrong = WaraqaError("the evidence is not in the source 'article'", Location("content/a/facts.toml", 7, 12), hint)
    other = WaraqaError("no port is free from 8000 on", hint="name another with --port N")
    with preview(lambda: Built(mistakes=(wrong, other)), [folder], language="ar") as shown:
        html = shown.get("/")[2]
    assert '<html lang="ar" dir="rtl">' in html
    assert "<h1>تعذّر بناء الموقع</h1>" in html
    assert '<code dir="ltr">content/a/facts.toml:7:12</code>' in html
    assert "الشاهد ليس في المصدر <bdi>article</bdi></p>" in html
    assert '<p class="hint" dir="auto"><bdi>قالت الوزارة &lt;b&gt;إن</bdi></p>' in html
    assert '<bdi dir="ltr">--port N</bdi>' in html
    assert not set(html) & set("\u2066\u2067\u2068\u2069")


def test_the_banner_counts_in_arabic(folder: Path) -> None:
    with preview(lambda: Built(SITE, (MISTAKE, MISTAKE)), [folder], language="ar") as shown:
        above = shown.get("/")[2].partition("<aside")[2].partition("</aside>")[0]
    assert 'lang="ar" dir="rtl"' in above
    assert "<summary>خطآن في المحتوى</summary>" in above


def test_a_folder_that_goes_and_comes_back_is_watched_again(shown: Preview, folder: Path) -> None:
    before = shown.version()
    shutil.rmtree(folder)
    gone = shown.wait(before)
    assert "the folder is gone" in shown.get("/")[2]
    folder.mkdir()
    write(folder, "عدنا")
    back = shown.wait(gone)
    while "عدنا" not in shown.get("/")[2]:  # the folder was seen before the file was in it
        back = shown.wait(back)
    write(folder, "وما زلنا")
    shown.wait(back)
    assert "وما زلنا" in shown.get("/")[2]


def test_a_waiting_browser_does_not_keep_the_preview_from_ending(folder: Path) -> None:
    with preview(Maker(folder), [folder]) as shown:
        talk = socket.create_connection(("127.0.0.1", shown.port), timeout=20)
        request = f"GET /_waraqa/events?shown={shown.version()} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        talk.sendall(request.encode())
        assert b"200 OK" in talk.recv(1024)
    with talk:
        while talk.recv(1024):
            pass
