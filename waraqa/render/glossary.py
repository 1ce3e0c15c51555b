"""The house's own words for a source's: applied in our running text, never inside quotations or evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from waraqa.arabic.folding import fold, fold_word

_ARTICLE = "ال"
_CLITICS = "[وف]?[بكل]?"


@dataclass(frozen=True, slots=True)
class Worded:
    """A text in the house's words, and those of the source that it stands for."""

    text: str
    replaced: tuple[str, ...] = ()


class Glossary:
    """Source wordings with ours, found past spelling and past و ف ب ك ل, the longest first."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        """Prepare one pattern for all wordings."""
        self._ours = {fold_word(wording): " ".join(ours.split()) for wording, ours in entries.items()}
        ordered = sorted(self._ours, key=lambda wording: (-len(wording), wording))
        self._pattern = re.compile("|".join(map(_branch, ordered))) if ordered else None

    def apply(self, text: str) -> Worded:
        """The text with every wording of the glossary replaced by ours."""
        if self._pattern is None:
            return Worded(text)
        folded = fold(text)
        pieces, replaced, place = [], [], 0
        for match in self._pattern.finditer(folded.text):
            span = folded.span(match.start(), match.end())
            clitics, wording = self._parts(match[0])
            pieces += [text[place : span.start], _joined(clitics, self._ours[wording])]
            replaced.append(_without(span.of(text), clitics))
            place = span.end
        return Worded("".join([*pieces, text[place:]]), tuple(dict.fromkeys(replaced)))

    def _parts(self, found: str) -> tuple[str, str]:
        """The clitics that were written onto a wording, and the wording as the glossary has it."""
        found = " ".join(found.split())
        for count in range(3):
            clitics, rest = found[:count], found[count:]
            if rest in self._ours:
                return clitics, rest
            if clitics.endswith("ل") and (full := _ARTICLE + rest[1:]) in self._ours and rest.startswith("ل"):
                return clitics, full
        raise KeyError(found)


@lru_cache(maxsize=4)
def glossary_of(entries: tuple[tuple[str, str], ...]) -> Glossary:
    """The glossary of a site, prepared once."""
    return Glossary(dict(entries))


def _branch(wording: str) -> str:
    """A wording with its proclitics, at word boundaries; «الجيش» is also found in «للجيش»."""
    words = r"\s+".join(map(re.escape, wording.split()))
    fused = rf"|[وف]?لل{words[len(_ARTICLE) :]}" if wording.startswith(_ARTICLE) else ""
    return rf"(?<!\w)(?:{_CLITICS}{words}{fused})(?!\w)"


def _joined(clitics: str, ours: str) -> str:
    """Proclitics written onto our words: ل and ال become لل."""
    fused = clitics.endswith("ل") and ours.startswith(_ARTICLE)
    return clitics + ("ل" + ours[len(_ARTICLE) :] if fused else ours)


def _without(words: str, clitics: str) -> str:
    """The source's words without the proclitics that are not theirs, the article of «لل» given back."""
    letters = 0
    while clitics and fold_word(words[:letters]) != clitics:
        letters += 1
    rest = words[letters:]
    return f"{_ARTICLE}{rest[1:]}" if clitics.endswith("ل") and rest.startswith("ل") and words[:letters] else rest
