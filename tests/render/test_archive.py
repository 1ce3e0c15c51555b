"""The brief as an archive that a screen reader can read: tags, metadata, files within, and what is refused."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.machine import ROOT, needs_pango
from waraqa.errors import WaraqaError
from waraqa.render.pdf import Attached, Record, render_pdf

pytestmark = needs_pango
STYLE = """
@font-face { font-family: Amiri; src: url("amiri-400.ttf") }
@page { size: A5; @top-right { content: element(head) } } body { font: 12pt/1.6 Amiri } .head { position: running(head) }
ul { list-style: disc } .bare { list-style: none } .bare li { display: inline }
"""
BODY = """
<p class="head">ترويسة كل صفحة</p><h1>ورقة حقائق</h1>
<p>نص يحيل إلى <a href="https://example.org/facts/"><bdi dir="ltr">example.org/facts</bdi></a> في آخره.</p>
<p></p><h2>بالأرقام</h2><table><thead><tr><th>القيمة<th>الفترة<tbody><tr><th scope="row">3.5 مليون<td>2021</table>
<ul><li>أول<ul><li>فرع</ul><li>ثانٍ</ul><ul class="bare"><li>واحد</li> <li>اثنان</li></ul>
"""
HTML = (
    f'<html lang="ar" dir="rtl"><head><title>ورقة حقائق</title><style>{STYLE}</style></head><body>{BODY}</body></html>'
)
RECORD = Record(
    (Attached("facts.json", "وقائع الورقة", '{"facts": []}'), Attached("sources.json", "المصادر", "[]")),
    "2021-03-25",
    "2021-04-02",
)
SAME = (
    "import hashlib; from tests.render.test_archive import HTML, RECORD; from waraqa.render.pdf import render_pdf;"
    "print(hashlib.sha256(render_pdf(HTML, record=RECORD)).hexdigest())"
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return render_pdf(HTML, record=RECORD)


@pytest.fixture(scope="module")
def pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, str]]:
    """Every element of the tree with the kinds above it."""

    def below(element: Any, path: str) -> Iterator[tuple[Any, str]]:
        yield element, path
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid, f"{path}{element.S}")

    for top in pdf.Root.StructTreeRoot.K:
        yield from below(top, "")


def test_it_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"]) == ("3", "A", "1")
        assert about["dc:title"] == "ورقة حقائق"
    assert pdf.Root.Metadata.read_bytes().count(b"</rdf:RDF>") == 1
    assert b"pdfaExtension:schemas" in pdf.Root.Metadata.read_bytes()
    assert str(pdf.Root.Lang) == "ar"
    assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert [item.title for item in pdf.open_outline().root] == ["ورقة حقائق"]
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20210325")


def test_tables_and_lists_are_told_apart(pdf: pikepdf.Pdf) -> None:
    scopes = [str(one.A.Scope) for one, _ in elements(pdf) if one.S == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row"]
    assert {"/L", "/LI"} <= {str(one.S) for one, _ in elements(pdf)}
    for one, _ in elements(pdf):
        kinds = {str(kid.S) for kid in one.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid}
        assert one.S != "/L" or kinds <= {"/LI", "/L", "/Caption"}
        assert one.S != "/LI" or "/LBody" in kinds
    assert all(list(one.K) for one, _ in elements(pdf) if one.S in ("/Span", "/Div", "/NonStruct", "/P"))


def test_a_link_owns_its_annotation(pdf: pikepdf.Pdf) -> None:
    (link,) = (one for one, _ in elements(pdf) if one.S == "/Link")
    references = [kid for kid in link.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
    assert references
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    for reference in references:
        assert owners[int(reference.Obj.StructParent)].objgen == link.objgen
        assert int(reference.Obj.F) & 4  # printed


def test_what_repeats_on_pages_is_an_artifact(pdf: pikepdf.Pdf) -> None:
    orders: list[Any] = list(pikepdf.parse_content_stream(pdf.pages[0]))
    marked = [operands for operands, order in orders if str(order) == "BDC"]
    assert sum(str(tag) == "/Artifact" for tag, _ in marked) == 1
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    numbers = {int(about.MCID) for tag, about in marked if "/MCID" in about}
    assert numbers
    assert all(owners[number] is not None for number in numbers)


def test_the_data_lies_within(pdf: pikepdf.Pdf) -> None:
    assert {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()} == {
        "facts.json": b'{"facts": []}',
        "sources.json": b"[]",
    }
    assert [str(file.AFRelationship) for file in pdf.Root.AF] == ["/Data", "/Data"]
    dates = {str(file.EF.F.Params.CreationDate) for file in pdf.Root.AF}
    assert dates == {"D:20210325000000Z"}


def test_without_a_day_no_day_is_made_up() -> None:
    data = render_pdf(HTML, record=Record(RECORD.attached))
    pdf = pikepdf.open(io.BytesIO(data))
    assert "/CreationDate" not in pdf.docinfo
    assert all("/CreationDate" not in file.EF.F.Params for file in pdf.Root.AF)


def test_another_process_writes_the_same_bytes(data: bytes) -> None:
    import hashlib

    path = os.pathsep.join([str(ROOT), *sys.path])
    again = subprocess.run(
        [sys.executable, "-c", SAME], env=os.environ | {"PYTHONPATH": path}, capture_output=True, check=True, text=True
    )
    assert again.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_other_data_is_another_document(data: bytes) -> None:
    other = render_pdf(HTML, record=Record((Attached("facts.json", "وقائع الورقة", "{}"),)))
    first, second = (pikepdf.open(io.BytesIO(one)).trailer.ID[0] for one in (data, other))
    assert bytes(first) != bytes(second)


@pytest.mark.parametrize(("letter", "code"), [("漢", "U+6F22"), ("Ж", "U+0416")])
def test_a_letter_without_a_glyph_is_named_with_its_text(letter: str, code: str) -> None:
    html = HTML.replace("ثانٍ", f"اسمه {letter} بلغته")
    with pytest.raises(WaraqaError) as error:
        render_pdf(html, record=RECORD)
    assert code in error.value.message
    assert f"اسمه {letter} بلغته" in error.value.message


@pytest.mark.parametrize("sign", "≤ ₂ ₪ →".split())
def test_signs_that_amiri_lacks_are_lent_by_our_other_font(sign: str) -> None:
    style = '@font-face { font-family: Signs; src: url("plex-400.ttf") } body { font-family: Amiri, Signs }'
    assert render_pdf(HTML.replace("</style>", f"{style}</style>").replace("ثانٍ", sign), record=RECORD)


def test_a_table_that_cannot_fit_is_named() -> None:
    wide = "<table><tr>" + "".join(f"<td>{'كلمة' * 30}" for _ in range(3)) + "</table>"
    with pytest.raises(WaraqaError, match="a table on page 1 is wider than the page: «كلمةكلمة"):
        render_pdf(HTML.replace(BODY, wide), record=RECORD)


@pytest.mark.parametrize("address", ["https://a.example/x.png", "file:///etc/hostname", "data:image/png;base64,AAAA"])
def test_a_picture_that_is_remote_or_broken_is_refused(address: str) -> None:
    with pytest.raises(WaraqaError):
        render_pdf(HTML.replace(BODY, f'<p>قبلها <img alt="صورة" src="{address}">'), record=RECORD)
