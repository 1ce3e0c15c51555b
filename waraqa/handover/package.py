"""Office files are ZIP archives: the same bytes for the same content, and none opened that would burst."""

from __future__ import annotations

import io
import zipfile

from waraqa.errors import Location, WaraqaError

_DAY = (1980, 1, 1, 0, 0, 0)
_LARGEST = 64 * 1024 * 1024
_OLD = b"\xd0\xcf\x11\xe0"
"""How Word and Excel files began before 2007."""


def steady(data: bytes) -> bytes:
    """The archive without the day on which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            after.writestr(entry, before.read(name))
    return made.getvalue()


def is_archive(data: bytes) -> bool:
    """True for what may be an .xlsx file."""
    return data.startswith(b"PK")


def check_archive(file: str, data: bytes, part: str) -> None:
    """Refuse an archive that is broken, larger than any sheet, or without the part that is looked for."""
    hint = "save it as .xlsx, or as CSV UTF-8"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size, names = sum(entry.file_size for entry in archive.infolist()), archive.namelist()
    except (zipfile.BadZipFile, ValueError) as problem:
        raise WaraqaError(f"the file is broken: {problem}", Location(file), hint) from None
    if part not in names:
        raise WaraqaError("this is no Excel workbook", Location(file), hint)
    if size > _LARGEST:
        raise WaraqaError(f"the workbook unpacks to {size:,} bytes", Location(file), hint)


def refuse_old(file: str, data: bytes) -> None:
    """Refuse what Excel saved before 2007, or with a password."""
    if data.startswith(_OLD):
        hint = "open it in Excel, take the password off, and save it as .xlsx"
        raise WaraqaError("an .xls file, or one with a password", Location(file), hint)
