"""An office speaks and a bare name goes on: probably one person, never merged in silence."""

from __future__ import annotations

import pytest

from waraqa.extract import extract
from waraqa.extract.probable import PROBABLE
from waraqa.model import Article, PersonFact

CASES = [
    ("an office, then a bare name", "قال وزير الدفاع السلوفيني: «الوضع على الحدود تحت السيطرة اليوم».\nوقال كوفاتش الذي زار الموقع: «سنبقى هنا حتى تنتهي العملية كلها».", "وزير الدفاع السلوفيني"),
    ("the name has a role of its own", "قال وزير الدفاع السلوفيني: «الوضع على الحدود تحت السيطرة اليوم».\nوقال المتحدث سامي الحداد: «سنبقى هنا حتى تنتهي العملية كلها».", None),
    ("a sentence stands between", "قال وزير الدفاع السلوفيني: «الوضع على الحدود تحت السيطرة اليوم».\nوتساقطت الأمطار في الشمال.\nوقال كوفاتش الذي زار الموقع: «سنبقى هنا حتى تنتهي العملية كلها».", None),
    ("the office has its name", "قال وزير الدفاع السلوفيني رياض القاسمي: «الوضع على الحدود تحت السيطرة اليوم».\nوقال كوفاتش الذي زار الموقع: «سنبقى هنا حتى تنتهي العملية كلها».", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_probably_holds_an_office(text: str, office: str | None) -> None:
    people = [fact for fact in extract(Article("article", text)) if isinstance(fact, PersonFact)]
    told = [reason for person in people for reason in person.reasons if reason.startswith(PROBABLE)]
    assert told == ([PROBABLE + office] if office else [])
