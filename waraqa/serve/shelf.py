"""What is shown now, and who waits for the next."""

from __future__ import annotations

import asyncio
import secrets

from waraqa.serve.built import Built


class Shelf:
    """The last build under a version that no other build has had, not even one of an earlier run.

    Its mistakes are told in `language`.
    """

    def __init__(self, language: str = "en") -> None:
        """Begin with nothing."""
        self.built, self.language = Built(), language
        self.closed = False
        self._run, self._number = secrets.token_hex(4), 0
        self._changed = asyncio.Event()

    @property
    def version(self) -> str:
        """What a page says that it was made from."""
        return f"{self._run}-{self._number}"

    def put(self, built: Built) -> None:
        """Show this from now on; whoever waits hears of it, where there is a difference."""
        if self._number and built.shows_the_same(self.built):
            return
        self.built, self._number = built, self._number + 1
        self._wake()

    def close(self) -> None:
        """Let everyone go who waits."""
        self.closed = True
        self._wake()

    async def wait_for_other(self, version: str) -> None:
        """Come back when something else than that version is shown, or nothing ever will be."""
        while self.version == version and not self.closed:
            await self._changed.wait()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
