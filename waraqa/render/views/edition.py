"""The edition of a sheet, as its head, brief, card and citation give it: version and day, and what to warn of."""

from __future__ import annotations

from waraqa.model import changed_on, dated, version_of
from waraqa.render.views.scene import Scene


def version_words(scene: Scene) -> str:
    """«النسخة 2»; nothing for a draft that was never published and to which no editor gave a number."""
    return scene.strings.t("version", v=number(scene)) if _numbered(scene) else ""


def edition_words(scene: Scene) -> str:
    """Version and day on one line, as every printed page bears them; what is not known is left out."""
    day = scene.dates.of(dated(scene.dossier.sheet))
    if _numbered(scene) and day:
        return scene.strings.t("print.version", v=number(scene), date=day)
    return version_words(scene) or day


def changed_words(scene: Scene) -> str:
    """«آخر تعديل في المضمون»; nothing for a sheet as it was issued."""
    day = changed_on(scene.dossier.sheet)
    return scene.strings.t("date.updated", date=scene.dates.of(day)) if day else ""


def warning_words(scene: Scene) -> str:
    """What every printed page and the card warn of: a sheet that was withdrawn, or a draft."""
    if gone := scene.dossier.sheet.withdrawn:
        return f"{scene.strings.t('state.withdrawn')} · {scene.dates.of(gone.date)}"
    if not scene.draft:
        return ""
    return scene.strings.t("print.draft.held" if scene.dossier.held else "print.draft")


def number(scene: Scene) -> str:
    """The version in the site's digits."""
    return scene.digits(version_of(scene.dossier.sheet))


def _numbered(scene: Scene) -> bool:
    return not scene.draft or scene.dossier.sheet.version is not None
