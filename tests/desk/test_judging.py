"""What the desk remembers of its checks is what checking anew would give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.machine import ROOT
from waraqa.content.sheets import read_sheet
from waraqa.desk.judging import Judge, without_decisions
from waraqa.model import AnyFact, Article
from waraqa.pipeline import check_facts, find_facts
from waraqa.verify.conflicts import conflicts

SHEETS = sorted(path for path in (ROOT / "content").iterdir() if (path / "sheet.toml").is_file())


def sheet(path: Path) -> tuple[tuple[AnyFact, ...], tuple[Article, ...]]:
    """The recorded facts of a sample, or what is found in it, with its articles."""
    folder = read_sheet(path, path.parent)
    articles = tuple(source.article("ar") for source in folder.sheet.sources)
    found = folder.facts.facts if folder.facts else find_facts(articles)
    return tuple(fact for fact in found if fact.kind not in ("duplicate", "conflict")), articles


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_conflict_depends_on_what_an_editor_decided(path: Path) -> None:
    facts, articles = sheet(path)
    assert conflicts([*map(without_decisions, facts)], articles) == conflicts(facts, articles)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_change_gives_what_checking_anew_does(path: Path) -> None:
    facts, articles = sheet(path)
    judge = Judge()
    changes = [
        {},
        {"status": "accepted"},
        {"status": "rejected"},
        {"status": "withdrawn"},
        {"lead": 1, "note": "ملاحظة"},
        {"said_by": "جهة أخرى"},
        {"display": "صياغة"},
    ]
    for index, change in enumerate(changes):
        changed = [replace(fact, **change) if place == index else fact for place, fact in enumerate(facts)]  # type: ignore[arg-type]  # any key
        assert judge.checked(changed, articles) == check_facts(changed, articles)


def test_another_text_is_read_anew() -> None:
    facts, articles = sheet(SHEETS[0])
    judge = Judge()
    judge.checked(facts, articles)
    others = tuple(replace(article, published=None) for article in articles)
    assert judge.checked(facts, others) == check_facts(facts, others)
