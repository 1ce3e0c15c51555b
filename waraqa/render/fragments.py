"""A link that opens a page at given words: `#:~:text=prefix-,start,end,-suffix` (WICG, URL Fragment Text Directives).

The words go into the address in logical order, percent-encoded with the three characters that the directive itself
uses. A browser that does not know them, or a page that changed, opens at its top: nothing is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from urllib.parse import quote

from waraqa.controls import clean
from waraqa.model import Span
from waraqa.render.marks import whole_words

_LONG = 12
"""Words above which a passage is given by its first and last ones."""
_ENDS = 4
"""How many words stand for the beginning of a long passage, and how many for its end."""
_CONTEXT = 12
"""Words of context on either side that may tell a passage from another with the same words."""
_DIRECTIVES = 4
"""How many passages one link may mark."""
_REACH = 300
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[\n\r\u2028\u2029]")


def with_fragment(url: str, text: str, spans: Iterable[Span]) -> str:
    """The address with a directive for each passage that no other holds; nothing where there is no address."""
    passages = _outermost(text, spans)
    if not url or not passages:
        return ""
    if len(passages) > _DIRECTIVES:
        passages = [Span(passages[0].start, max(span.end for span in passages))]
    directives = dict.fromkeys(f"text={_directive(text, _bare_text(text), span)}" for span in passages)
    page, mark, anchor = url.partition("#")
    anchor = anchor.partition(":~:")[0]
    return f"{page}{mark or '#'}{anchor}:~:{'&'.join(directives)}"


def _outermost(text: str, spans: Iterable[Span]) -> list[Span]:
    """The passages as whole words, without those that lie in another one."""
    found: list[Span] = []
    whole = Span(0, len(text))
    grown = {_trimmed(text, whole_words(text, span, whole)) for span in spans}
    for span in sorted(grown, key=lambda one: (one.start, -one.end)):
        if clean(span.of(text)).strip() and not (found and span.end <= found[-1].end):
            found.append(span)
    return found


def _trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _directive(text: str, bare_text: str, span: Span) -> str:
    """What names the passage: the least that no other passage has."""
    words = _words(text, span) or [span]
    if len(words) > _LONG or _LINE.search(span.of(text)):
        start, end = _ends(text, words)
        before, _ = _context(text, bare_text, start, suffix=False)
        return f"{_prefix(before)}{_encoded(start.of(text))},{_encoded(end.of(text))}"
    before, after = _context(text, bare_text, span)
    return f"{_prefix(before)}{_encoded(span.of(text))}{f',-{_encoded(after)}' if after else ''}"


def _prefix(words: str) -> str:
    return f"{_encoded(words)}-," if words else ""


def _ends(text: str, words: Sequence[Span]) -> tuple[Span, Span]:
    """The first words of a long passage and its last ones: as many as it takes to stop at the right end."""
    most = max(1, min(_CONTEXT, len(words) // 2))
    start = end = Span(0, 0)
    for count in range(min(_ENDS, most), most + 1):
        start = _within_a_line(text, words[:count])
        end = _within_a_line(text, words[-count:][::-1])
        inside = _bare(text[start.end : end.end])
        if _count(inside, end.of(text)) == 1:
            break
    return start, end


def _within_a_line(text: str, words: Sequence[Span]) -> Span:
    """The words from the first of them on, in either direction, as far as they stand on one line."""
    kept = [words[0]]
    for one, other in pairwise(words):
        between = text[min(one.end, other.end) : max(one.start, other.start)]
        if _LINE.search(between):
            break
        kept.append(other)
    return Span(min(word.start for word in kept), max(word.end for word in kept))


def _context(text: str, bare_text: str, span: Span, suffix: bool = True) -> tuple[str, str]:
    """The fewest words before and behind that make the passage the only one of its kind, a word in front first."""
    before = _words(text, Span(_line_start(text, span.start), span.start))[-_CONTEXT:]
    after = _words(text, Span(span.end, _line_end(text, span.end)))[:_CONTEXT] if suffix else []
    for front, back in _choices(len(before), len(after)):
        start = before[-front].start if front else span.start
        end = after[back - 1].end if back else span.end
        if _count(bare_text, text[start:end]) <= 1:
            return text[start : span.start], text[span.end : end]
    return "", ""


def _choices(front: int, back: int) -> Iterator[tuple[int, int]]:
    """How many words before and behind, the fewest first."""
    for total in range(front + back + 1):
        share = total - total // 2
        first = min(front, max(share, total - back))
        yield first, total - first


def _words(text: str, span: Span) -> list[Span]:
    """The places of the words in a stretch; what has no letter or digit is none."""
    found = (Span(match.start(), match.end()) for match in _WORD.finditer(text, span.start, span.end))
    return [word for word in found if any(map(str.isalnum, word.of(text)))]


def _line_start(text: str, place: int) -> int:
    """Where the line begins, or as far back as context may reach."""
    ends = [match.end() for match in _LINE.finditer(text, max(0, place - _REACH), place)]
    return ends[-1] if ends else max(0, place - _REACH)


def _line_end(text: str, place: int) -> int:
    """Where the line ends, or as far on as context may reach."""
    end = _LINE.search(text, place, place + _REACH)
    return end.start() if end else min(len(text), place + _REACH)


def _count(bare_text: str, words: str) -> int:
    """How often the words stand in a text, whole; two stands for more."""
    needle = _bare(words)
    first, last = (r"\b" if re.match(r"\w", edge) else "" for edge in (needle[:1], needle[-1:]))
    pattern = re.compile(f"{first}{re.escape(needle)}{last}", re.IGNORECASE)
    found = pattern.search(bare_text)
    return 0 if not found else 1 + bool(pattern.search(bare_text, found.start() + 1))


def _bare(text: str) -> str:
    """The text as browsers compare it: single spaces, no vowel marks, no tatweel, no controls."""
    letters = unicodedata.normalize("NFD", clean(text))
    kept = (letter for letter in letters if letter != "\u0640" and not unicodedata.combining(letter))
    return " ".join("".join(kept).split())


@lru_cache(maxsize=4)
def _bare_text(text: str) -> str:
    """A whole source, compared with many passages."""
    return _bare(text)


def _encoded(words: str) -> str:
    """The words percent-encoded as UTF-8: everything but letters, digits, full stops and tildes of ASCII."""
    plain = " ".join(clean(words).split())
    return quote(plain, safe="").replace("-", "%2D").replace("_", "%5F")
