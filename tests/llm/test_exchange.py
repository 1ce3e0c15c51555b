"""The exchange with an endpoint: whatever a server does, it ends in time, and the error names the cause and not the key."""

from __future__ import annotations

import json
import socket
import sys

import pytest

from tests.server import (
    Answer,
    boasts,
    breaks_off,
    drips,
    drips_headers,
    floods,
    is_silent,
    proposes,
    replies,
    says,
    serving,
)
from waraqa.errors import WaraqaError
from waraqa.llm import Limits, endpoint, propose
from waraqa.llm.transport import post
from waraqa.model import Article

KEY = "sk-secret-0123456789"
ARTICLE = Article("article", "بلغت الكلفة 12 مليون دولار.")
GOOD = {"kind": "figure", "evidence": "12 مليون دولار", "occurrence": None, "value": 12_000_000, "unit": "USD"}


class Waits:
    """A clock that only remembers how long it was asked to wait."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)


def refusal(*answers: Answer, limits: Limits | None = None, waits: Waits | None = None) -> str:
    """What the error says, with all that led to it."""
    with serving(*answers) as server, pytest.raises(WaraqaError) as caught:
        propose(ARTICLE, endpoint(server.url, "tiny", KEY), limits or Limits(seconds=20), waits or Waits())
    assert not any(KEY[place : place + 8] in f"{caught.value!r} {caught.value}" for place in range(len(KEY) - 7))
    assert caught.value.__cause__ is None
    return str(caught.value)


UNUSABLE: list[tuple[str, Answer, str]] = [
    ("another page", says(b"<html>", kind="text/html"), "'text/html', not with plain JSON"),
    ("no content type", says(b"{}", kind=""), "'no content type', not with plain JSON"),
    ("compressed", says(b"\x1f\x8b", Content_Encoding="gzip"), "not with plain JSON"),
    ("an empty body", says(b""), "what is not JSON"),
    ("half a body", says(b'{"choices": [{"message": {"con'), "what is not JSON"),
    ("no UTF-8", says(b'{"choices": "\xff"}'), "what is not JSON"),
    ("bottomless", says(b"[" * 200_000), "what is not JSON"),
    ("another API", says(b'{"answer": 42}'), "no chat completion"),
    ("a list", says(b"[]"), "no chat completion"),
    ("no choices", says(b'{"choices": []}'), "no chat completion"),
    ("no text", says(b'{"choices": [{"message": {"content": null}}]}'), "answered with nothing"),
    ("a refusal", says(b'{"choices": [{"message": {"content": "x", "refusal": "no"}}]}'), "refused to answer"),
    ("blank", replies("  "), "answered with nothing"),
    ("prose", replies("Here are the facts: none."), "what is not JSON"),
    ("half a reply", replies('{"facts": [{"kind": "date", "evid'), "what is not JSON"),
    ("cut short", replies('{"facts": [', "length"), "stopped in the middle"),
    ("not a number", replies('{"facts": [NaN]}'), "what is not JSON"),
    ("an endless number", replies('{"facts": [1e999]}'), "what is not JSON"),
    ("a huge number", replies('{"facts": [%s]}' % ("9" * 5000)), "what is not JSON"),
    ("no list", replies({"facts": "none"}), "no list of facts"),
    ("a bare list", replies([]), "no list of facts"),
    ("elsewhere", says(b"", 307, Location="http://127.0.0.2:1/v1/chat/completions"), "redirects elsewhere (307)"),
    ("moved", says(b"", 301, Location="/v2"), "redirects elsewhere (301)"),
    ("a wrong key", says(json.dumps({"error": {"message": f"bad key {KEY}"}}).encode(), 401), "refused the key (401)"),
    ("no such model", says(b'{"error": {"message": "no model tiny"}}', 404), "answered 404: no model tiny"),
    ("another error", says(b'{"error": "model not loaded"}', 400), "answered 400: model not loaded"),
    ("an echoed key", says(json.dumps({"error": {"message": KEY[4:14]}}).encode(), 400), "answered 400\n"),
    ("a bare error", says(b"oops", 418), "answered 418\n"),
    ("broken off", breaks_off, "broke off: RemoteProtocolError"),
]


@pytest.mark.parametrize(("label", "answer", "cause"), UNUSABLE, ids=[case[0] for case in UNUSABLE])
def test_an_unusable_answer_is_refused_with_its_cause(label: str, answer: Answer, cause: str) -> None:
    said = refusal(answer)
    assert cause in said
    assert "tiny" in said or "http://127.0.0.1:" in said


@pytest.mark.parametrize("answer", [drips, drips_headers, is_silent], ids=lambda answer: answer.__name__)
def test_nothing_hangs(answer: Answer) -> None:
    assert "gave no whole answer in 0.5 seconds" in refusal(answer, limits=Limits(seconds=0.5))


def test_retries_count_into_the_same_time() -> None:
    limits = Limits(seconds=0.5, attempts=1000, wait=0)
    assert "gave no whole answer" in refusal(says(b"", 503), is_silent, limits=limits)


@pytest.mark.parametrize("answer", [floods, boasts], ids=lambda answer: answer.__name__)
def test_an_answer_that_is_too_long_is_not_read_to_its_end(answer: Answer) -> None:
    assert "answered with more than 100,000 bytes" in refusal(answer, limits=Limits(seconds=20, bytes=100_000))


def test_a_busy_server_is_asked_again() -> None:
    waits = Waits()
    with serving(
        says(b"", 429, Retry_After="7"), says(b"", 503), says(b"", 429, Retry_After="-1"), proposes(GOOD)
    ) as s:
        found = propose(ARTICLE, endpoint(s.url, "tiny"), Limits(seconds=20), waits)
    assert [fact.text for fact in found.facts] == ["12 مليون دولار"]
    assert waits.asked == [7, 2, 4]


def test_no_server_decides_how_often_and_how_long_it_is_waited_for() -> None:
    waits = Waits()
    said = refusal(says(b"", 429, Retry_After="86400"), limits=Limits(seconds=20, attempts=3, wait=5), waits=waits)
    assert "answered 429 in 3 attempts" in said
    assert waits.asked == [5, 5]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_takes_neither_text_nor_key_along(status: int) -> None:
    with serving(proposes(GOOD)) as other:
        assert "redirects elsewhere" in refusal(says(b"", status, Location=f"{other.url}/v1/chat/completions"))
        assert other.requests == []


def test_a_broken_server_is_given_up() -> None:
    assert "answered 500 in 4 attempts" in refusal(says(b"oops", 500))


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(WaraqaError, match="is the server running there"):
        post(endpoint(f"http://127.0.0.1:{port}", "tiny", KEY), b"{}", Limits(seconds=20))


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(WaraqaError) as caught:
        post(endpoint("http://localhost:1", "tiny"), b"{}", Limits())
    assert str(caught.value) == "asking a model needs one more package: pip install 'waraqa[llm]'"


def test_the_key_goes_into_one_header_and_nowhere_else() -> None:
    with serving(proposes()) as server:
        propose(ARTICLE, endpoint(server.url, "tiny", KEY), Limits(seconds=20))
        propose(ARTICLE, endpoint(server.url, "tiny"), Limits(seconds=20))
    with_key, without = server.headers
    assert with_key.pop("authorization") == f"Bearer {KEY}"
    assert KEY not in str(with_key) + str(server.requests)
    assert "authorization" not in without


def test_what_the_environment_says_of_proxies_is_not_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with serving(proposes()) as server:
        assert propose(ARTICLE, endpoint(server.url, "tiny"), Limits(seconds=20)).proposed == 0
