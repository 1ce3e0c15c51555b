"""Words of a source, a title or a fact → Markdown that shows those words and nothing else.

Only what could be active is escaped, so that `index.md` stays readable. The templates hold two rules that this relies
on: a value is never followed at once by `(`, `[` or `:`, and a line never begins with a value that may be empty.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from waraqa.controls import clean

_ALWAYS = re.compile(r"[\\`*_{}|]")
_ENTITY = re.compile(r"&(?=#?\w)")
_BRACKET = re.compile(r"\[([^\[\]]*)\](?![\[(:]| \[)")
_LINE_START = re.compile(r"^(?:([#+\-=!])|(\d+)\.(?=\s|$))")
_SPACES = re.compile(r"\s+")
_HELD = re.compile(r"\x02(.*?)\x03", re.DOTALL)


def escape_markdown(text: str) -> str:
    """The text on one line, its own white space as single spaces, every active character made plain."""
    plain = _SPACES.sub(" ", clean(text)).strip()
    escaped = _ALWAYS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", plain)).replace("<", "&lt;").replace(">", "&gt;")
    bare = escaped.rstrip("#")
    ended = bare + r"\#" * (len(escaped) - len(bare))
    return _LINE_START.sub(_plain_start, _brackets(ended))


def escape_between(words: str) -> str:
    """A piece of a line, escaped the same way; the white space at either end stays as a single space."""
    if not words.strip():
        return " " if words else ""
    before, after = (" " if words[0].isspace() else ""), (" " if words[-1].isspace() else "")
    return f"{before}{escape_markdown(words)}{after}"


def as_markdown(value: object) -> object:
    """What a template of sections prints: markup as it is, every other value escaped."""
    return value if isinstance(value, Markup) else Markup(escape_markdown(str(value)))


def _brackets(text: str) -> str:
    """Brackets escaped unless they are a plain pair, such as an inferred year, that no link can grow from."""
    held = _BRACKET.sub("\x02\\1\x03", text)
    held = re.sub(r"[\[\]]", r"\\\g<0>", held)
    return _HELD.sub(r"[\1]", held).replace("]:", "]&#58;")  # a definition does not mind the backslash


def _plain_start(match: re.Match[str]) -> str:
    """A line's first mark, so written that it opens no heading, list or underline."""
    if match[2]:
        return f"{match[2]}\\."
    return "&#61;" if match[1] == "=" else f"\\{match[1]}"
