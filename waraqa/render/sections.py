"""A dossier → the Markdown of its sheet: one template a section, in the order that readers get them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from waraqa.config import Config
from waraqa.model import Dossier, Section
from waraqa.render.environment import section_environment
from waraqa.render.look import Look
from waraqa.render.views.agreements import agreements_of
from waraqa.render.views.conflicts import conflicts_of
from waraqa.render.views.corrections import citation_of, corrections_of
from waraqa.render.views.figures import figures_of
from waraqa.render.views.gaps import gaps_of
from waraqa.render.views.header import gist_of, header_of
from waraqa.render.views.lines import lines_of
from waraqa.render.views.people import people_of
from waraqa.render.views.quotes import quotes_of
from waraqa.render.views.reporting import report_of
from waraqa.render.views.scene import Medium, Scene
from waraqa.render.views.sources import sources_of
from waraqa.render.views.timeline import timeline_of

OWN = "own-"
"""Before the name of a section that an editor wrote by hand."""

_VIEWS: dict[str, Callable[[Scene], object]] = {
    "header": header_of,
    "gist": gist_of,
    "figures": figures_of,
    "conflicts": conflicts_of,
    "timeline": timeline_of,
    "agreements": agreements_of,
    "people": people_of,
    "quotes": quotes_of,
    "gaps": gaps_of,
}
_LAST = ("sources", "corrections", "cite")
_WITHDRAWN = ("header", "corrections")
_BREAK = re.compile(r"^<!-- section: ([a-z0-9-]+) -->\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a sheet in Markdown."""

    name: str
    text: str


def render_sections(dossier: Dossier, config: Config, look: Look, medium: Medium = "screen") -> str:
    """The Markdown of a sheet, sections parted by comments; empty ones left out."""
    scene = Scene(dossier, config, medium)
    parts = _parts(scene, look)
    if dossier.sheet.withdrawn:
        parts = [part for part in parts if part.name in _WITHDRAWN]
    return "\n".join(f"<!-- section: {part.name} -->\n\n{part.text.strip()}\n" for part in parts if part.text.strip())


def parts_of(markdown: str) -> tuple[Part, ...]:
    """The sections of a sheet's Markdown again."""
    pieces = _BREAK.split(markdown)
    return tuple(Part(name, text.strip()) for name, text in zip(pieces[1::2], pieces[2::2], strict=True))


def _parts(scene: Scene, look: Look) -> list[Part]:
    parts = [_part(scene, look, name, make(scene)) for name, make in _VIEWS.items()]
    listed = frozenset(
        re.findall(r"(?:(?<!\\)\{: #|<span id=\")f-([a-z0-9-]+)", "\n".join(part.text for part in parts))
    )
    ledger = corrections_of(scene)
    last = {
        "sources": sources_of(scene, listed.union(*(entry.ids for entry in ledger))),
        "corrections": ledger,
        "cite": citation_of(scene),
    }
    own = [Part(OWN + section.name, _by_hand(section)) for section in sorted(scene.dossier.sheet.sections, key=_order)]
    return [*parts, *own, *(_part(scene, look, name, last[name]) for name in _LAST)]


def _part(scene: Scene, look: Look, name: str, view: object) -> Part:
    template = section_environment(look).get_template(f"sections/{name}.md")
    strings = scene.strings
    known = {"t": strings.t, "n": strings.n, "medium": scene.medium, "report": partial(report_of, scene)}
    known["line"] = partial(lines_of, scene)
    return Part(name, template.render(view=view, scene=scene, **known))


def _order(section: Section) -> tuple[int, str]:
    return section.order, section.name


def _by_hand(section: Section) -> str:
    """A hand-written section under its title; a section break in it is made harmless."""
    body = _BREAK.sub("", section.body.replace("\r\n", "\n"))
    return f"## {' '.join(section.title.split())}\n\n{body}"
