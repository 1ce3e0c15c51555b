"""What changed since publication shows at the fact, on the sheet, in the citation and on every printed page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from waraqa.model import Correction, Dossier, FigureFact, Withdrawal
from waraqa.render.brief import render_brief
from waraqa.render.pages import render_sheet
from waraqa.render.sections import render_sections

NEWS = source("بلغت الصادرات 40 مليون دينار في فبراير. وبلغت الواردات 60 مليون دينار.\n")
EXPORTS = fact(FigureFact, NEWS, "40 مليون دينار", id="exports", value=40_000_000, unit="TND", of="الصادرات")
IMPORTS = fact(FigureFact, NEWS, "60 مليون دينار", id="imports", value=60_000_000, unit="TND", of="الواردات")
CHANGED = Correction(
    fact="exports", old="14 مليون دينار", new="40 مليون دينار", reason="أخطأنا في النقل", date=date(2021, 3, 20)
)
MOVED = replace(CHANGED, reason="عدّلت الوزارة أرقامها", cause="source")
MINOR = replace(CHANGED, old="40 مليون دنار", reason="خطأ في الإملاء", date=date(2021, 3, 25), minor=True)
TAKEN_BACK = Correction(fact="imports", old="60 مليون دينار", reason="نفت الوزارة الرقم", date=date(2021, 3, 22))


def sheet(*entries: Correction, withdraw: bool = False, **fields: Any) -> Dossier:
    signed = reviewed(
        dossier(NEWS, EXPORTS, IMPORTS, corrections=entries, **{"issued": date(2021, 3, 12), "title": "تجارة"} | fields)
    )
    return (
        replace(signed, facts=(signed.facts[0], replace(signed.facts[1], status="withdrawn"))) if withdraw else signed
    )


def html(one: Dossier) -> str:
    return plain(render_sheet(one, CONFIG, LOOK, render_sections(one, CONFIG, LOOK)))


def plain(markup: str) -> str:
    """The markup without isolates, which are tested elsewhere."""
    return re.sub(r"</?bdi[^>]*>|[\u2066-\u2069]", "", markup)


def running(one: Dossier) -> list[str]:
    """What runs at the head and foot of every printed page."""
    lines = re.findall(r'<p class="run [^"]*">(.*?)</p>', plain(render_brief(one, CONFIG, LOOK)))
    return [re.sub("<[^>]+>", "", line) for line in lines]


def section(markup: str) -> str:
    return markup[markup.index('id="h-corrections"') :]


def test_a_correction_shows_at_the_fact_and_leads_to_its_entry() -> None:
    markup = html(sheet(CHANGED))
    assert '<a href="#c-2021-03-20-exports">صُحّحت في 20 مارس/آذار 2021</a>' in markup
    assert markup.count('id="c-2021-03-20-exports"') == 1


def test_the_entry_keeps_the_old_value_readable_and_leads_to_the_fact() -> None:
    ledger = section(html(sheet(CHANGED)))
    assert "20 مارس/آذار 2021: كان «14 مليون دينار»، والصواب «40 مليون دينار». السبب: أخطأنا في النقل." in ledger
    assert 'href="#f-exports"' in ledger


def test_a_change_in_the_source_is_not_told_as_our_mistake() -> None:
    markup = html(sheet(MOVED))
    assert "عُدّلت في 20 مارس/آذار 2021 تبعًا للمصدر" in markup
    assert "صار «40 مليون دينار» بعد أن كان «14 مليون دينار»، تبعًا للمصدر" in section(markup)
    assert "الصواب" not in markup
    assert "صُحّحت" not in markup


def test_a_minor_entry_is_on_record_and_nowhere_else() -> None:
    markup = html(sheet(MINOR))
    assert "(تعديل لغوي لا يمس المضمون)" in section(markup)
    assert "صُحّحت" not in markup
    assert "آخر تعديل في المضمون" not in markup
    assert "النسخة 1" in markup


def test_a_correction_of_substance_raises_the_version_and_moves_the_day() -> None:
    markup = html(sheet(MINOR, CHANGED))
    assert "آخر تعديل في المضمون: 20 مارس/آذار 2021" in markup
    assert "النسخة 2" in markup
    assert "النسخة 1" not in markup
    assert "ورقة حقائق، النسخة 2، 20 مارس/آذار 2021." in markup


def test_the_newest_correction_of_a_fact_is_the_one_it_shows() -> None:
    again = replace(CHANGED, old="41 مليون دينار", date=date(2021, 4, 2))
    markup = html(sheet(CHANGED, again))
    assert "صُحّحت في 2 أبريل/نيسان 2021" in markup
    assert "صُحّحت في 20" not in markup
    assert section(markup).index("41 مليون") < section(markup).index("14 مليون")


def test_a_withdrawn_fact_keeps_its_address_and_says_why() -> None:
    markup = html(sheet(TAKEN_BACK, withdraw=True))
    assert markup.count('id="f-imports"') == 1
    entry = section(markup)[: section(markup).index("</ul>")]
    assert 'id="f-imports"' in entry
    assert "«60 مليون دينار»: سُحبت هذه المعلومة في 22 مارس/آذار 2021. السبب: نفت الوزارة الرقم." in entry
    assert "الواردات" not in markup[: markup.index('id="h-sources"')].split('id="h-figures"')[1]


def test_a_merged_fact_leads_to_the_one_that_tells_it() -> None:
    merged = Correction(fact="again", old="40 مليون دينار", reason="الرقم نفسه", date=date(2021, 3, 22))
    ledger = section(html(sheet(merged, joined=(("again", "exports"),))))
    assert "دُمجت المعلومة «40 مليون دينار» في معلومة أخرى. السبب: الرقم نفسه." in ledger
    assert 'href="#f-exports"' in ledger
    assert 'id="f-again"' not in ledger


def test_a_merged_fact_whose_other_was_withdrawn_has_its_address_in_the_ledger() -> None:
    merged = Correction(fact="again", old="60 مليون دينار", reason="الرقم نفسه", date=date(2021, 3, 21))
    markup = html(sheet(merged, TAKEN_BACK, withdraw=True, joined=(("again", "imports"),)))
    assert markup.count('id="f-again"') == markup.count('id="f-imports"') == 1


def test_a_withdrawn_sheet_says_why_and_tells_no_fact() -> None:
    gone = sheet(CHANGED, withdrawn=Withdrawal(date(2021, 5, 1), "تبيّن أن النص ملفّق"))
    markup = html(replace(gone, facts=()))
    assert "سُحبت هذه الورقة في 1 مايو/أيار 2021. السبب: تبيّن أن النص ملفّق" in markup
    assert "الواردات" not in markup
    assert "بلغت" not in markup
    assert "noindex" in markup


EDITIONS = [
    ("as issued", {}, "النسخة 1 · 12 مارس/آذار 2021"),
    ("corrected", {"corrections": (CHANGED,)}, "النسخة 2 · 20 مارس/آذار 2021"),
    ("of a given version", {"version": 4, "updated": date(2021, 3, 30)}, "النسخة 4 · 30 مارس/آذار 2021"),
    ("without a day of issue", {"issued": None}, "النسخة 1 · 11 مارس/آذار 2021"),
]


@pytest.mark.parametrize(("fields", "words"), [case[1:] for case in EDITIONS], ids=[case[0] for case in EDITIONS])
def test_the_brief_runs_its_version_and_day_on_every_page(fields: dict[str, Any], words: str) -> None:
    one = sheet()
    assert words in running(replace(one, sheet=replace(one.sheet, **fields)))


def test_a_draft_has_no_version_until_it_was_published() -> None:
    draft = dossier(NEWS, EXPORTS, issued=date(2021, 3, 12))
    assert "12 مارس/آذار 2021" in running(draft)
    once = replace(draft, sheet=replace(draft.sheet, version=3))
    assert "النسخة 3 · 12 مارس/آذار 2021" in running(once)


def test_every_printed_page_of_a_withdrawn_sheet_says_so() -> None:
    gone = replace(sheet(withdrawn=Withdrawal(date(2021, 5, 1), "نص ملفّق")), facts=())
    assert "سُحبت · 1 مايو/أيار 2021" in running(gone)
    assert "النسخة 1 · 12 مارس/آذار 2021" in running(gone)
    assert "مليون" not in render_brief(gone, CONFIG, LOOK)
