"""A door on loopback and a server behind it: for one machine alone, ended by Ctrl-C."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress

from starlette.types import ASGIApp
from uvicorn import Config, Server

from waraqa.errors import WaraqaError

LOOPBACK = "127.0.0.1"
HOSTS = (LOOPBACK, "localhost")
"""The only names that are answered to: a page elsewhere that points its own name here is refused (DNS rebinding)."""
OWN_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What goes with every page that is a server's own: it runs nothing and fetches nothing but what is beside it."""
_TRIES = 20


def open_door(port: int) -> socket.socket:
    """A door on loopback at this port, or at the next one that is free."""
    for number in range(port, min(port + _TRIES, 65_536)):
        # TCP by its number: asyncio sends at once only on sockets that say so, others wait 40 ms for more
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if os.name == "posix":  # elsewhere it would let two programs share the door
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((LOOPBACK, number))
            door.listen()
        except OSError as problem:
            door.close()
            if problem.errno != errno.EADDRINUSE:
                raise WaraqaError(f"port {number}: {problem.strerror}", hint="name another with --port N") from None
        else:
            return door
    raise WaraqaError(f"no port is free from {port} on", hint="name another with --port N")


class DoorServer(Server):
    """Answers at a door until Ctrl-C; it logs no address."""

    def __init__(self, app: ASGIApp) -> None:
        """Only what went wrong is told."""
        super().__init__(Config(app, log_level="warning", access_log=False, server_header=False, ws="none"))

    def run_until_stopped(self, door: socket.socket) -> None:
        """Answer at the door until Ctrl-C."""
        with suppress(KeyboardInterrupt):  # uvicorn raises it anew once all is closed
            self.run(sockets=[door])
