"""A desk that runs while a test asks it: the real server at a real port, ended as Ctrl-C ends it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.machine import ROOT
from waraqa.desk.running import DeskServer, Place
from waraqa.serve.door import open_door

PATIENCE = 20.0


class Served:
    """What a test knows of a running desk."""

    def __init__(self, server: DeskServer) -> None:
        self.server, self.address, self.port, self.token = server, server.address(), server.port, server.token
        self.origin = f"http://127.0.0.1:{server.port}"
        self._client = httpx.Client(timeout=PATIENCE, trust_env=False)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def get(self, path: str = "", **headers: str) -> httpx.Response:
        """The answer to a look at an address under the token."""
        return self._client.get(self.address + path, headers=headers)

    def post(self, path: str, asked: Mapping[str, Any], **headers: str) -> httpx.Response:
        """The answer to what our own page would send."""
        return self._client.post(self.address + path, json=asked, headers={"Origin": self.origin, **headers})

    def raw(self, method: str, url: str, **more: Any) -> httpx.Response:
        """The answer to anything."""
        return self._client.request(method, url, **more)

    def version(self, slug: str) -> str:
        """The version that the page of a sheet shows."""
        return self.get(f"{slug}/").text.partition('data-version="')[2].partition('"')[0]

    def edit(self, slug: str, *edits: Mapping[str, Any], base: str = "") -> httpx.Response:
        """Edits of the version as it is now, or of another one."""
        return self.post(f"{slug}/edit", {"base": base or self.version(slug), "edits": edits})


@contextmanager
def serving(content: Path, language: str = "ar") -> Iterator[Served]:
    """The desk of a content folder, in a thread of its own."""
    begun = threading.Event()
    with open_door(0) as door:
        server = DeskServer(Place(content, ROOT / "templates", language), door.getsockname()[1])
        server.begun = begun.set
        thread = threading.Thread(target=server.run_until_stopped, args=(door,), daemon=True)
        thread.start()
        assert begun.wait(PATIENCE)
        try:
            with closing(served := Served(server)):
                yield served
        finally:
            server.stop()
            thread.join(PATIENCE)
        assert not thread.is_alive(), "the desk did not end"
