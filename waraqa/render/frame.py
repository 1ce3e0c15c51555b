"""What every page of one build shares, and what of it goes to paper: nothing else makes a brief expire."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from jinja2 import Environment, TemplateError
from jinja2.meta import find_referenced_templates

from waraqa.config import Config
from waraqa.errors import WaraqaError
from waraqa.model import Page
from waraqa.render.alternates import Relative
from waraqa.render.environment import page_environment
from waraqa.render.look import Look

_ON_PAPER = ("brief", "sections/")
"""What the names of the templates begin with that a brief is made of."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of one build shares: settings, look, the site's own pages, and what lies beside a sheet.

    `pictures` is true where a card can be made of each sheet; `relatives` are the sheets in several languages.
    """

    config: Config
    look: Look
    pages: tuple[Page, ...] = ()
    files: tuple[str, ...] = ()
    pictures: bool = False
    relatives: tuple[Relative, ...] = ()


def on_paper(frame: Frame) -> Frame:
    """What a brief has of a frame: neither assets nor pages, no setting and no template of the screen alone."""
    config = replace(frame.config, drafts=True, host="any", search=True, cards=True)
    return Frame(config, replace(frame.look, assets=(), digest=_digest(frame.look)))


def _digest(look: Look) -> str:
    """A digest of the templates that a brief is made of; where one cannot be told, of all."""
    environment, digest, seen = page_environment(look), hashlib.sha256(), set[str]()
    ahead = environment.list_templates(filter_func=lambda name: name.startswith(_ON_PAPER))
    try:
        while ahead:
            if (name := ahead.pop()) not in seen:
                seen.add(name)
                source, used = _read(environment, name)
                digest.update(f"{name} {len(source)}\n{source}".encode())
                ahead += used
    except (TemplateError, UnicodeDecodeError, WaraqaError):
        return look.digest
    return digest.hexdigest()


def _read(environment: Environment, name: str) -> tuple[str, list[str]]:
    """The text of a template and the names of those that it uses; an error where it makes up a name as it runs."""
    source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
    used = list(find_referenced_templates(environment.parse(source, name)))
    if None in used:
        raise TemplateError(f"{name}: names a template that is known only when it runs")
    return source, sorted(filter(None, used))
