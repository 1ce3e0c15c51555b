"""A small site of one sheet of each state, built once for the tests of what is published."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

from tests.machine import ROOT
from waraqa.content import read_content
from waraqa.engine.executors import EXECUTORS
from waraqa.engine.store import Store
from waraqa.site import Workshop, build_site

SITE = """
schema = 1
title = "أوراق الساحل"
base_url = "https://example.org/facts"
publisher = "مكتب التدقيق"
contact = "desk@example.org"
license = "CC-BY-4.0"
"""
NEWS = (
    "قالت وزارة التجارة إن صادرات زيت الزيتون بلغت 40 مليون دينار في مارس 2021.\n"
    "وقال الوزير هشام الزين: «نحن ماضون في دعم المزارعين».\n"
    "وزار وفد من الاتحاد الأوروبي المعصرة الجديدة في صفاقس في 12 مارس 2021.\n"
)
FACTS = """
schema = 1

[[fact]]
id = "exports"
kind = "figure"
status = "accepted"
evidence = "40 مليون دينار"
value = 40_000_000
unit = "TND"
of = "صادرات زيت الزيتون"
period = "2021-03"
said_by = "وزارة التجارة"

[[fact]]
id = "promise"
kind = "quote"
status = "accepted"
evidence = "نحن ماضون في دعم المزارعين"
speaker = "هشام الزين"

[[fact]]
id = "visit"
kind = "event"
status = "accepted"
evidence = "زار وفد من الاتحاد الأوروبي المعصرة الجديدة في صفاقس"
type = "visit"
date = "2021-03-12"
note = "لا يسمّي المصدر أعضاء الوفد"

[[fact]]
id = "minister"
kind = "person"
status = "accepted"
evidence = "هشام الزين"
name = "هشام الزين"
role = "الوزير"
"""
SOURCE = """
[[source]]
id = "article"
file = "article.txt"
title = "صادرات الزيت"
outlet = "صحيفة الساحل"
author = "ليلى منصور"
url = "https://news.example/oil"
published = 2021-03-20
"""
SIGNED = 'prepared_by = "سلمى"\nreviewed_by = "كريم الطيب"\nreviewed_on = 2021-03-24\n'
LEDGER = """
[[correction]]
fact = "exports"
old = "30 مليون دينار"
new = "40 مليون دينار"
reason = "أخطأنا في النقل"
date = 2021-03-28

[[correction]]
fact = "visit"
old = "المعصره"
new = "المعصرة"
reason = "خطأ في الإملاء"
date = 2021-04-02
minor = true
"""
TAKEN_BACK = """
[[fact]]
id = "press"
kind = "place"
status = "withdrawn"
evidence = "صفاقس"
name = "صفاقس"
"""
RETRACTION = """
[[correction]]
fact = "press"
old = "المعصرة في صفاقس"
reason = "نفى الاتحاد مكان الزيارة"
date = 2021-04-05
"""
GONE = '[withdrawn]\ndate = 2021-05-01\nreason = "تبيّن أن النص ملفّق"\n'
SHEETS = {
    "signed": (
        'title = "زيت الزيتون في 3 أشهر"\nissued = 2021-03-25\n' + SIGNED + SOURCE + LEDGER + RETRACTION,
        FACTS + TAKEN_BACK,
    ),
    "quiet": ('title = "ورقة لا تُفهرس"\nissued = 2021-03-26\nnoindex = true\n' + SIGNED + SOURCE, FACTS),
    "held": ('title = "ورقة يمسكها المحرر"\nissued = 2021-03-27\ndraft = true\n' + SIGNED + SOURCE + LEDGER, FACTS),
    "gone": ('title = "ورقة سُحبت"\nissued = 2021-03-21\n' + SIGNED + SOURCE + GONE, FACTS),
    "found": ('title = "ورقة من الآلة"\n' + SOURCE, ""),
}
"""Each sheet's sheet.toml and facts.toml: reviewed, unlisted, held back as a draft, withdrawn, extracted."""
DRAFTS = ("held", "found")
PUBLISHED = ("signed", "quiet", "gone")
Files = Mapping[str, bytes]


def write_content(folder: Path, settings: str = SITE) -> Path:
    """The content folder of the site."""
    folder.mkdir()
    (folder / "site.toml").write_text(settings, encoding="utf-8")
    for slug, (sheet, facts) in SHEETS.items():
        (folder / slug).mkdir()
        (folder / slug / "sheet.toml").write_text("schema = 1\n" + sheet, encoding="utf-8")
        (folder / slug / "article.txt").write_text(NEWS, encoding="utf-8")
        if facts:
            (folder / slug / "facts.toml").write_text(facts, encoding="utf-8")
    return folder


def build(content: Path, cache: Path, *, pdf: bool = False) -> Files:
    """The files of the site by path; a mistake fails the test."""
    with EXECUTORS["serial"](1) as pool:
        site = build_site(read_content(content), Workshop(pool, Store(cache), ROOT / "templates"), pdf)
    assert site.mistakes == ()
    return {path: data for _, path, data in site.files}


def html_of(files: Files, path: str) -> str:
    """A page of the site."""
    return files[path].decode()


def record_in(html: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found: dict[str, Any] = json.loads(data)
    return found


def shown_in(html: str) -> str:
    """All words that the body of a page shows, and the addresses that it links to, on one line."""
    body = html.partition("<body")[2]
    links = " ".join(re.findall(r'href="([^"]*)"', body))
    words = re.sub(r"<(?!/?(?:bdi|mark|span|em|strong|a|abbr|time)\b)[^<>]*>", " ", body)
    return " ".join(unescape(f"{re.sub('<[^<>]*>', '', words)} {links}").split())
