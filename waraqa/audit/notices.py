"""What is no mistake but worth knowing of a sheet: drafts, conflicts, doubts, characters that steer, much repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from waraqa.audit.disputes import suggestions
from waraqa.audit.records import missing, record_for
from waraqa.config import Config
from waraqa.content.sheets import SheetFolder, name
from waraqa.controls import slips
from waraqa.model import ConflictFact
from waraqa.pipeline import is_spelling, publish
from waraqa.render.share import LIMIT, Share, shares_of
from waraqa.site import Checked

_OPEN = ("proposed", "accepted")
MOST = 5
"""How many places of one text are named; a text may hold thousands."""


def steering(folders: Iterable[SheetFolder], root: Path) -> Iterator[str]:
    """A notice for each character that would steer the text around it, with its place: it is kept and not shown."""
    for folder in folders:
        for source in folder.sheet.sources:
            file = name(root / folder.sheet.slug / source.file, root)
            yield from _of_text(file, source.text)


def _of_text(file: str, text: str) -> Iterator[str]:
    """The notices of one text; a byte order mark at its start is no news."""
    found = (slip for slip in slips(text) if (slip.line, slip.column, slip.letter) != (1, 1, "\ufeff"))
    for slip in islice(found, MOST):
        yield f"{file}:{slip.line}:{slip.column}: {slip}; kept in the source, not shown to readers"
    if more := sum(1 for _ in found):
        yield f"{file}: {more} more of such characters"


def notices_of(one: Checked, config: Config) -> Iterator[str]:
    """What an editor should know of a sheet that is in order."""
    dossier = publish(one.sheet, one.facts)
    slug = one.sheet.slug
    if dossier.state == "draft":
        yield f"{slug}: a draft: {missing(one)}"
    yield from map(str, one.folder.notices)
    yield from _much_repeated(one, config)
    for fact in (*dossier.facts, *(one for one in filter(is_spelling, one.facts) if one.status in _OPEN)):
        if isinstance(fact, ConflictFact):
            if fact.resolved:
                continue
            told = (fact.a_text, fact.b_text, *suggestions(fact, one.facts))
            yield "\n    ".join((f"{slug}: conflict {fact.id}: {fact.why}", *told))
        elif fact.verdict == "doubtful" and fact.status == "accepted":
            yield f"{slug}: doubtful {fact.id}: {'; '.join(fact.reasons)}\n    {' '.join(fact.text.split())}"


def unrecorded(checked: Iterable[Checked], config: Config) -> Iterator[str]:
    """The published sheets that tell something else by now, so that the next change would be held to an old record."""
    for one in checked:
        if before := one.folder.published:
            version = f"{one.sheet.slug}: was published as version {before.version}"
            if reason := missing(one):
                yield f"{version} and is a draft now: {reason}"
            elif record_for(one, config) != before:
                yield f"{version} and tells more by now: put it on record, publish"


def _much_repeated(one: Checked, config: Config) -> Iterator[str]:
    """A notice for each source of which the published sheet repeats more than excerpts should."""
    for _, share in sheet_shares([one], config):
        if share.is_much:
            yield (
                f"{one.sheet.slug}: repeats {share.percent} % of the source {share.source!r}, more than {LIMIT} %: "
                'accept fewer facts or shorten their evidence; or, if you hold the right to it, write show = "full"'
            )


def sheet_shares(checked: Iterable[Checked], config: Config) -> Iterator[tuple[Checked, Share]]:
    """The shares of the sheets that are built."""
    for one in checked:
        dossier = publish(one.sheet, one.facts)
        if config.drafts or dossier.state == "reviewed":
            yield from ((one, share) for share in shares_of(dossier, config))
