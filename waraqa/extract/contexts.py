"""Dates that an event takes from the one told just before it, and says so."""

from __future__ import annotations

from dataclasses import replace

from waraqa.arabic.happenings import clause_words, happening_of, noun_list, noun_of
from waraqa.extract.nominals import Told
from waraqa.extract.scenes import Scene

_TOGETHER = frozenset(("visit", "meeting", "agreement"))


def dated_by_context(scene: Scene, told: list[Told], last: Told | None) -> list[Told]:
    """Events of «وخلال زيارته …» take the date of the visit told just before, and say so."""
    if last is None or not _means_the_last(scene):
        return told
    return [
        event if event.date or event.announced else replace(event, date=last.date, reasons=("date-from-context",))
        for event in told
    ]


def _means_the_last(scene: Scene) -> bool:
    """True for a sentence that begins with «وخلال زيارته» or «وفي زيارة موازية»."""
    texts = [word.text for word in scene.words[:3]]
    if len(texts) < 3 or texts[0] not in clause_words("occasions"):
        return False
    noun = noun_of(texts[1]) in noun_list("visits") or noun_of(texts[1]) in noun_list("meetings")
    return texts[1] in clause_words("meant") or (noun and texts[2] in clause_words("likewise"))


def dated_by_partner(told: list[Told]) -> list[Told]:
    """Events of «التقى … أمس نظيره … ووقعا اتفاقا»: the verb in the dual goes on with the talks and their date."""
    dated: list[Told] = []
    for event in told:
        before = dated[-1] if dated else None
        if before and before.date and not event.date and not event.announced and _goes_on(before, event):
            event = replace(event, date=before.date, reasons=(*event.reasons, "date-from-context"))
        dated.append(event)
    return dated


def _goes_on(before: Told, event: Told) -> bool:
    """True for a joined verb in the dual or plural behind a visit or meeting of the same sentence."""
    clause = event.clause
    text = clause.scene.words[clause.first].text
    plural = clause.joined > 0 and text.endswith("ا") and any(form.gender == "p" for form in happening_of(text)[0])
    return plural and before.type in _TOGETHER and event.type in _TOGETHER
