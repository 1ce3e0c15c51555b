"""The desk's server: one token, one door on loopback, one application behind a guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.applications import Starlette

from waraqa.desk.ahead import open_ahead
from waraqa.desk.app import make_app
from waraqa.desk.assets import Assets
from waraqa.desk.cabinet import Cabinet
from waraqa.desk.guard import Guard, new_token
from waraqa.desk.views import Desk
from waraqa.engine.rooms import digest_of
from waraqa.locale import HOME
from waraqa.render.look import Look
from waraqa.serve.door import LOOPBACK, DoorServer

_PATIENCE = 1.0
"""Seconds for which the desk keeps its address to itself while its first sheet is being opened; it goes on behind."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk stands: the content folder, the templates, the language of its interface.

    The `sheet` lies open before it is asked for; where none is named, the one that was worked on last.
    """

    root: Path
    templates: Path
    language: str = HOME
    sheet: str = ""


class DeskServer(DoorServer):
    """Serves the desk of a content folder at one port, to who knows the token."""

    def __init__(self, place: Place, port: int) -> None:
        """A mistake in site.toml is raised; `begun` is called once the desk answers."""
        self.token, self.port = new_token(), port
        self.begun: Callable[[], None] = lambda: None
        cabinet = Cabinet(place.root)
        desk = Desk(cabinet.config, Look(str(place.templates), digest_of(place.templates)), place.language)
        self._ahead = partial(open_ahead, cabinet, desk, place.sheet or cabinet.latest)
        super().__init__(Guard(make_app(cabinet, desk, Assets(place.templates), self._lifespan), self.token, port))

    def address(self, slug: str = "") -> str:
        """Where the list is, or the desk of one sheet."""
        return f"http://{LOOPBACK}:{self.port}/{self.token}/{f'{slug}/' if slug else ''}"

    def stop(self) -> None:
        """End; any thread may ask."""
        self.should_exit = True

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        self._ahead().join(_PATIENCE)
        self.begun()
        yield
