"""الاتفاقات: documents with their parties; an event that names no document stays in the timeline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import noun_list
from waraqa.arabic.lexicon import any_of
from waraqa.model import EventFact
from waraqa.render.glossary import Worded
from waraqa.render.views.dating import Dating, dating_of
from waraqa.render.views.rows import FactRow, given, shared
from waraqa.render.views.scene import Scene, tidy


@dataclass(frozen=True, slots=True)
class Agreement(FactRow):
    """A row of the table."""

    document: str
    own: bool
    remarks: tuple[str, ...]
    parties: str
    doubts: tuple[str, ...]
    when: str
    notes: tuple[str, ...]


def agreements_of(scene: Scene) -> tuple[Agreement, ...]:
    """The agreements of a sheet in the order of their dates, undated ones last."""
    events = [event for event in scene.of_kind(EventFact) if is_document(event)]
    dated = [(event, dating_of(scene, event, event.date or event.announced)) for event in events]
    dated.sort(key=lambda pair: pair[1].order)
    return tuple(_agreement(scene, event, dating) for event, dating in dated)


def told(scene: Scene, event: EventFact) -> Worded:
    """An event as it is told: the editor's wording in the words of the house, or the source's own, untouched."""
    return scene.house(event.display) if event.display else Worded(tidy(event.text))


def speaker_of(scene: Scene, event: EventFact) -> str:
    """«بحسب …», unless the telling names the speaker with the verb of speech."""
    words = fold_word(event.display or event.text)
    if not event.said_by or (fold_word(event.said_by) in words and event.cue and fold_word(event.cue) in words):
        return ""
    carried = scene.strings.t("attrib.probable") if "said-by-carried-over" in event.reasons else ""
    said = scene.strings.t("attrib", speaker=scene.house(event.said_by).text)
    extra = (carried, scene.wording(event, "said_by"))
    return scene.strings.t("list.comma").join(part for part in (said, *extra) if part)


def _agreement(scene: Scene, event: EventFact, dating: Dating) -> Agreement:
    words, parties = told(scene, event), [scene.house(name) for name in event.who]
    carried = scene.strings.t("attrib.probable") if "who-carried-over" in event.reasons else ""
    announced = scene.strings.t("date.announced") if event.date is None and event.announced else ""
    return Agreement(
        document=words.text,
        own=event.display is not None,
        remarks=given(speaker_of(scene, event), scene.wordings(words)),
        parties=scene.strings.listed([party.text for party in parties]),
        doubts=given(carried, scene.wording(event, "who"), scene.wordings(*parties)),
        when=dating.words,
        notes=given(*dating.notes, announced),
        **shared(scene, event),
    )


def is_document(event: EventFact) -> bool:
    """True for an agreement whose own words name a document."""
    return event.type == "agreement" and bool(_pattern().search(fold_word(event.display or event.text)))


@cache
def _pattern() -> re.Pattern[str]:
    """Any noun of a document, with its proclitics and article."""
    return re.compile(rf"(?<!\w)[وف]?[بكل]?(?:ال|ل)?{any_of(noun_list('documents'))}(?!\w)")
