"""Facts survive JSON, and JSON survives the schema that the model gives."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

import pytest

from waraqa.codec import (
    decode,
    dossier_to_json,
    encode,
    fact_from_dict,
    fact_to_dict,
    facts_from_json,
    facts_schema,
    facts_to_json,
)
from waraqa.model import (
    AnyFact,
    Change,
    ConflictFact,
    Correction,
    DateFact,
    Dossier,
    DuplicateFact,
    EventFact,
    FigureFact,
    Mention,
    OrganisationFact,
    PersonFact,
    PlaceFact,
    QuoteFact,
    Sheet,
    Source,
    Withdrawal,
)

MENTION = Mention("article", 3, 6, "مصر")
PLACE: dict[str, Any] = {
    "id": "x",
    "source": "article",
    "start": 3,
    "end": 6,
    "text": "مصر",
    "also": (MENTION,),
    "verdict": "exact",
}
FACTS: list[AnyFact] = [
    DateFact(**PLACE, value="2022-07", qualifiers=("year-inferred",)),
    FigureFact(**PLACE, value=3_500_000, unit="USD", change=Change("down", 9_000_000, "2021-06")),
    FigureFact(**PLACE, value=(45, 50.5), unit="percent"),
    FigureFact(**PLACE),
    QuoteFact(**PLACE, speaker="قائل", direct=False, polarity="denied"),
    PersonFact(**PLACE, name="فلان", roles=("وزير",), mentions=(MENTION,)),
    OrganisationFact(**PLACE, name="هيئة"),
    PlaceFact(**PLACE, name="مصر"),
    EventFact(**PLACE, type="visit", who=("فلان",), date="2022"),
    DuplicateFact(**PLACE, of_start=0),
    ConflictFact(**PLACE, a="a", a_source="article", b_source="article", a_start=0, a_end=1, a_text="x", b_start=2, b_end=3, b_text="y", why="values"),
]  # fmt: skip


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.kind)
def test_a_fact_survives_json(fact: AnyFact) -> None:
    assert facts_from_json(facts_to_json([fact])) == (fact,)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.kind)
def test_every_key_is_always_there(fact: AnyFact) -> None:
    assert list(fact_to_dict(fact)) == [field.name for field in dataclasses.fields(fact)]


def test_a_change_is_published_under_its_plain_name() -> None:
    change = fact_to_dict(FACTS[1])["change"]
    assert change == {"direction": "down", "from": 9_000_000, "period": "2021-06"}


def test_a_record_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        fact_from_dict({**fact_to_dict(FACTS[0]), "kind": "rumour"})


def test_the_schema_names_every_key_that_is_written() -> None:
    definitions = facts_schema()["$defs"]
    for fact in FACTS:
        written = json.loads(facts_to_json([fact]))["facts"][0]
        definition = definitions[type(fact).__name__]
        assert set(written) == set(definition["properties"]) == set(definition["required"])


def test_a_dossier_says_its_state_and_its_sources() -> None:
    source = Source(id="article", file="article.txt", text="في مصر", sha256="0" * 64)
    written = json.loads(dossier_to_json(Dossier(Sheet(slug="s", sources=(source,)), (FACTS[0],))))
    above = ["schema", "sheet", "state", "version", "issued", "updated", "withdrawn", "corrections", "sources"]
    assert list(written) == [*above, "facts"]
    assert written["state"] == "draft"
    assert written["sources"] == [{"id": "article", "sha256": "0" * 64, "length": 6, "published": None}]


def test_a_dossier_says_its_version_and_its_ledger() -> None:
    entry = Correction(fact="a", old="9", new="7", reason="خطأ", date=date(2022, 9, 20))
    signed = Sheet(
        slug="s", issued=date(2022, 9, 14), reviewed_by="س", reviewed_on=date(2022, 9, 14), corrections=(entry,)
    )
    written = json.loads(dossier_to_json(Dossier(signed, ())))
    assert [written[key] for key in ("version", "issued", "updated")] == [2, "2022-09-14", "2022-09-20"]
    told = {"fact": "a", "old": "9", "new": "7", "reason": "خطأ", "date": "2022-09-20", "minor": False, "cause": "ours"}
    assert written["corrections"] == [{"id": "c-2022-09-20-a", **told}]


def test_a_draft_has_no_version_of_its_own() -> None:
    assert json.loads(dossier_to_json(Dossier(Sheet(slug="s"), ())))["version"] is None


def test_a_withdrawn_sheet_says_when_and_why() -> None:
    gone = Sheet(slug="s", withdrawn=Withdrawal(date(2022, 10, 1), "نص ملفّق"))
    assert json.loads(dossier_to_json(Dossier(gone, ())))["withdrawn"] == {"date": "2022-10-01", "reason": "نص ملفّق"}


def test_a_sheet_survives_the_store() -> None:
    sheet = Sheet(slug="s", tags=("أ", "ب"), sources=(Source(id="a", file="a.txt", text="x\r\n", sha256=""),))
    assert decode(encode(sheet, Sheet), Sheet) == sheet
