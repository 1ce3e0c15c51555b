"""Marked articles → facts as an editor would record them, with the marks' own values and no finder at work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from waraqa.arabic.matching import occurrences
from waraqa.content import read_content
from waraqa.extract import extract
from waraqa.model import SHAPES, AnyFact, Article, Mention

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold"
LOCALE = "ar"
OWN = ROOT / "tests" / "gold" / "unseen-a"
_OF_MARKS = {"mentions", "kind", "note"}
"""What a mark has in a form or a sense of its own."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and the facts that a person marked in it; `beside` are the other sources of its sheet."""

    article: Article
    facts: tuple[AnyFact, ...]
    beside: tuple[Article, ...] = ()

    @property
    def sources(self) -> tuple[Article, ...]:
        """Every text that the facts may name."""
        return (self.article, *self.beside)


def marked_articles(folder: Path) -> Iterator[Marked]:
    """Every article of a folder with its marks; repeats and conflicts are computed and left out."""
    for file in sorted(folder.glob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        name = file.name.removesuffix(".gold.json")
        text = file.with_name(f"{name}.txt").read_bytes().decode()
        article = Article(name, text, date.fromisoformat(gold["published"]))
        facts = (fact_of(record, article) for record in gold["facts"] if record["kind"] in SHAPES)
        yield Marked(article, tuple(facts))


def marked_paragraphs(file: Path) -> Iterator[Marked]:
    """Every paragraph with its marked figures, dates, people, organisations and places."""
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = Article(record["id"], record["t"], date.fromisoformat(record["ref"]))
        yield Marked(article, tuple(_paragraph_facts(record, article)))


def sample_sheets(root: Path) -> Iterator[Marked]:
    """The sources of our own sheets with what their editors recorded, else with what the finders find."""
    for folder in read_content(root).sheets:
        articles = [source.article(LOCALE) for source in folder.sheet.sources]
        for article in articles:
            known = folder.facts.facts if folder.facts else extract(article)
            facts = tuple(fact for fact in known if fact.source == article.id and fact.kind in SHAPES)
            yield Marked(article, facts, tuple(one for one in articles if one != article))


def fact_of(record: dict[str, Any], article: Article) -> AnyFact:
    """One mark as a fact of the model."""
    shape = SHAPES[record["kind"]]
    names = {field.name for field in fields(shape)}
    values = {key: _frozen(value) for key, value in record.items() if key in names - _OF_MARKS}
    if "mentions" in record:
        spans = [(one["start"], one["end"]) for one in record["mentions"]]
        values["mentions"] = tuple(Mention(article.id, *span, article.text[slice(*span)]) for span in spans)
    return shape(**values, source=article.id, id=f"{article.id}-{record['kind']}-{record['start']}")


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _paragraph_facts(record: dict[str, Any], article: Article) -> Iterator[AnyFact]:
    """The marks of a paragraph; a paragraph marks words only, so the first place where they stand is taken."""
    marks: list[tuple[str, str, dict[str, Any]]] = [
        *(("date", words, {"value": values[0]}) for words, values in record.get("D", ())),
        *(("figure", words, {"value": _plain(value)}) for words, value in record.get("F", ())),
        *(("person", name, {"name": name}) for name in record.get("P", ())),
        *(("organisation", name, {"name": name}) for name in record.get("O", ())),
        *(("place", name, {"name": name}) for name in record.get("L", ())),
    ]
    for kind, words, values in marks:
        for span in occurrences(article.text, words)[:1]:
            place = {"kind": kind, "start": span.start, "end": span.end, "text": words}
            yield fact_of(place | values, article)


def _plain(value: Any) -> Any:
    """Numbers as the model has them: whole ones as integers."""
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
