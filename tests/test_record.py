"""The record for machines, JSON-LD and facts.json, says who said what where, and no more than the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from tests.publishing import NEWS, SHEETS, Files, html_of, record_in, shown_in


def strings_in(node: object) -> Iterator[str]:
    """Every piece of words in a record, without the names of schema.org and the ids that only join its parts."""
    if isinstance(node, dict):
        for key, value in node.items():
            if not key.startswith("@"):
                yield from strings_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings_in(value)
    elif isinstance(node, str):
        yield from node.split(": ")


def day_in_words(words: str) -> str:
    months = {"03": "مارس/آذار", "05": "مايو/أيار"}
    match = re.fullmatch(r"2021-(\d\d)-(\d\d)", words)
    return f"{int(match[2])} {months[match[1]]} 2021" if match else words


@pytest.mark.parametrize("slug", SHEETS)
def test_the_record_says_nothing_that_the_page_does_not(published: Files, slug: str) -> None:
    html = html_of(published, f"{slug}/index.html")
    record, page = record_in(html), shown_in(html)
    own = {"https://example.org/facts/", f"https://example.org/facts/{slug}/", "ar"}
    missing = [words for words in strings_in(record) if words not in own and day_in_words(words) not in page]
    assert missing == []


@pytest.mark.parametrize("slug", SHEETS)
def test_every_address_in_the_record_is_on_the_page(published: Files, slug: str) -> None:
    html = html_of(published, f"{slug}/index.html")
    anchors = re.findall(r'"@id":"https://example.org/facts/[a-z]+/#([^"]+)"', html)
    assert set(anchors) <= set(re.findall(r'\sid="([^"]+)"', html))
    assert bool(anchors) is (slug in ("signed", "quiet"))


def test_the_record_keeps_who_said_what_where(published: Files) -> None:
    record = record_in(html_of(published, "signed/index.html"))
    figure, event, quote = record["hasPart"]
    (source,) = record["isBasedOn"]
    assert source["publisher"] == "صحيفة الساحل"
    assert source["url"] == "https://news.example/oil"
    assert (figure["@type"], figure["text"]) == ("Claim", "صادرات زيت الزيتون: 40 مليون دينار")
    assert (figure["author"], figure["temporal"]) == ("وزارة التجارة", "مارس/آذار 2021")
    assert (event["@type"], event["temporal"]) == ("Claim", "12 مارس/آذار 2021")
    assert "ملاحظة المحرر: لا يسمّي المصدر أعضاء الوفد" in event["description"]
    assert quote["@type"] == "Quotation"
    assert quote["spokenByCharacter"] == {"@type": "Person", "name": "هشام الزين"}
    assert figure["appearance"] == event["appearance"] == quote["citation"] == [{"@id": source["@id"]}]
    assert "صُحّحت في 28 مارس/آذار 2021" in figure["description"]


def test_the_record_has_dates_as_given_and_corrections_of_substance(published: Files) -> None:
    record = record_in(html_of(published, "signed/index.html"))
    assert (record["@type"], record["datePublished"], record["dateModified"]) == ("Report", "2021-03-25", "2021-03-28")
    assert record["version"] == 2
    (told,) = record["correction"]
    assert told["@type"] == "CorrectionComment"
    assert "أخطأنا في النقل" in told["text"]
    assert "ClaimReview" not in html_of(published, "signed/index.html")


def test_a_withdrawn_sheet_repeats_nothing(published: Files) -> None:
    record = record_in(html_of(published, "gone/index.html"))
    assert record["creativeWorkStatus"] == "سُحبت"
    assert not {"hasPart", "isBasedOn", "abstract"} & set(record)
    assert json.loads(published["gone/facts.json"])["facts"] == []
    surfaces = [name for name in published if name.startswith("gone/") and name.endswith((".html", ".md", ".json"))]
    assert not [
        name for name in surfaces if "40 مليون" in published[name].decode() or "ماضون" in published[name].decode()
    ]


@pytest.mark.parametrize("slug", SHEETS)
def test_facts_json_says_nothing_that_the_page_does_not(published: Files, slug: str) -> None:
    html = html_of(published, f"{slug}/index.html")
    page = shown_in(html)
    facts: list[dict[str, Any]] = json.loads(published[f"{slug}/facts.json"])["facts"]
    assert bool(facts) is (slug != "gone")
    for fact in facts:
        assert f'id="f-{fact["id"]}"' in html
        assert fact["text"] == NEWS[fact["start"] : fact["end"]]
        assert " ".join(fact["text"].split()) in page


@pytest.mark.parametrize("slug", SHEETS)
def test_facts_json_is_what_its_schema_says(published: Files, slug: str) -> None:
    schema = json.loads(published["schema/facts.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(json.loads(published[f"{slug}/facts.json"]))


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "rumour"},
        {"start": "0"},
        {"status": "true"},
        {"verdict": "sure"},
        {"unheard": 1},
        {"change": {"direction": "sideways", "from": None, "period": None}},
    ],
)
def test_the_schema_refuses_another_shape(published: Files, fault: dict[str, Any]) -> None:
    document = json.loads(published["signed/facts.json"])
    document["facts"][0] |= fault
    with pytest.raises(ValidationError):
        Draft202012Validator(json.loads(published["schema/facts.schema.json"])).validate(document)
