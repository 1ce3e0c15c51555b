"""Glyphs of one line as they are drawn → the line as it is read.

Letters are taken from right to left; what runs the other way within a line, numbers and Latin words, is turned back.
A bracket is opened or closed by where it stands, since makers differ in which of the two they name.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Sequence

from waraqa.intake.glyphs import Glyph

_RIGHTWARD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_NUMBER = r"[0-9\u0660-\u0669\u06f0-\u06f9]+"
_LATIN = r"[^\W\d_\u0590-\u08ff]"
_JOINT = r"[0-9_\-.'&@:/+?=#%~]"
_CHUNK = rf"(?:[0-9]{_JOINT}*)?{_LATIN}(?:(?:{_JOINT}|{_LATIN})*(?:{_LATIN}|[0-9]))?"
_FORWARD = re.compile(rf"-?{_CHUNK}$|{_CHUNK}(?:[^\S\n]{_CHUNK})*|{_NUMBER}(?:[.,:/٫٬،]{_NUMBER})*")
"""What is read from the left, as it stands in a line that is read from the right: Latin words with what is written onto
them («B-52», an address), and numbers; a word that was broken at its hyphen ends the line."""
_IN_NUMBERS = ".,:/٫٬"
_PAIRS = ("()", "[]", "{}", "«»", "‹›", "“”")
_INNER_SPACE = re.compile(r"(?<=[(\[{«‹“]) (?=\S)|(?<=\S) (?=[)\]}»›”]|[،؛.؟!](?!\S))")
_WORD_ENDS = ("اً", "ةً", "ةٌ", "ةٍ", "ءً", "ىً")
_TWIN = {sign: pair for pair in _PAIRS for sign in pair}
_OVER, _UNDRAWN = -0.4, 0.6
"""Gaps in sizes of type: below a drawn space a tail may reach so far; so wide is a space that a file leaves undrawn."""
_FEW = 2
_DIGITS, _OWN_WORD, _ANY_WORD = 0.45, 0.25, 0.16
"""Gaps between two glyphs, in sizes of type, that are a space: of digits, always, and where PDFium sees two words."""


def line_text(glyphs: Sequence[Glyph], page_rightward: bool) -> str:
    """The text of a line; one without letters is read as its page is."""
    letters = [glyph for glyph in glyphs if not glyph.is_mark]
    marks = _marks_on([glyph for glyph in glyphs if glyph.is_mark], letters)
    rightward = runs_rightward(glyphs, page_rightward)
    ordered = sorted(range(len(letters)), key=lambda place: letters[place].pen, reverse=rightward)
    spaces = _spaces([letters[place] for place in ordered], rightward)
    parts: list[str] = []
    for at, place in enumerate(ordered):
        parts += [" "] * (at in spaces) + [letters[place].text + marks.get(place, "")]
    if not rightward:
        return "".join(parts)
    return _INNER_SPACE.sub("", brackets_settled(_turned(parts)))


def runs_rightward(glyphs: Iterable[Glyph], on_page: bool = False) -> bool:
    """True for what is read from the right: by its letters; with some Arabic ones, or none at all, as its page."""
    text = "".join(glyph.text for glyph in glyphs)
    letters, arabic = sum(map(str.isalpha, text)), len(_RIGHTWARD.findall(text))
    return on_page if bool(arabic) == bool(letters) and on_page else arabic > 0 and 2 * arabic >= letters


def _marks_on(marks: Sequence[Glyph], letters: Sequence[Glyph]) -> dict[int, str]:
    """The marks by the letter that they stand on, a doubling first: a letter reaches from its pen to the next one's."""
    found: dict[int, list[str]] = {}
    places = sorted((place for place, glyph in enumerate(letters) if _is_letter(glyph)), key=lambda at: letters[at].pen)
    pens = [letters[place].pen for place in places]
    for mark in marks if places else ():
        at = bisect(pens, (mark.left + mark.right) / 2) - 1
        found.setdefault(places[max(at, 0)], []).append(mark.text)
    return {place: "".join(sorted(texts, key=lambda text: text != "ّ")) for place, texts in found.items()}


def _is_letter(glyph: Glyph) -> bool:
    return glyph.text[0].isalpha()


def _spaces(glyphs: Sequence[Glyph], rightward: bool) -> set[int]:
    """Before which glyphs of a line white space stands: where the file draws it, else where it is wide enough."""
    pairs = range(1, len(glyphs))
    gaps = {at: _gap(glyphs[max(at - 2, 0) : at + 3], min(at, 2), rightward) for at in pairs}
    drawn = {at for at in pairs if _is_drawn(glyphs[at - 1], glyphs[at], gaps[at])}
    seen = {at for at in pairs if _is_space(glyphs[at - 1], glyphs[at], gaps[at])}
    if len(drawn) > _FEW and len(drawn) > len(seen) / 2:  # the file draws its spaces, so that others must be very wide
        seen = {at for at in seen if gaps[at] > _UNDRAWN * glyphs[at].size or not _is_word(glyphs[at - 1], glyphs[at])}
    return seen | drawn


def _gap(around: Sequence[Glyph], place: int, rightward: bool) -> float:
    """How much white is before a glyph: letters that are set above one another reach below their neighbours."""
    before, behind = around[:place], around[place:]
    if rightward:
        return min(glyph.left for glyph in before) - max(glyph.right for glyph in behind)
    return min(glyph.left for glyph in behind) - max(glyph.right for glyph in before)


def _is_word(one: Glyph, other: Glyph) -> bool:
    """True for two Arabic letters that PDFium reads in one go."""
    return one.run == other.run and all(map(_RIGHTWARD.match, (one.text, other.text)))


def _is_drawn(one: Glyph, other: Glyph, gap: float) -> bool:
    """True where the file draws a space between two letters."""
    return _is_word(one, other) and one.blank != other.blank and gap > _OVER * max(one.size, other.size)


def _is_space(one: Glyph, other: Glyph, gap: float) -> bool:
    """True where white space stands between two neighbours."""
    size = max(one.size, other.size)
    if one.text.endswith(_WORD_ENDS) and other.text[0].isalpha():
        return True
    least = _DIGITS if _in_number(one, other) else _OWN_WORD
    return gap > least * size or (gap > _ANY_WORD * size and one.word != other.word)


def _in_number(one: Glyph, other: Glyph) -> bool:
    """True for two digits, or a digit and what stands inside numbers: narrow ones leave much white space."""
    texts = one.text, other.text
    return any(text.isdigit() for text in texts) and all(text.isdigit() or text in _IN_NUMBERS for text in texts)


def _turned(parts: Sequence[str]) -> str:
    """The line with numbers and Latin words in their own direction; letters of one glyph stay together."""
    text = "".join(part[::-1] if _is_forward(part) else part for part in parts)
    return _FORWARD.sub(lambda run: run[0][::-1], text)


def _is_forward(part: str) -> bool:
    """True for a glyph of several Latin letters, such as «ffi», which is turned with its word."""
    return len(part) > 1 and not _RIGHTWARD.search(part)


def brackets_settled(text: str) -> str:
    """The text with each bracket opening or closing as the spaces around it say."""
    letters, opened = list(text), dict.fromkeys(_PAIRS, False)
    for place, sign in enumerate(letters):
        pair = _TWIN.get(sign)
        if pair is None:
            continue
        before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
        opens = before.isspace() and not after.isspace()
        closes = not before.isspace() and (
            after.isspace() or (unicodedata.category(after)[0] == "P" and after not in _TWIN)
        )
        begins = opens if opens != closes else not opened[pair]
        opened[pair], letters[place] = begins, pair[0 if begins else 1]
    return "".join(letters)
