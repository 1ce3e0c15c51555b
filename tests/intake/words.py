"""DOCX files as Word writes them, made for tests; what python-docx has no words for is put in as its XML."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PARAGRAPHS = (
    "وقّعت وزارة النقل يوم الخميس اتفاقاً مع شركة السكك لشراء ١٢ قطاراً، بقيمة 45,5 مليون دولار.",
    "وقال الوزير إنّ «التسليم يبدأ في حزيران/يونيو 2023»، ولم يذكر مـوعد الدفعة الأخيرة.",
    "وكانت الوزارة فی العام الماضي قد طلبت 8 قطارات من الشركة نفسها.",
)
SPACE = nsdecls("w")


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def written(title: str = "") -> docx.document.Document:
    """A document of three paragraphs, an empty one among them, some words bold."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, "user1"
    for text in PARAGRAPHS[:2]:
        document.add_paragraph(text)
    document.add_paragraph("")
    head, _, tail = PARAGRAPHS[2].partition("8")
    last = document.add_paragraph(head)
    last.add_run("8").bold = True
    last.add_run(tail)
    return document


def with_changes() -> bytes:
    """A paragraph in which «وافق» was changed to «رفض» under tracking, and a sentence moved away."""
    document = written()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {SPACE}><w:del w:id='1' w:author='a'><w:r><w:delText>وافق</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='a'><w:r><w:t>رفض</w:t></w:r></w:ins>"
            "<w:r><w:t xml:space='preserve'> المجلس</w:t><w:tab/><w:t>العرض</w:t><w:br/><w:t>أمس.</w:t></w:r></w:p>"
        ),
    )
    return saved(document)


def with_table_and_box() -> bytes:
    """A table of two rows, and a text box that holds a copy of itself for old programs."""
    document = written()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), "السنة القطارات 2022 8".split(), strict=True
    ):
        cell.text = text
    box = "<w:txbxContent><w:p><w:r><w:t>رقم الطلب 77</w:t></w:r></w:p></w:txbxContent>"
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:p {SPACE} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:v='urn:v'>"
            f"<w:r><w:t>انظر الإطار.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='x'><v:shape>{box}</v:shape>"
            f"</mc:Choice><mc:Fallback><v:shape>{box}</v:shape></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    return saved(document)


def with_footnotes() -> bytes:
    """Two footnotes, beside the separators that Word writes into every such part."""
    kinds = ("separator", "continuationSeparator")
    own = "".join(f'<w:footnote w:type="{kind}" w:id="{n}"><w:p/></w:footnote>' for n, kind in enumerate(kinds))
    told = "".join(f'<w:footnote w:id="{n}"><w:p><w:r><w:t>حاشية</w:t></w:r></w:p></w:footnote>' for n in (2, 3))
    document = written()
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"<w:footnotes {SPACE}>{own}{told}</w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return saved(document)


def with_comment() -> bytes:
    """A comment of an editor on the first paragraph."""
    document = written()
    document.add_comment(document.paragraphs[0].runs, text="تحقق من الرقم", author="محرر")
    return saved(document)
