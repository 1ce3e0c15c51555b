"""DOCX → its paragraphs as they were typed, and what is told of the rest."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx.oxml import parse_xml

from tests.intake import words
from waraqa.intake import Given, IntakeError, Taken, read_taken

TEXT = "\n\n".join(words.PARAGRAPHS) + "\n"


def taken(data: bytes) -> Taken:
    return read_taken(Given(data, "brief.docx"))


def told(data: bytes) -> dict[str, object]:
    return {note.name: note.values["n"] for note in taken(data).notes}


def test_the_paragraphs_are_those_that_were_typed() -> None:
    assert taken(words.saved(words.written())).text == TEXT


def test_a_title_is_known_and_whose_computer_it_was_is_not() -> None:
    known = taken(words.saved(words.written("اتفاق على شراء قطارات"))).known
    assert [(one.field, one.value) for one in known] == [("title", "اتفاق على شراء قطارات")]


@pytest.mark.parametrize("title", ["", "Microsoft Word - brief.docx", "Document1", "مستند1", "بدون عنوان"])
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    assert taken(words.saved(words.written(title))).known == ()


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    data = words.with_changes()
    assert taken(data).text == f"رفض المجلس\tالعرض\nأمس.\n\n{TEXT}"
    assert told(data) == {"tracked": 2}


def test_tables_and_text_boxes_are_read_once_and_told() -> None:
    data = words.with_table_and_box()
    assert taken(data).text.split("\n\n") == [
        words.PARAGRAPHS[0],
        "انظر الإطار.",
        "رقم الطلب 77",
        *words.PARAGRAPHS[1:],
        "السنة\tالقطارات",
        "2022\t8\n",
    ]
    assert told(data) == {"boxes": 1, "tables": 1}


def test_comments_are_not_read_and_told() -> None:
    data = words.with_comment()
    assert taken(data).text == TEXT
    assert told(data) == {"unread": 1}


def test_footnotes_are_not_read_and_told() -> None:
    data = words.with_footnotes()
    assert taken(data).text == TEXT
    assert told(data) == {"unread": 2}


def with_body(*parts: str) -> bytes:
    """A document that begins with such parts."""
    document = words.written()
    for place, part in enumerate(parts):
        document.element.body.insert(place, parse_xml(part.replace(">", f" {words.SPACE}>", 1)))
    return words.saved(document)


def run(text: str, more: str = "") -> str:
    return f"<w:r>{more}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_a_table_within_a_table_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('داخل')}</w:p></w:tc></w:tr></w:tbl>"
    outer = (
        f"<w:tbl><w:tr><w:tc><w:p>{run('خارج')}</w:p>{inner}</w:tc><w:tc><w:p>{run('جار')}</w:p></w:tc></w:tr></w:tbl>"
    )
    assert taken(with_body(outer)).text.split("\n\n")[0] == "خارج داخل\tجار"


def test_cells_and_rows_in_a_control_of_word_are_read() -> None:
    cell = f"<w:sdt><w:sdtContent><w:tc><w:p>{run('قيمة')}</w:p></w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc><w:p>{run('بند')}</w:p></w:tc>{cell}</w:tr></w:sdtContent></w:sdt>"
    assert taken(with_body(f"<w:tbl>{row}</w:tbl>")).text.startswith("بند\tقيمة\n\n")


def test_hidden_words_are_not_read() -> None:
    hidden = run("سر", "<w:rPr><w:vanish/></w:rPr>")
    assert taken(with_body(f"<w:p>{run('علن')}{hidden}{run(' وعلن')}</w:p>")).text.startswith("علن وعلن\n\n")


def test_paragraphs_joined_under_tracking_are_one() -> None:
    joined = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    found = taken(with_body(f"<w:p>{joined}{run('أول ')}</w:p>", f"<w:p>{run('وثان')}</w:p>"))
    assert found.text.startswith("أول وثان\n\n")


def test_links_fields_and_headings_are_read_as_shown() -> None:
    link = f"<w:hyperlink>{run('هنا')}</w:hyperlink>"
    field = f"<w:fldSimple w:instr='DATE'>{run('3 أيار')}</w:fldSimple>"
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    head = f"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>{run('عنوان')}</w:p>"
    text = taken(with_body(head, f"<w:p>{run('اقرأ ')}{link}{run(' في ')}{field}{code}</w:p>")).text
    assert text.startswith("عنوان\n\nاقرأ هنا في 3 أيار\n\n")


def test_a_file_cut_short_is_broken() -> None:
    data = words.saved(words.written())
    for broken in (data[: len(data) // 2], data[:-30], b"PK\x03\x04"):
        with pytest.raises(IntakeError, match="cut short or broken"):
            taken(broken)


def test_a_part_that_cannot_be_unpacked_is_broken() -> None:
    data = bytearray(words.saved(words.written()))
    with zipfile.ZipFile(BytesIO(data)) as packed:
        part = packed.getinfo("word/document.xml")
    begin = part.header_offset + 30 + len(part.filename)
    data[begin : begin + 4] = b"\xff" * 4
    with pytest.raises(IntakeError, match="cut short or broken"):
        taken(bytes(data))


def test_another_packed_file_is_no_docx() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(IntakeError, match="no DOCX"):
        taken(out.getvalue())


def test_a_locked_or_old_file_is_told() -> None:
    with pytest.raises(IntakeError, match="locked by a password, or of the old kind"):
        taken(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))


def test_a_document_without_words_is_empty() -> None:
    import docx

    with pytest.raises(IntakeError, match="no text"):
        taken(words.saved(docx.Document()))


def test_a_file_that_unpacks_to_more_than_memory_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(61_000_000))
    with pytest.raises(IntakeError, match="more than 60 MB"):
        taken(out.getvalue())
