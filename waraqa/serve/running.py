"""The preview's server and its end: Ctrl-C lets every browser go and closes the door."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import FrameType

from starlette.applications import Starlette

from waraqa.serve.app import make_app
from waraqa.serve.built import Built
from waraqa.serve.door import DoorServer
from waraqa.serve.shelf import Shelf
from waraqa.serve.watching import changes


class PreviewServer(DoorServer):
    """Shows what `make` gives, and makes it again whenever one of the folders changes.

    `begun` is called when the first of it can be seen. Mistakes are told in `language`.
    """

    def __init__(
        self, make: Callable[[], Built], folders: Sequence[Path], begun: Callable[[], None], language: str = "en"
    ) -> None:
        """Make what is seen first, before there is a loop, so that Ctrl-C ends it at once."""
        self._shelf, self._make, self._folders, self._begun = Shelf(language), make, folders, begun
        self._shelf.put(make())
        super().__init__(make_app(self._shelf, self._lifespan))

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
