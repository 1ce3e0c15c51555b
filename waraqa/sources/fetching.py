"""A source's address → what stands there now, within bounds of time and size that no server can move."""

from __future__ import annotations

import http.client
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Generic, TypeVar
from urllib.parse import quote, urlsplit, urlunsplit

from waraqa.sources.copies import MOST, Copy, read_copy
from waraqa.sources.unreadable import UnreadableError

T = TypeVar("T")

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
"""The media types of pages and plain texts."""
_ASKED = {"User-Agent": "waraqa (reads a cited source)", "Accept-Encoding": "identity"}
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one source may take: seconds in all, and bytes; and how many are read at once."""

    seconds: float = 10
    bytes: int = MOST
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: bytes, their media type and character set where it told them, the address in the end."""

    data: bytes
    kind: str
    charset: str
    url: str


def fetch_all(urls: Sequence[str], limits: Limits = Limits()) -> Iterator[Copy | UnreadableError]:
    """What stands at each address, or why it could not be read, in order."""
    for first in range(0, len(urls), limits.at_once):
        asked = [_Exchange(url, PAGES, _copy, limits) for url in urls[first : first + limits.at_once]]
        yield from (exchange.outcome() for exchange in asked)


def fetch(url: str, limits: Limits = Limits()) -> Copy:
    """What stands at the address; `UnreadableError` where nothing can be read."""
    (found,) = fetch_all([url], limits)
    if isinstance(found, UnreadableError):
        raise found
    return found


def fetch_answer(url: str, kinds: Sequence[str], limits: Limits = Limits()) -> Answer:
    """The bytes that stand at the address, of one of these media types; `UnreadableError` where there are none."""
    found = _Exchange(url, kinds, lambda answer: answer, limits).outcome()
    if isinstance(found, UnreadableError):
        raise found
    return found


def _copy(answer: Answer) -> Copy:
    return read_copy(answer.data, answer.kind, answer.charset)


class _Exchange(Generic[T]):
    """One address being read, in a thread that is left behind when its time is up: some waits cannot be cut short."""

    def __init__(self, url: str, kinds: Sequence[str], use: Callable[[Answer], T], limits: Limits) -> None:
        self._kinds, self._use, self._limits = kinds, use, limits
        self._end = time.monotonic() + limits.seconds
        self._found: T | UnreadableError | None = None
        self._thread = threading.Thread(target=self._run, args=(url,), daemon=True)
        self._thread.start()

    def outcome(self) -> T | UnreadableError:
        """What was read within the time."""
        self._thread.join(max(0.0, self._end - time.monotonic()))
        return self._found or _late(self._limits)

    def _run(self, url: str) -> None:
        try:
            self._found = self._use(self._read(address(url)))
        except UnreadableError as why:
            self._found = why
        except urllib.error.HTTPError as answer:
            self._found = UnreadableError(_refusal(answer))
            answer.close()
        except (OSError, http.client.HTTPException, ValueError) as problem:
            reason = getattr(problem, "reason", None) or problem
            self._found = UnreadableError(" ".join(str(reason).split())[:200] or type(problem).__name__)

    def _read(self, url: str) -> Answer:
        request = urllib.request.Request(url, headers=_ASKED | {"Accept": ", ".join(self._kinds)})
        with _opener().open(request, timeout=self._limits.seconds) as answer:
            kind = answer.headers.get_content_type() if answer.headers.get("content-type") else ""
            coding = answer.headers.get("content-encoding", "identity").casefold()
            if (kind and kind not in self._kinds) or coding != "identity":
                raise UnreadableError(f"it is no page or text, but {kind if coding == 'identity' else coding}"[:120])
            charset = answer.headers.get_content_charset() or ""
            return Answer(self._body(answer), kind, charset, answer.url)

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """The bytes, given up as soon as they are too many or too slow."""
        body = bytearray()
        while chunk := answer.read1(_CHUNK):
            body += chunk
            if len(body) > self._limits.bytes:
                raise UnreadableError(f"it has more than {self._limits.bytes:,} bytes")
            if time.monotonic() > self._end:
                raise _late(self._limits)
        if answer.length:
            raise UnreadableError("it broke off before its end")
        return bytes(body)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Redirects to web addresses alone, and not many."""

    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request."""
        if not re.match(r"https?://", newurl):
            raise urllib.error.HTTPError(newurl, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def address(url: str) -> str:
    """The address in the letters that a request may carry; `UnreadableError` for what is no web address."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (UnicodeError, ValueError):
        raise UnreadableError("it is no web address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise UnreadableError("it is no web address")
    host = f"[{host}]" if ":" in host else host
    path, query = (quote(part, safe="%/:@!$&'()*+,;=~-._?") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def _opener() -> urllib.request.OpenerDirector:
    """What speaks http and https, and nothing else."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        _Redirects(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _refusal(answer: urllib.error.HTTPError) -> str:
    """What a status says."""
    if 300 <= answer.code < 400:
        return "it redirects in circles, too often, or to what is no web address"
    return f"it answered {answer.code}"


def _late(limits: Limits) -> UnreadableError:
    return UnreadableError(f"no whole answer in {limits.seconds:g} seconds")
