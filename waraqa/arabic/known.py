"""The places and bodies that are known by name, as gazetteers."""

from __future__ import annotations

from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Gazetteer
from waraqa.arabic.lexicon import table


@cache
def places() -> Gazetteer:
    """Every listed place whose name alone tells it."""
    names, frozen = table("places"), table("cldr_places")
    listed = [name for part in ("countries", "regions", "arab", "world") for name in names[part]]
    unsure = {fold_word(name) for name in (*names["doubtful"], *names["mild"], *table("place_words")["never"])}
    return Gazetteer(
        name for name in (*listed, *frozen["territories"], *frozen["cities"]) if fold_word(name) not in unsure
    )


@cache
def doubtful_places() -> Gazetteer:
    """Listed places whose name is another word too."""
    return Gazetteer((*table("places")["doubtful"], *table("places")["mild"]))


@cache
def mild_places() -> frozenset[str]:
    """The doubtful places that a preposition makes clear, folded."""
    return frozenset(map(fold_word, table("places")["mild"]))


@cache
def organisations() -> Gazetteer:
    """Every body that is known by name."""
    return Gazetteer(table("organisations")["bodies"])


@cache
def same_place() -> dict[str, str]:
    """Folded longer or other names of a place → the folded name that stands for it."""
    return {fold_word(name): fold_word(other) for name, other in table("places")["same"].items()}


@cache
def same_organisation() -> dict[str, str]:
    """Folded other names of a body → the folded name that stands for it."""
    return {fold_word(name): fold_word(other) for name, other in table("organisations")["same"].items()}
