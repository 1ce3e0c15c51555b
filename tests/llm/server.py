"""A real HTTP server on loopback that says what a test tells it to, well-behaved or not."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """Where it listens, what it was sent, and the event that ends its endless answers."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    asked: threading.Event = field(default_factory=threading.Event)
    stopped: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving(*answers: Answer) -> Iterator[Server]:
    """A server that gives these answers in turn, the last one for ever."""
    left = list(answers)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            server.requests.append(json.loads(body))
            server.headers.append({name.lower(): value for name, value in self.headers.items()})
            server.asked.set()
            self.close_connection = True
            with suppress(OSError):  # the client hangs up on some of these answers, as it should
                (left.pop(0) if len(left) > 1 else left[0])(self)

        def do_GET(self) -> None:
            server.headers.append({name.lower(): value for name, value in self.headers.items()})
            server.asked.set()
            self.close_connection = True
            with suppress(OSError):
                (left.pop(0) if len(left) > 1 else left[0])(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    server = Server(f"http://127.0.0.1:{listener.server_port}")
    STOPS[listener.server_port] = server.stopped
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        listener.shutdown()
        listener.server_close()
        thread.join()


STOPS: dict[int, threading.Event] = {}


def stop_of(handler: BaseHTTPRequestHandler) -> threading.Event:
    """What an endless answer waits on."""
    return STOPS[handler.server.server_port]  # type: ignore[attr-defined]


def says(body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    """One whole answer."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def replies(content: object, reason: str = "stop") -> Answer:
    """A chat completion with this content: text as it is, anything else as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text}
    return says(json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": reason}]}).encode())


def proposes(*facts: object) -> Answer:
    """A chat completion with a list of facts."""
    return replies({"facts": list(facts)})


def _begin(handler: BaseHTTPRequestHandler, **headers: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever."""
    _begin(handler)
    while not stop_of(handler).wait(0.02):
        handler.wfile.write(b" ")


def drips_headers(handler: BaseHTTPRequestHandler) -> None:
    """A header that never ends."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not stop_of(handler).wait(0.02):
        handler.wfile.write(b"a")


def is_silent(handler: BaseHTTPRequestHandler) -> None:
    """Takes the request and says nothing."""
    stop_of(handler).wait()


def floods(handler: BaseHTTPRequestHandler) -> None:
    """A hundred megabytes without saying how many."""
    _begin(handler)
    for _ in range(100):
        handler.wfile.write(b" " * 1_000_000)


def boasts(handler: BaseHTTPRequestHandler) -> None:
    """Says that a hundred megabytes will come."""
    _begin(handler, Content_Length="100000000")
    is_silent(handler)


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    """Promises more than it sends."""
    _begin(handler, Content_Length="1000")
    handler.wfile.write(b'{"choices": [')
