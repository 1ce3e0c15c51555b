"""The preview's door, its server, and its end: Ctrl-C lets every browser go and closes the door."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import FrameType

from starlette.applications import Starlette
from uvicorn import Config, Server

from waraqa.errors import WaraqaError
from waraqa.serve.app import make_app
from waraqa.serve.built import Built
from waraqa.serve.shelf import Shelf
from waraqa.serve.watching import changes

LOOPBACK = "127.0.0.1"
_TRIES = 20


def open_door(port: int) -> socket.socket:
    """A door on loopback at this port, or at the next one that is free."""
    for number in range(port, min(port + _TRIES, 65_536)):
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two programs share the door
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((LOOPBACK, number))
            door.listen()
        except OSError as problem:
            door.close()
            if problem.errno != errno.EADDRINUSE:
                raise WaraqaError(f"port {number}: {problem.strerror}", hint="name another with --port N") from None
        else:
            return door
    raise WaraqaError(f"no port is free from {port} on", hint="name another with --port N")


class PreviewServer(Server):
    """Shows what `make` gives, and makes it again whenever one of the folders changes.

    `begun` is called when the first of it can be seen.
    """

    def __init__(self, make: Callable[[], Built], folders: Sequence[Path], begun: Callable[[], None]) -> None:
        """Make what is seen first, before there is a loop, so that Ctrl-C ends it at once."""
        self._shelf, self._make, self._folders, self._begun = Shelf(), make, folders, begun
        self._shelf.put(make())
        app = make_app(self._shelf, self._lifespan)
        super().__init__(Config(app, log_level="warning", access_log=False, server_header=False, ws="none"))

    def run_until_stopped(self, door: socket.socket) -> None:
        """Answer at the door until Ctrl-C."""
        with suppress(KeyboardInterrupt):  # uvicorn raises it anew once all is closed
            self.run(sockets=[door])

    def stop(self) -> None:
        """Let every browser go that waits for news, and end; any thread may ask."""
        self.should_exit = True
        self._loop.call_soon_threadsafe(self._shelf.close)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End when a signal asks for it."""
        super().handle_exit(sig, frame)
        self.stop()

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        self._loop = asyncio.get_running_loop()
        task = asyncio.create_task(self._follow())
        self._begun()
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    async def _follow(self) -> None:
        async for _ in changes(self._folders):
            self._shelf.put(await asyncio.to_thread(self._make))
