"""What `publish` writes of each sheet, and why it leaves one out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from waraqa.config import Config
from waraqa.content.published import NAME, Published
from waraqa.content.recording import record_of, to_json
from waraqa.output import replace_kept
from waraqa.pipeline import publish
from waraqa.render.views.paged import paged
from waraqa.site import Checked


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a sheet a draft: that its editor wants it so, keys that are not given, facts that wait."""

    kept: bool
    unsigned: tuple[str, ...]
    undecided: int

    def __bool__(self) -> bool:
        """True for a draft."""
        return bool(self.kept or self.unsigned or self.undecided)

    def __str__(self) -> str:
        """Why it is a draft; nothing where it is none."""
        if self.kept:
            return "sheet.toml says draft = true"
        reasons = [f"no {' and no '.join(self.unsigned)} in sheet.toml"] if self.unsigned else []
        reasons += [f"{self.undecided} facts are still proposed"] if self.undecided else []
        return "; ".join(reasons)


def missing(one: Checked) -> Missing:
    """What a sheet still lacks before it can be published; nothing for one that was withdrawn."""
    dossier, sheet = publish(one.sheet, one.facts), one.sheet
    if dossier.state == "reviewed":
        return Missing(False, (), 0)
    unsigned = tuple(key for key in ("reviewed_by", "reviewed_on") if not getattr(sheet, key))
    return Missing(bool(sheet.draft), unsigned, dossier.undecided)


def record_for(one: Checked, config: Config) -> Published:
    """What a reviewed sheet tells readers, and which of its facts have a page."""
    facts = one.folder.facts.facts if one.folder.facts else ()
    pages = (fact.id for fact in paged(publish(one.sheet, one.facts), config))
    return record_of(one.sheet, facts, one.folder.published, pages)


def put_on_record(one: Checked, config: Config, root: Path) -> tuple[Published, bool]:
    """The record of a sheet, written to its published.json; and whether that changed."""
    record = record_for(one, config)
    return record, replace_kept(root / one.sheet.slug / NAME, to_json(record))
