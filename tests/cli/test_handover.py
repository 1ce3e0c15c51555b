"""export and import as an editor meets them: files, exit codes, and what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import run
from tests.content.desk import Desk
from tests.handover.colleague import as_csv, changed, table


def take_over(desk: Desk, file: Path, *options: str) -> tuple[int, str]:
    """The exit code of an import and all that it said."""
    code = run("import", "trade", file, "--content", desk.content, *options)
    return code, desk.capsys.readouterr().err


def facts(desk: Desk) -> str:
    """What facts.toml says."""
    return (desk.folder / "facts.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["xlsx", "csv", "docx", "md"])
def test_a_sheet_is_exported(desk: Desk, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"out/trade.{form}"
    code, said = desk.run("export", "trade", "--to", form, "--out", str(file))
    assert (code, said.splitlines()[0]) == (0, str(file))
    assert file.stat().st_size > 500


def test_there_and_back(desk: Desk, tmp_path: Path) -> None:
    file, before = tmp_path / "trade.xlsx", facts(desk)
    desk.run("export", "trade", "--to", "xlsx", "--out", str(file))
    code, said = take_over(desk, file)
    assert (code, facts(desk)) == (0, before)
    assert "trade: 0 facts changed, 0 added" in said
    file.write_bytes(changed(file.read_bytes(), {("imports", "note"): "رقم أولي"}))
    code, said = take_over(desk, file)
    assert (code, facts(desk)) == (0, before.replace('30 مليون دولار"\n\n', '30 مليون دولار"\nnote = "رقم أولي"\n\n'))
    assert "trade: 1 facts changed, 0 added" in said


def test_a_conflict_is_a_table_and_exit_1(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "trade.csv"
    desk.run("export", "trade", "--to", "csv", "--out", str(file))
    rows = table(file.read_bytes())
    rows[1][rows[0].index("ملاحظة المحرر")] = "من الجدول"
    file.write_bytes(as_csv(rows))
    desk.edit("facts.toml", 'of = "الصادرات"', 'of = "الصادرات"\nnote = "من الملف"')
    code, said = take_over(desk, file)
    assert code == 1
    assert "exports  note\n    exported     —\n    facts.toml   من الملف\n    spreadsheet  من الجدول\n" in said
    code, said = take_over(desk, file, "--prefer", "sheet")
    assert (code, 'note = "من الجدول"' in facts(desk)) == (0, True)


def test_what_was_published_needs_its_entry(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "trade.csv"
    desk.run("publish")
    desk.run("export", "trade", "--to", "csv", "--out", str(file))
    rows, before = table(file.read_bytes()), facts(desk)
    rows[2][rows[0].index("الصياغة المعروضة")] = "بلغت الواردات 30 مليون دولار"
    file.write_bytes(as_csv(rows))
    code, said = take_over(desk, file)
    assert (code, facts(desk)) == (1, before)
    assert f"error: {file}:G3: " in said
    assert "[[correction]]" in said


def test_a_missing_file_and_a_missing_record_are_told(desk: Desk, tmp_path: Path) -> None:
    code, said = take_over(desk, tmp_path / "none.xlsx")
    assert (code, "there is no such file" in said) == (1, True)
    (desk.folder / "facts.toml").unlink()
    code, said = desk.run("export", "trade", "--to", "xlsx", "--out", str(tmp_path / "x.xlsx"))
    assert (code, "waraqa extract trade writes one" in said) == (1, True)
