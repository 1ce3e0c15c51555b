"""What an address gets: the file as its host would send it, with what the preview adds to pages."""

from __future__ import annotations

from mimetypes import MimeTypes
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from starlette.responses import RedirectResponse, Response

from waraqa.locale.terminal import said
from waraqa.serve.door import OWN_HEADERS
from waraqa.serve.mistakes import PAGE, error_banner, error_page
from waraqa.serve.rules import headers_for, redirect_for
from waraqa.serve.shelf import Shelf

OWN = "_waraqa/"
"""Where the preview's own files are: an address that no sheet, page or tag can have."""

_TOLD = ("_headers", "_redirects")
"""Hosts read them and show them to nobody."""
_KINDS = MimeTypes()
for kind, suffix in {
    "application/atom+xml": ".atom",
    "application/wasm": ".wasm",
    "font/woff2": ".woff2",
    "image/webp": ".webp",
    "text/csv": ".csv",
    "text/javascript": ".js",
    "text/markdown": ".md",
}.items():
    _KINDS.add_type(kind, suffix)
_TEXTS = ("application/json", "application/xml", "application/atom+xml", "image/svg+xml")


def reply(shelf: Shelf, path: str) -> Response:
    """The answer for a path under the root of the site, already decoded."""
    files = shelf.built.files
    if path in (f"{OWN}live.js", f"{OWN}live.css"):
        return _plain((PAGE / path.removeprefix(OWN)).read_bytes(), path)
    if not files:
        return _nothing(shelf)
    if target := redirect_for(_text(shelf, "_redirects"), f"/{path}"):
        return RedirectResponse(target, 301, {"Cache-Control": "no-store"})
    name = f"{path}index.html" if path.endswith("/") or not path else path
    if name in files and name not in _TOLD:
        return _file(shelf, path, name, 200)
    if f"{path}/index.html" in files:
        return RedirectResponse(f"/{quote(path)}/", 301, {"Cache-Control": "no-store"})
    return _missing(shelf, path)


def _missing(shelf: Shelf, path: str) -> Response:
    """The site's own page for wrong addresses; the mistakes where one of them may be why nothing is here."""
    built = shelf.built
    if path == "favicon.ico":  # which browsers ask for of their own accord
        return Response(status_code=204)
    if built.mistakes and PurePosixPath(path).suffix in ("", ".html"):
        heading = said(shelf.language, "There is no page here, and the content has mistakes")
        return _page(shelf, error_page(heading, built.mistakes, shelf.language), 404)
    if "404.html" in built.files:
        return _file(shelf, path, "404.html", 404)
    return Response("Not found", 404, media_type="text/plain")


def _nothing(shelf: Shelf) -> Response:
    """What is shown while the site as a whole cannot be built."""
    heading = said(shelf.language, "The site cannot be built")
    return _page(shelf, error_page(heading, shelf.built.mistakes, shelf.language), 500)


def _page(shelf: Shelf, html: bytes, status: int) -> Response:
    return Response(with_live(html, shelf.version), status, OWN_HEADERS, "text/html")


def _file(shelf: Shelf, path: str, name: str, status: int) -> Response:
    """A file with the headers that the site tells its host to send."""
    built, kind = shelf.built, kind_of(name)
    data = built.files[name]
    if name == "404.html" and built.address:
        data = _brought_here(data, built.address.rstrip("/"))
    if kind == "text/html; charset=utf-8":
        data = with_live(data, shelf.version, error_banner(built.mistakes, shelf.language))
    answer = Response(data, status, {"Content-Type": kind, "Cache-Control": "no-store"})
    for header, value in headers_for(_text(shelf, "_headers"), f"/{quote(path)}"):
        answer.headers[header] = value
    return answer


def _brought_here(html: bytes, address: str) -> bytes:
    """The page for wrong addresses, whose links start at the public address or at its path."""
    for start in (address, urlsplit(address).path):
        html = html.replace(f'"{start}/'.encode(), b'"/')
    return html


def _plain(data: bytes, name: str) -> Response:
    return Response(data, headers={"Content-Type": kind_of(name), "Cache-Control": "no-store"})


def with_live(html: bytes, version: str, banner: bytes = b"") -> bytes:
    """A page that reloads itself; the banner stands above all else on it."""
    style = f'<link rel="stylesheet" href="/{OWN}live.css">' if banner or b"waraqa-mistakes" in html else ""
    script = f'<script src="/{OWN}live.js" data-version="{version}"></script>'
    head, end, rest = html.partition(b"</head>")
    start, body, content = rest.partition(b"<body>")
    inside, close, after = content.rpartition(b"</body>")
    return b"".join((head, style.encode(), end, start, body, banner, inside, script.encode(), close, after))


def kind_of(name: str) -> str:
    """The content type of a file, the same on every system."""
    kind = _KINDS.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXTS else kind


def _text(shelf: Shelf, name: str) -> str:
    return shelf.built.files.get(name, b"").decode()
