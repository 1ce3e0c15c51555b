"""HTML → PDF by WeasyPrint, offline, the same bytes for the same words; what WeasyPrint warns of is an error."""

from __future__ import annotations

import ctypes
import hashlib
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from waraqa.errors import Location, WaraqaError
from waraqa.render.fonts import print_fonts

_BASE = "waraqa:/"
_PANGO = ("libpango-1.0.so.0", "libpango-1.0-0", "pango-1.0-0", "pango-1.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")
"""The names that WeasyPrint tries."""
_INSTALL = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def render_pdf(html: str, fonts: Mapping[str, bytes] | None = None) -> bytes:
    """A tagged PDF of a page that carries its styles; they name our fonts as `url("amiri-400.ttf")`."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fetcher, config = _fetcher(print_fonts() if fonts is None else fonts), FontConfiguration()
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    with _strict():
        page = weasyprint.HTML(string=html, base_url=_BASE, url_fetcher=fetcher)
        data: bytes = page.write_pdf(font_config=config, pdf_identifier=identifier, pdf_tags=True)
    return data


def can_typeset() -> bool:
    """True where Pango is found, without loading the typesetter: a build that has nothing new must stay quick."""
    return any(map(_loads, _PANGO))


def _loads(library: str) -> bool:
    """True where the system finds the library by that name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _weasyprint() -> Any:
    """The library, or one sentence that says what to install."""
    try:
        import weasyprint
    except OSError as error:
        raise WaraqaError("PDFs need Pango, which is not installed here", Location("--pdf"), _INSTALL) from error
    return weasyprint


def _fetcher(fonts: Mapping[str, bytes]) -> Any:
    """Serves our fonts and refuses every other address."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OurFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint is published without types
        """The files that were handed over, nothing else."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            """A font by its name."""
            name = url.removeprefix(_BASE)
            if name not in fonts:
                raise FatalURLFetchingError(f"a brief may load nothing but our fonts, not {url}")
            return URLFetcherResponse(url, body=fonts[name], headers={"Content-Type": "font/ttf"})

    return OurFiles()


@contextmanager
def _strict() -> Iterator[None]:
    """Collect what WeasyPrint logs meanwhile; any warning, or a refused address, ends in a `WaraqaError`."""
    from weasyprint.urls import FatalURLFetchingError

    logger, heard = logging.getLogger("weasyprint"), _Heard()
    handlers, propagates = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [heard], False
    try:
        yield
    except FatalURLFetchingError as error:
        raise WaraqaError(f"the brief was not made: {error}") from error
    finally:
        logger.handlers, logger.propagate = handlers, propagates
    if heard.messages:
        raise WaraqaError("WeasyPrint could not set the brief as it stands: " + "; ".join(heard.messages))


class _Heard(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one message."""
        self.messages.append(record.getMessage())
