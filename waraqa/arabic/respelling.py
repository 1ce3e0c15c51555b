"""Words that a source spells otherwise: found as one unbroken run, with the same numbers, names and negations.

What may differ: vowel marks, tatweel, the seat of a hamza, ى/ي, ة/ه, Farsi letters, the script of digits, punctuation
inside a sentence, and one و ف ب ك ل before a word. What may not: a letter, a number, a sign, ال, a negation, a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from waraqa.arabic.folding import Folded, fold, fold_word
from waraqa.arabic.names import is_family, is_given, is_weak_given
from waraqa.arabic.negation import negations
from waraqa.arabic.numerals import is_number_word
from waraqa.model import Span

_SEATS = str.maketrans("أإآؤئ", "\U00010428\U00010429\U0001042a\U0001042b\U0001042c")
_WRITTEN = {seat: letter for letter, seat in _SEATS.items()}
"""Hamzas that folding would drop, as letters of a script that no news is written in."""
_ON_ALEF, _ALL = "\U00010428\U00010429\U0001042a", "\U00010428\U00010429\U0001042a\U0001042b\U0001042cء"
_CLASSES = {"ا": "ا" + _ON_ALEF, "و": "و\U0001042b", "ي": "ي\U0001042c"} | {
    **dict.fromkeys(_ALL, _ALL),
    **dict.fromkeys(_ON_ALEF, _ALL + "ا"),
    "\U0001042b": _ALL + "و",
    "\U0001042c": _ALL + "ي",
}
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%$€£¥₪°]|(?<!\w)[-+](?=\d)")
_GAP = r"[^\w%$€£¥₪°]"
_STOP = re.compile(r"[.!?؟…\n]")
_CLITICS = ("", "و", "ف", "ب", "ك", "ل", "وب", "وك", "ول", "فب", "فك", "فل")
_LEAD = r"(?:[وف]?[بكل]?)"


@lru_cache(maxsize=8)
def _light(text: str) -> Folded:
    """The folded text in which hamzas still show their seats; places are those of the text itself."""
    return fold(text.translate(_SEATS))


def respelled(text: str, words: str) -> Iterator[Span]:
    """Every run of the text that says the words in another spelling, in order; boundaries are the caller's."""
    source, wanted = _light(text), _light(words).text
    if len(wanted) > len(source.text) or not (pieces := list(_TOKEN.finditer(wanted))):
        return
    for match in re.finditer(f"(?={_pattern(pieces)})", source.text):
        found = list(_TOKEN.finditer(source.text, match.start(1), match.end(1)))
        if len(found) != len(pieces) or _stitched(pieces, found):
            continue
        lead = _lead_of(found[0][0], pieces[0][0])
        if (lead or _same(pieces[0], found[0])) and all(map(_same, pieces[1:], found[1:])):
            span = source.span(match.start(1) + lead, match.end(1))
            yield Span(span.start, _past_strokes(text, span.end))


def _past_strokes(text: str, end: int) -> int:
    """The end of a word behind its last tatweel."""
    while text[end : end + 1] == "ـ":
        end += 1
    return end


def _lead_of(found: str, wanted: str) -> int:
    """How many letters of و ف ب ك ل stand before the wanted word in the source's."""
    leads = (len(lead) for lead in _CLITICS if lead and found.startswith(lead))
    return next((cut for cut in leads if re.fullmatch(_letters(wanted), found[cut:])), 0)


def _pattern(pieces: list[re.Match[str]]) -> str:
    """What the words may look like: each in any form, with gaps that hold neither letters nor signs."""
    parts = [_form(pieces[0][0])]
    for left, right in pairwise(pieces):
        alike = left[0][0].isdigit() == right[0][0].isdigit() and left[0][0].isalnum() and right[0][0].isalnum()
        parts += [_GAP + ("+" if alike else "*"), _form(right[0])]
    begins = rf"(?<!\w){_LEAD}" if pieces[0][0][0].isalpha() else ""
    ends = r"(?!\w)" if pieces[-1][0][0].isalpha() else ""
    return f"({begins}{''.join(parts)}){ends}"


def _form(token: str) -> str:
    """A token as a pattern; a word may come with another proclitic, or without its own.

    It is atomic, and ends where the word ends: the ways to read one word never multiply with those of the next.
    """
    if not token[0].isalpha():
        return rf"(?<![\d])(?<!\d[.,]){re.escape(token)}(?![.,]?\d)" if token[0].isdigit() else re.escape(token)
    cores = {(definite, core) for _, definite, core in _cores(token)}
    forms = {_letters(token)}
    forms |= {_LEAD + ("(?:ا?ل)" if definite else "") + _letters(core) for definite, core in cores}
    return "(?>(?:" + "|".join(sorted(forms, key=lambda form: (-len(form), form))) + r")(?![^\W\d_]))"


def _letters(word: str) -> str:
    """Each letter with those that may stand for it."""
    return "".join(f"[{_CLASSES[letter]}]" if letter in _CLASSES else letter for letter in word)


def _same(wanted: re.Match[str], found: re.Match[str]) -> bool:
    """True when the source's token says what the wanted one says."""
    return wanted[0] == found[0] or (wanted[0][0].isalpha() and _same_word(wanted[0], found[0]))


@lru_cache(maxsize=4096)
def _same_word(wanted: str, found: str) -> bool:
    """True for one word in two spellings; a proclitic may differ only where it makes no other word of it."""
    if re.fullmatch(_letters(wanted), found):
        return True
    words = fold_word(_unseated(wanted)), fold_word(_unseated(found))
    if any(map(_must_stand, words)):
        return False
    return any(
        re.fullmatch(_letters(core), other) and definite == also_definite and "" in (lead, other_lead)
        for lead, definite, core in _cores(wanted)
        for other_lead, also_definite, other in _cores(found)
    )


def _cores(word: str) -> list[tuple[str, bool, str]]:
    """What a word may be made of: proclitics, whether ال follows, and the rest."""
    found = []
    for lead in _CLITICS:
        rest = word[len(lead) :]
        if not word.startswith(lead):
            continue
        if rest.startswith("ال") and len(rest) > 3:
            found.append((lead, True, rest[2:]))
        elif lead.endswith("ل") and rest.startswith("ل") and len(rest) > 2:
            found.append((lead, True, rest[1:]))
        elif len(rest) > 2:
            found.append((lead, False, rest))
    return found


@lru_cache(maxsize=4096)
def _must_stand(word: str) -> bool:
    """True for names, numbers and negations: there one more letter makes another one."""
    name = is_given(word) or is_weak_given(word) or is_family(word)
    return name or is_number_word(word) or word in negations()


def _unseated(word: str) -> str:
    """The word with its hamzas as they are written."""
    return word.translate(_WRITTEN)


def _stitched(wanted: list[re.Match[str]], found: list[re.Match[str]]) -> bool:
    """True when the source ends a sentence or a line between two words that were given as one run."""
    for index in range(1, len(found)):
        gap = found[index].string[found[index - 1].end() : found[index].start()]
        given = wanted[index].string[wanted[index - 1].end() : wanted[index].start()]
        if _STOP.search(gap) and not _STOP.search(given) and len(found[index - 1][0]) > 2:
            return True
    return False
