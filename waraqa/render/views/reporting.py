"""Where readers write when something is wrong: a letter whose subject names the sheet, and the fact."""

from __future__ import annotations

from urllib.parse import quote

from waraqa.render.views.header import title_of
from waraqa.render.views.scene import Scene


def report_of(scene: Scene, fact_id: str = "") -> str:
    """The address of a letter on a sheet, or on one of its facts; nothing where the site names no contact."""
    contact, sheet = scene.config.contact, scene.dossier.sheet
    if not contact:
        return ""
    about = {"title": title_of(scene.dossier), "slug": sheet.slug, "id": fact_id}
    subject = scene.strings.t("report.fact" if fact_id else "report.sheet", **about)
    return f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}"
