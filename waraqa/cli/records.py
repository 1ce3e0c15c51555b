"""What `publish` would write of each sheet, and why it would leave one out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waraqa.content.published import Published
from waraqa.content.recording import record_of
from waraqa.pipeline import publish
from waraqa.site import Checked


def record_for(one: Checked) -> Published:
    """What a reviewed sheet tells readers."""
    facts = one.folder.facts.facts if one.folder.facts else ()
    return record_of(one.sheet, facts, one.folder.published)


def unrecorded(checked: Iterable[Checked]) -> Iterator[str]:
    """The published sheets that tell something else by now, so that the next change would be held to an old record."""
    for one in checked:
        if before := one.folder.published:
            version = f"{one.sheet.slug}: was published as version {before.version}"
            if reason := left_out(one):
                yield f"{version} and is a draft now: {reason}"
            elif record_for(one) != before:
                yield f"{version} and tells more by now: put it on record, publish"


def left_out(one: Checked) -> str:
    """Why a sheet is a draft; nothing where it is none."""
    dossier, sheet = publish(one.sheet, one.facts), one.sheet
    if dossier.state == "reviewed":
        return ""
    if sheet.draft:
        return "sheet.toml says draft = true"
    unsigned = [key for key in ("reviewed_by", "reviewed_on") if not getattr(sheet, key)]
    reasons = [f"no {' and no '.join(unsigned)} in sheet.toml"] if unsigned else []
    reasons += [f"{dossier.undecided} facts are still proposed"] if dossier.undecided else []
    return "; ".join(reasons)
