"""The text of a PDF: every word found, with its vowel marks and without them, by programs of different makers."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.machine import needs_pango, poppler
from waraqa.render.pdf import glyph_texts, render_pdf, text_layer

pytestmark = needs_pango
STYLE = (
    """@font-face { font-family: Amiri; src: url("amiri-400.ttf") } @page { size: A5 } body { font: 12pt/1.6 Amiri }"""
)
TEXT = """
أُعدّت هذه الورقة لِمَن يُراجِعها، ولا تُنقل قبل التحقّق. بوريطة وزير، وزيارة الوزيرة كانت طويلة، وصرّحت الوزارة بذلك مرّةً.
لا يذكر المصدر الأرقام الإجمالية؛ الآلاف من المزارعين تضرّروا، والله أعلم. مؤسّسة الإسكان لأنّ الأمر ثانٍ، فريقٌ وطريق.
شُيّدت محطّةٌ لتحلية المياه بكلفة 3.5 ملايين دولار في 12 مارس، وقال المدير: «لَمْ يَكُنْ ذٰلكَ مُتَوَقَّعًا».
ذكر تقرير الشركة الملكية أن المملكة استهلكت الخبرات، وأن الجنرالَ شارك بمذكّرة في تصريحين.
"""
WORDS = re.findall(r"[\u0621-\u0652\u0670]{2,}", TEXT)
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
Reader = Callable[[bytes, Path], str]


def by_pdfium(data: bytes, folder: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_poppler(data: bytes, folder: Path) -> str:
    (folder / "it.pdf").write_bytes(data)
    return poppler("pdftotext", folder, "it.pdf", "-")


def words_in(text: str) -> set[str]:
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return set(re.findall(r"[\u0621-\u0652\u0670]{2,}", plain))


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render_pdf(f'<html lang="ar" dir="rtl"><title>نص</title><style>{STYLE}</style><p>{TEXT}')


@pytest.mark.parametrize("read", [by_pdfium, by_poppler])
def test_every_word_is_found_with_its_marks(read: Reader, printed: bytes, tmp_path: Path) -> None:
    """PDFium and what is built on it put a mark at the end of a word behind a comma that follows."""
    found = words_in(read(printed, tmp_path))
    known = {"مرّةً", "ثانٍ"} if read is by_pdfium else set()
    assert {word for word in WORDS if word not in found} == known


@pytest.mark.parametrize("read", [by_pdfium, by_poppler])
def test_every_word_is_found_by_its_letters(read: Reader, printed: bytes, tmp_path: Path) -> None:
    found = {_MARKS.sub("", word) for word in words_in(read(printed, tmp_path))}
    assert [word for word in WORDS if _MARKS.sub("", word) not in found] == []


@pytest.mark.parametrize("word", ["مشاركة", "معركة", "المملكة"])
def test_a_letter_that_is_drawn_out_leaves_the_space_behind_it(word: str) -> None:
    import pypdfium2

    line = f"<p>وفي مطلع الشهر نفسه أعلنت وزارة الدفاع عن {word} <mark>ثلاثة</mark> منهم"
    data = render_pdf(f'<html lang="ar" dir="rtl"><title>نص</title><style>{STYLE}</style>{line}')
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage()
        place = text.get_text_range().index("ة ث")
        (end, *_), (_, _, begin, _) = text.get_charbox(place), text.get_charbox(place + 2)
    assert 2 < end - begin < 4, "points; a space of this size takes three"


def test_what_is_read_first_is_drawn_first() -> None:
    """Numbers and Latin words in a line of Arabic; MuPDF would read «12 و15» from its end."""
    line = "<p>بين 12 و15 يوما في Reuters منها"
    drawn = drawn_in(render_pdf(f'<html lang="ar" dir="rtl"><title>نص</title><style>{STYLE}</style>{line}'))
    assert [piece.strip() for piece in drawn] == ["بين", "12", "و", "15", "يوما في", "Reuters", "منها"]


@pytest.mark.parametrize("read", [by_pdfium, by_poppler])
@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("12–15", "12-15"),
        ("2019–2022", "2019-2022"),
        ("12 000", "12000"),
        ("12\u00a0000", "12000"),
        ("+962 6 500 0000", "+96265000000"),
        ("4.5%", "4.5%"),
        ("10:30", "10:30"),
        ("14/9/2022", "14/9/2022"),
    ],
)
def test_a_number_of_several_parts_is_read_in_its_order(read: Reader, number: str, found: str, tmp_path: Path) -> None:
    line = f"<p>بلغ العدد \u2066{number}\u2069 في المدينة وحدها"
    data = render_pdf(f'<html lang="ar" dir="rtl"><title>نص</title><style>{STYLE}</style>{line}')
    assert f"العدد{found}في" in "".join(_INVISIBLE.sub("", read(data, tmp_path)).split())


def drawn_in(data: bytes) -> list[str]:
    """The texts that a page shows, one after another; those of Arabic stand from left to right."""
    import pypdfium2
    from pypdfium2 import raw

    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        text, buffer = page.get_textpage(), (raw.FPDF_WCHAR * 100)()
        shown = (one.raw for one in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]))
        sizes = (raw.FPDFTextObj_GetText(one, text.raw, buffer, 100) for one in shown)
        texts = (bytes(buffer)[: size - 2].decode("utf-16-le") for size in sizes)
        return [text for text in texts if text.strip()]


def test_without_the_cure_words_are_lost(printed: bytes) -> None:
    code = (
        "import sys; from waraqa.render.pdf import render_pdf, typesetting; typesetting.install = lambda: None;"
        "sys.stdout.buffer.write(render_pdf(sys.stdin.read()))"
    )
    html = f'<html lang="ar" dir="rtl"><title>نص</title><style>{STYLE}</style><p>{TEXT}'
    plain = subprocess.run([sys.executable, "-c", code], input=html.encode(), capture_output=True, check=True).stdout
    found = words_in(by_pdfium(plain, Path()))
    assert sum(word not in found for word in WORDS) > len(WORDS) / 10  # else the cure can go


def test_no_letter_has_something_invisible_beside_it(printed: bytes, tmp_path: Path) -> None:
    """Letters that take two glyphs: a search for the word would miss it."""
    for read in (by_pdfium, by_poppler):
        assert not re.search("[\u0621-\u0652][\u00ad\u200b-\u200d\ufeff]+[\u0621-\u0652]", read(printed, tmp_path))


def test_no_letter_stands_so_far_under_the_next_that_a_line_is_read_in_two(printed: bytes) -> None:
    backwards = [move for array in arrays_of(printed) for move in moves_in(array)]
    assert len(backwards) > 20
    assert 150 < max(backwards) <= 195


def arrays_of(data: bytes) -> list[str]:
    """The arrays of strings and moves that a PDF shows text by."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    pages = (zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"x")
    return [array for page in pages for array in re.findall(r"\[([^\[\]]*)\] ?TJ", page.decode("latin-1"))]


def moves_in(array: str) -> list[float]:
    """How far each string begins to the left of the end of the one before, in thousandths of the size."""
    gaps = re.split(r"<[0-9a-f]+>", array)[1:-1]
    return [sum(map(float, re.sub("<>", " ", gap).split())) for gap in gaps]


def test_marks_look_as_they_did(printed: bytes) -> None:
    """Outlines bring the ink of marks, and no more: the empty glyphs that carry their text draw nothing."""
    import pypdfium2

    def ink(data: bytes) -> int:
        with pypdfium2.PdfDocument(data) as document:
            picture = document[0].render(scale=3).to_pil().convert("L")
        return sum(picture.histogram()[:128])

    bare = render_pdf(f'<html lang="ar" dir="rtl"><title>نص</title><style>{STYLE}</style><p>{_MARKS.sub("", TEXT)}')
    assert 1.02 < ink(printed) / ink(bare) < 1.2


@pytest.mark.parametrize(
    ("label", "text", "advances", "rtl", "shared"),
    [
        ("a letter", "ب", (True,), True, ("ب",)),
        ("a letter and its mark, from left to right", "بُ", (False, True), True, ("ُ", "ب")),
        ("two marks in one glyph", "بَّ", (False, True), True, ("َّ"[::-1], "ب")),
        ("lam and alef", "لا", (True,), True, ("ﻻ",)),
        ("lam and alef with hamza and a mark", "لأَ", (False, True), True, ("َ", "ﻷ")),
        ("dots drawn apart", "ي", (False, True), True, ("\u200c", "ي")),
        ("a name in one glyph", "لله", (True,), True, ("هلل",)),
        ("Latin", "ffi", (True,), False, ("ffi",)),
    ],
)
def test_texts_are_shared_out(
    label: str, text: str, advances: tuple[bool, ...], rtl: bool, shared: tuple[str, ...]
) -> None:
    assert glyph_texts.share_out(text, advances, rtl) == shared, label


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are looked for by other programs")
def test_the_typesetter_is_loaded_without_another_program() -> None:
    code = (
        "import os, subprocess; run = []; subprocess.Popen = lambda command, **more: run.append(command);"
        "from waraqa.render.pdf import typesetting; typesetting._weasyprint(); print(run)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert told == "[]\n"


def test_without_pango_one_sentence_says_what_to_install() -> None:
    code = """if True:
        import cffi
        def fail(*name): raise OSError(name)
        cffi.FFI.dlopen = fail
        from waraqa.errors import WaraqaError
        from waraqa.render.pdf import render_pdf
        try:
            render_pdf("<p>نص")
        except WaraqaError as error:
            print(error.message, error.hint, sep="; ")"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert re.fullmatch("PDFs need Pango, which is not installed here; apt install libpango.*\n", told)


def test_a_version_that_we_do_not_know_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_layer, "version", lambda name: "71.0")
    assert not text_layer.is_known()
    from weasyprint.draw import text as drawing

    before = drawing.draw_first_line
    text_layer.install.__wrapped__()
    assert drawing.draw_first_line is before
