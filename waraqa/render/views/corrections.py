"""التصحيحات and للاستشهاد: what changed since publication, and how to cite the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waraqa.model import Correction, dated, ledger_of
from waraqa.render.views.edition import number
from waraqa.render.views.header import title_of
from waraqa.render.views.scene import Scene


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the ledger: its address, its words, the facts that have their address here, the fact it leads to."""

    address: str
    words: str
    ids: tuple[str, ...]
    target: str


def corrections_of(scene: Scene) -> tuple[Told, ...]:
    """The record of corrections, newest first."""
    return tuple(_told(scene))


def entry_words(scene: Scene, entry: Correction) -> str:
    """An entry of the ledger in one sentence: the day, what was, what is, why."""
    t = scene.strings.t
    values = {"date": scene.dates.of(entry.date), "old": entry.old, "reason": entry.reason.rstrip(".")}
    if entry.new is not None:
        key = "correction.entry" if entry.cause == "ours" else "correction.entry.source"
        words = t(key, new=entry.new, **values)
    elif entry.fact in dict(scene.dossier.sheet.joined):
        words = t("correction.merged", **values)
    else:
        words = f"«{entry.old}»: {t('gone.fact', **values)}"
    return f"{words}. ({t('correction.minor')})" if entry.minor else f"{words}."


def citation_of(scene: Scene) -> str:
    """The line to cite a reviewed sheet by; parts that are not known are left out."""
    sheet, t = scene.dossier.sheet, scene.strings.t
    if scene.draft:
        return scene.unreviewed("cite.draft")
    known = {"v": number(scene), "date": scene.dates.of(dated(sheet))}
    line = t("cite.sheet", publisher=scene.config.imprint, title=title_of(scene.dossier), **known)
    return f"{line} {scene.config.base_url.rstrip('/')}/{sheet.slug}/" if scene.config.base_url else line


def _told(scene: Scene) -> Iterator[Told]:
    """The entries; the newest one of a fact that no longer stands on the sheet is its address."""
    standing = {fact.id for fact in scene.dossier.facts if fact.status != "withdrawn"}
    into = {old: new for old, new in scene.dossier.sheet.joined if new in standing}
    homeless = {fact.id for fact in scene.dossier.facts if fact.status == "withdrawn"}
    homeless |= {entry.fact for entry in scene.dossier.sheet.corrections if entry.fact} - standing - set(into)
    for entry in ledger_of(scene.dossier.sheet):
        fact = entry.correction.fact or ""
        ids = (fact,) if fact in homeless else ()
        homeless -= set(ids)
        target = into.get(fact, fact if fact in standing else "")
        yield Told(entry.address, entry_words(scene, entry.correction), ids, target)
