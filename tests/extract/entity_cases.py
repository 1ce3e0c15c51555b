from collections.abc import Sequence

from waraqa.extract.organisations import find_organisations
from waraqa.extract.people import find_people
from waraqa.extract.places import find_places
from waraqa.extract.reading import read
from waraqa.model import AnyFact, Article, Entity

NEWS = "قال وزير المالية المغربي محمد بن علي، ثم عبد الله غانتس في «جامعة» مدينة الرباط للجيش ووجدة (أبو مازن) إن.\n"


def entities(text: str) -> tuple[Entity, ...]:
    reading = read(Article("text", text))
    found: tuple[AnyFact, ...] = ()
    people = tuple(find_people(reading, found))
    bodies = tuple(find_organisations(reading, people))
    return (*people, *bodies, *find_places(reading, (*people, *bodies)))


def names(text: str, kind: str) -> list[str]:
    return [fact.name for fact in entities(text) if fact.kind == kind]


def reads_back(text: str, facts: Sequence[Entity]) -> bool:
    spans = [(fact.start, fact.end, fact.text) for fact in facts]
    spans += [(one.start, one.end, one.text) for fact in facts for one in fact.mentions]
    return all(text[start:end] == words and words.strip() for start, end, words in spans)
