"""Links that open a page at the words of a fact: the rules of the WICG's URL Fragment Text Directives."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, strategies as st

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, source
from waraqa.arabic.matching import begins_word, ends_word
from waraqa.model import FigureFact, PlaceFact, Span
from waraqa.render.fragments import with_fragment
from waraqa.render.markdown import to_html
from waraqa.render.marks import whole_words
from waraqa.render.sections import render_sections
from waraqa.render.views.scene import Scene
from waraqa.render.views.sources import sources_of

URL = "https://example.org/news"
ENCODED = re.compile(r"(?:%[0-9A-F]{2}|[A-Za-z0-9.~])+")
TEXT = (
    "بلغت الصادرات 12 مليون دولار في يونيو 2022، بحسب وزارة التجارة.\n"
    "وبلغت الواردات 12 مليون دولار في الشهر نفسه. وقال الوزير: «سنفتح أسواقا جديدة».\n"
)


def span(words: str, nth: int = 1, text: str = TEXT) -> Span:
    place = -1
    for _ in range(nth):
        place = text.index(words, place + 1)
    return Span(place, place + len(words))


def directive(words: str, nth: int = 1, text: str = TEXT) -> str:
    """The one directive of the link, encoded as it stands in the address."""
    url = with_fragment(URL, text, [span(words, nth, text)])
    assert url.startswith(f"{URL}#:~:text=")
    return url.partition("text=")[2]


def parts(words: str, nth: int = 1, text: str = TEXT) -> list[str]:
    """The directive's parts as a browser reads them."""
    return [unquote(part) for part in directive(words, nth, text).split(",")]


def test_words_that_stand_once_name_themselves() -> None:
    assert parts("يونيو 2022") == ["يونيو 2022"]


def test_words_go_in_logical_order_as_utf_8() -> None:
    assert directive("يونيو 2022") == "%D9%8A%D9%88%D9%86%D9%8A%D9%88%202022"


@pytest.mark.parametrize(
    ("mark", "written"),
    [("-", "%2D"), (",", "%2C"), ("&", "%26"), ("%", "%25"), ("#", "%23"), ("?", "%3F"), ("_", "%5F"), ("(", "%28")],
)
def test_what_the_directive_itself_uses_is_encoded(mark: str, written: str) -> None:
    text = f"قال أب{mark}جد كلاما\n"
    assert written in directive(f"أب{mark}جد", text=text)
    assert all(ENCODED.fullmatch(part) for part in directive(f"أب{mark}جد", text=text).split(","))


@pytest.mark.parametrize(
    ("nth", "expected"), [(1, ["الصادرات-", "12 مليون دولار"]), (2, ["الواردات-", "12 مليون دولار"])]
)
def test_words_that_stand_twice_take_the_least_context(nth: int, expected: list[str]) -> None:
    assert parts("12 مليون دولار", nth) == expected


def test_context_behind_is_taken_where_a_line_begins() -> None:
    text = "تونس تفوز بالكأس\nتونس تخسر المباراة\n"
    assert parts("تونس", 1, text) == ["تونس", "-تفوز"]
    assert parts("تونس", 2, text) == ["تونس", "-تخسر"]


def test_context_grows_on_both_sides_word_by_word() -> None:
    text = "زار الوزير مصر أمس\nزار الوزير مصر غدا\nعاد الوزير مصر أمس\n"
    assert parts("مصر", 1, text) == ["زار الوزير-", "مصر", "-أمس"]


def test_a_part_of_another_word_is_no_second_place() -> None:
    assert parts("مصر", text="زار مصر وفد من مصرف الساحل، لمصرف آخر\n") == ["مصر"]


def test_words_that_differ_in_marks_alone_are_the_same_to_a_browser() -> None:
    assert parts("قرّر", text="الوزير قرّر أمس\nالمدير قرر أمس\n") == ["الوزير-", "قرّر"]


def test_words_begin_and_end_where_words_do() -> None:
    assert parts("مصر", text="وصل الوفد لمصر أمس\n") == ["لمصر"]


def test_a_long_passage_is_given_by_its_ends() -> None:
    text = "أعلن: " + " ".join(f"كلمة{number}" for number in range(20)) + ".\n"
    passage = text[6:-2]
    assert parts(passage, text=text) == ["كلمة0 كلمة1 كلمة2 كلمة3", "كلمة16 كلمة17 كلمة18 كلمة19"]


def test_the_end_of_a_passage_is_the_first_that_a_browser_meets() -> None:
    text = "بدأ العام الجديد في البلاد ثم عاد في البلاد مرة أخرى كما كان العام الجديد في البلاد. وفي البلاد غير ذلك.\n"
    passage = text[: text.index(". وفي")]
    start, end = parts(passage, text=text)
    assert text.index(end, text.index(start) + len(start)) + len(end) == len(passage)


def test_a_passage_over_two_lines_names_a_beginning_and_an_end_on_one_line_each() -> None:
    assert parts("وزارة التجارة.\nوبلغت الواردات") == ["وزارة التجارة.", "وبلغت الواردات"]


def test_a_passage_that_nothing_tells_apart_is_named_as_it_is() -> None:
    text = "الجملة نفسها هنا.\n" * 3
    assert parts("نفسها", 3, text) == ["نفسها"]


def test_controls_and_white_space_of_the_source_are_not_in_the_link() -> None:
    text = "قال\u202e إن\u00a0  النقل\u200f العام توقف\n"
    assert parts("إن\u00a0  النقل\u200f العام", text=text) == ["إن النقل العام"]


def test_each_passage_has_its_directive_and_one_inside_another_none() -> None:
    link = with_fragment(URL, TEXT, [span("يونيو 2022"), span("في يونيو 2022"), span("وزارة التجارة")])
    assert [unquote(one) for one in link.partition(":~:")[2].split("&")] == ["text=في يونيو 2022", "text=وزارة التجارة"]


def test_many_passages_become_one() -> None:
    words = ["الصادرات", "دولار", "يونيو", "بحسب", "التجارة"]
    link = with_fragment(URL, TEXT, [span(word) for word in words])
    assert unquote(link.partition("text=")[2]) == "الصادرات 12 مليون دولار في يونيو 2022، بحسب وزارة التجارة"


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        ("https://example.org/a#part", "https://example.org/a#part:~:text="),
        ("https://example.org/a#", "https://example.org/a#:~:text="),
        ("https://example.org/a#:~:text=old", "https://example.org/a#:~:text="),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2#:~:text="),
    ],
)
def test_the_address_keeps_its_own_anchor(url: str, begins: str) -> None:
    assert with_fragment(url, TEXT, [span("يونيو")]).startswith(begins)


def test_without_an_address_or_words_there_is_no_link() -> None:
    assert with_fragment("", TEXT, [span("يونيو")]) == ""
    assert with_fragment(URL, TEXT, []) == ""
    assert with_fragment(URL, TEXT, [span("\n")]) == ""


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/a", "//example.org", "a"]
)
def test_only_web_addresses_are_links(url: str) -> None:
    text = source(TEXT, url=url, archived_url=url)
    page = render_sections(dossier(text, fact(PlaceFact, text, "يونيو", name="يونيو")), CONFIG, LOOK)
    assert "النص في مصدره" not in page
    assert "](" + url not in page


@pytest.mark.parametrize("show", ["excerpt", "full"])
def test_every_fact_has_a_way_to_its_words_where_they_were_published(show: str) -> None:
    text = source(TEXT, url=f"{URL}?a=(1)&b=*", show=show)
    facts = [fact(FigureFact, text, "12 مليون دولار", nth, value=12_000_000, unit="USD") for nth in (1, 2)]
    (view,) = sources_of(Scene(dossier(text, *facts), CONFIG), frozenset())
    links = [unquote(line.url.partition(":~:")[2]) for line in view.lines if line.url]
    assert links == ["text=الصادرات-,12 مليون دولار", "text=الواردات-,12 مليون دولار"]
    page = to_html(render_sections(dossier(text, *facts), CONFIG, LOOK))
    found = [unescape(href) for href in re.findall(r'<a href="(https://example.org/[^"]*)"', page)]
    assert found == [f"{URL}?a=%281%29&b=%2A", *(line.url for line in view.lines if line.url)]


def test_the_archived_copy_is_linked_and_its_absence_said() -> None:
    kept = source(TEXT, url=URL, archived_url="https://web.archive.org/web/2022/https://example.org/news")
    page = render_sections(dossier(kept), CONFIG, LOOK)
    assert "[النسخة المؤرشفة](https://web.archive.org/web/2022/https://example.org/news)" in page
    assert "لا توجد نسخة مؤرشفة" not in page
    assert "***لا توجد نسخة مؤرشفة***" in render_sections(dossier(source(TEXT, url=URL)), CONFIG, LOOK)


@given(
    st.lists(
        st.lists(st.sampled_from("مصر مصرف لمصر قال، 12 4.91 «نعم» a-b — و".split()), max_size=16),
        min_size=1,
        max_size=4,
    ),
    st.data(),
)
def test_a_browser_that_follows_the_rules_finds_the_passage_itself_or_its_like(
    lines: list[list[str]], data: st.DataObject
) -> None:
    text = "\n".join(" ".join(line) for line in lines)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assume(
        span.of(text).strip()
        and "\n" not in span.of(text)
        and begins_word(text, span.start)
        and ends_word(text, span.end)
    )
    link = with_fragment(URL, text, [span])
    if link:
        *before, first, last, after = read(link)
        assert ENCODED.fullmatch(link.partition("text=")[2].replace(",", "").replace("%2D", "").replace("-", ""))
        found = browsed(text, before, first, last, after)
        assert found is not None
        passage = whole_words(text, span, Span(0, len(text))).of(text)
        assert " ".join(found.split()) == " ".join(passage.split())


def read(link: str) -> list[str]:
    """Prefix (where there is one), start, end and suffix of the one directive."""
    given = link.partition("text=")[2].split(",")
    before = [given.pop(0)[:-1]] if given[0].endswith("-") else []
    after = given.pop()[1:] if given[-1].startswith("-") else ""
    return [unquote(part) for part in (*before, given[0], given[1] if len(given) > 1 else "", after)]


def browsed(text: str, before: list[str], first: str, last: str, after: str) -> str | None:
    """The first passage that the directive names: whole words, white space of any kind between its parts."""
    pattern = "".join(f"{whole(part)}\\s*" for part in before) + "(" + whole(first)
    pattern += f".*?{whole(last)}" if last else ""
    pattern += ")" + (rf"\s*{whole(after)}" if after else "")
    found = re.search(pattern, text, re.DOTALL)
    return found[1] if found else None


def whole(part: str) -> str:
    """A pattern for words with a word's border at either end."""
    edges = [r"\b" if re.match(r"\w", edge) else "" for edge in (part[0], part[-1])]
    return re.escape(part).replace(r"\ ", r"\s+").join(edges)
