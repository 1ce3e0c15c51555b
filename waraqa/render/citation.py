"""A sheet or a fact as a RIS record, which reference managers import: what the line to cite says, and nothing beside.

UTF-8 without a mark at its start, one field a line, no access date: there is no clock.
"""

from __future__ import annotations

from collections.abc import Iterator

from waraqa.controls import clean
from waraqa.model import dated, version_of
from waraqa.render.addresses import address_of
from waraqa.render.views.header import gist_of, title_of
from waraqa.render.views.scene import Scene

Field = tuple[str, str]


def ris_of_sheet(scene: Scene) -> str:
    """The record of a reviewed sheet; nothing for a draft, which is not to be cited."""
    gist = gist_of(scene)
    head = [("TY", "RPRT"), ("TI", title_of(scene.dossier))]
    abstract = gist.text if gist.own and not scene.dossier.sheet.withdrawn else ""
    return "" if scene.draft else _record([*head, *_known(scene, f"{scene.dossier.sheet.slug}/"), ("AB", abstract)])


def ris_of_fact(scene: Scene, title: str, fact_id: str) -> str:
    """The record of one fact of a reviewed sheet, the sheet's title as that of the work which holds it."""
    head = [("TY", "RPRT"), ("TI", title), ("T2", title_of(scene.dossier))]
    path = f"{scene.dossier.sheet.slug}/f/{fact_id}/"
    return "" if scene.draft else _record([*head, *_known(scene, path)])


def _known(scene: Scene, path: str) -> Iterator[Field]:
    """Who, when, which version, where; what is not known is empty."""
    sheet, day = scene.dossier.sheet, dated(scene.dossier.sheet)
    yield "AU", sheet.prepared_by or ""
    yield "PB", scene.config.imprint
    yield "PY", f"{day:%Y}" if day else ""
    yield "DA", f"{day:%Y/%m/%d}/" if day else ""
    yield "ET", str(version_of(sheet))
    yield "M3", scene.strings.t("doc.kind.reviewed")
    yield "LA", sheet.lang
    yield "UR", address_of(scene.config, path)


def _record(fields: list[Field]) -> str:
    """The lines of a record; an empty field is left out, and no words can begin a field of their own."""
    lines = [f"{tag}  - {' '.join(clean(words).split())}" for tag, words in fields if words.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])
