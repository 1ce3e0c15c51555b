"""What was published against what stands now: a change that the ledger does not tell is an error of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from waraqa.arabic.matching import occurrences
from waraqa.content.changes import Difference, differences, holds, says, worded
from waraqa.content.ledger import (
    Ledger,
    Untold,
    UntoldError,
    entry_again,
    entry_block,
    entry_mistakes,
    ledger_notices,
    version_mistakes,
    withdrawal_mistakes,
)
from waraqa.content.published import Published, PublishedFact, PublishedFile, PublishedSource
from waraqa.content.recording import told_of
from waraqa.errors import Location, WaraqaError
from waraqa.model import AnyFact, Correction, Source, plain_line
from waraqa.model.ledger import substantive

_SHOWN = ("accepted", "withdrawn", "merged")
_DATA = ("value", "unit", "period", "approx", "change", "calendar", "hijri", "direct", "polarity", "date", "announced")
_KEYS = {"a": "between", "b": "between"}
_GONE_HINT = 'keep it in facts.toml with status = "withdrawn", or "merged" and into = "other-id"'
_SOURCE_HINT = (
    "a source is kept as it was obtained: put the text back, and add another one as a [[source]] of its own; "
    'or tell readers with a [[correction]] without fact and with cause = "source"'
)


def check_ledger(ledger: Ledger) -> tuple[WaraqaError, ...]:
    """The notices of a ledger in order; its mistakes are raised, all at once."""
    mistakes = [
        *entry_mistakes(ledger),
        *version_mistakes(ledger),
        *withdrawal_mistakes(ledger),
        *source_mistakes(ledger),
        *history_mistakes(ledger),
    ]
    if mistakes:
        raise ExceptionGroup(ledger.sheet.slug, mistakes)
    return (*ledger_notices(ledger), *history_notices(ledger))


def history_mistakes(ledger: Ledger) -> Iterator[WaraqaError]:
    """Everything published that changed, or went, and that the ledger does not tell."""
    if ledger.before is None:
        return
    yield from _record_mistakes(ledger, ledger.before)
    if ledger.sheet.withdrawn is None:
        yield from _sheet_mistakes(ledger, ledger.before.record)
        yield from _fact_mistakes(ledger, ledger.before)


def source_mistakes(ledger: Ledger) -> Iterator[WaraqaError]:
    """Sources whose text is not the one that was published, with the facts whose words went."""
    if ledger.before is None or ledger.sheet.withdrawn or _told_by_source(ledger):
        return
    for source in ledger.before.record.sources:
        index, now = _source_now(ledger, source.id)
        if now is None or now.sha256 != source.sha256:
            said = "is gone" if now is None else "has another text than the one that was published"
            facts = [fact for fact in ledger.before.record.facts if fact.source == source.id]
            lost = [fact for fact in facts if now is None or not occurrences(now.text, fact.evidence or fact.words)]
            where = ledger.place("source", index, "file") if now else ledger.place("source", 0)
            yield WaraqaError(f"the source {source.id!r} {said}{_lost(lost)}", where, _SOURCE_HINT)


def history_notices(ledger: Ledger) -> Iterator[WaraqaError]:
    """New entries that do not name what was published, or that tell of no change."""
    if ledger.before is None or ledger.sheet.withdrawn:
        return
    for index, entry in enumerate(ledger.sheet.corrections):
        was = ledger.before.record.fact(entry.fact) if entry.fact else None
        if entry in ledger.fresh and was and not says(entry.old, was):
            said = f"the old value is not what was published of {was.id!r}\n    {was.words}"
            yield WaraqaError(said, ledger.place("correction", index, "old"))
        elif entry in ledger.fresh and was and not _differences_of(ledger, was):
            said = f"nothing that readers are told of {was.id!r} has changed"
            yield WaraqaError(said, ledger.place("correction", index, "fact"))


def _record_mistakes(ledger: Ledger, before: PublishedFile) -> Iterator[WaraqaError]:
    """The addresses, and the entries that were published."""
    record, sheet = before.record, ledger.sheet
    if record.sheet != sheet.slug:
        hint = f"an address is for ever: name the folder {record.sheet!r} again"
        yield WaraqaError(f"this sheet was published as {record.sheet!r}", before.place("sheet"), hint)
    for alias in sorted({*record.aliases} - {*sheet.aliases}):
        hint = f"an address is for ever: write aliases = [{', '.join(map(repr, record.aliases))}] again"
        yield WaraqaError(f"the published address {alias!r} is gone", ledger.place("aliases"), hint)
    for index, lost in record.gone(sheet.corrections):
        hint = f"what was corrected stays on record; put it back into {ledger.file}:{entry_again(lost)}"
        yield WaraqaError("a published correction is gone or changed", before.place("corrections", index), hint)
    last = record.updated or record.issued
    for index, entry in enumerate(sheet.corrections):
        if last and entry in ledger.fresh and entry.date < last:
            hint = f"the published version is of {last}"
            where = ledger.place("correction", index, "date")
            yield WaraqaError("the new correction is older than what was published", where, hint)


def _sheet_mistakes(ledger: Ledger, record: Published) -> Iterator[WaraqaError]:
    """Title, gist and day of issue, and a sheet that was withdrawn."""
    sheet = ledger.sheet
    whole = [entry for entry in ledger.fresh if entry.fact is None]
    gist = plain_line(sheet.gist) if sheet.gist else None
    changed = [*worded("title", record.title, sheet.title), *worded("gist", record.gist, gist)]
    if record.issued and record.issued != sheet.issued:
        changed.append(Difference("issued", str(record.issued), str(sheet.issued or "—"), True))
    if record.withdrawn and not whole:
        hint = f"say why it is back, in {ledger.file}:{entry_block(None, record.withdrawn.reason, '…')}"
        yield WaraqaError("the sheet was withdrawn, and the ledger does not say why it is back", ledger.place(), hint)
    yield from _texts_mistakes(ledger, "sheet", changed)
    for source in record.sources:
        index, now = _source_now(ledger, source.id)
        yield from _texts_mistakes(ledger, f"source {source.id!r}", _told_of_source(source, now), "source", index)


def _texts_mistakes(
    ledger: Ledger, name: str, changed: Iterable[Difference], *path: str | int
) -> Iterator[WaraqaError]:
    """What is told of the sheet or of a source otherwise, and that no entry tells."""
    for one in changed:
        entries = [entry for entry in ledger.fresh if _is_about(entry, one)]
        if problem := _unrecorded(name, (one,), entries):
            untold = Untold(None, one.was, one.now, minor=one.minor)
            hint = f"put it back, or record it in {ledger.file}:{untold.block}"
            yield UntoldError(problem, ledger.place(*path, one.key), hint, untold)


def _told_of_source(was: PublishedSource, now: Source | None) -> Iterator[Difference]:
    """Where a source is said to be from, where that reads otherwise; what was not known before is no change."""
    for key in ("outlet", "author", "title", "published") if now else ():
        before, after = getattr(was, key), getattr(now, key)
        if before is not None:
            yield from worded(key, str(before), after and str(after))


def _is_about(entry: Correction, one: Difference) -> bool:
    """True for an entry about the sheet whose old value stood there, or one that tells both what was and what is."""
    if entry.fact is None:
        return one.key in ("issued", "published") or holds(one.was, entry.old)
    return holds(one.was, entry.old) and holds(one.now, entry.new)


def _fact_mistakes(ledger: Ledger, before: PublishedFile) -> Iterator[WaraqaError]:
    """Every published fact that reads otherwise, or that went."""
    for index, was in enumerate(before.record.facts):
        now = _now(ledger, was)
        if now is None or now.status not in _SHOWN:
            where = _place(ledger, was.id, "status") if now else before.place("facts", index)
            went = f"went back to {now.status!r}" if now else "is gone"
            said = f"the published fact {was.id!r} {went}\n    {was.words}"
            untold = Untold(was.id, was.words, None, gone=True)
            yield UntoldError(said, where, f"{_GONE_HINT}, and record it in {ledger.file}:{untold.block}", untold)
            continue
        found = differences(was, told_of(now, ledger.sheet))
        entries = [entry for entry in ledger.fresh if entry.fact == was.id]
        if problem := _unrecorded(f"fact {was.id!r}", found, entries):
            where = _place(ledger, was.id, _key(found[0].key, now))
            untold = _untold(ledger, was, now, found)
            hint = f"put it back, or record the change in {ledger.file}:{untold.block}"
            yield UntoldError(problem, where, hint, untold)


def _unrecorded(name: str, found: Sequence[Difference], entries: Sequence[Correction]) -> str:
    """What changed and is not recorded, with what it was and is; nothing where all is told."""
    if not found or substantive(entries) or (entries and not any(one.substance for one in found)):
        return ""
    keys = ", ".join(one.key for one in found)
    lines = "".join(f"\n    {one.key} was: {one.was}\n    {one.key} is: {one.now}" for one in found)
    how = "only a minor entry says so" if entries else "no correction says so"
    return f"the published {name} changed and {how}: {keys}{lines}"


def _untold(ledger: Ledger, was: PublishedFact, now: AnyFact, found: Sequence[Difference]) -> Untold:
    """The entry that tells of a published fact what it was and what it is."""
    told = told_of(now, ledger.sheet)
    one = next((one for one in found if one.key == "words"), found[0])
    new = None if told.status in ("withdrawn", "merged") else one.now
    old = was.words if new is None or one.key == "status" else one.was
    new = told.words if one.key == "status" and new else new
    minor, data = all(one.minor for one in found), new is not None and one.key in _DATA
    return Untold(was.id, old, new, minor, data)


def _differences_of(ledger: Ledger, was: PublishedFact) -> tuple[Difference, ...]:
    now = _now(ledger, was)
    return differences(was, told_of(now, ledger.sheet)) if now else ()


def _now(ledger: Ledger, was: PublishedFact) -> AnyFact | None:
    """The fact as it stands now."""
    return next((fact for fact in ledger.facts.facts if fact.id == was.id), None) if ledger.facts else None


def _source_now(ledger: Ledger, source_id: str) -> tuple[int, Source | None]:
    """The source as it stands now, and its number."""
    found = ((index, one) for index, one in enumerate(ledger.sheet.sources) if one.id == source_id)
    return next(found, (0, None))


def _place(ledger: Ledger, fact_id: str, key: str) -> Location | None:
    return ledger.facts.place(fact_id, key) if ledger.facts else None


def _key(key: str, now: AnyFact) -> str:
    """The key of facts.toml that an editor would have to change."""
    return ("text" if now.display else "evidence") if key == "words" else _KEYS.get(key, key)


def _told_by_source(ledger: Ledger) -> bool:
    """True when a new entry about the sheet says that a source changed."""
    return any(entry.fact is None and entry.cause == "source" for entry in ledger.fresh)


def _lost(facts: Sequence[PublishedFact]) -> str:
    """The facts whose words are no longer there."""
    if not facts:
        return "; the words of every published fact are still there"
    rows = "".join(f"\n    {fact.id}: {fact.words}" for fact in facts)
    return f"; no longer there, the words of{rows}"
