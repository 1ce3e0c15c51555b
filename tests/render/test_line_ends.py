"""Lines of print: none ends behind its first word, in the middle of a date, or before the last word of a title."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.machine import needs_pango
from waraqa.render.brief.breaks import JOINER, NO_BREAK, kept_together
from waraqa.render.pdf import render_pdf

STYLE = """@font-face { font-family: Amiri; src: url("amiri-400.ttf") } @page { size: 300mm 200mm; margin: 10mm }
body { font: 12pt/1.6 Amiri; direction: rtl } b { white-space: nowrap; font-weight: 400 }"""
WORDS = "عرض وزير الداخلية في الرباط على مجلس الوزراء المنعقد أمس اقتراحًا باستحداث هيئات جديدة"


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ("في 17 نوفمبر 2019", "في 17_نوفمبر 2019"),
        ("في \u206617\u2069 نوفمبر", "في \u206617\u2069_نوفمبر"),
        ("بلغ 3.5 مليون دولار (1.8 مليار)", "بلغ 3.5_مليون دولار (1.8_مليار)"),
        ("وبلغ ٤٠ (مليون)", "وبلغ ٤٠_(مليون)"),
        ("في عام 2019 وقال", "في عام 2019 وقال"),
        ("في \u20662019\u2069 وقال", "في \u20662019\u2069 وقال"),
        ("F-16 طائرة، 12/2019 ملف", "F-16 طائرة، 12/2019 ملف"),
        ('<a href="/a 5 ب">نص</a>', '<a href="/a 5 ب">نص</a>'),
        ("في يوليو/تموز", f"في يوليو/{JOINER}تموز"),
        ("<h1>نحو مليون راكب</h1>", "<h1>نحو مليون_راكب</h1>"),
        ("سالم، وزير · هدى · 12 شخصًا", "سالم، وزير_· هدى_· 12_شخصًا"),
        ("<h1>راكب</h1>", "<h1>راكب</h1>"),
        ("<h1>نحو الاستراتيجيات المتوسطة-والطويلة-الأجل</h1>", "<h1>نحو الاستراتيجيات المتوسطة-والطويلة-الأجل</h1>"),
    ],
)
def test_what_belongs_together_stays_on_a_line(html: str, held: str) -> None:
    assert kept_together(f"<title>5 أيام</title><main>{html}") == f"<title>5 أيام</title><main>{held}".replace(
        "_", NO_BREAK
    )


@needs_pango
def test_a_month_in_two_names_is_never_parted_and_found_as_it_is_typed() -> None:
    body = "".join(f'<p style="width: {width}mm">زار المدينة في 17 يوليو/تموز وزيران' for width in range(30, 80))
    with pypdfium2.PdfDocument(
        render_pdf(kept_together(f'<html lang="ar"><title>نص</title><style>{STYLE}</style><main>{body}</main>'))
    ) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert text.count("يوليو/تموز") == 50


@needs_pango
@pytest.mark.parametrize("between", [" ", NO_BREAK])
def test_no_line_ends_behind_its_first_word(between: str) -> None:
    """At each width, one paragraph: what follows the last space is kept on one line and may not fit."""
    widths = range(60, 180)
    body = "".join(f'<p style="width: {width}mm">{WORDS}{between}<b>على الطاولة الكبيرة</b></p>' for width in widths)
    with pypdfium2.PdfDocument(
        render_pdf(f'<html lang="ar"><title>نص</title><style>{STYLE}</style>{body}')
    ) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    lines = [line.strip() for line in text.splitlines()]
    assert len(re.findall("عرض", text)) == len(widths)
    assert not {"عرض", "وزير", "عرض وزير"} & set(lines)


@needs_pango
def test_a_space_that_holds_is_copied_as_any_other() -> None:
    """A program that reads the text would set it on the other side of the number, and a search would miss it."""
    html = f'<html lang="ar"><title>نص</title><style>{STYLE}</style><p>عقد في \u206617\u2069{NO_BREAK}نوفمبر'
    with pypdfium2.PdfDocument(render_pdf(html)) as document:
        assert document[0].get_textpage().get_text_range().strip() == "عقد في 17 نوفمبر"
