"""The record for machines, from dossiers: no text leaves its script, warnings stay with what they warn of."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.render.dossiers import CONFIG, dossier, fact, reviewed, source
from tests.render.story import ALL, NEWS, PROFIT_19, PROFIT_20, clash
from waraqa.model import Dossier, QuoteFact
from waraqa.render.record import render_record
from waraqa.render.views.scene import Scene

OPENING, CLOSING = '<script type="application/ld+json">', "</script>"


def script(one: Dossier, **settings: Any) -> str:
    return str(render_record(Scene(one, replace(CONFIG, **settings))))


def record(one: Dossier, **settings: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(script(one, **settings).removeprefix(OPENING).removesuffix(CLOSING))
    return found


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!--<script>", 'أ\u2028ب\u2029ج & "د" \\u003c']
)
def test_no_text_ends_the_script(title: str) -> None:
    html = script(reviewed(dossier(NEWS, *ALL, title=title)))
    inside = html.removeprefix(OPENING).removesuffix(CLOSING)
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside)["name"] == " ".join(title.split())


def test_direction_controls_do_not_get_in() -> None:
    assert record(dossier(NEWS, title="تق\u202eرير\u2067"))["name"] == "تقرير"


def test_a_contradicted_figure_says_so_to_machines_too() -> None:
    one = reviewed(dossier(NEWS, PROFIT_20, PROFIT_19, clash(PROFIT_20, PROFIT_19)))
    claims = [part for part in record(one)["hasPart"] if part["@id"].endswith((PROFIT_20.id, PROFIT_19.id))]
    assert len(claims) == 2
    assert all("يتعارض مع رقم آخر" in claim["description"] for claim in claims)


def test_a_denial_is_never_a_bare_claim() -> None:
    text = source("نفى المدير هشام الزين أن يكون المصرف قد أفلس.")
    denied = fact(
        QuoteFact, text, "يكون المصرف قد أفلس", speaker="هشام الزين", direct=False, polarity="denied", cue="نفى", lead=1
    )
    (claim,) = record(reviewed(dossier(text, denied)))["hasPart"]
    assert claim["@type"] == "Claim"
    assert "نفيٌ في المصدر" in claim["description"]


def test_who_said_it_is_left_open_where_the_source_names_nobody() -> None:
    text = source("«لن نغادر البلدة».")
    (said,) = record(reviewed(dossier(text, fact(QuoteFact, text, "لن نغادر البلدة"))))["hasPart"]
    assert said["@type"] == "Quotation"
    assert "spokenByCharacter" not in said


def test_a_publisher_with_a_logo_is_an_organisation() -> None:
    one = dossier(NEWS)
    assert record(one)["publisher"] == "مكتب التدقيق"
    assert record(one, logo="mark.svg")["publisher"]["logo"] == "https://example.org/facts/mark.svg"
    assert record(one, logo="https://a.example/mark.svg")["publisher"]["logo"] == "https://a.example/mark.svg"


def test_only_an_address_is_given_as_one() -> None:
    one = dossier(replace(NEWS, url="javascript:alert(1)"))
    assert "url" not in record(one)["isBasedOn"][0]
    assert "license" not in record(one, license="CC-BY-4.0")
    assert record(one, license="https://a.example/terms")["license"] == "https://a.example/terms"


def test_a_long_title_is_a_name_and_no_headline() -> None:
    long = " ".join(["عنوان"] * 30)
    assert record(dossier(NEWS, title=long))["name"] == long
    assert "headline" not in record(dossier(NEWS, title=long))


def test_without_an_address_there_is_no_record() -> None:
    assert script(reviewed(dossier(NEWS, *ALL)), base_url=None) == ""
