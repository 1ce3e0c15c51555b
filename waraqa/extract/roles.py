"""Who holds which role in an article: «وزير الدفاع» alone may mean the one person who was called so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from waraqa.arabic.folding import fold_word
from waraqa.extract.titles import title_words
from waraqa.model import PersonFact


class Roles:
    """The roles of an article's people, by name and by what may stand for them."""

    def __init__(self, people: Iterable[PersonFact]) -> None:
        """Index every role, in full, cut short, and by its head."""
        self._of: dict[str, list[str]] = defaultdict(list)
        self._holders: dict[str, set[str]] = defaultdict(set)
        for person in people:
            for role in dict.fromkeys(filter(None, (*person.roles, person.role))):
                self._of[person.name].append(fold_word(role))
                for words in _short(fold_word(role)):
                    self._holders[words].add(person.name)

    def of(self, name: str) -> list[str]:
        """The folded roles of a person."""
        return self._of.get(name, [])

    def holder(self, phrase: str) -> str | None:
        """The only person whose role a phrase names; None where two could be meant."""
        names = self._holders.get(fold_word(phrase), set())
        return next(iter(names)) if len(names) == 1 else None


def _short(role: str) -> Iterator[str]:
    """A role in full, cut short, or by its head alone: «الوزيرة» for «وزيرة التعليم»; a former one only in full."""
    yield role
    words = role.split()
    if not words or title_words("former").intersection(words):
        return
    for last in range(1, len(words)):
        if last > 1 or words[0].startswith("ال"):
            yield " ".join(words[:last])
    if words[0] not in title_words("shared") and not words[0].startswith("ال"):
        yield "ال" + words[0]
