"""A browser opens a page at the words that the link names: each line of the page is screens away from the next."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from scripts.acceptance.tools import chromium
from tests.machine import needs_chromium
from waraqa.model import Span
from waraqa.render.fragments import with_fragment

SWITCHES = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --no-proxy-server --window-size=1200,600 --virtual-time-budget=4000
    --dump-dom""".split()
LINES = (
    "مقدمة لا تقول شيئا.",
    "بلغت الصادرات 12 مليون دولار في يونيو 2022، بحسب وزارة التجارة.",
    "وبلغت الواردات 12 مليون دولار، بحسب الوكالة التي نقلت عن مصادرها في العاصمة أن الاجتماع انتهى بلا اتفاق على شيء.",
    "وصل الوفد لمصر أمس، مع أ-ب_ج & 4.91 مليون.",
)
TEXT = "\n".join(LINES)
SCRIPT = """<script>setTimeout(() => {
    const tops = [...document.querySelectorAll("p")].map((line) => line.getBoundingClientRect().top);
    document.title = "line " + tops.findIndex((top) => top >= 0 && top < innerHeight);
}, 1500)</script>"""
FAR = "<div style='height: 3000px'></div>"
PAGE = (
    f"<!doctype html><meta charset=utf-8><body>{''.join(f'{FAR}<p>{escape(line)}</p>' for line in LINES)}{FAR}{SCRIPT}"
)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@needs_chromium
@pytest.mark.parametrize(
    ("words", "nth", "line"),
    [
        ("12 مليون دولار", 2, 2),
        ("الوكالة التي نقلت عن مصادرها في العاصمة أن الاجتماع انتهى بلا اتفاق على شيء", 1, 2),
        ("مصر", 1, 3),
        ("أ-ب_ج & 4.91 مليون", 1, 3),
    ],
)
def test_a_browser_opens_the_page_at_the_words(address: str, words: str, nth: int, line: int, tmp_path: Path) -> None:
    start = [match.start() for match in re.finditer(re.escape(words), TEXT)][nth - 1]
    link = with_fragment(address, TEXT, [Span(start, start + len(words))])
    command = [chromium(), *SWITCHES, f"--user-data-dir={tmp_path}", link]
    page = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    assert re.findall("<title>(.*?)</title>", page) == [f"line {line}"]
