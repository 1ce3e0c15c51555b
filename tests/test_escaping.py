"""No text of a source, a title or a fact can become markup, through Markdown and Jinja together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from hypothesis import example, given, settings, strategies as st

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, home, source
from waraqa.arabic.folding import fold_word
from waraqa.controls import clean
from waraqa.model import Correction, Dossier, EventFact, FigureFact, OrganisationFact, PersonFact, QuoteFact, Section
from waraqa.model.inline import plain_line
from waraqa.render.brief import render_brief
from waraqa.render.cards import card_of
from waraqa.render.escaping import escape_markdown
from waraqa.render.markdown import clean_html, to_html
from waraqa.render.pages import render_sheet
from waraqa.render.sections import render_sections
from waraqa.render.views.scene import tidy

ACTIVE = "\\`*_{}[]()<>#+-.!|&:~^=\"'/\n\t 1٢aب«»\u202e\u2066\x02\x03\ufeff"
HOSTILE = [
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "[اضغط](javascript:alert(1))",
    "![x](y) [x]: z [a][b]",
    "<!-- section: sources -->",
    "# عنوان\n## آخر",
    "{: #h-gist onclick=alert(1) }",
    "| أ | ب |\n|---|---|\n| 1 | 2 |",
    "&lt;b&gt; &#60;b&#62; &copy;",
    "**قوي** _مائل_ `رمز` ~~~\nx\n~~~",
    "1. أول\n- ثان\n> ثالث\n===\n---",
    "\x02klzzwxh:0000\x03 \x02amp\x03",
    "{{ 7 * 7 }} {% raw %}",
    "\\\\*\\_\\|\\",
    "[2022]",
    "https://a.example/<b>",
    "[a]: b",
]
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(ACTIVE, max_size=40), st.text(max_size=40))


class _Page(HTMLParser):
    """The elements, attributes and words of a page, without its one block of data, which ends where markup would."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.words: list[str] = []
        opening, data, rest = html.partition('<script type="application/ld+json">')
        self.feed(opening + rest.partition("</script>")[2] if data else html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += tag not in ("bdi", "mark", "abbr") and ("class", "run-in") not in attrs
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}
        self.links = {re.sub(r"/tags/[\w%-]+/index\.html", "/tags/…", link) for link in self.links}

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(clean("".join(self.words)).split())


def shown(text: str) -> str:
    """What a reader sees of a text: its words on one line, without characters that show nothing."""
    return " ".join(clean(text).split())


PLACES = [
    "- {}",
    "# {}",
    "> {}",
    "| أ | ب |\n|---|---|\n| {} | ب |",
    "**{}**",
    "أ {} ب\n{{: .k }}",
    "1. أ\n\n    - {}\n        {{: #k }}",
]


@given(TEXT, st.sampled_from(PLACES))
@settings(max_examples=400)
def test_a_value_stays_words_wherever_markdown_stands(text: str, place: str) -> None:
    words = escape_markdown(text)
    if not words:
        return
    page, plain = _Page(to_html(place.format(words))), _Page(to_html(place.format("كلمة")))
    assert page.tags == plain.tags
    assert page.attributes == plain.attributes
    assert page.text == plain.text.replace("كلمة", shown(text)).strip()


def story(text: str, words: str, gist: str = "كلمة") -> Dossier:
    """A sheet that shows the words in every field that it can, and a gist, which may be bold and name facts."""
    article = source(text, title=words, outlet=words, author=words, note=words)
    where = tidy(text) and text.strip() and text
    facts = (
        fact(FigureFact, article, where, id="a", value=12, unit="USD", of=words, said_by=words, cue=words),
        fact(FigureFact, article, where, id="b", value=5, of=words, display=words),
        fact(EventFact, article, where, id="c", date="2021-03", display=words, reasons=("date-from-context",)),
        fact(EventFact, article, where, id="d", type="agreement", display=f"اتفاق {words}", who=(words, words)),
        fact(
            PersonFact, article, where, id="e", name=words, role=words, roles=("وزير", words), variants=("سين", words)
        ),
        fact(OrganisationFact, article, where, id="f", name=f"هيئة {words}"),  # no part of a role, or it is not told
        fact(QuoteFact, article, where, id="g", speaker=words, cue=words),
    )
    correction = Correction(old=words, new=words, reason=words, date=date(2021, 3, 12))
    return dossier(article, *facts, title=words, gist=gist, note=words, tags=(words,), corrections=(correction,))


def pages_of(one: Dossier) -> list[_Page]:
    sections = render_sections(one, CONFIG, LOOK)
    html = [
        render_sheet(one, CONFIG, LOOK, sections),
        home(card_of(one, CONFIG)),
        render_brief(one, CONFIG, LOOK),
    ]
    return [_Page(page) for page in html]


@given(TEXT)
@example("<script>alert(1)</script>")
@settings(max_examples=80, deadline=None)
def test_hostile_fields_add_nothing_to_a_page(words: str) -> None:
    if not escape_markdown(words) or not shown(words).strip('«»“”" .'):
        return
    if not fold_word(words).strip():  # tags alone are no words to compare, and a page lists fewer things
        words = f"كلمة {words}"
    text = "جملة من المصدر في خمس كلمات."
    for page, plain in zip(pages_of(story(text, words)), pages_of(story(text, "كلمة")), strict=True):
        assert page.tags == plain.tags
        assert page.attributes <= plain.attributes
        assert page.links == plain.links
        assert shown(words) in page.text


@given(TEXT)
@example("**قوي** [كلمة](#f-a) [](#f-b) <b onclick=x()>")
@settings(max_examples=40, deadline=None)
def test_a_hostile_gist_may_be_bold_and_lead_to_facts_alone(words: str) -> None:
    if not shown(plain_line(words)).strip('«»“”" .'):
        return
    text = "جملة من المصدر في خمس كلمات."
    for page, plain in zip(pages_of(story(text, "كلمة", words)), pages_of(story(text, "كلمة")), strict=True):
        differing = {tag for tag in page.tags | plain.tags if page.tags[tag] != plain.tags[tag]}
        assert differing <= {"strong", "a", "li"}  # what stands in [ ] adds a row to the head, which explains it
        assert page.attributes <= plain.attributes
        assert all(link in plain.links or link.startswith("#") for link in page.links)


@given(TEXT)
@settings(max_examples=80, deadline=None)
def test_a_hostile_source_shows_its_words_and_no_more(text: str) -> None:
    if not tidy(clean(text)).strip('«»“”" .،؛:'):
        return
    allowed = set(_Page(render_sheet_of("جملة [من] المصدر", "full")).tags)
    page = _Page(render_sheet_of(text, "full"))
    assert set(page.tags) <= allowed
    for paragraph in text.split("\n"):
        assert shown(paragraph) in page.text


def render_sheet_of(text: str, show: str) -> str:
    article = source(text, show=show)
    one = dossier(article, fact(EventFact, article, text.strip(), id="a", date="2021", display="واقعة"), title="عنوان")
    return render_sheet(one, CONFIG, LOOK, render_sections(one, CONFIG, LOOK))


def test_hand_written_html_is_cleaned_and_cannot_swallow_what_follows() -> None:
    body = '<div onclick="x()"><script>alert(1)</script><!-- section: cite -->\n\nنص <b style="color:red">عريض</b>'
    one = story("جملة من المصدر.", "كلمة")
    sheet = replace(one.sheet, sections=(Section("notes", "ملاحظات", 1, body),))
    page = _Page(
        render_sheet(replace(one, sheet=sheet), CONFIG, LOOK, render_sections(replace(one, sheet=sheet), CONFIG, LOOK))
    )
    assert "script" not in page.tags
    assert not page.attributes & {"onclick", "style"}
    assert (
        page.tags["section"]
        == _Page(render_sheet(one, CONFIG, LOOK, render_sections(one, CONFIG, LOOK))).tags["section"] + 1
    )


def test_cleaning_leaves_harmless_markup() -> None:
    assert clean_html('<p id="a" class="b">نص <a href="https://a.example">رابط</a></p>').startswith(
        '<p id="a" class="b">'
    )
    assert clean_html('<a href="javascript:x()">رابط</a>') == "<a>رابط</a>"
