"""Bytes to a model's endpoint and back, within bounds of time, size and attempts that no server can move."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from waraqa.errors import WaraqaError
from waraqa.llm.address import Endpoint

if TYPE_CHECKING:
    import httpx

Sleep = Callable[[float], Awaitable[object]]
_AGAIN = {408, 429, 500, 502, 503, 504}
_KEY_REFUSED = {401, 403}
_LONGEST_EXCUSE = 300


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one request may take: seconds in all, bytes of a reply, attempts, seconds between two, facts."""

    seconds: float = 600
    bytes: int = 8_000_000
    attempts: int = 4
    wait: float = 20
    facts: int = 500


def post(endpoint: Endpoint, body: bytes, limits: Limits, sleep: Sleep = asyncio.sleep) -> bytes:
    """What the endpoint answers; a `WaraqaError` that names the cause and the endpoint where it does not."""
    try:
        import httpx
    except ImportError:
        raise WaraqaError("asking a model needs one more package: pip install 'waraqa[llm]'") from None
    try:
        return asyncio.run(_within(endpoint, body, limits, sleep))
    except TimeoutError:
        hint = "a model on this machine may need longer: --timeout SECONDS"
        raise WaraqaError(f"{endpoint} gave no whole answer in {limits.seconds:g} seconds", hint=hint) from None
    except httpx.ConnectError as problem:
        raise WaraqaError(f"cannot reach {endpoint}: {problem}", hint="is the server running there?") from None
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise WaraqaError(f"the exchange with {endpoint} broke off: {type(problem).__name__}") from None


async def _within(endpoint: Endpoint, body: bytes, limits: Limits, sleep: Sleep) -> bytes:
    """The answer, with one clock for all of it: connecting, waiting, retrying, reading."""
    import httpx

    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    async with (
        asyncio.timeout(limits.seconds),
        httpx.AsyncClient(headers=headers, timeout=None, trust_env=not endpoint.is_local) as client,
    ):
        return await _tried(client, endpoint, body, limits, sleep)


async def _tried(client: httpx.AsyncClient, endpoint: Endpoint, body: bytes, limits: Limits, sleep: Sleep) -> bytes:
    """The answer of the first attempt that is not put off."""
    status = 0
    for attempt in range(limits.attempts):
        async with client.stream("POST", endpoint.url, content=body, follow_redirects=False) as response:
            status = response.status_code
            if status not in _AGAIN:
                return await _answer(response, endpoint, limits)
            wait = _wait(response.headers.get("retry-after", ""), attempt, limits)
        if attempt + 1 < limits.attempts:
            await sleep(wait)
    raise WaraqaError(f"{endpoint} answered {status} in {limits.attempts} attempts", hint="try again later")


def _wait(asked: str, attempt: int, limits: Limits) -> float:
    """How long to wait before the next attempt: what the server asks, or twice as long each time, up to a bound."""
    wanted = float(asked[:9]) if asked.isascii() and asked.isdecimal() else 2.0**attempt
    return min(wanted, limits.wait)


async def _answer(response: httpx.Response, endpoint: Endpoint, limits: Limits) -> bytes:
    """The body of a good answer; why it is none, otherwise."""
    status = response.status_code
    if response.is_redirect:
        hint = "redirects are not followed: the text and the key go to the named endpoint alone"
        raise WaraqaError(f"{endpoint} redirects elsewhere ({status})", hint=hint)
    if status in _KEY_REFUSED:
        raise WaraqaError(f"{endpoint} refused the key ({status})", hint="set WARAQA_LLM_KEY in the environment")
    if status != 200:
        excuse = await _excuse(response, endpoint)
        raise WaraqaError(f"{endpoint} answered {status}{excuse}", hint="do the endpoint and the model exist?")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" or response.headers.get("content-encoding", "identity") != "identity":
        raise WaraqaError(f"{endpoint} answered with {kind[:80] or 'no content type'!r}, not with plain JSON")
    return await _read(response, endpoint, limits.bytes)


async def _read(response: httpx.Response, endpoint: Endpoint, most: int) -> bytes:
    """The body, given up as soon as it is too long."""
    declared = response.headers.get("content-length", "")
    body = bytearray()
    if not declared.isdecimal() or int(declared[:18]) <= most:
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > most:
                break
        else:
            return bytes(body)
    raise WaraqaError(f"{endpoint} answered with more than {most:,} bytes", hint="no list of facts is that long")


async def _excuse(response: httpx.Response, endpoint: Endpoint) -> str:
    """What the server says of its refusal, unless it says the key."""
    try:
        said = json.loads(await _read(response, endpoint, 65_536))["error"]
        message = " ".join(str(said["message"] if isinstance(said, dict) else said).split())
    except (WaraqaError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return f": {message[:_LONGEST_EXCUSE]}" if message and not endpoint.echoes_key(message) else ""
