"""The preview as a web application: loopback names only, files from memory, and a stream that tells of changes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from waraqa.serve.door import HOSTS
from waraqa.serve.replies import OWN, reply
from waraqa.serve.shelf import Shelf

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def make_app(shelf: Shelf, lifespan: Lifespan | None = None) -> Starlette:
    """The application that shows what is on the shelf."""

    async def show(request: Request) -> Response:
        return reply(shelf, request.path_params["path"])

    async def events(request: Request) -> Response:
        told = _changes(shelf, request.query_params.get("shown", ""))
        return StreamingResponse(told, headers={"Cache-Control": "no-store"}, media_type="text/event-stream")

    routes = [Route(f"/{OWN}events", events), Route("/{path:path}", show)]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, HOSTS, False)], lifespan=lifespan)


async def _changes(shelf: Shelf, shown: str) -> AsyncIterator[str]:
    """An event as soon as something else is shown than what the page was made from."""
    yield "retry: 500\n\n"
    await shelf.wait_for_other(shown)
    if not shelf.closed:
        yield f"data: {shelf.version}\n\n"
