"""The facts wave: the sheets of a site → their facts, each with its verdict."""

from __future__ import annotations

from dataclasses import dataclass

from waraqa import pipeline
from waraqa.codec import encode, facts_from_json, facts_to_json
from waraqa.config import Config
from waraqa.content import Content
from waraqa.content.sheets import SheetFolder
from waraqa.engine.waves import Job
from waraqa.errors import Location, WaraqaError
from waraqa.model import AnyFact, Article, Sheet
from waraqa.site.run import Run


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet with all of its facts, each with its verdict, published or not."""

    folder: SheetFolder
    facts: tuple[AnyFact, ...]

    @property
    def sheet(self) -> Sheet:
        """The sheet itself."""
        return self.folder.sheet


def check_content(content: Content, run: Run) -> tuple[Checked, ...]:
    """The facts wave: every sheet's facts with their verdicts; refused ones are among the run's mistakes."""
    checked, jobs = [], [_facts_job(folder, content.config) for folder in content.sheets]
    for folder, facts in zip(content.sheets, run.wave("facts", jobs), strict=True):
        if facts is not None:
            one = Checked(folder, facts_from_json(facts))
            mistakes = refusals(one)
            run.mistakes += mistakes
            checked += [] if mistakes else [one]
    return tuple(checked)


def explain_sheet(folder: SheetFolder, config: Config, run: Run) -> tuple[AnyFact, ...]:
    """Every fact of one sheet, published or not; the editor's mistake is raised where there is one."""
    (facts,) = run.wave("facts", [_facts_job(folder, config)])
    if facts is None:
        raise run.mistakes[-1]
    return facts_from_json(facts)


def refusals(one: Checked) -> list[WaraqaError]:
    """An error for every accepted fact that the checks do not bear out, at its place in facts.toml."""
    file = one.folder.facts
    return [
        WaraqaError(
            f"the accepted fact {fact.id!r} is not borne out by its source: {'; '.join(fact.reasons)}",
            file.place(fact.id) if file else Location(one.sheet.slug),
            f'its evidence:\n    {" ".join(fact.text.split())}\n  correct the value, or write status = "rejected"',
        )
        for fact in pipeline.refused(one.facts)
    ]


def _facts_job(folder: SheetFolder, config: Config) -> Job:
    """Find the facts of a sheet, or check those that its editor recorded."""
    sheet = folder.sheet
    articles = encode(tuple(source.article(config.locale) for source in sheet.sources), tuple[Article, ...])
    if folder.facts is None:
        return Job(sheet.slug, pipeline.facts_stage, pipeline.FACTS_ROOMS, (articles,))
    return Job(sheet.slug, pipeline.check_stage, pipeline.FACTS_ROOMS, (articles, facts_to_json(folder.facts.facts)))
