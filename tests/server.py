"""A real HTTP server on loopback that says what a test tells it to, well-behaved or not."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Talk(BaseHTTPRequestHandler):
    """One request and what is said to it; `stopped` ends an endless answer."""

    protocol_version = "HTTP/1.1"
    stopped: threading.Event

    def begin(self, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Say all that stands above the body."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is told."""


Answer = Callable[[Talk], None]


@dataclass
class Server:
    """Where it listens and what it was sent; `asked` is set once it was sent something."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    asked: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving(*answers: Answer) -> Iterator[Server]:
    """A server that gives these answers in turn, the last one for ever."""
    left, ending = list(answers), threading.Event()

    class Handler(Talk):
        stopped = ending

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            server.requests.append(json.loads(body))
            self.do_GET()

        def do_GET(self) -> None:
            server.headers.append({name.lower(): value for name, value in self.headers.items()})
            server.asked.set()
            self.close_connection = True
            with suppress(OSError):  # the client hangs up on some of these answers, as it should
                (left.pop(0) if len(left) > 1 else left[0])(self)

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    server = Server(f"http://127.0.0.1:{listener.server_port}")
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        ending.set()
        listener.shutdown()
        listener.server_close()
        thread.join()


def says(body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    """One whole answer."""

    def answer(talk: Talk) -> None:
        talk.begin(status, kind, Content_Length=str(len(body)), **headers)
        talk.wfile.write(body)

    return answer


def replies(content: object, reason: str = "stop") -> Answer:
    """A chat completion with this content: text as it is, anything else as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text}
    return says(json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": reason}]}).encode())


def proposes(*facts: object) -> Answer:
    """A chat completion with a list of facts."""
    return replies({"facts": list(facts)})


def drips(talk: Talk, kind: str = "application/json") -> None:
    """A byte now and then, for ever."""
    talk.begin(kind=kind)
    while not talk.stopped.wait(0.02):
        talk.wfile.write(b" ")


def drips_headers(talk: Talk) -> None:
    """A header that never ends."""
    talk.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not talk.stopped.wait(0.02):
        talk.wfile.write(b"a")


def is_silent(talk: Talk) -> None:
    """Takes the request and says nothing."""
    talk.stopped.wait()


def floods(talk: Talk, kind: str = "application/json") -> None:
    """A hundred megabytes without saying how many."""
    talk.begin(kind=kind)
    for _ in range(100):
        talk.wfile.write(b" " * 1_000_000)


def boasts(talk: Talk) -> None:
    """Says that a hundred megabytes will come."""
    talk.begin(Content_Length="100000000")
    is_silent(talk)


def breaks_off(talk: Talk, kind: str = "application/json") -> None:
    """Promises more than it sends."""
    talk.begin(kind=kind, Content_Length="1000")
    talk.wfile.write(b'{"choices": [')
