"""The written forms of counted nouns: «مركز» gives «مركزا», «مركزان» and «مركزين»."""

from __future__ import annotations

from collections.abc import Iterator

from waraqa.arabic.folding import fold_word


def singulars(noun: str) -> Iterator[str]:
    """The folded singular, plain and accusative; nouns of several words stay as they are."""
    word = fold_word(noun)
    yield word
    if " " not in word and word[-1] not in "اء" and not noun.endswith("ة"):
        yield word + "ا"


def duals(noun: str, *, oblique: bool = True) -> Iterator[str]:
    """The folded dual, «مركزان» and «مركزين»; without the second where it would be read as a plural."""
    word = fold_word(noun)
    if " " in word:
        return
    stem = word[:-1] + "ت" if noun.endswith("ة") else word
    yield stem + "ان"
    if oblique:
        yield stem + "ين"


def sound_plurals(noun: str) -> Iterator[str]:
    """The folded sound plurals of a person's noun: «موظفون», «موظفين», «موظفات», and «موظفة»."""
    word = fold_word(noun)
    if noun.endswith("ة"):
        yield word[:-1] + "ات"
        return
    yield from (word + "ون", word + "ين", word + "ات", word + "ه")


def plurals(forms: list[str]) -> Iterator[str]:
    """Broken plurals, plain and with the accusative ending."""
    for form in forms:
        yield from singulars(form)
