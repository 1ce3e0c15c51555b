"""الاتفاقات: documents with their parties; an event that names no document stays in the timeline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import noun_list
from waraqa.arabic.lexicon import any_of
from waraqa.model import EventFact
from waraqa.render.views.dating import dating_of
from waraqa.render.views.scene import Chip, Ref, Scene, tidy


@dataclass(frozen=True, slots=True)
class Agreement:
    """A row of the table."""

    id: str
    document: str
    parties: str
    doubt: str
    when: str
    notes: tuple[str, ...]
    ref: Ref
    chips: tuple[Chip, ...]


def agreements_of(scene: Scene) -> tuple[Agreement, ...]:
    """The agreements of a sheet in the order of their dates, undated ones last."""
    events = [event for event in scene.of_kind(EventFact) if is_document(event)]
    dated = [(event, dating_of(scene, event, event.date or event.announced)) for event in events]
    dated.sort(key=lambda pair: pair[1].order)
    return tuple(
        Agreement(
            id=event.id,
            document=tidy(event.display or event.text),
            parties=scene.strings.listed([tidy(name) for name in event.who]),
            doubt=scene.strings.t("attrib.probable") if "who-carried-over" in event.reasons else "",
            when=dating.words,
            notes=dating.notes,
            ref=scene.ref(event),
            chips=scene.chips(event),
        )
        for event, dating in dated
    )


def is_document(event: EventFact) -> bool:
    """True for an agreement whose own words name a document."""
    return event.type == "agreement" and bool(_pattern().search(fold_word(event.display or event.text)))


@cache
def _pattern() -> re.Pattern[str]:
    """Any noun of a document, with its proclitics and article."""
    return re.compile(rf"(?<!\w)[وف]?[بكل]?(?:ال|ل)?{any_of(noun_list('documents'))}(?!\w)")
