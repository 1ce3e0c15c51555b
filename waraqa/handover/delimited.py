"""CSV: written as spreadsheets open it, and read as they save it, whatever they made of separators and letters."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from waraqa.errors import Location, WaraqaError
from waraqa.handover.grid import Cell, Grid, grid, place

MARK = "\ufeff"
"""Without it Excel takes UTF-8 for something else, and Arabic for rubbish."""
_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ARABIC = "cp1256"
_SEPARATORS = ",;\t"
_FORMULA = re.compile(r"'*\s*+[=+\-@＝＋－＠]")
"""What a spreadsheet may take for the beginning of a formula, in full width as well, or what we wrote before one."""
_NUMBER = re.compile(r"[+-]?[\d.,]+")
_LARGEST_CELL = 1_000_000


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as RFC 4180 has them, in UTF-8 with its mark; no cell is a formula."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    return (MARK + written.getvalue()).encode()


def _safe(cell: str) -> str:
    """An apostrophe before words that would be taken for a formula; a number is none."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _read(cell: str) -> str:
    """The words without that apostrophe."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def read_csv(file: str, data: bytes) -> Grid:
    """The cells of a CSV file: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1256."""
    text, encoding = _decoded(file, data)
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True))
    except csv.Error as problem:
        raise WaraqaError(f"not a CSV file: {problem}", Location(file), "save it as CSV UTF-8, or as .xlsx") from None
    finally:
        csv.field_size_limit(before)
    table = [
        tuple(Cell(place(row, column), _read(words)) for column, words in enumerate(line, 1))
        for row, line in enumerate(lines, 1)
    ]
    return grid(file, table, lossy=encoding == _ARABIC)


def _decoded(file: str, data: bytes) -> tuple[str, str]:
    """The text of the file and its encoding: what its mark says, else UTF-8, else Windows-1256."""
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "")
    if not encoding:
        encoding = "utf-8" if _is_utf8(data) else _ARABIC
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        raise WaraqaError("the letters cannot be read", Location(file), "save it as CSV UTF-8, or as .xlsx") from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _separator(text: str) -> str:
    """What parts the heads, which have none of the three in them."""
    head = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=head.count)
