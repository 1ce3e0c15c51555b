"""A real server on loopback, well-behaved or not: nothing hangs, and the reason is said."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from tests.server import Answer, Talk, breaks_off, drips, drips_headers, floods, is_silent, says, serving
from waraqa.sources import Copy, Limits, UnreadableError, fetch, fetch_all
from waraqa.sources.fetching import address

SHORT = Limits(seconds=0.5, bytes=100_000)
PAGE = "<!doctype html><html><body><p>بلغت الصادرات 12 مليون دولار</p></body></html>"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def redirects(*places: str) -> list[Answer]:
    return [says(b"", 302, "text/html", Location=place) for place in places]


def test_a_page_is_read() -> None:
    with serving(says(PAGE.encode(), kind="text/html; charset=utf-8")) as server:
        assert fetch(server.url).text == "بلغت الصادرات 12 مليون دولار"
        assert server.headers[0]["accept-encoding"] == "identity"


def test_a_redirect_is_followed() -> None:
    with serving(*redirects("/new"), says(PAGE.encode(), kind="text/html")) as server:
        assert "12 مليون" in fetch(server.url).text


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/a", "data:text/plain,a", "javascript:1"])
def test_a_redirect_to_what_is_no_web_address_is_not_followed(place: str) -> None:
    with serving(*redirects(place)) as server, pytest.raises(UnreadableError, match="no web address"):
        fetch(server.url, SHORT)


def test_redirects_in_circles_end() -> None:
    with serving(*redirects("/again")) as server, pytest.raises(UnreadableError, match="circles"):
        fetch(server.url, SHORT)


def test_redirects_without_end_end() -> None:
    with serving(*redirects(*(f"/{number}" for number in range(30)))) as server:
        with pytest.raises(UnreadableError, match="circles"):
            fetch(server.url, SHORT)
        assert len(server.headers) < 10


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (says(b"no", 404, "text/html"), "answered 404"),
        (says(b"no", 500, "text/html"), "answered 500"),
        (says(b"%PDF", kind="application/pdf"), "application/pdf"),
        (says(b"\x1f\x8b", kind="text/html", Content_Encoding="gzip"), "gzip"),
        (is_silent, "no whole answer in 0.5 seconds|timed out"),
        (partial(drips, kind="text/html"), "no whole answer in 0.5 seconds"),
        (drips_headers, "no whole answer in 0.5 seconds"),
        (partial(floods, kind="text/html"), "more than 100,000 bytes"),
        (partial(breaks_off, kind="text/html"), "broke off|IncompleteRead"),
        (breaks_off, "application/json"),
        (lambda talk: talk.wfile.write(b"\0" * 200_000), "."),
        (lambda talk: talk.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5_000), "."),
    ],
)
def test_a_server_that_misbehaves_is_left_and_the_reason_said(answer: Answer, reason: str) -> None:
    with serving(answer) as server, pytest.raises(UnreadableError, match=reason):
        fetch(server.url, SHORT)


def test_a_machine_that_is_not_there_is_said() -> None:
    with serving(says(b"")) as server:
        gone = server.url
    with pytest.raises(UnreadableError, match="refused"):
        fetch(gone, SHORT)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "example.org",
        "http://",
        "http://[::1",
        "http://a:x/",
    ],
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    with pytest.raises(UnreadableError, match="no web address"):
        fetch(url)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://example.org/اقتصاد?س=1#جزء", "https://example.org/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF?%D8%B3=1"),
        ("http://user:secret@example.org:8080/a%20b", "http://example.org:8080/a%20b"),
        ("https://مثال.إختبار/", "https://xn--mgbh0fb.xn--kgbechtv/"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_addresses_are_asked_in_plain_letters(url: str, asked: str) -> None:
    assert address(url) == asked


def test_several_are_read_at_once_and_one_that_fails_stops_none() -> None:
    together = threading.Barrier(3, timeout=20)

    def answer(talk: Talk) -> None:
        together.wait()
        says(PAGE.encode(), kind="text/html")(talk)

    with serving(answer) as server:
        found = list(fetch_all([server.url, "no address", server.url, server.url], Limits(seconds=20)))
    assert [isinstance(one, Copy) for one in found] == [True, False, True, True]
