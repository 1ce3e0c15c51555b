"""The desk as a web application: pages and fragments to be read, edits to be sent; the guard stands before it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from waraqa.desk.ahead import Reader
from waraqa.desk.assets import Assets
from waraqa.desk.cabinet import Cabinet, Entry
from waraqa.desk.changing import assess, change, preview, publish, step
from waraqa.desk.moment import Moment
from waraqa.desk.opened import OpenSheet
from waraqa.desk.publishing import audit
from waraqa.desk.replies import Answer, refused_reply
from waraqa.desk.views import Desk
from waraqa.errors import WaraqaError
from waraqa.serve.app import Lifespan
from waraqa.serve.replies import kind_of
from waraqa.strict import flatten

Asked = dict[str, Any]
Act = Callable[[Desk, OpenSheet, Asked], Answer]
Show = Callable[[Desk, Moment, Request], str | None]


def make_app(cabinet: Cabinet, desk: Desk, files: Assets, lifespan: Lifespan | None = None) -> Starlette:
    """The application for the sheets of a cabinet."""
    reader = Reader()

    async def home(request: Request) -> Response:
        return HTMLResponse(await run_in_threadpool(lambda: desk.home(cabinet.entries())))

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        data = await run_in_threadpool(files.read, name)
        return _nothing() if data is None else Response(data, headers={"Content-Type": kind_of(name)})

    def reviewed(desk: Desk, now: Moment, request: Request) -> str:
        """The desk of a sheet; its sources are read while the editor looks at it."""
        reader.read(now.articles)
        return desk.review(now)

    def page(path: str, show: Show) -> Route:
        """An address that shows something of a sheet."""

        async def endpoint(request: Request) -> Response:
            reader.heard()
            return await run_in_threadpool(_shown, cabinet, desk, request, show)

        return Route(path, endpoint, methods=["GET"])

    def change_at(path: str, act: Act) -> Route:
        """An address to which something is sent."""

        async def endpoint(request: Request) -> Response:
            reader.heard()
            asked = _json(await request.body())
            if asked is None:
                return Response(status_code=400)
            return await run_in_threadpool(_acted, cabinet, desk, request.path_params["slug"], act, asked)

        return Route(path, endpoint, methods=["POST"])

    app = Starlette(
        routes=[
            Route("/", home, methods=["GET"]),
            Route("/_/{name}", file, methods=["GET"]),
            page("/{slug}/", reviewed),
            page("/{slug}/fact/{id}", lambda desk, now, request: desk.form(now, request.path_params["id"])),
            page("/{slug}/sheet", lambda desk, now, request: desk.sheet(now)),
            page("/{slug}/check", lambda desk, now, request: desk.check(*audit(now, desk.strings))),
            change_at("/{slug}/edit", change),
            change_at("/{slug}/undo", step("undo")),
            change_at("/{slug}/redo", step("redo")),
            change_at("/{slug}/preview", preview),
            change_at("/{slug}/assess", assess),
            change_at("/{slug}/publish", publish),
        ],
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    return app


def _shown(cabinet: Cabinet, desk: Desk, request: Request, show: Show) -> Response:
    """A page or fragment of a sheet; the mistakes of one that cannot be opened, in its place in the list."""
    slug = request.path_params["slug"]
    try:
        opened = cabinet.open(slug)
    except (WaraqaError, ExceptionGroup) as problem:
        entry = Entry(slug, slug, mistakes=tuple(flatten(problem)))
        return HTMLResponse(desk.home([entry], above="../"), status_code=422)
    html = show(desk, opened.now, request) if opened else None
    if opened is None or html is None:
        return _nothing()
    return HTMLResponse(html)


def _acted(cabinet: Cabinet, desk: Desk, slug: str, act: Act, asked: Asked) -> Response:
    """What an act on a sheet answers; mistakes in the files, or in what was sent, are told and nothing is written."""
    opened = None
    try:
        opened = cabinet.open(slug)
        if opened is None:
            return _nothing()
        status, said = act(desk, opened, asked)
    except (WaraqaError, ExceptionGroup) as problem:
        status, said = refused_reply(flatten(problem), desk.strings.language, stored=opened is None)
    except OSError as problem:
        status, said = refused_reply([WaraqaError(problem.strerror or str(problem))], desk.strings.language)
    return JSONResponse(said, status)


def _nothing() -> Response:
    return Response(status_code=404)


def _json(body: bytes) -> Asked | None:
    """What was sent; None where it is no table of JSON, or holds what no file can."""
    try:
        asked = json.loads(body)
        json.dumps(asked, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return asked if isinstance(asked, dict) else None
