"""`check --sources`: each source read again, and what an editor is told of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waraqa.cli.report import notice, table
from waraqa.model import Dossier, Source
from waraqa.pipeline import publish
from waraqa.site import Checked
from waraqa.sources import Change, Copy, UnreadableError, compare, fetch_all, rests_on, saved_copy

_MOST = 20
"""How many changed facts of one source are named."""


@dataclass(frozen=True, slots=True)
class Again:
    """A source that was to be read again: where from, and what was found or why nothing was."""

    dossier: Dossier
    source: Source
    place: str
    found: Copy | UnreadableError

    @property
    def name(self) -> str:
        """The source as messages name it."""
        return f"{self.dossier.sheet.slug}/{self.source.id}"


def read_again(checked: Iterable[Checked], options: argparse.Namespace) -> int:
    """Read each source again, print what was found, and name the changed facts; how many notices were told."""
    dossiers = [publish(one.sheet, one.facts) for one in checked if not one.sheet.withdrawn]
    places = [(dossier, source) for dossier in dossiers for source in dossier.sheet.sources]
    told = [_told(again) for again in (_copies(places, options) if options.copies else _fetched(places))]
    table(("sheet", "source", "read from", "result"), [row for row, _ in told])
    notices = [said for _, all_said in told for said in all_said]
    sys.stdout.flush()
    for said in notices:
        notice(said)
    return len(notices)


def _copies(places: Sequence[tuple[Dossier, Source]], options: argparse.Namespace) -> Iterator[Again]:
    """Each source from a copy that the editor saved."""
    for dossier, source in places:
        try:
            found: Copy | UnreadableError = saved_copy(options.copies, dossier.sheet.slug, source.id)
        except (UnreadableError, OSError) as why:
            found = UnreadableError(str(why))
        yield Again(dossier, source, "copy", found)


def _fetched(places: Sequence[tuple[Dossier, Source]]) -> list[Again]:
    """Each source from its address; from its archived copy where the address gives nothing."""
    again = _asked([(dossier, source, "address", source.url) for dossier, source in places])
    lost = [index for index, one in enumerate(again) if _is_lost(one) and one.source.archived_url]
    archived = _asked([(again[i].dossier, again[i].source, "archive", again[i].source.archived_url) for i in lost])
    for index, second in zip(lost, archived, strict=True):
        again[index] = second if not _is_lost(second) else again[index]
    return again


def _is_lost(one: Again) -> bool:
    return isinstance(one.found, UnreadableError)


def _asked(wanted: Sequence[tuple[Dossier, Source, str, str | None]]) -> list[Again]:
    """What stands at the addresses, in order."""
    found = dict(zip(*_of_addresses([url for *_, url in wanted if url]), strict=True))
    without = UnreadableError("no address")
    return [
        Again(dossier, source, place if url else "—", found[url] if url else without)
        for dossier, source, place, url in wanted
    ]


def _of_addresses(urls: Sequence[str]) -> tuple[Sequence[str], Sequence[Copy | UnreadableError]]:
    """Each address once, and what stands there."""
    once = list(dict.fromkeys(urls))
    return once, list(fetch_all(once))


def _told(again: Again) -> tuple[tuple[str, ...], list[str]]:
    """The row of a source, and its notices."""
    result, notices = _result(again)
    return (again.dossier.sheet.slug, again.source.id, again.place, result), notices


def _result(again: Again) -> tuple[str, list[str]]:
    """What became of a source in a few words, and what an editor should know of it."""
    source, found = again.source, again.found
    if isinstance(found, UnreadableError):
        kept = "; it has no archived copy" if again.place == "address" and not source.archived_url else ""
        if again.place == "—":
            return "it has no address", []
        return "not read", [f"{again.name}: could not be read again: {found}{kept}"]
    where = f"{again.name}: read from its archived copy: its address gives nothing"
    moved = [where] if again.place == "archive" else []
    if found.sha256 == source.sha256:
        return "unchanged", moved
    facts = rests_on(again.dossier.facts, source.id)
    changes = compare(source, again.dossier.facts, found.text)
    changed = len({change.fact for change in changes})
    if not changed:
        return f"the words of all {facts} facts stand", moved
    if changed == facts and not any(change.nearest for change in changes):
        return "another text", [
            *moved,
            f"{again.name}: no words of its {facts} facts stand there: is it the same text?",
        ]
    more = [f"{again.name}: {len(changes) - _MOST} more"] if len(changes) > _MOST else []
    named = [_named(again, change) for change in changes[:_MOST]]
    return f"{changed} of {facts} facts changed", [*moved, *named, *more]


def _named(again: Again, change: Change) -> str:
    """A changed fact with its words and what stands there now."""
    what = "its words are not there any more" if change.how == "gone" else "its sentence reads otherwise"
    nearest = f"\n    now:  {change.nearest}" if change.nearest else "\n    nothing there is like its sentence"
    return f"{again.name}: fact {change.fact}: {what}\n    then: {change.words}{nearest}"
