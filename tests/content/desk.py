"""A small content folder with one reviewed sheet, published, corrected and tampered with by the tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from waraqa.cli import main

TEXT = (
    "بلغت الصادرات 12 مليون دولار في يونيو 2022، بحسب وزارة التجارة. "
    "وقال الوزير سامي الخطيب: «سنفتح أسواقا جديدة». وبلغت الواردات 30 مليون دولار.\n"
)
SHEET = """schema = 1
title = "تجارة يونيو"
gist = "بلغت الصادرات 12 مليون دولار، والواردات 30 مليون دولار."
issued = 2022-07-10
reviewed_by = "هيئة التحرير"
reviewed_on = 2022-07-10

[[source]]
id = "article"
file = "article.txt"
outlet = "صحيفة المرفأ"
published = 2022-07-09
"""
FACTS = """schema = 1

[[fact]]
id = "exports"
kind = "figure"
status = "accepted"
evidence = "12 مليون دولار"
value = 12_000_000
unit = "USD"
of = "الصادرات"
period = "2022-06"
said_by = "وزارة التجارة"

[[fact]]
id = "imports"
kind = "figure"
status = "accepted"
evidence = "30 مليون دولار"
value = 30_000_000
unit = "USD"
of = "الواردات"
text = "الواردات 30 مليون دولار"

[[fact]]
id = "markets"
kind = "quote"
status = "accepted"
evidence = "سنفتح أسواقا جديدة"
speaker = "سامي الخطيب"
"""


def entry(fact: str | None, old: str, new: str | None, day: str = "2022-07-12", more: str = "") -> str:
    """An entry of the ledger as an editor writes it."""
    lines = ["", "[[correction]]", *([f'fact = "{fact}"'] if fact else []), f'old = "{old}"']
    lines += [f'new = "{new}"'] if new else []
    return "\n".join([*lines, 'reason = "خطأ في القراءة"', f"date = {day}", more, ""])


@dataclass
class Desk:
    """An editor at work on the sheet `trade`."""

    content: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def folder(self) -> Path:
        """The sheet's folder."""
        return self.content / "trade"

    @property
    def record(self) -> Path:
        """What was published."""
        return self.folder / "published.json"

    def write(self, name: str, text: str) -> None:
        """Write a file of the sheet."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words that stand in a file of the sheet."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def add(self, name: str, text: str) -> None:
        """Append to a file of the sheet."""
        self.write(name, (self.folder / name).read_text(encoding="utf-8") + text)

    def run(self, command: str, *options: str) -> tuple[int, str]:
        """The exit code of a command and all that it printed."""
        engine = ["--cache", str(self.content.parent / "cache"), "--jobs", "1"] if command != "review" else []
        code = main([command, "--content", str(self.content), *engine, *options])
        said = self.capsys.readouterr()
        return code, said.out + said.err

    def build(self) -> tuple[int, str]:
        """Build the site beside the content."""
        return self.run("build", "--output", str(self.content.parent / "site"))

    def page(self, name: str = "index.html") -> str:
        """A built file of the sheet."""
        return (self.content.parent / "site/trade" / name).read_text(encoding="utf-8")


def desk_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A desk with the reviewed sheet on it, not yet published."""
    desk = Desk(folder / "content", capsys)
    desk.folder.mkdir(parents=True)
    (desk.content / "site.toml").write_text('schema = 1\ntitle = "أوراق"\nbase_url = "https://example.org/"\n', "utf-8")
    desk.write("article.txt", TEXT)
    desk.write("sheet.toml", SHEET)
    desk.write("facts.toml", FACTS)
    return desk
