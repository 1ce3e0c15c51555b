"""The card of a sheet: its size, its words, the same bytes, and nothing large that is contested or unreviewed."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.machine import ROOT, needs_pango
from tests.publishing import DRAFTS, SHEETS, SITE, Files, build, html_of, write_content
from tests.render.dossiers import CONFIG, LOOK, dossier, reviewed
from tests.render.story import ALL, NEWS, PROFIT_19, PROFIT_20, SHARE, clash
from waraqa.model import Withdrawal
from waraqa.render.cards import card_of
from waraqa.render.picture import render_card, render_png
from waraqa.render.views.card import card_view
from waraqa.render.views.corrections import citation_of
from waraqa.render.views.scene import Scene

LONG = "تقرير مطوّل عن أرباح المصارف وخسائرها في النصف الأول من عام 2021 مقارنة بالنصف نفسه من عام 2020 " * 4


def scene(*facts: Any, **fields: Any) -> Scene:
    return Scene(reviewed(dossier(NEWS, *facts, **fields)), CONFIG)


def picture(one: Scene) -> Image.Image:
    return Image.open(io.BytesIO(render_png(render_card(one, LOOK))))


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many points of a box are not paper."""
    darkest = image.convert("L").crop(box).tobytes()
    return sum(level < 250 for level in darkest)


@needs_pango
def test_a_card_has_its_size_in_points_and_bytes() -> None:
    data = render_png(render_card(scene(*ALL, title=LONG), LOOK))
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) < 80_000


@needs_pango
@pytest.mark.parametrize("title", ["ميزانية", "أرباح المصارف في النصف الأول من عام 2021", LONG[:110], LONG])
def test_a_title_of_any_length_stays_in_its_place(title: str) -> None:
    image = picture(scene(*ALL, title=title))
    assert ink(image, (84, 120, 1110, 360)) > 500
    assert ink(image, (0, 0, 60, 630)) == 0
    assert ink(image, (1120, 0, 1174, 630)) == 0


@needs_pango
def test_two_processes_draw_the_same_bytes(tmp_path: Path) -> None:
    html = render_card(scene(*ALL, title="أرباح المصارف"), LOOK)
    (tmp_path / "card.html").write_text(html, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from waraqa.render.picture import render_png;"
        "Path(sys.argv[2]).write_bytes(render_png(Path(sys.argv[1]).read_text(encoding='utf-8')))"
    )
    path = os.pathsep.join([str(ROOT), *sys.path])
    arguments = [sys.executable, "-c", code, str(tmp_path / "card.html"), str(tmp_path / "card.png")]
    subprocess.run(arguments, env=os.environ | {"PYTHONPATH": path}, check=True)
    assert (tmp_path / "card.png").read_bytes() == render_png(html)


def test_a_figure_keeps_what_it_measures_when_and_who_said_it() -> None:
    (figure,) = card_view(scene(replace(PROFIT_20, lead=1, said_by="المدير هشام الزين"))).figures
    assert figure.words == "40 مليون دينار"
    assert (figure.measure, figure.speaker) == ("أرباح مصرف الساحل · 2020", "بحسب المدير هشام الزين")


def test_no_contested_figure_is_set_large() -> None:
    view = card_view(scene(PROFIT_20, PROFIT_19, SHARE, clash(PROFIT_20, PROFIT_19)))
    assert [figure.words for figure in view.figures] == ["12%"]


def test_a_draft_warns_and_shows_no_figures() -> None:
    view = card_view(Scene(dossier(NEWS, *ALL), CONFIG))
    assert (view.kind, view.figures) == ("مسوّدة ورقة حقائق", ())
    assert view.warning == "مسوّدة لم تُراجَع — ليست للنشر"


def test_a_reviewed_sheet_that_is_kept_back_is_not_called_unreviewed() -> None:
    kept = reviewed(dossier(NEWS, *ALL, draft=True))
    words = "هذه الورقة مسوّدة لم تُنشر بعد"
    assert kept.held
    assert card_view(Scene(kept, CONFIG)).warning == "مسوّدة لم تُنشر بعد — ليست للنشر"
    assert citation_of(Scene(kept, CONFIG)) == f"{words}."
    assert card_of(kept, CONFIG).draft_words == words
    assert card_of(dossier(NEWS, *ALL), CONFIG).draft_words == "لم تُراجَع"
    assert card_of(reviewed(dossier(NEWS, *ALL)), CONFIG).draft_words == ""


def test_a_withdrawn_sheet_says_so() -> None:
    view = card_view(scene(*ALL, withdrawn=Withdrawal(date(2021, 5, 1), "ملفّق")))
    assert (view.warning, view.figures) == ("سُحبت · 1 مايو/أيار 2021", ())


def test_a_long_title_is_cut_behind_a_whole_word() -> None:
    title = card_view(scene(*ALL, title=LONG)).title
    assert title.endswith("…") and len(title) <= 171
    assert title[:-1].replace("\u00a0", " ") in LONG


def test_a_card_says_what_the_sheet_attests() -> None:
    assert card_view(scene(*ALL)).line == ("مصدر واحد", "تُثبت هذه الورقة ما ورد في مصادرها، ولا تحكم بصحته.")


@needs_pango
def test_every_page_of_a_sheet_names_its_card(published: Files) -> None:
    for slug in SHEETS:
        assert published[f"{slug}/card.png"].startswith(b"\x89PNG")
    for page in ("signed/index.html", "signed/f/exports/index.html"):
        html = html_of(published, page)
        assert '<meta property="og:image" content="https://example.org/facts/signed/card.png">' in html
        assert '<meta property="og:image:width" content="1200">' in html
        assert '<meta name="twitter:card" content="summary_large_image">' in html
    (alt,) = re.findall(
        r'<meta property="og:image:alt" content="([^"]*)">', html_of(published, f"{DRAFTS[0]}/index.html")
    )
    assert alt.startswith("مسوّدة ورقة حقائق: ")


def test_a_site_may_do_without_cards(tmp_path: Path) -> None:
    files = build(
        write_content(tmp_path / "content", SITE + 'cards = false\nfact_pages = "none"\n'), tmp_path / "cache"
    )
    assert not [name for name in files if name.endswith("card.png") or "/f/" in name]
    assert "og:image" not in html_of(files, "signed/index.html")
    assert "twitter:card" not in html_of(files, "signed/index.html")
