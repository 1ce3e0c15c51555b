"""What an editor writes in one line: bold words and references on the page, plain words wherever there is no page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from tests.render.dossiers import CONFIG, LOOK, reviewed
from tests.render.lengths import words_before_sources
from tests.render.story import PROFIT_19, PROFIT_20, SIGNED, scene
from waraqa.model import Dossier, Piece, pieces_of, plain_line, without_places
from waraqa.render.cards import card_of
from waraqa.render.pages import render_sheet
from waraqa.render.sections import parts_of, render_sections
from waraqa.render.views.brief import one_page_of
from waraqa.render.views.gaps import gaps_of
from waraqa.render.views.scene import Scene

GIST = (
    f"بلغت الأرباح **[نحو] 40 مليونا** [](#f-{PROFIT_20.id}) [](#f-{PROFIT_19.id})، ثم [وُقّع الاتفاق](#f-{SIGNED.id})."
)
PLAIN = "بلغت الأرباح [نحو] 40 مليونا، ثم وُقّع الاتفاق."
GAP = f"من وقّع [](#f-{SIGNED.id}) عن الوزارة."


def told(**fields: Any) -> Dossier:
    """The reviewed story with a gist and a gap of an editor's."""
    one = reviewed(scene(PROFIT_20, PROFIT_19, SIGNED).dossier)
    return replace(one, sheet=replace(one.sheet, **{"gist": GIST, "gaps": (GAP,), **fields}))


def part(dossier: Dossier, name: str, medium: str = "screen") -> str:
    """A section of its Markdown."""
    parts = parts_of(render_sections(dossier, CONFIG, LOOK, medium))  # type: ignore[arg-type]  # a name of a medium
    return next(one.text for one in parts if one.name == name)


@pytest.mark.parametrize(
    ("line", "plain", "pieces"),
    [
        ("كلام عادي", "كلام عادي", [Piece("كلام عادي")]),
        ("**رقم** مهم", "رقم مهم", [Piece("رقم", True), Piece(" مهم")]),
        ("قال [بيني] غانتس", "قال [بيني] غانتس", [Piece("قال [بيني] غانتس")]),
        ("في [يوليو [2022]](#f-a)", "في يوليو [2022]", [Piece("في "), Piece("يوليو [2022]", False, "a")]),
        ("لقاء [](#f-a).", "لقاء.", [Piece("لقاء "), Piece("", False, "a"), Piece(".")]),
        ("3 ** 4 ** 5", "3 ** 4 ** 5", [Piece("3 ** 4 ** 5")]),
        ("[موقع](https://example.org)", "[موقع](https://example.org)", [Piece("[موقع](https://example.org)")]),
    ],
)
def test_a_line_as_words_and_as_pieces(line: str, plain: str, pieces: list[Piece]) -> None:
    assert plain_line(line) == plain
    assert list(pieces_of(line)) == pieces
    assert "".join(piece.words for piece in without_places(pieces)) == plain


def test_the_page_has_bold_words_and_each_place_once() -> None:
    text = part(told(), "gist")
    assert '<strong><abbr class="added" title="إضافة من المحرر">[نحو]</abbr> 40 مليونا</strong>' in text
    assert len(re.findall(r"\(\[ف1\]\(#e-[a-z0-9-]+\)\)،", text)) == 1
    assert f"[وُقّع الاتفاق](#f-{SIGNED.id})" in text


def test_paper_has_the_bold_words_and_no_places() -> None:
    assert part(told(), "gist", "print").splitlines()[2].endswith("40 مليونا</strong>، ثم وُقّع الاتفاق.")
    gist = one_page_of(Scene(told(), CONFIG)).gist
    assert [piece.words for piece in gist.pieces if piece.strong] == ["[نحو] 40 مليونا"]
    assert "".join(piece.words for piece in gist.pieces) == gist.text == PLAIN


def test_what_is_no_page_has_plain_words() -> None:
    page = render_sheet(told(), CONFIG, LOOK, render_sections(told(), CONFIG, LOOK))
    assert card_of(told(), CONFIG).gist == PLAIN
    told_of = re.findall(r'<meta[^>]*content="([^"]*)"', page)
    assert any("ثم وُقّع الاتفاق" in words for words in told_of)
    assert not any("**" in words or "](#" in words for words in told_of)
    record = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert PLAIN in json.dumps(record, ensure_ascii=False)


def test_gaps_of_an_editor_stand_below_what_is_counted_and_say_whose_they_are() -> None:
    text = part(told(), "gaps")
    assert text.index("- جهة النشر") < text.index("المحرر:") < text.index("- من وقّع (")
    assert [gap.words for gap in gaps_of(Scene(told(), CONFIG)) if gap.pieces] == ["من وقّع عن الوزارة."]
    assert "المحرر:" not in part(told(gaps=()), "gaps")


def test_a_line_is_words_and_never_markup() -> None:
    text = part(told(gist="**<b>رقم</b>** [x](javascript:alert) # [<i>](#f-a)"), "gist")
    html = render_sheet(told(gist="**<script>1</script>**"), CONFIG, LOOK, f"<!-- section: gist -->\n\n{text}\n")
    assert "<b>" not in html and "<i>" not in html and "javascript:alert)" not in re.findall(r'href="([^"]*)"', html)


def test_words_are_counted_as_they_are_read() -> None:
    markdown = "<!-- section: gist -->\n\n## الخلاصة\n\nثلاث كلمات هنا ([ف1](#e-a)، [ف12](#e-b)).\n\n[بيانات](a.csv)\n{: .data }\n"
    assert words_before_sources(f"{markdown}\n<!-- section: sources -->\n\nكلام\n") == {"gist": 4}
