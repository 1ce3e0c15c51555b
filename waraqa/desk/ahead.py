"""What the desk does before anybody waits for it: in threads of their own, which end with the process."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock, Thread
from time import monotonic, sleep

from waraqa.desk.cabinet import Cabinet
from waraqa.desk.known import known
from waraqa.desk.views import Desk
from waraqa.errors import WaraqaError
from waraqa.model import Article


def open_ahead(cabinet: Cabinet, desk: Desk, slug: str) -> Thread:
    """Open a sheet and make its page while the browser starts: who asks meanwhile waits for what is left of it."""
    return _begun(Thread(target=_opened, args=(cabinet, desk, slug)))


class Reader:
    """Reads sources before anything is selected in them, once nobody has asked the desk for anything for a while."""

    def __init__(self, pause: float = 1.0) -> None:
        """`pause` are the seconds in which nobody asks; what an editor is waiting for comes sooner so."""
        self._pause, self._asked = pause, 0.0
        self._lock = Lock()

    def heard(self) -> None:
        """Somebody asked for something: keep still."""
        self._asked = monotonic()

    def read(self, articles: Sequence[Article]) -> Thread:
        """Read the sources of a sheet that is being looked at: the first selection waits no longer than the others."""
        self.heard()
        return _begun(Thread(target=self._read, args=(articles,)))

    def _read(self, articles: Sequence[Article]) -> None:
        for article in articles:
            while (left := self._asked + self._pause - monotonic()) > 0:
                sleep(left)
            with self._lock:  # a page that is loaded again finds read what the first load asked for
                known(article)


def _opened(cabinet: Cabinet, desk: Desk, slug: str) -> None:
    """What is wrong with the sheet, its page tells when it is asked for."""
    try:
        if opened := cabinet.open(slug):
            desk.review(opened.now)
    except (WaraqaError, ExceptionGroup, OSError):
        return


def _begun(thread: Thread) -> Thread:
    """The thread, on its way; it keeps no process alive."""
    thread.daemon = True
    thread.start()
    return thread
