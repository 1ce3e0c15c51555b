"""One name in two spellings: hamza, yeh, spaces, or one letter that looks like the other. For the editor alone."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from waraqa.arabic.folding import fold_word
from waraqa.arabic.names import is_given, is_weak_given
from waraqa.model import ConflictFact, Entity, Mention, PersonFact
from waraqa.verify.conflicts.ground import Ground, clash
from waraqa.verify.conflicts.letters import mistaken

_SHORTEST = 4
"""Letters below which a word of a name proves nothing: «أبو», «بن»."""


def name_spellings(ground: Ground) -> Iterator[ConflictFact]:
    """Each name, or word of names, that the sources spell in two ways; the first place of either spelling."""
    mentions = [mention for entity in ground.facts if isinstance(entity, Entity) for mention in _mentions(entity)]
    mentions = sorted(dict.fromkeys(mentions), key=lambda one: (list(ground.sources).index(one.source), one.start))
    yield from _other_letters(mentions)
    yield from _other_spaces(mentions)
    yield from _other_names(ground)


def _mentions(entity: Entity) -> tuple[Mention, ...]:
    """Every place that names an entity."""
    return entity.mentions or (Mention(entity.source, entity.start, entity.end, entity.text),)


def _other_letters(mentions: list[Mention]) -> Iterator[ConflictFact]:
    """«أبو مازن» and «ابو مازن»: names, then longer words of names, that are one when folded and two as written."""
    spelt: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    told: set[str] = set()
    for mention in mentions:
        spelt[fold_word(mention.text)].setdefault(_plain(mention.text), mention)
        for word in _plain(mention.text).split():
            if len(word) >= _SHORTEST:
                spelt[fold_word(word)].setdefault(word, mention)
    for name in sorted(spelt, key=lambda name: -name.count(" ")):
        first, *others = spelt[name].values()
        if others and name not in told:
            told.update(name.split())
            for other in others:
                if other != first:  # one mention may hold both
                    yield _pair(first, other)


def _other_spaces(mentions: list[Mention]) -> Iterator[ConflictFact]:
    """«عبدالله» and «عبد الله»."""
    spelt: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        name = fold_word(mention.text)
        spelt[name.replace(" ", "")].setdefault(name, mention)
    for forms in spelt.values():
        first, *others = forms.values()
        for other in others:
            yield _pair(first, other)


def _other_names(ground: Ground) -> Iterator[ConflictFact]:
    """Two people whose full names differ by one letter that is easily mistaken; two listed names are two people."""
    people = {fold_word(person.name): person for person in ground.of_kind(PersonFact)}
    told = set()
    for name, person in people.items():
        words = name.split()
        for place, word in enumerate(words) if len(words) > 1 else ():
            for meant in mistaken(word):
                other = people.get(" ".join((*words[:place], meant, *words[place + 1 :])))
                if other and name not in told and not (_is_listed(word) and _is_listed(meant)):
                    told.add(fold_word(other.name))
                    yield _pair(_mentions(person)[0], _mentions(other)[0])


def _is_listed(word: str) -> bool:
    """True for a first name that is known as it stands."""
    return is_given(word) or is_weak_given(word)


def _plain(words: str) -> str:
    """Words without vowel marks, tatweel and invisible letters: what is left is spelling."""
    kept = (letter for letter in unicodedata.normalize("NFC", words) if letter.isalnum() or letter.isspace())
    return "".join(letter for letter in kept if letter != "\u0640")


def _pair(first: Mention, other: Mention) -> ConflictFact:
    """Two places as a matter of spelling."""
    return clash(first, other, "spelling", severity="spelling")
