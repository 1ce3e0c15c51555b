"""What the index is made of: stubs of pages, what results show, the same bytes each time, and no search where none is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import waraqa.site.building
from tests.machine import ROOT, needs_pagefind
from tests.render.dossiers import CONFIG, dossier, source
from tests.search.desk import BELOW
from waraqa.cli import main
from waraqa.render.cards import card_of
from waraqa.render.finding import blocks_of, render_result
from waraqa.search import make_index

PAGE = """<body><nav><p>القائمة</p></nav><main><h1>عنوان</h1><ul><li>2020<ul><li id="f-a">زار <b>الوزير</b> تونس
<a href="#e-a">ف1</a><details><summary>الشاهد</summary><p>نصه</p></details></li></ul></li></ul><table><tr><td><strong>12</strong><span id="f-b"></span> <strong><em>مختلف عليه</em></strong></td><td>—</td><td>راكب</td></tr></table>
<script>let x = 1;</script><p>قال <mark id="e-a">الوزير</mark><p>خاتمة<br>قصيرة</main><footer><p>أسفل</p></footer></body>"""


def test_blocks_know_their_facts_and_leave_out_menus_and_references() -> None:
    told = [(block.tag, block.ids, block.text) for block in blocks_of(PAGE)]
    assert told == [
        ("h1", [], "عنوان"),
        ("li", [], "2020"),
        ("li", ["f-a"], "زار الوزير تونس"),
        ("tr", ["f-b"], "12 · مختلف عليه · راكب"),
        ("p", [], "قال الوزير"),
        ("p", [], "خاتمة قصيرة"),
    ]
    assert [block.text for block in blocks_of(PAGE) if block.passage] == ["قال الوزير"]


def test_a_remark_in_brackets_needs_no_dot_before_it() -> None:
    (told,) = blocks_of('<main><li id="f-a">أُجّل الاقتراع <em>(بصياغة المحرر)</em></li></main>')
    assert told.text == "أُجّل الاقتراع (بصياغة المحرر)"


@needs_pagefind
def test_the_same_pages_give_the_same_bytes() -> None:
    page = '<!doctype html><html lang="zxx"><body data-pagefind-body><p id="b0">{}</p></body></html>'
    stubs = {f"s{number}": page.format(f"كلمة رقم {number}") for number in range(40)}
    index = make_index(stubs)
    assert index == make_index(dict(reversed(stubs.items())))
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/wasm.unknown.pagefind"} <= set(index)
    assert not [name for name in index if "ui" in name or "highlight" in name]


def test_each_sheet_has_what_its_result_shows(host: Path) -> None:
    shown = json.loads((host / BELOW / "riyadh-airport-2015/search.json").read_text(encoding="utf-8"))
    assert set(shown) == {"title", "summary", "lang", "dir", "facts", "passages"} and len(shown["facts"]) > 5
    page = (host / BELOW / "riyadh-airport-2015/index.html").read_text(encoding="utf-8")
    assert all(f'id="{name}"' in page for name in shown["facts"])


def test_a_result_speaks_the_language_of_its_sheet() -> None:
    draft = dossier(source("قال الوزير إن الصادرات زادت."), lang="en", title="Exports rose")
    shown = json.loads(render_result(PAGE, card_of(draft, CONFIG), CONFIG))
    assert (shown["title"], shown["lang"], shown["dir"]) == ("Draft fact sheet: Exports rose", "en", "ltr")


def made(tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str = "") -> tuple[set[str], str]:
    """The files of a small site, and what the command said."""
    content = tmp_path / "content"
    (content / "one").mkdir(parents=True)
    (content / "site.toml").write_text(f'schema = 1\ntitle = "موقع"\n{settings}', encoding="utf-8")
    (content / "one/article.txt").write_text(
        "قال الوزير رياض القاسمي إن الصادرات بلغت 12 مليون دولار.\n", encoding="utf-8"
    )
    options = [
        "--content",
        content,
        "--output",
        tmp_path / "out",
        "--cache",
        tmp_path / "cache",
        "--jobs",
        "1",
        "--no-pdf",
    ]
    assert main(["build", *map(str, options)]) == 0
    files = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert "search" not in (tmp_path / "out/index.html").read_text(encoding="utf-8") or "search/index.html" in files
    return files, capsys.readouterr().err


def test_a_site_may_have_no_search(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, said = made(tmp_path, capsys, "search = false\n")
    assert not [name for name in files if "search" in name or "pagefind" in name or "folding" in name]
    assert "Pagefind" not in said


def test_a_site_is_made_without_pagefind_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waraqa.site.building, "engine", lambda: "")
    files, said = made(tmp_path, capsys)
    assert not [name for name in files if name.startswith(("search/", "pagefind/"))]
    assert "no search: Pagefind is not installed" in said


def test_no_script_holds_a_word_of_arabic() -> None:
    scripts = [*(ROOT / "templates/search").glob("*.js")]
    assert scripts
    for path in scripts:
        code = path.read_text(encoding="utf-8")
        assert not [letter for letter in code if "\u0600" <= letter <= "\u06ff" and letter not in "أءؤئ→"], path
