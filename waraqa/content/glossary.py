"""The `[glossary]` of site.toml: our words for a source's may change a word, never a number, a name or a «لا»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import words
from waraqa.arabic.known import organisations, places
from waraqa.arabic.names import is_given, nationalities
from waraqa.arabic.negation import negations
from waraqa.arabic.numbers import read_numbers
from waraqa.errors import WaraqaError
from waraqa.strict import decode, locate

_HINT = "a glossary changes the house's choice of words; what the words say stays the source's"


def glossary_problems(file: str, data: bytes, glossary: Mapping[str, str]) -> Iterator[WaraqaError]:
    """An error, at its place, for every entry that would change what a source says."""
    text = decode(file, data)
    for wording, ours in glossary.items():
        if problem := _problem(wording, ours):
            said = f"the glossary entry {wording!r} {problem}:\n    {ours}"
            yield WaraqaError(said, locate(file, text, ("glossary", wording)), _HINT)


def _problem(wording: str, ours: str) -> str:
    """What is wrong with an entry, if anything."""
    theirs, mine = fold_word(wording), fold_word(ours)
    if not theirs or not mine:
        return "has no words"
    if _numbers(theirs) != _numbers(mine):
        return "changes a number"
    if _names(theirs) != _names(mine):
        return "changes a name"
    return "changes a negation" if _negations(theirs) != _negations(mine) else ""


def _numbers(folded: str) -> list[str]:
    """The numbers in digits or in words."""
    return sorted(str(one.value) for one in read_numbers(folded))


def _names(folded: str) -> set[str]:
    """First names, places, bodies and nationalities."""
    text = words(folded)
    listed = (gazetteer.at(text, index) for gazetteer in (places(), organisations()) for index in range(len(text)))
    single = {word.text for word in text if is_given(word.text)}
    peoples = {word.text.removeprefix("ال") for word in text if word.text in nationalities()}
    return single | peoples | {hit.name for hit in listed if hit}


def _negations(folded: str) -> set[str]:
    """The words that turn a statement into its opposite."""
    return set(folded.split()) & negations()
