"""PDFs of several makers → paragraphs as they were set; layers that do not read as Arabic are refused."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Browser

from tests.machine import needs_pango
from tests.publishing import Files
from waraqa.intake import Given, IntakeError, Taken, read_taken
from waraqa.intake.glyphs import Glyph
from waraqa.intake.lines import Segment
from waraqa.intake.margins import without_margins
from waraqa.intake.paragraphs import paragraphs_of
from waraqa.intake.visual import brackets_settled, line_text

PARAGRAPHS = (
    "أقرّت بلدية المدينة القديمة يوم الأربعاء 14 كانون الأول/ديسمبر 2022 خطةً لترميم 27 منزلاً تاريخياً، بكلفة تبلغ 3,5 مليون دولار، "
    "على أن تنتهي الأعمال خلال 18 شهراً من تاريخ التوقيع.",
    "وقالت رئيسة البلدية إنّ «الأولوية للأسر التي لا مأوى لها»، وأضافت أن شركة النماء (Al-Namaa Group) تعهدت بتوفير ١٢٠ فرصة "
    "عمل لأبناء الأحياء، وأن الإنفاق لن يتجاوز 12.25 في المئة من الموازنة [البند 7].",
    "ولم تعلّق الجمعية الأهلية على القرار.",
    "والآن ينتظر السكان بدء الأعمال التي تأجّلت ثلاث مرات منذ عام 2019، لأسباب قالت البلدية إنها إدارية، بينما يرى الأهالي أن "
    "المال هو السبب.",
)
COLUMNS = (
    "يبدأ العمود الأيمن بخبر عن موسم الزيتون في القرى الجبلية التي بدأ قطافها هذا الأسبوع بعد أمطار غزيرة.",
    "ويروي العمود الأيسر أن المعاصر رفعت أجورها بنسبة عشرة في المئة، وأن المزارعين يطالبون بتثبيت السعر.",
)


def page(style: str = "") -> str:
    """A page of print: a headline, paragraphs across the page, then two columns."""
    body = "".join(f"<p>{escape(text)}</p>" for text in PARAGRAPHS)
    columns = "".join(f"<p>{escape(text)}</p>" for text in COLUMNS)
    head = f"<style>body{{font-size:12pt;line-height:1.7;{style}}} .two{{columns:2;column-gap:2em}} .two p{{margin:0}}</style>"
    return (
        f'<!doctype html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>خطة الترميم</title>{head}</head>'
        f'<body><h1>ترميم المنازل القديمة</h1>{body}<div class="two">{columns}</div></body></html>'
    )


def taken(data: bytes) -> Taken:
    return read_taken(Given(data, "brief.pdf"))


def from_weasyprint(html: str) -> bytes:
    from weasyprint import HTML

    written = HTML(string=html).write_pdf()
    assert written is not None
    return bytes(written)


def from_chromium(browser: Browser, html: str) -> bytes:
    opened = browser.new_page()
    opened.set_content(html)
    data = opened.pdf(format="A4")
    opened.close()
    return data


WHOLE = "\n\n".join(("ترميم المنازل القديمة", *PARAGRAPHS, *COLUMNS)) + "\n"


@needs_pango
@pytest.mark.parametrize("style", ["", "text-align:justify", "width:9cm"])
def test_what_weasyprint_set_reads_as_it_was_written(style: str) -> None:
    assert taken(from_weasyprint(page(style))).text == WHOLE


@pytest.mark.parametrize("style", ["", "text-align:justify"])
def test_what_chromium_printed_reads_as_it_was_written(browser: Browser, style: str) -> None:
    assert taken(from_chromium(browser, page(style))).text == WHOLE


TABLE = (("البند", "القيمة", "ملاحظات"), ("المنازل", "27 منزلاً", "في الحي القديم"), ("الكلفة", "3,5 مليون", COLUMNS[0]))
NEW = (
    "طائرة B-52 ولقاح COVID-19 وموقع https://example.org/news?id=12 وشركة ACWA Power بلغت 1.250.000 برميل.",
    "بلغت النسبة ٣٫٥٪ عام ٢٠٢٢، و١٬٢٠٠ حالة في ١٤/٣/٢٠٢٣.",
)


def flowing(columns: int, paragraphs: int) -> tuple[str, str]:
    """A page of columns whose paragraphs stand apart, so that their lines stand at other heights; and its text."""
    texts = [PARAGRAPHS[at % len(PARAGRAPHS)] for at in range(paragraphs)]
    style = f"<style>body{{font-size:10pt}}div{{columns:{columns};column-gap:2em}}</style>"
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    html = f'<!doctype html><html dir="rtl" lang="ar">{style}<h1>ترميم المنازل</h1><div>{body}</div></html>'
    return html, "\n\n".join(("ترميم المنازل", *texts)) + "\n"


@needs_pango
@pytest.mark.parametrize(("columns", "paragraphs"), [(2, 9), (3, 12)])
def test_columns_are_read_one_after_the_other(browser: Browser, columns: int, paragraphs: int) -> None:
    html, text = flowing(columns, paragraphs)
    assert taken(from_weasyprint(html)).text == text
    assert taken(from_chromium(browser, html)).text == text


@needs_pango
@pytest.mark.parametrize("align", ["top", "middle"])
def test_the_rows_of_a_table_are_lines_with_tabs(browser: Browser, align: str) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    style = f"<style>td{{padding:4pt 12pt;border:1px solid;vertical-align:{align}}}</style>"
    html = (
        f'<!doctype html><html dir="rtl" lang="ar">{style}<p>{PARAGRAPHS[0]}</p><table>{rows}</table>'
        f"<p>{PARAGRAPHS[1]}</p></html>"
    )
    lines = "\n\n".join("\t".join(row) for row in TABLE)
    for data in (from_weasyprint(html), from_chromium(browser, html)):
        found = taken(data)
        assert found.text == f"{PARAGRAPHS[0]}\n\n{lines}\n\n{PARAGRAPHS[1]}\n"
        assert {note.name: note.values.get("n") for note in found.notes} == {"pdf": None, "rows": 3}


@needs_pango
def test_numbers_and_latin_words_keep_their_own_order(browser: Browser) -> None:
    html = '<html dir="rtl" lang="ar">' + "".join(f"<p>{text}</p>" for text in (PARAGRAPHS[1], *NEW)) + "</html>"
    for data in (from_weasyprint(html), from_chromium(browser, html)):
        assert taken(data).text == "\n\n".join((PARAGRAPHS[1], *NEW)) + "\n"


def test_letters_with_marks_join_the_line_that_they_stand_on(browser: Browser) -> None:
    text = "وَقَالَ الْوَزِيرُ إِنَّ الْعَمَلَ انْتَهَى."
    html = f'<html dir="rtl" lang="ar"><p style="font-size:12pt;line-height:2">{f"{text} " * 6}</p></html>'
    bare = taken(from_chromium(browser, html)).text.replace(" ", "").replace("\n", "")
    assert bare == text.replace(" ", "") * 6


@needs_pango
def test_a_brief_of_our_own_can_be_taken_in(published: Files) -> None:
    name = next(path for path in published if path.endswith("brief.pdf"))
    found = taken(published[name])
    assert "تُثبت هذه الورقة ما ورد في مصادرها، ولا تحكم بصحته" in found.text
    assert not re.search(r"(?<!\w)ا ل", found.text)  # «الجيش»: lam stands above the letter behind it
    assert not re.search(r"صفحة \d", found.text)


@needs_pango
def test_the_title_is_known_and_the_editor_is_told_to_read() -> None:
    found = taken(from_weasyprint(page()))
    assert [(one.field, one.value) for one in found.known] == [("title", "خطة الترميم")]
    assert [note.name for note in found.notes] == ["pdf"]


@needs_pango
def test_page_numbers_and_running_heads_are_left_out_and_told() -> None:
    style = "@page{size:A5;@top-center{content:'نشرة البلدية'}@bottom-center{content:'صفحة ' counter(page)}}"
    html = (
        page()
        .replace("<style>", f"<style>{style}")
        .replace("</body>", "".join(f"<p>{one}</p>" for one in PARAGRAPHS * 4) + "</body>")
    )
    found = taken(from_weasyprint(html))
    assert "نشرة" not in found.text and "صفحة" not in found.text
    assert found.text.split("\n\n")[1:5] == list(PARAGRAPHS)
    assert {note.name for note in found.notes} == {"pdf", "margins"}


@needs_pango
def test_pictures_of_pages_are_no_text() -> None:
    with pytest.raises(IntakeError, match="no text layer"):
        taken(from_weasyprint("<svg width=300 height=200><rect width=300 height=200></svg>"))


def shaped(text: str) -> str:
    """The text in the shapes of letters that old programs wrote, each letter in its isolated one."""
    names = {unicodedata.name(chr(code), ""): chr(code) for code in range(0xFE80, 0xFEFD)}
    return "".join(names.get(f"{unicodedata.name(letter)} ISOLATED FORM", letter) for letter in text)


@needs_pango
@pytest.mark.parametrize("drawn_backwards", [False, True])
def test_shapes_of_letters_are_written_as_letters(drawn_backwards: bool) -> None:
    text = "قالت البلدية إن الأعمال تنتهي في الصيف المقبل"
    shapes = shaped(text)[::-1] if drawn_backwards else shaped(text)
    order = "\u202d" if drawn_backwards else ""
    assert taken(from_weasyprint(f'<html dir="rtl"><p>{order}{shapes}</p></html>')).text == f"{text}\n"


def test_shapes_that_pdfium_leaves_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قالت البلدية إن الأعمال انتهت"
    monkeypatch.setattr("waraqa.intake.pdf.glyphs_of", lambda page: drawn(shaped(text)[::-1]))
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    found = taken(out.getvalue())
    assert found.text == f"{text}\n"
    assert [note.name for note in found.notes] == ["forms", "pdf"]


@needs_pango
@pytest.mark.parametrize(
    "text",
    [
        f"<p>\u202d{PARAGRAPHS[0]}</p>",
        f"<p>{'ÇáÍßæãÉ ÊÚáä Úä ÎØÉ ÌÏíÏÉ ' * 5}</p>",
        f"<p>{PARAGRAPHS[0]} ال\u14f5نتخابات</p>",
        "<p>" + "\ue001\ue002\ue003 \ue010\ue011 " * 20 + PARAGRAPHS[2],
    ],
    ids=["backwards", "old letters", "a glyph without a letter", "a font's own codes"],
)
def test_a_layer_that_does_not_read_as_arabic_is_refused(text: str) -> None:
    with pytest.raises(IntakeError, match=r"does not read as Arabic|no text layer"):
        taken(from_weasyprint(f'<html dir="rtl" lang="ar">{text}</html>'))


@needs_pango
def test_a_locked_file_is_told() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(from_weasyprint(page()))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(IntakeError, match="locked by a password"):
        taken(out.getvalue())


@needs_pango
def test_a_file_cut_short_is_broken() -> None:
    with pytest.raises(IntakeError, match=r"cut short or broken|no text layer"):
        taken(from_weasyprint(page())[:2000])
    with pytest.raises(IntakeError, match="cut short or broken"):
        taken(b"%PDF-1.7\nnothing")


def drawn(text: str) -> list[Glyph]:
    """Letters side by side as they are drawn, each ten points wide; a space leaves a gap."""
    return [
        Glyph(letter, 10.0 * at, 10.0 * at + 10, 0.0, 12.0, 0, 10.0 * at)
        for at, letter in enumerate(text)
        if letter != " "
    ]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("ةيدلبلا", "البلدية"),
        ("2022 ماع", "عام 2022"),
        ("رالود 3,5", "3,5 دولار"),
        ("GDP وه", "هو GDP"),
        ("‎14/12/2022 خيرات", "تاريخ 14/12/2022"),
        ("NATO HQ يف", "في NATO HQ"),
        ("%15-10", "10-15%"),
    ],
)
def test_a_line_is_read_from_the_right_and_numbers_from_the_left(seen: str, read: str) -> None:
    assert line_text(drawn(seen.replace("\u200e", "")), page_rightward=True) == read


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        (")البند 7(", "(البند 7)"),
        ("قال »نعم« ثم (لا(.", "قال «نعم» ثم (لا)."),
        ("أولا) كذا", "أولا) كذا"),
        ("[أ] و]ب[", "[أ] و[ب]"),
    ],
)
def test_brackets_open_and_close_by_where_they_stand(given: str, settled: str) -> None:
    assert brackets_settled(given) == settled


def test_heads_that_change_with_the_page_are_left_out() -> None:
    def page(number: int) -> list[Segment]:
        head = f"المرفأ – {number}" if number % 2 else f"{number} – اقتصاد"
        lines = [(head, 800), (f"خبر {'أبجد'[number % 4]} طويل", 700), ("ختام الخبر", 100), (f"صفحة {number}", 20)]
        return [Segment(text, 0, 100, base, 10, 20) for text, base in lines]

    kept, left = without_margins([page(number) for number in range(10, 16)])
    assert [len(one) for one in kept] == [2] * 6
    assert len(left) == 12


def test_a_number_is_the_pages_where_it_stands_alone_or_beside_a_head() -> None:
    def page(*lines: tuple[str, ...]) -> list[Segment]:
        rows = [(text, at, -row) for row, line in enumerate(lines) for at, text in enumerate(line)]
        return [Segment(text, 300 - 100 * at, 350 - 100 * at, 30 * row, 10, 20) for text, at, row in rows]

    table = page(("المدن",), ("تونس", "120"), ("صفاقس", "85"))
    assert without_margins([table]) == ([table], [])
    tables = [page(("المدن",), ("تونس", "120"), (f"بلدة {name}", "85")) for name in "أبج"]
    assert [rest[-1].text for rest in without_margins(tables)[0]] == ["85"] * 3
    assert without_margins([page(("خبر",), ("ختامه",), ("7",))])[1] == ["7"]
    headed = [page(("المرفأ", str(number)), ("خبر", "آخر"), (f"ختام {'أبج'[number]}",)) for number in range(3)]
    assert without_margins(headed)[1] == ["0", "1", "2", "المرفأ"]


def test_what_stands_above_two_pages_alone_stays() -> None:
    pages = [[Segment(text, 0, 100, base, 10, 20) for text, base in (("السوق", 800), ("خبر", 100))] for _ in range(2)]
    assert without_margins(pages) == (pages, [])


def test_a_line_goes_on_where_the_next_word_had_no_room() -> None:
    lines = [
        Segment("كتب الوزير إلى حزيران/", 0, 100, 100, 10, 20),
        Segment("يونيو رسالة طويلة جدا", 2, 100, 85, 10, 20),
        Segment("وانتهت.", 60, 100, 70, 10, 30),
        Segment("ثم كتب أخرى.", 30, 100, 55, 10, 10),
    ]
    assert paragraphs_of([lines]) == ["كتب الوزير إلى حزيران/يونيو رسالة طويلة جدا وانتهت.", "ثم كتب أخرى."]
