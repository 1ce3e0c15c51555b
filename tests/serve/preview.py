"""A preview that runs while a test asks it: the real server on a real port, showing what the test makes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from waraqa.serve import running
from waraqa.serve.built import Built
from waraqa.serve.door import open_door

PATIENCE = 20.0


class Preview:
    """What a test knows of a running preview."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """Status, headers and text; the path goes out as it is."""
        talk = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        talk.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            talk.putheader(name, value)
        talk.endheaders()
        answer = talk.getresponse()
        text = answer.read().decode()
        talk.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text

    def version(self, path: str = "/") -> str:
        """What the page says that it was made from."""
        return self.get(path)[2].rpartition('data-version="')[2].partition('"')[0]

    def wait(self, version: str) -> str:
        """The version of the next build, which the stream tells; a timeout where none comes."""
        talk = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        talk.request("GET", f"/_waraqa/events?shown={version}")
        lines = talk.getresponse()
        for line in iter(lines.readline, b""):
            if line.startswith(b"data: "):
                talk.close()
                return line.decode().removeprefix("data: ").strip()
        raise AssertionError("the stream ended without news")


@contextmanager
def preview(make: Callable[[], Built], folders: Sequence[Path], language: str = "en") -> Iterator[Preview]:
    """The preview in a thread of its own, ended as Ctrl-C ends it."""
    begun = threading.Event()
    with open_door(0) as door:
        server = running.PreviewServer(make, folders, begun.set, language)
        thread = threading.Thread(target=server.run_until_stopped, args=(door,), daemon=True)
        thread.start()
        assert begun.wait(PATIENCE)
        try:
            yield Preview(door.getsockname()[1])
        finally:
            server.stop()
            thread.join(PATIENCE)
        assert not thread.is_alive(), "the preview did not end"
