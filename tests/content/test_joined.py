"""A merged fact: its evidence joins the one that it went into, its address leads there."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraqa.content.facts import read_facts
from waraqa.content.sheets import read_sheet
from waraqa.model import PersonFact, Source

TEXT = "وصل الوزير إلى صفاقس يوم 3 مارس 2021. ثم استقبل الوزيرُ هشام الزين وفدًا، وغادر المدينة."
SOURCE = Source(id="article", file="article.txt", text=TEXT, sha256="")
FACTS = """
[[fact]]
id = "arrival"
kind = "event"
status = "accepted"
evidence = "وصل الوزير إلى صفاقس"

[[fact]]
id = "departure"
kind = "event"
status = "merged"
into = "reception"
evidence = "غادر المدينة"

[[fact]]
id = "reception"
kind = "event"
status = "merged"
into = "arrival"
evidence = "استقبل الوزيرُ هشام الزين وفدًا"

[[fact]]
id = "minister"
kind = "person"
status = "merged"
into = "zein"
evidence = "الوزير"
occurrence = 1
name = "الوزير"
role = "وزير"
roles = ["وزير"]

[[fact]]
id = "zein"
kind = "person"
status = "accepted"
evidence = "هشام الزين"
name = "هشام الزين"
"""


def test_merged_evidence_joins_the_fact_at_the_end_of_the_chain() -> None:
    file = read_facts("facts.toml", FACTS.encode(), [SOURCE])
    arrival = next(fact for fact in file.facts if fact.id == "arrival")
    assert sorted(again.text for again in arrival.also) == ["استقبل الوزيرُ هشام الزين وفدًا", "غادر المدينة"]
    assert set(file.joined) == {("departure", "arrival"), ("reception", "arrival"), ("minister", "zein")}


def test_a_merged_name_brings_its_mentions_and_roles() -> None:
    file = read_facts("facts.toml", FACTS.encode(), [SOURCE])
    (zein,) = (fact for fact in file.facts if isinstance(fact, PersonFact) and fact.id == "zein")
    assert zein.roles == ("وزير",)
    assert [mention.text for mention in zein.mentions] == ["هشام الزين", "الوزير"]


def test_a_circle_of_merged_facts_is_refused() -> None:
    circle = FACTS.replace(
        'status = "accepted"\nevidence = "وصل', 'status = "merged"\ninto = "departure"\nevidence = "وصل'
    )
    with pytest.raises(ExceptionGroup) as caught:
        read_facts("facts.toml", circle.encode(), [SOURCE])
    assert len(caught.value.exceptions) == 3
    assert all("leads round in a circle" in str(mistake) for mistake in caught.value.exceptions)


def test_the_sheet_knows_the_old_addresses(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    (folder / "facts.toml").write_text(FACTS, encoding="utf-8")
    assert ("departure", "arrival") in read_sheet(folder, tmp_path).sheet.joined
