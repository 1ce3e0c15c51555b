"""The corpus NewsFANE Gold → sentences that look like a newspaper's, with the names marked.

The corpus has one token a line and cuts clitics off («و», «ه»), writes «لل» as «لال» and knows fifty classes of names.
Here clitics are joined again and the classes become person, organisation and place; peoples («العرب»), vehicles, books
and films are no names that a fact sheet lists, and count as ordinary words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from waraqa.arabic.folding import fold, fold_word
from waraqa.arabic.gazetteer import Word, words
from waraqa.arabic.names import word_list
from waraqa.model import Span

_CLASSES = {
    "person": "Politician Athlete Artist Other_PER Religious_PER Scientist Police Businessperson Lawyer Engineer",
    "organisation": "Government Non-Governmental Commercial Media Sports Educational Medical-Science Religious_ORG "
    "Entertainment",
    "place": "Nation Population-Center State-or-Province County-or-District Continent GPE-Cluster Water-Body Airport "
    "Land-Region-Natural Path Building-Grounds",
}
KIND_OF = {name: kind for kind, names in _CLASSES.items() for name in names.split()}
_BEFORE = {"و", "ف", "ب", "ل", "س"}
_BEHIND = {"ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم", "ي", "ء"}
_NO_SPACE_BEFORE, _NO_SPACE_BEHIND = set(".،؟!؛:)%"), set("(")


@dataclass(frozen=True)
class Sentence:
    """Running text with the spans and kinds of its names, its words and their labels."""

    text: str
    names: tuple[tuple[Span, str], ...]
    words: tuple[Word, ...]
    labels: tuple[str, ...]


def read_corpus(path: Path) -> list[Sentence]:
    """Every sentence of the corpus, in order."""
    sentences, tokens = [], []
    for line in (*path.read_text(encoding="utf-8-sig").splitlines(), ""):
        token, _, label = line.replace("\u200e", "").strip("\ufeff").partition("\t")
        if token.strip():
            tokens.append((_as_written(token.strip()), label.strip()))
        elif tokens:
            sentences.append(_sentence(tokens))
            tokens = []
    return [sentence for sentence in sentences if sentence.words]


def _as_written(token: str) -> str:
    """A token with «لل» again where the corpus writes «لال»: not in «خلال», not in «لإلغاء»."""
    common, folded = word_list("common_words"), fold_word(token)
    begins = folded.startswith("لال") and folded[1:] in common
    whole = folded[3:] not in common if begins else folded in common or folded in word_list("given_names")
    return token if whole else token.replace("لال", "لل", 1)


def _sentence(tokens: Sequence[tuple[str, str]]) -> Sentence:
    """Tokens joined to text; each letter of a name knows the name's number."""
    text = ""
    owners: list[int] = []
    kinds: list[str] = []
    for place, (token, label) in enumerate(tokens):
        kind = KIND_OF.get(label[2:])
        if kind and (label[0] == "B" or not kinds or place == 0 or tokens[place - 1][1][2:] != label[2:]):
            kinds.append(kind)
        blank = " " if text and not _joins(tokens, place) else ""
        if not blank and token in _BEHIND and text.endswith("ة"):
            text = text[:-1] + "ت"
        if not blank and text.endswith("ل") and token.startswith("ال") and tokens[place - 1][0] == "ل":
            token = token.removeprefix("ا")
        text += blank + token
        owners += [-1] * len(blank) + [len(kinds) - 1 if kind else -1] * len(token)
    return _labelled(text, owners, kinds)


def _joins(tokens: Sequence[tuple[str, str]], place: int) -> bool:
    """True when no blank parts a token from the one before it."""
    token, before = tokens[place][0], tokens[place - 1][0]
    if token in _NO_SPACE_BEFORE or before in _NO_SPACE_BEHIND:
        return True
    if not (token[0].isalnum() and before[0].isalnum()) or _spelled(tokens, place):
        return False
    return before in _BEFORE or token in _BEHIND or (before == "ك" and token in ("ما", "ان", "ذلك"))


def _spelled(tokens: Sequence[tuple[str, str]], place: int) -> bool:
    """True between two single letters: «د ب ا»."""
    return len(tokens[place][0]) == len(tokens[place - 1][0]) == 1 and tokens[place - 1][0] != "و"


def _labelled(text: str, owners: Sequence[int], kinds: Sequence[str]) -> Sentence:
    """The text with its names, and a label for each of its words."""
    folded = fold(text)
    labels, last, found = [], -1, words(folded.text)
    for word in found:
        inside = [owners[folded.places[place]] for place in range(word.start, word.end)]
        owner = max(inside)
        labels.append("O" if owner < 0 else f"{'I' if owner == last else 'B'}-{kinds[owner]}")
        last = owner
    return Sentence(text, tuple(_names(owners, kinds)), found, tuple(labels))


def _names(owners: Sequence[int], kinds: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Where each name stands in the text."""
    places: dict[int, list[int]] = {}
    for place, owner in enumerate(owners):
        if owner >= 0:
            places.setdefault(owner, []).append(place)
    for owner, inside in places.items():
        yield Span(inside[0], inside[-1] + 1), kinds[owner]
