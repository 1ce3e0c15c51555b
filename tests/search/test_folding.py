"""Index and query fold alike: the browser's script gives the words that Python gives, and the words are right."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.machine import ROOT
from tests.search.desk import HERE, controls, pairs
from waraqa.arabic.lexicon import DATA
from waraqa.arabic.searching import search_tables, search_words, spell
from waraqa.render.finding import search_scripts

LETTERS = [chr(code) for code in (*range(0x20, 0x7F), 0xA0, 0xAD, 0xE9, 0x130, 0x1E9E, 0x2009, 0x200F, 0x202F, 0x2067)]
LETTERS += [chr(code) for code in (*range(0x600, 0x700), *range(0xFE70, 0xFEFD), *range(0xFB50, 0xFBB2))]
CLITICS = "و ف ب ك ل ال وال فال بال كال لل ولل وب فل أ س".split()
ENDINGS = "ة ه ها هم ات اتها ون ين ان ي ية ا ى وا ته تهم".split()

ALIKE = """
والاتفاق فالاتفاق بالاتفاق كالاتفاق للاتفاق اتفاق اتّفاق اتفاقات الاتـفاق
غزة غزّة غزه بغزة لغزة وغزة فغزة
مسؤول مسئول مسوول مسؤولون المسئولين مَسْؤُول
لاجئ لاجئون للاجئين اللاجئين لاجيء لاجىء ولاجئة
مستشفى مستشفي المستشفيات بالمستشفى
حكومة حكومه الحكومات حكومتها حكومتهم للحكومة
إسرائيل اسرائيل لإسرائيل إسرائيليون الإسرائيلية اسراييل
ألمانيا المانيا بألمانيا
إيران ایران وإیران الإيرانيين
كوريا کوریا كوري بكوريا
سبتمبر أيلول شتنبر بسبتمبر وأيلول
1250 1,250 1.250 ١٬٢٥٠ ١٢٥٠ ۱۲۵۰ 01250
2.75 2,75 ٢٫٧٥
GridLab gridlab GRIDLAB
كهرباء الكهربا كهربائي وبالكهرباء
وزير الوزراء للوزير ووزير وزيرها
مدن المدينة بمدينة مدينتهم مدينتان المدينتين
ارتفاع الارتفاع بارتفاعها ارتفع وارتفعت يرتفع 
انخفاض وانخفضت تنخفض
استثمار استثمرت واستثماراتها
انهيار فانهارت
"""
APART = """
بحرية حرية
بلد لد
كتاب تاب
قنديل دليل
وزير زير
137 1370
الارتفاع المرتفع
أبواب أبو
بيروت بيرو
2.75 275
"""


def words() -> Iterator[str]:
    """All that our lists and samples hold, with what may be written onto it, and letters in no order."""
    for path in sorted(DATA.glob("*.t*")):
        yield from path.read_text(encoding="utf-8").splitlines()
    for path in sorted((*ROOT.glob("content/*/*.t*"), *HERE.glob("content/*/*.t*"))):
        yield from path.read_text(encoding="utf-8").splitlines()
    yield from (query for name in ("queries.json", "second.json", "third.json") for query, _ in pairs(name))
    yield from controls()
    yield from ("constructor __proto__ toString", "", "\ufeff", "ﻻ ﷲ ﷽", "ß ſ Ω ĳ ½ ² ①", "7.10.2023 12,345.67 1.2.3")
    dice = random.Random(20)
    known = (DATA / "common_words.txt").read_text(encoding="utf-8").split("\n")[1:-1]
    for _ in range(2500):
        yield dice.choice(CLITICS) + dice.choice(known) + dice.choice(ENDINGS)
        yield "".join(dice.choices(LETTERS, k=dice.randint(1, 14)))


def test_the_browser_folds_as_python_does(browser: Browser, tmp_path: Path) -> None:
    texts = list(dict.fromkeys(words()))
    script = search_scripts(ROOT / "templates/search")["folding.js"].decode().replace("export ", "")
    page = browser.new_page()
    page.add_script_tag(content=f"{script}\nwindow.fold = (text) => [spell(text), ...searchWords(text)];")
    folded = page.evaluate("texts => texts.map(window.fold)", texts)
    page.close()
    known = search_tables()
    differ = [(text, [spell(text, known), *search_words(text)], theirs) for text, theirs in zip(texts, folded, strict=True) if [spell(text, known), *search_words(text)] != theirs]  # fmt: skip
    assert len(texts) > 25_000
    assert not differ, differ[:5]


@pytest.mark.parametrize("line", ALIKE.strip().splitlines())
def test_spellings_of_one_word_are_one(line: str) -> None:
    assert len({tuple(search_words(word)) for word in line.split()}) == 1


@pytest.mark.parametrize("line", APART.strip().splitlines())
def test_words_that_look_alike_stay_apart(line: str) -> None:
    assert len({tuple(search_words(word)) for word in line.split()}) == len(line.split())


def test_a_name_of_two_words_is_one_and_keeps_its_parts_in_the_index() -> None:
    assert search_words("تشرين الثاني 2019") == search_words("نوفمبر 2019")
    assert {"نوفمبر", *search_words("تشرين")} <= set(search_words("تشرين الثاني", whole=True))


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        ("عبدالرحمن", "عبد الرحمن"),
        ("لعبدالعزيز", "لعبد العزيز"),
        ("ابوزيد", "أبو زيد"),
        ("وأبوبكر", "وأبي بكر"),
        ("ابن خلدون", "بن خلدون"),
    ],
)
def test_a_name_in_two_parts_may_be_written_as_one(written: str, parted: str) -> None:
    assert search_words(written) == search_words(parted)
    assert search_words("أبوابها") == search_words("باب")


def test_folded_words_fold_to_themselves_in_spelling() -> None:
    known = search_tables()
    for text in list(words())[:5000]:
        assert spell(spell(text, known), known) == spell(text, known)
