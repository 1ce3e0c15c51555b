"""التصحيحات and للاستشهاد: what changed since publication, and how to cite the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from waraqa.model import Correction
from waraqa.render.views.header import title_of
from waraqa.render.views.scene import Scene, tidy


@dataclass(frozen=True, slots=True)
class Corrections:
    """The entries, newest first, and the facts that were withdrawn."""

    entries: tuple[str, ...]
    withdrawn: tuple[tuple[str, str], ...]


def corrections_of(scene: Scene) -> Corrections:
    """The record of corrections."""
    ledger = sorted(scene.dossier.sheet.corrections, key=lambda entry: entry.date, reverse=True)
    gone = (fact for fact in scene.dossier.facts if fact.status == "withdrawn")
    return Corrections(
        tuple(entry_words(scene, entry) for entry in ledger),
        tuple((fact.id, tidy(fact.display or fact.text)) for fact in gone),
    )


def entry_words(scene: Scene, entry: Correction) -> str:
    """An entry of the ledger in one sentence: the day, what was, what is, why."""
    t = scene.strings.t
    words = t(
        "correction.entry",
        date=scene.dates.of(entry.date),
        old=entry.old,
        new=entry.new or "—",
        reason=entry.reason.rstrip("."),
    )
    notes = [t("correction.minor")] if entry.minor else []
    notes += [t("correction.source")] if entry.cause == "source" else []
    return f"{words}. ({'، '.join(notes)})" if notes else f"{words}."


def citation_of(scene: Scene) -> str:
    """The line to cite a reviewed sheet by; parts that are not known are left out."""
    sheet, t = scene.dossier.sheet, scene.strings.t
    if scene.draft:
        return t("cite.draft")
    known = {"v": scene.digits(sheet.version or 1), "date": scene.dates.of(sheet.issued or sheet.reviewed_on)}
    publisher = scene.config.publisher or scene.config.title
    line = t("cite.sheet", publisher=publisher, title=title_of(scene.dossier), **known)
    return f"{line} {scene.config.base_url.rstrip('/')}/{sheet.slug}/" if scene.config.base_url else line
