"""HTML → PDF by WeasyPrint, offline, the same bytes for the same words; what WeasyPrint warns of is an error."""

from __future__ import annotations

import ctypes.util
import gc
import hashlib
import logging
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from typing import Any

from waraqa.errors import Location, WaraqaError
from waraqa.render.fonts import print_fonts
from waraqa.render.pdf.archive import colours, declare
from waraqa.render.pdf.attachments import Record, attachments_of, settle_attachments
from waraqa.render.pdf.refusals import refuse_foreign_letters, refuse_what_is_cut
from waraqa.render.pdf.streams import deflate
from waraqa.render.pdf.structure import mend_structure
from waraqa.render.pdf.text_layer import install

_BASE = "waraqa:/"
_RTL = re.compile(r"""<html\b[^>]*\bdir=["']?rtl""")
_NOTE = re.compile(r"n[0-9]+")
_NO_GLYPH = ".notdef glyph rendered"
_PANGO = ("libpango-1.0.so.0", "libpango-1.0-0", "pango-1.0-0", "pango-1.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")
"""The names that WeasyPrint tries."""
_INSTALL = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages that are laid out: the letters on each, the numbers whose footnote is on another page, the way on."""

    letters: tuple[int, ...]
    apart: int
    write: Callable[[], bytes]


def render_pdf(html: str, fonts: Mapping[str, bytes] | None = None, record: Record | None = None) -> bytes:
    """A tagged PDF of a page that carries its styles; they name our fonts as `url("amiri-400.ttf")`.

    With a `record` it is an archive too: PDF/A-3 and PDF/UA-1, with the files of the record in it.
    """
    return lay_out(html, fonts, record).write()


def lay_out(html: str, fonts: Mapping[str, bytes] | None = None, record: Record | None = None) -> Laid:
    """The same, to be judged by its pages before it is written: that takes as long again."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    install()
    _settle()
    ours = print_fonts() if fonts is None else fonts
    with _strict():
        page = weasyprint.HTML(string=html, base_url=_BASE, url_fetcher=_fetcher(ours))
        document = page.render(font_config=FontConfiguration())

    def write() -> bytes:
        with _strict():
            data = _written(document, html, record)
        refuse_foreign_letters(document, html, ours)
        refuse_what_is_cut(document)
        return data

    return Laid(tuple(map(_letters_of, document.pages)), sum(map(_apart_on, document.pages)), write)


def _letters_of(page: Any) -> int:
    """How many letters a page has, what stands in its margins with them."""
    from weasyprint.formatting_structure.boxes import TextBox

    return sum(len(box.text) for box in page._page_box.descendants() if isinstance(box, TextBox))


def _apart_on(page: Any) -> int:
    """How many numbers on a page have their footnote on another."""
    called = {target for kind, target, *_ in page.links if kind == "internal" and _NOTE.fullmatch(target)}
    return len(called - set(page.anchors))


@cache
def _settle() -> None:
    """Spare the collector what is loaded for good: it would look through all of it again and again."""
    gc.freeze()


def _written(document: Any, html: str, record: Record | None) -> bytes:
    """The bytes of a document that is laid out; identifier and dates come from what it says."""

    def finish(document: Any, pdf: Any) -> None:
        if record is not None:
            mend_structure(pdf)
            settle_attachments(pdf, record)
            declare(pdf, "rtl" if _RTL.search(html) else "ltr")
        deflate(pdf)

    known = record or Record()
    document.color_profiles |= colours() if record else {}
    document.metadata.created, document.metadata.modified = known.issued or None, known.updated or None
    identifier = hashlib.sha256("\0".join((html, *(one.text for one in known.attached))).encode()).digest()[:16]
    data: bytes = document.write_pdf(
        finisher=finish,
        pdf_identifier=identifier,
        pdf_tags=True,
        pdf_variant="pdf/a-3a" if record else None,
        output_intent="ours" if record else None,
        attachments=attachments_of(known),
    )
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
    """The library, or one sentence that says what to install; its own, longer one is not shown."""
    try:
        with _unsearched(), redirect_stdout(StringIO()):
            import weasyprint
    except OSError as error:
        raise WaraqaError("PDFs need Pango, which is not installed here", Location("--pdf"), _INSTALL) from error
    return weasyprint


@contextmanager
def _unsearched() -> Iterator[None]:
    """Libraries are loaded by their names alone on Linux, which has them among those that are tried.

    For each other name `find_library` would run a compiler and a linker, a tenth of a second in all.
    """
    search = ctypes.util.find_library
    try:
        if sys.platform == "linux":
            ctypes.util.find_library = lambda name: None
        yield
    finally:
        ctypes.util.find_library = search


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
    """Keeps warnings and errors, but for letters without a glyph: they are named with their words elsewhere."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one message."""
        if not record.getMessage().startswith(_NO_GLYPH):
            self.messages.append(record.getMessage())
