"""Many edits → the two files as one after the other would leave them; edits of different facts are made at once.

Each edit reads the whole of facts.toml, so that hundreds, one by one, would read it hundreds of times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from waraqa.content.merge import appended
from waraqa.desk.applying import Files, apply, laid, splices_of
from waraqa.desk.creating import new_block
from waraqa.desk.edits import AddEdit, ChangeEdit, Edit, MergeEdit, StatusEdit
from waraqa.desk.fields import facts_in
from waraqa.errors import WaraqaError
from waraqa.model import Source
from waraqa.tables import Splice

Run = Mapping[int, Edit]
"""Edits by their numbers."""


def apply_all(files: Files, edits: Sequence[Edit], sources: Sequence[Source], locale: str = "ar") -> Files:
    """The files after the edits; the first mistake is raised."""
    several = Several(files, sources, locale)
    several.make(edits)
    for number in sorted(several.mistakes):
        raise several.mistakes[number]
    return several.files


@dataclass
class Several:
    """The files with the edits that could be made; the mistakes of the others and the ids of new facts by number."""

    files: Files
    sources: Sequence[Source]
    locale: str = "ar"
    mistakes: dict[int, WaraqaError] = field(default_factory=dict)
    fresh: dict[int, str] = field(default_factory=dict)

    def make(self, edits: Sequence[Edit]) -> None:
        """Make the edits one after the other, or as if."""
        self.mistakes, self.fresh = {}, {}
        for run in _runs(edits):
            first = next(iter(run.values()))
            if isinstance(first, AddEdit):
                self._add(run)
            elif _touched(first):
                self._change(run)
            else:
                self._alone(*next(iter(run.items())))

    def _alone(self, number: int, edit: Edit) -> None:
        """An edit of another sort."""
        try:
            self.files = apply(self.files, edit, self.sources, self.locale)
        except WaraqaError as problem:
            self.mistakes[number] = problem

    def _change(self, run: Run) -> None:
        """Edits of facts that are there, each of another fact."""
        desk, splices = laid(self.files, self.sources, self.locale), list[Splice]()
        for number, edit in run.items():
            try:
                splices += splices_of(desk, edit) or ()
            except WaraqaError as problem:
                self.mistakes[number] = problem
        self.files = desk.with_facts(splices)

    def _add(self, run: Run) -> None:
        """New facts at the end of the file, then what was typed for them."""
        known, blocks = {*facts_in(self.files.facts)}, list[str]()
        changes: dict[int, Edit] = {}
        for number, edit in run.items():
            assert isinstance(edit, AddEdit)
            try:
                self.fresh[number], block = new_block(edit, self.sources, known)
            except WaraqaError as problem:
                self.mistakes[number] = problem
                continue
            known.add(self.fresh[number])
            blocks.append(block)
            if edit.set:
                changes[number] = ChangeEdit(id=self.fresh[number], set=edit.set)
        self.files = replace(self.files, facts=appended(self.files.facts or "schema = 1\n", blocks))
        self._change(changes)


def _runs(edits: Sequence[Edit]) -> Iterator[dict[int, Edit]]:
    """The edits in runs that can be made at once: new facts, facts that no edit before changed, each other edit."""
    run: dict[int, Edit] = {}
    changed: set[str] = set()
    for number, edit in enumerate(edits):
        if run and not (_is_alike(edit, next(iter(run.values()))) and changed.isdisjoint(_touched(edit))):
            yield run
            run, changed = {}, set()
        run[number] = edit
        changed |= _touched(edit) - ({edit.into} if isinstance(edit, MergeEdit) else set())
    if run:
        yield run


def _is_alike(edit: Edit, first: Edit) -> bool:
    """True for two edits that may stand in one run."""
    return isinstance(edit, AddEdit) == isinstance(first, AddEdit) and (
        isinstance(edit, AddEdit) or bool(_touched(edit) and _touched(first))
    )


def _touched(edit: Edit) -> set[str]:
    """The facts whose blocks an edit reads and changes; none where it may read all."""
    if isinstance(edit, StatusEdit):
        return {*edit.ids}
    if isinstance(edit, ChangeEdit):
        return {edit.id}
    return {edit.id, edit.into} if isinstance(edit, MergeEdit) else set()
