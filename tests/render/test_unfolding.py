"""Evidence opens where its fact stands: the sentence with the fact's words marked, without a script."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from tests.render.story import ALL, NEWS, PROFIT_19, PROFIT_20, SHARE, clash
from waraqa.config import Config
from waraqa.model import Dossier, Mention, OrganisationFact, PersonFact, QuoteFact
from waraqa.render.pages import render_sheet
from waraqa.render.sections import render_sections
from waraqa.render.unfolding import UNFOLDED, Unfolding
from waraqa.render.views.scene import Scene
from waraqa.render.views.witnesses import Witness, witnesses_of

MANAGER = fact(PersonFact, NEWS, "هشام الزين", name="هشام الزين", role="المدير")
BANK = fact(OrganisationFact, NEWS, "مصرف الساحل", name="مصرف الساحل")
SAID = fact(QuoteFact, NEWS, "من الزبائن غادروا", speaker="هشام الزين", cue="قال")
STORY = dossier(NEWS, *ALL, MANAGER, BANK, SAID, clash(PROFIT_20, PROFIT_19))


def page(one: Dossier, config: Config = CONFIG) -> str:
    return render_sheet(one, config, LOOK, render_sections(one, config, LOOK))


def section(html: str, name: str) -> str:
    found = re.search(rf'(?s)<section id="{name}".*?</section>', html)
    assert found, name
    return found[0]


def opened(html: str) -> list[str]:
    """What opens, as its words with the marked ones in braces."""
    told = re.findall(r'(?s)<div class="words">(.*?)<ul', html)
    return [re.sub(r"<[^<>]*>", "", re.sub(r"<mark[^<>]*>(.*?)</mark>", r"{\1}", one)) for one in told]


def test_a_figure_opens_its_sentence_with_its_words_marked() -> None:
    html = section(page(STORY), "figures")
    sentence = NEWS.text.split("\n")[0]
    assert sentence.replace(PROFIT_20.text, f"{{{PROFIT_20.text}}}") in opened(html)
    assert '<mark class="figure">' in html
    assert "اعرض الشاهد" in html
    assert "أخفِ الشاهد" in html


def test_every_fact_that_a_section_tells_opens_there() -> None:
    html = page(STORY)
    for name in ("figures", "conflicts", "timeline", "agreements", "people", "quotes"):
        part = section(html, name)
        assert part.count("<details") == len(opened(part)) > 0, name
        assert part.count('class="witness first"') == 1, name
    assert "<details" not in section(html, "sources")
    assert len(UNFOLDED) == 6


def test_the_evidence_leads_on_to_the_whole_text_the_source_and_the_editors() -> None:
    linked = replace(NEWS, url="https://example.org/news", show="full")
    html = page(dossier(linked, SHARE), replace(CONFIG, contact="desk@example.org"))
    told = re.findall(r'<li><a href="([^"]*)"[^<>]*>([^<>]*)</a></li>', section(html, "figures"))
    ways = {label: address for address, label in told}
    assert ways["النص كاملًا"] == f"#e-{SHARE.id}"
    assert ways["النص في مصدره"].startswith("https://example.org/news#:~:text=")
    assert ways["أبلغ عن خطأ"].startswith("mailto:desk@example.org?subject=")
    assert SHARE.id in ways["أبلغ عن خطأ"]


def test_a_fact_with_a_page_leads_there() -> None:
    one = reviewed(dossier(NEWS, replace(SHARE, lead=1)))
    assert f'<a href="f/{SHARE.id}/index.html">صفحة المعلومة</a>' in section(page(one), "figures")


def test_an_excerpt_shows_no_more_than_the_sheet_does() -> None:
    text = source("قال المدير إن الخسائر بلغت 40 ألف دينار. ولم يُكشف شيء آخر. وغادر الوفد.", show="excerpt")
    one = dossier(text, replace(PROFIT_20, start=27, end=39, text=text.text[27:39], id="loss"))
    html = page(one)
    assert text.text[27:39] == "40 ألف دينار"
    assert opened(html) == ["قال المدير إن الخسائر بلغت {40 ألف دينار}."]
    assert "ولم يُكشف" not in html


def test_a_fact_that_two_sources_tell_opens_both() -> None:
    other = source("بحسب بيان آخر غادر 12% من الزبائن.", id="other", file="other.txt")
    start = other.text.index("12%")
    again = Mention("other", start, start + 3, "12%")
    both = dossier(NEWS, replace(SHARE, also=(again,)), sources=(NEWS, other))
    shown = opened(section(page(both), "figures"))[0]
    assert "م1 ف2 وقال المدير هشام الزين إن {12%} من الزبائن" in shown
    assert "م2 ف1 بحسب بيان آخر غادر {12%} من الزبائن." in shown


def test_a_link_in_the_middle_of_a_paragraph_stays_one() -> None:
    scene = Scene(STORY, CONFIG)
    link = f'<a href="#e-{SHARE.id}">ف2</a>'
    run = Unfolding(scene.strings, witnesses_of(scene)).run
    assert run(f"<p>انظر {link} أعلاه.</p>") == f"<p>انظر {link} أعلاه.</p>"
    assert run(f"<p>انظر {link}</p>").startswith("<p>انظر </p><details")
    assert run(f"<li>انظر {link}</li>").startswith("<li>انظر <details")
    assert run('<li><a href="#e-unknown">ف9</a></li>') == '<li><a href="#e-unknown">ف9</a></li>'


def test_nothing_opens_inside_a_paragraph() -> None:
    class Paragraphs(HTMLParser):
        """Notes what begins while a paragraph is open."""

        inside = False

        def handle_starttag(self, tag: str, attrs: object) -> None:
            assert not (self.inside and tag in ("details", "div", "ul", "p")), tag
            self.inside = self.inside or tag == "p"

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "p"

    Paragraphs().feed(page(STORY))


def test_the_marks_of_evidence_bear_no_address_twice() -> None:
    ids = re.findall(r'\sid="([^"]+)"', page(STORY))
    assert sorted(ids) == sorted(set(ids))


def test_several_places_open_as_one_whatever_stands_between_them() -> None:
    for comma in ("، ", ", "):
        html = f'<p>Ten <a href="#e-a">p1</a>{comma}<a href="#e-a.1">p2</a></p>'
        opened_html = Unfolding(Scene(STORY, CONFIG).strings, lambda _: Witness((), ())).run(html)
        assert f'<span class="where">p1{comma}p2</span>' in opened_html
