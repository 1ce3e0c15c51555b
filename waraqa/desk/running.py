"""The desk's server: one token, one door on loopback, one application behind a guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette

from waraqa.desk.app import make_app
from waraqa.desk.cabinet import Cabinet
from waraqa.desk.files import Files
from waraqa.desk.guard import Guard, new_token
from waraqa.desk.views import Desk
from waraqa.engine.rooms import digest_of
from waraqa.locale import HOME
from waraqa.render.look import Look
from waraqa.serve.door import LOOPBACK, DoorServer
from waraqa.site import Run, Workshop, fonts_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk stands: the content folder, the workshop that cuts its fonts, the language of its interface."""

    root: Path
    shop: Workshop
    language: str = HOME


class DeskServer(DoorServer):
    """Serves the desk of a content folder at one port, to who knows the token."""

    def __init__(self, place: Place, port: int) -> None:
        """A mistake in site.toml is raised; `begun` is called once the desk answers."""
        self.token, self.port = new_token(), port
        self.begun: Callable[[], None] = lambda: None
        cabinet = Cabinet(place.root)
        look = Look(str(place.shop.templates), digest_of(place.shop.templates))
        files = Files(place.shop.templates, lambda: fonts_of(Run(place.shop)))
        app = make_app(cabinet, Desk(cabinet.config, look, place.language), files, self._lifespan)
        super().__init__(Guard(app, self.token, port))

    def address(self, slug: str = "") -> str:
        """Where the list is, or the desk of one sheet."""
        return f"http://{LOOPBACK}:{self.port}/{self.token}/{f'{slug}/' if slug else ''}"

    def stop(self) -> None:
        """End; any thread may ask."""
        self.should_exit = True

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        self.begun()
        yield
