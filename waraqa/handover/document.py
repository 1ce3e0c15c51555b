"""DOCX: a sheet to be read and commented on in Word, from right to left, with its evidence at its end."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from waraqa.config import Config
from waraqa.handover.package import steady
from waraqa.handover.prose import Look as Set, Prose, directed, set_rows
from waraqa.model import Dossier, Sheet, version_of
from waraqa.render.direction import isolate_html
from waraqa.render.look import Look
from waraqa.render.pages import Block, blocks_of
from waraqa.render.sections import render_sections
from waraqa.render.views.scene import Scene, tidy

_FONT = "Arial"
"""The one face with Arabic that every Word has."""
_CITED = re.compile(r'href="#(e-[a-z0-9-]+)"')
_PLACES = re.compile(r'(?:href="#|id=")([a-z0-9-]+)"')
_DAY = datetime.datetime(2000, 1, 1)


def write_docx(dossier: Dossier, config: Config, look: Look) -> bytes:
    """The sheet as a Word document."""
    scene = Scene(dossier, config, "print")
    rtl = scene.strings.direction == "rtl"
    blocks = blocks_of(render_sections(dossier, config, look, "print"))
    document = docx.Document()
    _set_up(document, scene, rtl)
    places = list(dict.fromkeys(place for block in blocks for place in _PLACES.findall(block.html)))
    prose = Prose(document, rtl, places)
    if scene.draft:
        prose.text(prose.paragraph("Intense Quote"), scene.draft_words)
    for block in blocks:
        prose.write(isolate_html(str(block.html), "rtl" if rtl else "ltr"))
    _evidence(prose, scene, blocks)
    made = io.BytesIO()
    document.save(made)
    return steady(made.getvalue())


def _evidence(prose: Prose, scene: Scene, blocks: Sequence[Block]) -> None:
    """The words of each fact that a section refers to, where it refers to."""
    facts = {f"e-{fact.id}": fact for fact in scene.dossier.facts}
    cited = [place for block in blocks for place in _CITED.findall(block.html)]
    known = [place for place in dict.fromkeys(cited) if place in facts]
    if not known:
        return
    rows = sorted(known, key=lambda place: (facts[place].source, facts[place].start))
    prose.text(prose.paragraph("Heading 1"), scene.strings.t("handover.evidence"))
    table = prose.table(len(rows) + 1, 2)
    heads = (scene.strings.t("handover.evidence.place"), scene.strings.t("handover.evidence.words"))
    rtl = scene.strings.direction == "rtl"
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        prose.text(directed(cell.paragraphs[0], rtl), words, Set(bold=True))
    for row, place in zip(table.rows[1:], rows, strict=True):
        first, second = (directed(cell.paragraphs[0], rtl) for cell in row.cells)
        prose.mark(first, place)
        prose.text(first, scene.ref(facts[place]).label)
        prose.text(second, f"«{tidy(facts[place].text)}»")
        row.cells[0].width, row.cells[1].width = Cm(2.5), Cm(14)
    set_rows(table, head=True)


def _set_up(document: Document, scene: Scene, rtl: bool) -> None:
    """Paper, language, styles, the lines above and below every page, and what the file says of itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    if rtl:
        section._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")
    _styles(document, rtl)
    _language(document, scene.strings.lang)
    sheet, strings = scene.dossier.sheet, scene.strings
    kind = strings.t("doc.kind.draft" if scene.draft else "doc.kind.reviewed")
    state = strings.t("state.draft" if scene.draft else "state.reviewed")
    prose = Prose(document, rtl, ())
    head, foot = (directed(part.paragraphs[0], rtl) for part in (section.header, section.footer))
    prose.text(head, " · ".join((kind, state, strings.t("version", v=version_of(sheet) or 1))), Set(quiet=True))
    _folio(prose, foot, strings.t("handover.page", page="\0", pages="\1"))
    _properties(document, sheet, strings.lang)


def _styles(document: Document, rtl: bool) -> None:
    """One face for Latin and Arabic, sizes for both, and the direction."""
    sizes = {"Normal": 12, "Title": 22, "Subtitle": 12, "Heading 1": 16, "Heading 2": 14, "Heading 3": 12}
    for name in (*sizes, "Quote", "Intense Quote", "List Paragraph", "List Bullet", "List Bullet 2", "List Bullet 3"):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{key}"), _FONT)
        for apart in style.element.rPr.findall(qn("w:spacing")):  # joined letters are not set apart
            style.element.rPr.remove(apart)
        style.font.italic = style.font.cs_italic = False
        if name in sizes:
            style.font.size = Pt(sizes[name])
            for old in style.element.rPr.findall(qn("w:szCs")):
                style.element.rPr.remove(old)
            size = OxmlElement("w:szCs")
            size.set(qn("w:val"), str(2 * sizes[name]))
            style.element.rPr.find(qn("w:sz")).addnext(size)
        if rtl:
            properties = style.element.get_or_add_pPr()
            properties.insert_element_before(
                OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
            )


def _language(document: Document, tag: str) -> None:
    """The language of the words, so that Word looks up the right spelling."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:bidi"), tag)
        lang.set(qn("w:val"), tag if tag.startswith("en") else "en-US")


def _folio(prose: Prose, paragraph: Paragraph, words: str) -> None:
    """The line with the number of the page."""
    for part in re.split("([\0\1])", words):
        if part in ("\0", "\1"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE" if part == "\0" else "NUMPAGES")
            paragraph._p.append(field)
        elif part:
            prose.text(paragraph, part, Set(quiet=True))


def _properties(document: Document, sheet: Sheet, language: str) -> None:
    own, day = document.core_properties, sheet.issued or sheet.reviewed_on
    own.title, own.author, own.language = sheet.title or "", sheet.prepared_by or "", language
    own.comments, own.last_modified_by = "", ""
    own.created = own.modified = datetime.datetime(day.year, day.month, day.day) if day else _DAY
