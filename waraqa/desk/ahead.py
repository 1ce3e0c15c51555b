"""What the desk does before anybody waits for it: in threads of their own, which end with the process."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread, Timer

from waraqa.desk.cabinet import Cabinet
from waraqa.desk.known import known
from waraqa.desk.views import Desk
from waraqa.errors import WaraqaError
from waraqa.model import Article

_PAUSE = 1.0
"""Seconds from a page to the reading of its sources: a browser asks for more in the first, and has it sooner so."""


def open_ahead(cabinet: Cabinet, desk: Desk, slug: str) -> Thread:
    """Open a sheet and make its page while the browser starts: who asks meanwhile waits for what is left of it."""
    return _begun(Thread(target=_opened, args=(cabinet, desk, slug)))


def read_ahead(articles: Sequence[Article]) -> Thread:
    """Read the sources before anything is selected in them: the first selection waits no longer than the others."""
    return _begun(Timer(_PAUSE, _read, (articles,)))


def _opened(cabinet: Cabinet, desk: Desk, slug: str) -> None:
    """What is wrong with the sheet, its page tells when it is asked for."""
    try:
        if opened := cabinet.open(slug):
            desk.review(opened)
    except (WaraqaError, ExceptionGroup, OSError):
        return


def _read(articles: Sequence[Article]) -> None:
    for article in articles:
        known(article)


def _begun(thread: Thread) -> Thread:
    """The thread, on its way; it keeps no process alive."""
    thread.daemon = True
    thread.start()
    return thread
