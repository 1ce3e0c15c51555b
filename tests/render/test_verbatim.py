"""A source on the editor's desk: whatever is marked in it, its text is the file's, to the code point."""

from __future__ import annotations

import random
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

from waraqa.model import Span
from waraqa.render.marks import Mark
from waraqa.render.verbatim import verbatim

NEWS = "\ufeffقالت وزارة التجارة إن صادرات 2022 بلغت 3.5 مليون دولار (+12%)، وفق Reuters.\r\n\r\n\tونفت «Al-Noor Co.» ذلك.\rثم\u200f 5\u200e.\n"
HOSTILE = "<b>&amp;\u202eمقلوب\u202c\u2066 \u2029x\x0b</mark>&lt;\u20691٬234\n"


class Reader(HTMLParser):
    """The text of markup, and whether its elements nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.ids = "", list[str](), set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.ids |= {*(dict(attrs).get("data-ids") or "").split()}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str, marks: list[Mark]) -> Reader:
    """The markup of a text, read again line by line; no line lies elsewhere than it says."""
    reader = Reader()
    for line in verbatim(text, marks):
        assert len(reader.text) == line.start
        reader.feed(str(line.html))
        reader.close()
        assert reader.open == []
    return reader


def some_marks(text: str, count: int, seed: int = 1) -> list[Mark]:
    """So many facts anywhere in the text, over each other and over the ends of lines."""
    draw = random.Random(seed)
    starts = [draw.randrange(len(text)) for _ in range(count)]
    spans = [Span(start, min(len(text), start + draw.randint(1, 60))) for start in starts]
    return [Mark(span, (), ("figure", "accepted"), (f"f{number}",)) for number, span in enumerate(spans)]


def test_a_hundred_facts_over_each_other_change_no_letter() -> None:
    text = NEWS * 3 + HOSTILE + NEWS
    marks = some_marks(text, 100)
    reader = read(text, marks)
    assert reader.text == text
    assert reader.ids == {one for mark in marks for one in mark.facts if mark.span.of(text).strip()}


@given(
    st.text(alphabet="اب ج1.2%٣A-a\n\r\t\u200f\u202e\u2066\u2069\ufeff\u2028&<>'\"«»", max_size=80), st.integers(0, 9)
)
def test_any_text_reads_back(text: str, count: int) -> None:
    assert read(text, some_marks(text, count) if text else []).text == text


def test_a_mark_that_is_cut_names_its_fact_on_every_piece() -> None:
    text = "واحد اثنان ثلاثة أربعة\nخمسة ستة"
    long, other = Mark(Span(5, 27), (), ("event",), ("a",)), Mark(Span(0, 16), (), ("date",), ("b",))
    html = "".join(line.html for line in verbatim(text, [long, other]))
    assert html.count('data-ids="a"') == 3
    assert re.findall(r"data-ids=\"b\"[^>]*>([^<]*)", html) == ["واحد "]


def test_numbers_and_names_keep_their_direction_inside_marks() -> None:
    text = "بلغت 3.5% في Le Monde أمس"
    (line,) = verbatim(text, [Mark(Span(5, 8), (), ("figure",), ("a",))])
    assert '<bdi dir="ltr"><mark data-ids="a" class="figure">3.5</mark>%</bdi>' in line.html
    assert '<bdi dir="ltr">Le Monde</bdi>' in line.html


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\u200f", "\ufeff", "\x00"])
def test_what_steers_is_there_and_not_shown(letter: str) -> None:
    (line,) = verbatim(f"قبل{letter}بعد", [])
    shown = re.sub(r"<span class=\"unseen\" hidden>[^<]*</span>", "", line.html)
    assert unescape(shown) == "قبلبعد"


def test_a_direction_mark_inside_a_number_parts_it_not() -> None:
    (line,) = verbatim("نحو 1\u200f.5 مليون", [])
    assert re.search(r'<bdi dir="ltr">1<span[^>]*>\u200f</span>\.5</bdi>', line.html)
