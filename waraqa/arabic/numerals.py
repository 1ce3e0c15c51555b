"""Number words and digits one by one: tokens of folded text, and the runs of pieces that numbers are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import folded_keys, table

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[%$€£¥₪]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?")
_MIXED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_DOUBTFUL = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9.,])")
_ARABIC_COMMA = re.compile(r"[0-9]{1,3}، ?[0-9]{1,2}(?= ?%| (?:في |ب)الم| مل[يا])")
_CHAIN = re.compile(r"[0-9]{1,5}([-–])[0-9]{1,5}\1[0-9]")
_WIRE = re.compile(r"[0-9] ?ر ?[0-9]")
"""«5ر2 مليون» of the news agencies: which side is the fraction depends on the hand that typed it."""
_LONGEST = 18


class Token(NamedTuple):
    """A word, a run of digits or a sign, in folded text."""

    start: int
    end: int
    text: str


class Piece(NamedTuple):
    """One token of a number: what it is worth, where it begins past its proclitics, how it is joined."""

    start: int
    end: int
    kind: str
    value: Decimal
    joined: bool
    rival: Decimal | None = None


def tokens(text: str) -> list[Token]:
    """Words, digit runs and signs of folded text, in order."""
    return [Token(*match.span(), match[0]) for match in _TOKEN.finditer(text)]


@cache
def _atoms() -> dict[str, tuple[str, Decimal]]:
    """Folded number words with their kind and value."""
    data = table("number_words")
    atoms: dict[str, tuple[str, Decimal]] = {}
    kinds = {
        "units": "unit",
        "tens": "ten",
        "hundreds": "hundred",
        "scales": "scale",
        "scale_plurals": "plural",
    }
    for section, kind in kinds.items():
        atoms |= {word: (kind, Decimal(value)) for word, value in folded_keys(data[section]).items()}
    for stem, value in folded_keys(data["hundred_stems"]).items():
        atoms |= {stem + hundred: ("hundred", Decimal(value * 100)) for hundred in ("ميه", "مايه")}
    for scale, value in folded_keys(data["scales"]).items():
        atoms |= {scale + ending: ("dual", Decimal(2 * value)) for ending in ("ان", "ين", "ي", "ا")}
        atoms[scale + "ا"] = ("scale", Decimal(value))
    atoms |= {word: ("fraction", Decimal(str(value))) for word, value in folded_keys(data["fractions"]).items()}
    atoms |= {"ال" + word: ("the-scale", Decimal(value)) for word, value in folded_keys(data["scales"]).items()}
    return atoms


@lru_cache(maxsize=65536)
def _atom(word: str) -> tuple[str, Decimal, int, str] | None:
    """Kind and value of a number word, the length of its proclitics and the last of them."""
    atoms = _atoms()
    for cut in (0, 1, 2):
        rest = word[cut:]
        if rest in atoms and _proclitics(word[:cut]):
            return (*atoms[rest], cut, word[:cut][-1:])
    return None


def is_number_word(word: str) -> bool:
    """True for a folded number word, proclitics or not."""
    return _atom(word) is not None


def _proclitics(letters: str) -> bool:
    """True for nothing, و ف ب ل ك, or one of و ف before one of ب ل ك."""
    return not letters or (letters[-1] in "وفبلك" and letters[:-1] in ("", "و", "ف"))


def runs(text: str, words: Sequence[Token]) -> Iterator[list[Piece]]:
    """Number pieces that stand next to each other, with nothing but blanks between."""
    run: list[Piece] = []
    index = 0
    while index < len(words):
        if not run and not _may_begin(words[index].text):
            index += 1
            continue
        piece, taken = _piece(text, words, index)
        if not run and piece and _multiplies_unread(text, words[index - 1], piece):
            piece = None
        if run and (piece is None or not _follows(text, run[-1], words[index], piece)):
            yield run
            run = []
        if piece is not None:
            run.append(piece)
        index += taken
    if run:
        yield run


def _may_begin(word: str) -> bool:
    """False for the many words that no number begins with."""
    return _atom(word) is not None or len(word) == 1 or word[0].isdecimal()


def _follows(text: str, last: Piece, word: Token, piece: Piece) -> bool:
    """True when only blanks stand between; a closing bracket too, before a scale: «(14.350) ألفا»."""
    gap = text[last.end : word.start]
    if gap.strip(" ") == "":
        return 0 < len(gap) <= 2 or piece.joined
    return gap.strip() == ")" and last.kind == "digits" and piece.kind in ("scale", "plural")


def _multiplies_unread(text: str, before: Token, piece: Piece) -> bool:
    """True for a scale right behind more digits than are read: what they multiply is not one million."""
    behind = 0 < piece.start - before.end <= 2 and not text[before.end : piece.start].strip(" ")
    unread = before.text[0].isdecimal() and len(before.text) > _LONGEST
    return behind and unread and piece.kind in ("scale", "plural") and not piece.joined


def _piece(text: str, words: Sequence[Token], index: int) -> tuple[Piece | None, int]:
    """The number piece that begins at a token, and how many tokens it takes."""
    word = words[index]
    if word.text[0].isdecimal():
        return _digits(text, words, index, joined=False, first=index)
    if word.text in ("و", "ب", "ل", "ف", "ك") and index + 1 < len(words) and words[index + 1].text[0].isdecimal():
        gap = words[index + 1].start - word.end
        if gap == 0 or (word.text == "و" and gap == 1 and text[word.end] == " "):
            return _digits(text, words, index + 1, joined=word.text == "و", first=index)
    if word.text == "و" and index + 1 < len(words) and text[word.end : words[index + 1].start] == " ":
        atom = _atom(words[index + 1].text)
        if atom is not None and atom[2] == 0:
            following = words[index + 1]
            return Piece(following.start, following.end, atom[0], atom[1], True), 2
    atom = _atom(word.text)
    if atom is None:
        return None, 1
    kind, value, cut, proclitic = atom
    if word.text == "واحد" and index + 1 < len(words) and words[index + 1].text in ("عشر", "عشره"):
        cut, proclitic = 1, "و"  # «وأحد عشر» folds like «واحد»
    return Piece(word.start + cut, word.end, kind, value, proclitic == "و"), 1


def _digits(text: str, words: Sequence[Token], index: int, *, joined: bool, first: int) -> tuple[Piece | None, int]:
    """A run of digits as a piece; a space or an Arabic comma may stand inside («12 500», «12، 45 %»)."""
    word = words[index]
    wide = _SPACED.match(text, word.start) or _ARABIC_COMMA.match(text, word.start)
    taken = index - first + 1
    end, written = word.end, word.text
    if wide and not _in_list(text, word.start):
        end, written = wide.end(), re.sub("، ?", ".", wide[0]).replace(" ", "")
        while first + taken < len(words) and words[first + taken].start < end:
            taken += 1
    value, rival = digits_value(written)
    if (
        value is None
        or _WIRE.search(text[max(0, word.start - 12) : end + 12])
        or _glued(text, word.start if joined or first == index else words[first].start, end)
    ):
        return None, taken
    return Piece(word.start, end, "digits", value, joined, rival), taken


def _in_list(text: str, start: int) -> bool:
    """True when digits and a comma stand just before: «10، 20، 45 في المئة» is a list."""
    before = text[max(0, start - 4) : start].rstrip(" ")
    return before[-1:] in ("،", ",") or before[-1:].isdecimal()


def _glued(text: str, start: int, end: int) -> bool:
    """True when a letter, a slash or a hyphen joins the digits to something that is no number: «كوفيد-19»."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before.isalpha() and before not in "وبلكف":
        return not (
            start >= 2 and text[start - 2 : start] == "ال" and not text[max(0, start - 3) : start - 2].isalpha()
        )
    if after.isalpha() and after.isascii():
        return True
    if {before, after} & {"-", "–"} and _CHAIN.search(text[max(0, start - 12) : end + 12]):
        return True
    if before in ("-", "/", ":", ".", "_", "#", "@", "+") and start >= 2 and not text[start - 2].isspace():
        return not (before == "-" and text[start - 2].isdecimal())
    return after in (":", "/", "_") and text[end + 1 : end + 2].isalnum()


def digits_value(written: str) -> tuple[Decimal | None, Decimal | None]:
    """The value of digits by the shape of their separators, and the other reading of «1,300» or «1.300»."""
    if len(written) > _LONGEST:
        return None, None
    if _GROUPED.fullmatch(written) or _MIXED.fullmatch(written):
        decimal = max(written.rfind("."), written.rfind(","))
        single = written.count(written[decimal]) == 1
        whole, part = (written[:decimal], written[decimal + 1 :]) if single else (written, "0")
        return Decimal(re.sub("[.,]", "", whole) + "." + part), None
    if _DOUBTFUL.fullmatch(written):
        thousands = Decimal(re.sub("[.,]", "", written))
        return thousands, thousands / 1000
    if len(re.findall("[.,]", written)) > 1:
        return None, None
    return Decimal(written.replace(",", ".")), None


@cache
def labels() -> frozenset[str]:
    """Folded words after which digits name something instead of counting it: «المادة», «رقم»."""
    return frozenset(map(fold_word, table("number_words")["labels"]["words"]))
