"""How briefs of any length lie on their pages: nothing stranded, each note with its number, the way back readable."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Literal

import pypdfium2
import pytest
import segno
from PIL import Image

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from tests.render.story import ALL, NEWS
from waraqa.model import AnyFact, Dossier, EventFact, FigureFact
from waraqa.render.brief import make_brief
from waraqa.render.brief.qr import qr_of
from waraqa.render.pdf import lay_out, render_pdf

NUMBER = re.compile(r"[\[\]](\d{1,3})[\[\]]")
HEADINGS = {"الخلاصة", "من نص المصدر", "بالأرقام", "التسلسل الزمني", "ما لا يذكره المصدر", "المصادر والشواهد"}
LEAST = 0.25
"""The share of the letters of the fullest page."""
ADDRESS = "https://example.org/facts/story/"


def village(count: int) -> Dossier:
    """So many houses in so many villages, each opened in a month of its own."""
    text = source("\n".join(f"شُيّد {n}00 منزل في القرية رقم {n} ثم افتُتح السوق رقم {n}." for n in range(10, 10 + count)))
    facts: list[AnyFact] = []
    for n in range(10, 10 + count):
        facts.append(fact(FigureFact, text, f"{n}00 منزل", value=n * 100, unit="منزل", of=f"منازل القرية {n}"))
        facts.append(fact(EventFact, text, f"افتُتح السوق رقم {n}", type="other", date=f"2020-{n % 12 + 1:02}"))
    return reviewed(dossier(text, *facts, title="قرى جديدة في الجبل"))


def texts_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def picture_of(pdf: bytes, scale: float) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[0].render(scale=scale, grayscale=True).to_pil()
        return picture


@pytest.fixture(scope="module", params=[1, 4, 7, 9, 12, 17])
def pages(request: pytest.FixtureRequest) -> list[str]:
    """The text of each page of a full edition, longer each time."""
    return texts_of(make_brief(village(request.param), CONFIG, LOOK, lay_out, edition="full").pdf)


def test_no_last_page_is_nearly_empty(pages: list[str]) -> None:
    assert len(pages[-1]) >= LEAST * max(map(len, pages))


def test_a_note_stands_on_the_page_of_its_number(pages: list[str]) -> None:
    assert any(map(NUMBER.search, pages))
    for page in pages:
        assert set(Counter(NUMBER.findall(page)).values()) <= {2}


def test_no_heading_stands_alone_at_the_foot(pages: list[str]) -> None:
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    behind = [page[place + 1] for page in lines for place, line in enumerate(page) if line in HEADINGS]
    assert behind
    assert not [line for line in behind if re.match(r"[\[\]]\d|صفحة|تُثبت", line)]


def test_every_page_says_whose_it_is_which_version_and_which_page(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        words = " ".join(page.split())
        assert "مكتب التدقيق" in words and "النسخة 1" in words and "قرى جديدة في الجبل" in words
        assert f"صفحة {number}" in words and f"من {len(pages)}" in words  # PDFium may set the two apart


def test_a_remark_that_ends_a_section_does_not_pull_it_to_the_next() -> None:
    """The agreements, a table with its head, stand on the second page; what happened without a date has room before."""
    story = reviewed(dossier(NEWS, *ALL, title="أرباح مصرف الساحل"))
    first, second = texts_of(make_brief(story, replace(CONFIG, paper="letter"), LOOK, lay_out, edition="full").pdf)
    assert "بلا تاريخ" in first and "الاتفاقات في قسمها" in first
    assert "الأطراف كما يذكرها المصدر" in second


def test_the_code_leads_to_the_address() -> None:
    """Every module as it is drawn, beside what the address asks for."""
    code = segno.make_qr(ADDRESS, error="m")
    side, margin = len(code.matrix), 2
    size = (side + 2 * margin) * 4
    style = (
        f"@page {{ size: {size}px {size}px; margin: 0 }} body {{ margin: 0 }} svg {{ display: block; width: {size}px }}"
    )
    html = f'<html lang="ar"><title>رمز</title><style>{style}</style>{qr_of(ADDRESS, "رمز")}'
    drawn = picture_of(render_pdf(html), 4)
    unit = drawn.width / (side + 2 * margin)
    for y, row in enumerate(code.matrix):
        for x, dark in enumerate(row):
            dot = drawn.getpixel((int((x + margin + 0.5) * unit), int((y + margin + 0.5) * unit)))
            assert isinstance(dot, int) and (dot < 128) == bool(dark)


def test_a_copier_keeps_the_line_of_a_draft() -> None:
    made = make_brief(dossier(NEWS, *ALL, title="أرباح المصرف"), CONFIG, LOOK, lay_out)
    grey = picture_of(made.pdf, 3)
    line = grey.crop((0, 0, grey.width // 2, grey.height // 12))
    darkest, paper = line.getextrema()
    assert paper == 255
    assert isinstance(darkest, int) and darkest <= 100


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_rule_runs_through_the_way_to_the_sheet(paper: Literal["a4", "letter"]) -> None:
    """A short head is as high as the code and the address beside it."""
    story = reviewed(dossier(NEWS, *ALL, title="أرباح المصرف"))
    made = make_brief(story, replace(CONFIG, paper=paper), LOOK, lay_out, edition="one-page")
    with pypdfium2.PdfDocument(made.pdf) as document:
        text = document[0].get_textpage()
        first, gist = (text.search(words).get_next()[0] for words in ("https://example", "من نص المصدر"))
        address, heading = text.get_charbox(first), text.get_charbox(gist)
    assert address[1] > heading[3]
