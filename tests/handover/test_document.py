"""The Word file, opened: every paragraph, run and table from right to left, nothing lost, nothing from elsewhere."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.handover.colleague import Colleague
from waraqa.config import Config
from waraqa.handover.exporting import export_sheet
from waraqa.render.look import Look

TEMPLATES = Path(__file__).parents[2] / "templates"


def exported(colleague: Colleague, form: str = "docx") -> bytes:
    """The sheet as it stands."""
    opened = colleague.opened()
    return export_sheet(opened.folder, opened.checked, Config(title="أوراق"), Look(str(TEMPLATES), ""), form)


@pytest.fixture
def data(colleague: Colleague) -> bytes:
    """The draft."""
    return exported(colleague)


def part(data: bytes, name: str = "word/document.xml") -> Any:
    """A part of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def test_every_paragraph_reads_from_right_to_left(data: bytes) -> None:
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        paragraphs = list(part(data, name).iter(qn("w:p")))
        assert paragraphs
        assert not [one for one in paragraphs if one.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None]


def test_every_run_of_arabic_is_one(data: bytes) -> None:
    runs = [(run, "".join(run.itertext())) for run in part(data).iter(qn("w:r"))]
    arabic = [run for run, words in runs if re.search(r"[\u0621-\u064a]", words)]
    assert len(arabic) > 20
    assert not [run for run in arabic if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None]


def test_latin_and_codes_are_none(colleague: Colleague) -> None:
    colleague.edit("note = 'قال \"نحو\"'", 'note = "عن Reuters بتاريخ 2022-07-09"')
    runs = {"".join(run.itertext()): run for run in part(exported(colleague)).iter(qn("w:r"))}
    for words in ("Reuters", "2022-07-09"):
        assert runs[words].find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None


def test_tables_and_the_page_begin_on_the_right(data: bytes) -> None:
    document = part(data)
    tables = list(document.iter(qn("w:tbl")))
    assert len(tables) >= 2
    assert not [table for table in tables if table.find(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}") is None]
    assert not [table for table in tables if table.find(f".//{qn('w:tblHeader')}") is None]
    assert document.find(f".//{qn('w:sectPr')}/{qn('w:bidi')}") is not None


def test_the_language_is_arabic_and_headings_are_headings(data: bytes) -> None:
    opened = docx.Document(io.BytesIO(data))
    languages = {lang.get(qn("w:bidi")) for lang in opened.styles.element.iter(qn("w:lang"))}
    assert languages == {"ar"}
    assert opened.core_properties.language == "ar"
    headed = [one.text for one in opened.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headed[-1] == "الشواهد"
    assert "بالأرقام" in headed


def test_no_letters_are_set_apart(data: bytes) -> None:
    assert not [
        one
        for one in part(data, "word/styles.xml").iter(qn("w:rPr"))
        if one.find(qn("w:spacing")) is not None and one.getparent().get(qn("w:styleId")) in ("Title", "Subtitle")
    ]


def test_a_draft_says_so_on_every_page_and_at_its_head(data: bytes) -> None:
    opened = docx.Document(io.BytesIO(data))
    assert "مسوّدة ورقة حقائق · لم تُراجَع" in opened.sections[0].header.paragraphs[0].text
    assert opened.paragraphs[0].text == "استُخرجت هذه الورقة من النص آليًّا، ولم يراجعها محرر."
    instructions = [one.get(qn("w:instr")) for one in part(data, "word/footer1.xml").iter(qn("w:fldSimple"))]
    assert instructions == ["PAGE", "NUMPAGES"]


def test_links_lead_to_the_words(data: bytes) -> None:
    document = part(data)
    names = {one.get(qn("w:name")) for one in document.iter(qn("w:bookmarkStart"))}
    anchors = [one.get(qn("w:anchor")) for one in document.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))]
    assert anchors
    assert {*anchors} <= names
    words = [cell.text for cell in docx.Document(io.BytesIO(data)).tables[-1].columns[1].cells]
    assert "«2.5 مليون طن»" in words


def test_nothing_is_fetched_and_no_day_is_told(colleague: Colleague) -> None:
    data = exported(colleague)
    assert data == exported(colleague)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        outside = [
            name
            for name in package.namelist()
            if name.endswith(".rels") and b'TargetMode="External"' in package.read(name)
        ]
    assert not outside


def test_an_english_sheet_reads_from_left_to_right(colleague: Colleague) -> None:
    sheet = colleague.root / "wheat/sheet.toml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("schema = 1", 'schema = 1\nlang = "en"'), encoding="utf-8"
    )
    data = exported(colleague)
    assert part(data).find(f".//{qn('w:bidi')}") is None
    assert part(data).find(f".//{qn('w:bidiVisual')}") is None


def test_markdown_is_what_the_site_has(colleague: Colleague) -> None:
    assert exported(colleague, "md").decode().startswith("<!-- section: header -->\n")
