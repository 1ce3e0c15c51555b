"""Who may ask the desk: this machine, by our own name, with the token, from our own page. All others learn nothing.

The token is the first part of every address. A page elsewhere does not know it, and could not use it: its host name,
its origin and the type of what it sends give it away.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from waraqa.serve.door import HOSTS, OWN_HEADERS

LARGEST = 1_000_000
"""No edit is longer, in bytes: a sheet's own files are not."""

_METHODS = ("GET", "HEAD", "POST")


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


class Guard:
    """Lets in what our own page asks, under `/<token>/`; the application behind it sees addresses without the token."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        """`port` is that of the door: no other host name but ours with it is answered to."""
        self._app, self._token = app, token
        ends = (f":{port}", "") if port == 80 else (f":{port}",)
        self._hosts = frozenset(f"{host}{end}" for host in HOSTS for end in ends)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or have the application answer; every answer has the headers of a page that is nobody else's."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            """The message with our headers."""
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in OWN_HEADERS.items():
                    headers[name] = value
            await send(message)

        headers = Headers(scope=scope)
        if refusal := self._refusal(scope, headers):
            await Response(status_code=refusal)(scope, receive, dressed)
            return
        inside = {**scope, "path": self._inside(scope["path"]), "root_path": ""}
        if scope["method"] != "POST":
            await self._app(inside, receive, dressed)
        elif (body := await _read(receive)) is None:
            await Response(status_code=413, headers={"Connection": "close"})(scope, receive, dressed)
        else:
            await self._app(inside, _given(body), dressed)

    def _refusal(self, scope: Scope, headers: Headers) -> int | None:
        """The status that turns the request away; None where it may come in."""
        if headers.getlist("host") != [host := headers.get("host", "")] or host.lower() not in self._hosts:
            return 400
        token, slash, _ = str(scope["path"])[1:].partition("/")
        if not secrets.compare_digest(token.encode(), self._token.encode()) or not slash:
            return 404
        if scope["method"] not in _METHODS:
            return 405
        return _wrongly_sent(headers, f"http://{host}") if scope["method"] == "POST" else _wrongly_asked(headers)

    def _inside(self, path: str) -> str:
        """The address without the token."""
        return path[1 + len(self._token) :]


def _wrongly_asked(headers: Headers) -> int | None:
    """A page elsewhere may not even look: not in a frame, not as a picture or a script."""
    foreign = headers.get("sec-fetch-site") in ("cross-site", "same-site")
    return 403 if foreign and headers.get("sec-fetch-dest") != "document" else None


def _wrongly_sent(headers: Headers, ours: str) -> int | None:
    """A change comes from our own page and as JSON, which no form can send (CSRF)."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin != ours and not (origin is None and site == "same-origin"):
        return 403
    if site not in (None, "same-origin"):
        return 403
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return 415
    length = headers.get("content-length", "0")
    return 413 if not length.isdecimal() or int(length) > LARGEST else None


async def _read(receive: Receive) -> bytes | None:
    """The whole body; None where it is too long."""
    pieces, size = [], 0
    while True:
        message: Mapping[str, object] = await receive()
        piece = message.get("body", b"")
        assert isinstance(piece, bytes)
        size += len(piece)
        if size > LARGEST:
            return None
        pieces.append(piece)
        if message["type"] != "http.request" or not message.get("more_body"):
            return b"".join(pieces)


def _given(body: bytes) -> Receive:
    """A body that was read, to be read again."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        """The body, then that nothing more comes."""
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive
