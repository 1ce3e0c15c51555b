"""The record for machines, JSON-LD and facts.json, says who said what where, and no more than the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from tests.machine import NOT_BESIDE, ROOT, SHARED
from tests.publishing import NEWS, SHEETS, SITE, Files, build, html_of, record_in, shown_in
from waraqa.config import Config, read_config
from waraqa.render.formatting import Dates
from waraqa.render.strings import Strings


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


_PLACES = re.compile(r" \(<a href=\"#e-[^()]*</a>\)")
"""Where the facts of a gist stand; its words are one sentence around them."""


def beyond(files: Files, slug: str, config: Config) -> list[str]:
    """What the record of a sheet says and its page does not."""
    html, dates = html_of(files, f"{slug}/index.html"), Dates(Strings(config))
    page, root = shown_in(html) + shown_in(_PLACES.sub("", html)), f"{str(config.base_url).rstrip('/')}/"
    own = {root, f"{root}{slug}/", "ar"}
    days = {
        words: dates.words(words) for words in strings_in(record_in(html)) if re.fullmatch(r"\d{4}-\d\d-\d\d", words)
    }
    return [words for words in strings_in(record_in(html)) if words not in own and days.get(words, words) not in page]


@pytest.mark.parametrize("slug", SHEETS)
def test_the_record_says_nothing_that_the_page_does_not(published: Files, slug: str) -> None:
    assert beyond(published, slug, read_config("site.toml", SITE.encode())) == []


@pytest.mark.parametrize("content", [ROOT / "content", SHARED / "content"], ids=["samples", "shared"])
def test_nor_does_it_of_a_real_story(content: Path, tmp_path: Path) -> None:
    if not content.is_dir():
        pytest.skip(f"the real stories are {NOT_BESIDE}")
    files, config = build(content, tmp_path), read_config("site.toml", (content / "site.toml").read_bytes())
    slugs = [path.parent.name for path in sorted(content.glob("*/sheet.toml"))]
    assert slugs
    assert {slug: found for slug in slugs if (found := beyond(files, slug, config))} == {}
    assert {slug: found for slug in slugs if (found := untold(files, slug))} == {}


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
    assert "المحرر: لا يسمّي المصدر أعضاء الوفد" in event["description"]
    assert quote["@type"] == "Quotation"
    assert quote["spokenByCharacter"] == {"@type": "Person", "name": "هشام الزين"}
    assert figure["appearance"] == event["appearance"] == quote["citation"] == [{"@id": source["@id"]}]
    assert "صُحّحت في 28 مارس/آذار 2021" in figure["description"]


def test_the_record_has_dates_as_given_and_corrections_of_substance(published: Files) -> None:
    record = record_in(html_of(published, "signed/index.html"))
    assert (record["@type"], record["datePublished"], record["dateModified"]) == ("Report", "2021-03-25", "2021-04-05")
    assert record["version"] == 3
    gone, told = record["correction"]
    assert gone["@type"] == told["@type"] == "CorrectionComment"
    assert "نفى الاتحاد مكان الزيارة" in gone["text"]
    assert "أخطأنا في النقل" in told["text"]
    assert not [part for part in record["hasPart"] if part["@id"].endswith("#f-press")]
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


def untold(files: Files, slug: str) -> list[str]:
    """The facts of facts.json whose words are not on the page; of a sentence told twice the page has the first."""
    html = html_of(files, f"{slug}/index.html")
    page = shown_in(html)
    facts = json.loads(files[f"{slug}/facts.json"])["facts"]
    away = [fact["id"] for fact in facts if f'id="f-{fact["id"]}"' not in html]
    told = [fact for fact in facts if fact["kind"] != "duplicate"]
    return away + [fact["id"] for fact in told if " ".join(fact["text"].split()) not in page]


@pytest.mark.parametrize("slug", SHEETS)
def test_facts_json_says_nothing_that_the_page_does_not(published: Files, slug: str) -> None:
    facts = json.loads(published[f"{slug}/facts.json"])["facts"]
    assert bool(facts) is (slug != "gone")
    assert all(fact["text"] == NEWS[fact["start"] : fact["end"]] for fact in facts)
    assert untold(published, slug) == []


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
