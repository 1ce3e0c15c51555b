"""What lies inside a brief besides its pages: files of data, and the days that the file names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

_NEVER = datetime(1970, 1, 1)
"""WeasyPrint asks for a time and would take the clock's; it is removed again where a brief has no day."""
_DATES = ("CreationDate", "ModDate")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file within the brief."""

    name: str
    description: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """What a brief carries besides its words; the days are ISO dates, empty where there is none."""

    attached: tuple[Attached, ...] = ()
    issued: str = ""
    updated: str = ""


def attachments_of(record: Record) -> list[Any]:
    """The files as WeasyPrint takes them: data of the document, never dated by the clock."""
    from weasyprint import Attachment

    issued = datetime.fromisoformat(record.issued) if record.issued else _NEVER
    updated = datetime.fromisoformat(record.updated) if record.updated else issued
    return [
        Attachment(
            string=one.text,
            name=one.name,
            description=one.description,
            created=issued,
            modified=updated,
            relationship="Data",
        )
        for one in record.attached
    ]


def settle_attachments(pdf: Any, record: Record) -> None:
    """Each file named once among the associated ones; no dates where the brief has none."""
    if "AF" in pdf.catalog:
        files = list(dict.fromkeys(pdf.catalog["AF"]))
        pdf.catalog["AF"][:] = files
    for part in pdf.objects:
        extra = getattr(part, "extra", {})
        if extra.get("Type") == "/EmbeddedFile" and not record.issued:
            for date in _DATES:
                extra["Params"].pop(date, None)
