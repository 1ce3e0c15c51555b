"""What no page of a brief may do: split a row, count in other digits, hide a warning on a copier, stay half-written."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tests.machine import ROOT, needs_pango
from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from tests.render.story import ALL, NEWS, PROFIT_19, PROFIT_20, clash
from tests.render.test_brief_layout import picture_of, texts_of
from waraqa import pipeline
from waraqa.cli import main
from waraqa.errors import WaraqaError
from waraqa.model import AnyFact, FigureFact
from waraqa.render.brief import make_brief
from waraqa.render.pdf import lay_out, render_pdf

pytestmark = needs_pango
LONG = "المنازل التي شُيّدت في القرية بعد السيل وقبل الشتاء على أرض البلدية القديمة عند الطريق الساحلي حتى الحي"


def test_no_row_of_a_table_is_split_between_two_pages() -> None:
    count = range(10, 40)
    text = source("\n".join(f"شُيّد {n}00 منزل في القرية رقم {n}." for n in count))
    facts: list[AnyFact] = [
        fact(FigureFact, text, f"{n}00 منزل", value=n * 100, unit="منزل", of=f"أول{n} {LONG} آخر{n}") for n in count
    ]
    pages = texts_of(make_brief(reviewed(dossier(text, *facts)), CONFIG, LOOK, lay_out, edition="full").pdf)
    begun = {n: place for place, page in enumerate(pages) for n in re.findall(r"أول(\d+)", page)}
    ended = {n: place for place, page in enumerate(pages) for n in re.findall(r"آخر(\d+)", page)}
    assert len(set(begun.values())) > 2
    assert set(begun) == {str(n) for n in count}
    assert begun == ended


def test_a_table_says_its_heads_at_the_top_of_each_page_and_nowhere_else() -> None:
    count = range(10, 60)
    text = source("\n".join(f"شُيّد {n}00 منزل في القرية رقم {n}." for n in count))
    facts: list[AnyFact] = [
        fact(FigureFact, text, f"{n}00 منزل", value=n * 100, unit="منزل", of=f"منازل القرية {n}") for n in count
    ]
    pages = texts_of(make_brief(reviewed(dossier(text, *facts)), CONFIG, LOOK, lay_out, edition="full").pdf)
    rows = [len(re.findall(r"منازل القرية \d", page)) for page in pages]
    assert sum(rows) == len(count)
    assert min(rows) > 1 and len(rows) > 2
    assert [page.count("ما يقيسه") for page in pages] == [1] * len(pages)


@pytest.mark.parametrize("edition", ["one-page", "full"])
def test_pages_are_numbered_in_the_digits_of_the_sheet(edition: Any) -> None:
    story = dossier(NEWS, *ALL, clash(PROFIT_20, PROFIT_19), title="أرباح مصرف الساحل بعد الإضراب")
    pages = texts_of(make_brief(story, replace(CONFIG, digits="arab"), LOOK, lay_out, edition=edition).pdf)
    eastern = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for number, page in enumerate(pages, 1):
        assert f"صفحة {number} من {len(pages)}".translate(eastern) in " ".join(page.split())


def test_a_copier_keeps_the_box_of_what_may_not_be_quoted() -> None:
    """Its edge is a dark line down the page, far darker than the hair lines between sections."""
    with_box, without = (
        picture_of(make_brief(reviewed(dossier(NEWS, *facts)), CONFIG, LOOK, lay_out, edition="one-page").pdf, 3)
        for facts in ((PROFIT_20, PROFIT_19, clash(PROFIT_20, PROFIT_19)), (PROFIT_20, PROFIT_19))
    )
    assert longest_line(with_box) > 60 > longest_line(without)


def longest_line(page: Any) -> int:
    """How many dark dots stand one below the other in the right fifth of a page."""
    columns = range(page.width * 4 // 5, page.width)
    return max(
        len(list(run))
        for x in columns
        for dark, run in groupby(page.getpixel((x, y)) <= 110 for y in range(page.height))
        if dark
    )


def test_a_brief_that_fails_in_the_middle_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(html: str, **_: Any) -> bytes:
        assert render_pdf(html).startswith(b"%PDF")
        raise WaraqaError("the typesetter gave up")

    shutil.copytree(ROOT / "content", tmp_path / "content")
    kept = tmp_path / "out/brief.pdf"
    kept.parent.mkdir()
    kept.write_bytes(b"%PDF of yesterday")
    monkeypatch.setattr(pipeline, "lay_out", failing)
    monkeypatch.chdir(tmp_path)
    assert main(["brief", "tunisia-election-2019", "--content", "content", "--out", str(kept)]) != 0
    assert "the typesetter gave up" in capsys.readouterr().err
    assert [path.name for path in kept.parent.iterdir()] == ["brief.pdf"]
    assert kept.read_bytes() == b"%PDF of yesterday"
