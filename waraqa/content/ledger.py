"""The rules of the ledger: every entry in order, a version and a day that fit, every withdrawal explained."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from waraqa.content.facts import FactsFile
from waraqa.content.published import PublishedFile
from waraqa.content.recording import next_version
from waraqa.controls import clean
from waraqa.errors import Location, WaraqaError
from waraqa.model import ConflictFact, Correction, Sheet
from waraqa.model.ledger import substantive
from waraqa.strict import locate


@dataclass(frozen=True, slots=True)
class Ledger:
    """A sheet as its editor gives it, with its facts, and with what was published of it."""

    sheet: Sheet
    file: str
    text: str
    facts: FactsFile | None
    before: PublishedFile | None

    def place(self, *path: str | int) -> Location:
        """The `Location` of a key of sheet.toml."""
        return locate(self.file, self.text, path)

    @property
    def fresh(self) -> tuple[Correction, ...]:
        """The entries that were written since the sheet was published; all where it never was."""
        entries = self.sheet.corrections
        return self.before.record.fresh(entries) if self.before else entries


@dataclass(frozen=True, slots=True)
class Untold:
    """A change of what was published that the ledger does not tell: the entry that would, but for reason and day.

    What is `data` and no words is to be said as readers would; what is `gone` may only be withdrawn or merged.
    """

    fact: str | None
    old: str
    new: str | None
    minor: bool = False
    data: bool = False
    gone: bool = False

    @property
    def block(self) -> str:
        """The entry, ready to be pasted into sheet.toml."""
        return entry_block(self.fact, self.old, self.new, minor=self.minor, data=self.data)


class UntoldError(WaraqaError):
    """A published fact, title, gist or source that reads otherwise, and no entry says so."""

    def __init__(self, message: str, where: Location | None, hint: str, untold: Untold) -> None:
        """Keep every argument in `args`, so that the error survives pickling."""
        super().__init__(message, where, hint)
        self.args, self.untold = (message, where, hint, untold), untold


def entry_block(fact: str | None, old: str, new: str | None, *, minor: bool = False, data: bool = False) -> str:
    """An entry of the ledger, ready to be pasted into sheet.toml; its reason and its day are the editor's to give.

    What is `data` and no words, such as `2022-06`, is to be said as readers would.
    """
    given, say = {"old": old, "new": new}, "  # in the words of readers" if data else ""
    lines = [f"fact = {_quoted(fact)}"] if fact else []
    lines += [f"{key} = {_quoted(value)}{say}" for key, value in given.items() if value is not None]
    lines += ['reason = ""  # one sentence for readers', "date = YYYY-MM-DD  # the day of the change"]
    return _block([*lines, *(["minor = true"] if minor else [])])


def entry_again(entry: Correction) -> str:
    """An entry as it was published."""
    return _block(entry_lines(entry))


def entry_lines(entry: Correction) -> list[str]:
    """The keys of an entry as sheet.toml has them, one a line; what goes without saying is left out."""
    given = {"fact": entry.fact, "old": entry.old, "new": entry.new, "reason": entry.reason}
    lines = [f"{key} = {_quoted(value)}" for key, value in given.items() if value is not None]
    lines += [f"date = {entry.date}", *(["minor = true"] if entry.minor else [])]
    return [*lines, *(['cause = "source"'] if entry.cause == "source" else [])]


def entry_mistakes(ledger: Ledger) -> Iterator[WaraqaError]:
    """What is wrong with an entry in itself."""
    issued = ledger.sheet.issued
    for index, entry in enumerate(ledger.sheet.corrections):
        for key in ("old", "reason"):
            if not getattr(entry, key).strip():
                yield WaraqaError(f"{key} is empty", ledger.place("correction", index, key), "readers are shown it")
        if issued and entry.date < issued:
            hint = f"issued = {issued}: nothing is corrected before it"
            yield WaraqaError("the correction is older than the sheet", ledger.place("correction", index, "date"), hint)
        if entry.new is None and not _may_end(ledger, entry):
            hint = "only a fact that was withdrawn or merged has nothing in its place"
            yield WaraqaError("the key 'new' is missing", ledger.place("correction", index), hint)


def version_mistakes(ledger: Ledger) -> Iterator[WaraqaError]:
    """Where the version or the day that an editor gives does not fit the ledger."""
    sheet = ledger.sheet
    wanted = _least_version(ledger)
    if sheet.version is not None and sheet.version < wanted:
        said = f"version {sheet.version} does not fit the ledger"
        yield WaraqaError(said, ledger.place("version"), f"write version = {wanted}, or leave it out")
    newest = max((entry.date for entry in substantive(sheet.corrections)), default=None)
    earliest = max((day for day in (newest, sheet.issued) if day), default=None)
    if sheet.updated and earliest and sheet.updated < earliest:
        hint = f"write updated = {earliest}, or leave it out"
        yield WaraqaError("updated is older than what it is about", ledger.place("updated"), hint)


def withdrawal_mistakes(ledger: Ledger) -> Iterator[WaraqaError]:
    """Withdrawn facts that no entry explains, and conflicts that still tell them."""
    if ledger.facts is None:
        return
    told = {entry.fact for entry in substantive(ledger.sheet.corrections)}
    gone = [fact.id for fact in ledger.facts.facts if fact.status == "withdrawn"]
    for fact in ledger.facts.facts:
        if fact.id in gone and fact.id not in told:
            words = fact.why if isinstance(fact, ConflictFact) else fact.display or fact.text
            untold = Untold(fact.id, " ".join(words.split()), None)
            said, hint = "has no entry in the ledger", f"tell readers when and why, in {ledger.file}:{untold.block}"
            where = ledger.facts.place(fact.id, "status")
            yield UntoldError(f"the withdrawn fact {fact.id!r} {said}", where, hint, untold)
        elif isinstance(fact, ConflictFact) and fact.status == "accepted" and (side := _side(fact, gone)):
            said = f"the conflict {fact.id!r} still tells the withdrawn fact {side!r}"
            yield WaraqaError(said, ledger.facts.place(fact.id, "between"), 'withdraw it too: status = "withdrawn"')


def ledger_notices(ledger: Ledger) -> Iterator[WaraqaError]:
    """A day that only minor entries moved."""
    before, sheet = ledger.before, ledger.sheet
    if before and ledger.fresh and not substantive(ledger.fresh) and sheet.updated != before.record.updated:
        hint = "a minor entry does not move it; leave it as it was, or out"
        yield WaraqaError("updated moved, and only minor entries are new", ledger.place("updated"), hint)


def _least_version(ledger: Ledger) -> int:
    """The lowest version that the ledger allows."""
    entries = ledger.sheet.corrections
    if ledger.before:
        return next_version(entries, ledger.before.record) or 1
    return 2 if substantive(entries) else 1


def _may_end(ledger: Ledger, entry: Correction) -> bool:
    """True when the fact is withdrawn or merged, or a later entry tells what became of it."""
    if entry.fact is None or ledger.sheet.withdrawn:
        return entry.fact is not None
    last = [one for one in ledger.sheet.corrections if one.fact == entry.fact][-1]
    status = {fact.id: fact.status for fact in ledger.facts.facts} if ledger.facts else {}
    return entry != last or ledger.facts is None or status.get(entry.fact) in ("withdrawn", "merged")


def _block(lines: list[str]) -> str:
    return "".join(f"\n    {line}" for line in ("[[correction]]", *lines))


def _side(conflict: ConflictFact, gone: list[str]) -> str | None:
    """The side of a conflict that is gone."""
    return next((side for side in (conflict.a, conflict.b) if side in gone), None)


def _quoted(text: str) -> str:
    """A TOML string."""
    return json.dumps(clean(text), ensure_ascii=False)
