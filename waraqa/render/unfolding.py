"""Links to evidence → the evidence itself, folded up where the link stood: it opens without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from waraqa.render.strings import Strings
from waraqa.render.views.witnesses import Way, Witness

UNFOLDED = frozenset({"figures", "conflicts", "timeline", "agreements", "people", "quotes"})
"""The sections that tell facts."""

_LINK = r'<a href="#(e-[a-z0-9-]+)(?:\.[0-9]+)?">(?:(?!</?a\b|</?p\b|</?li\b|</?td\b).)*</a>'
_COMMA = r"[^\w<>]{1,3}"
"""Between two places, in any language."""
_OWN = r'(?: <a [^<>]*class="own"[^<>]*>[^<>]*</a>)?'
_PLACES = re.compile(rf"(?P<places>{_LINK}(?:{_COMMA}{_LINK})*){_OWN}(?P<after></p>)?|<p\b|</p>", re.DOTALL)
_WORDS = re.compile(r'<a href="#[^"]*">(.*?)</a>', re.DOTALL)


@dataclass
class Unfolding:
    """Puts evidence into the HTML of one section; the first says in words what its button does."""

    strings: Strings
    witness: Callable[[str], Witness | None]
    paragraph: bool = False
    told: bool = False

    def run(self, html: str) -> Markup:
        """The HTML with its links opened; one in the middle of a paragraph stays a link, for nothing can open there."""
        return Markup(_PLACES.sub(self._opened, html))

    def _opened(self, found: re.Match[str]) -> str:
        if not found["places"]:
            self.paragraph = not found[0].startswith("</")
            return found[0]
        witness = self.witness(found[2])
        if witness is None or (self.paragraph and not found["after"]):
            return found[0]
        self.paragraph = False
        label = _WORDS.sub(r"\1", found["places"])
        return f"{found['after'] or ''}{self._details(label, witness)}"

    def _details(self, label: str, witness: Witness) -> str:
        t, first = self.strings.t, "" if self.told else " first"
        self.told = True
        words = (
            f'<span class="show">{escape(t("btn.evidence.open"))}</span>'
            f'<span class="hide">{escape(t("btn.evidence.close"))}</span>'
        )
        summary = f'<summary><span class="where">{label}</span> {words}</summary>'
        return f'<details class="witness{first}">{summary}{_inside(witness)}</details>'


def _inside(witness: Witness) -> str:
    """The sentences, each with its place where there are several, and the ways on."""
    several = len(witness.lines) > 1
    lines = "".join(f"<p>{f'<b>{escape(one.label)}</b> ' if several else ''}{one.text}</p>" for one in witness.lines)
    ways = "".join(f"<li>{_link(way)}</li>" for way in witness.ways)
    return f'<div class="words">{lines}<ul class="ways">{ways}</ul></div>'


def _link(way: Way) -> str:
    return f'<a href="{escape(way.address)}">{escape(way.label)}</a>'
