"""The brief on one page: what it must tell, what goes first where there is no room, and that it fits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import pytest

from tests.machine import needs_pango
from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from tests.render.story import ALL, NEWS, PROFIT_19, PROFIT_20, clash
from tests.render.test_disputes import clash as between
from tests.render.test_english import told as told_in_english
from waraqa.config import Config
from waraqa.model import AnyFact, Dossier, EventFact, FigureFact, PersonFact, QuoteFact, Withdrawal
from waraqa.render.brief import Edition, make_brief, render_brief
from waraqa.render.brief.breaks import JOINER
from waraqa.render.brief.fitting import pages_in
from waraqa.render.pdf import Laid, lay_out
from waraqa.render.views.brevity import first_clause, unexplained
from waraqa.render.views.brief import MOST_WORDS, shortened
from waraqa.render.views.scene import Scene

ADDRESS = "https://example.org/facts/story/"
MINISTERS = ("سالم الفاسي", "هدى الناصر", "كريم البدري", "ليلى حداد", "عمر الخطيب", "نجلاء سعيد", "زياد مراد")
CROWD = source(
    "\n".join(
        f"وقال الوزير {name} إن «العمل في الموانئ سيستمر حتى نهاية العام في المدينة {n}»، وزار المصنع رقم {n} في المدينة."
        for n, name in enumerate(MINISTERS, 1)
    )
)


def crowd() -> Dossier:
    people = [fact(PersonFact, CROWD, name, name=name, role="وزير") for name in MINISTERS]
    quotes = [
        fact(
            QuoteFact, CROWD, f"العمل في الموانئ سيستمر حتى نهاية العام في المدينة {n}", speaker=MINISTERS[n - 1],
            direct=True,
        )
        for n in range(1, 8)
    ]  # fmt: skip
    events = [fact(EventFact, CROWD, f"زار المصنع رقم {n} في المدينة", type="visit") for n in range(1, 8)]
    return reviewed(dossier(CROWD, *people, *quotes, *events, title="جولات في الموانئ"))


def plain(html: str) -> str:
    body = html[html.index("<body") :]
    return " ".join(re.sub(r"<[^<>]*>|[\u2066-\u2069]", " ", body).split())


def test_a_page_tells_what_a_reader_in_a_hurry_must_know() -> None:
    told = plain(render_brief(reviewed(dossier(NEWS, *ALL)), CONFIG, LOOK))
    for words in ("مكتب التدقيق", "راجعها: سلمى", "مصدر واحد", "متى؟", "ما لا يذكره المصدر", "ولا تحكم بصحته", ADDRESS):
        assert words in told


def test_what_clashes_stands_in_a_box_and_no_large_figure_tells_it() -> None:
    html = render_brief(reviewed(dossier(NEWS, PROFIT_20, PROFIT_19, clash(PROFIT_20, PROFIT_19))), CONFIG, LOOK)
    box = plain("<body>" + html.partition('class="hold"')[2].partition("</section>")[0])
    assert "لا تُنقل قبل التحقق" in box
    assert "40 مليون دينار" in box and "30 مليون دينار" in box
    assert 'class="row numbers"' not in html


def test_a_conflict_that_is_resolved_warns_of_nothing() -> None:
    settled = clash(PROFIT_20, PROFIT_19, resolved="الثاني لسنة سابقة")
    assert "لا تُنقل" not in plain(render_brief(reviewed(dossier(NEWS, PROFIT_20, settled)), CONFIG, LOOK))


@pytest.mark.parametrize("edition", ["one-page", "full"])
def test_without_an_address_there_is_no_code(edition: Edition) -> None:
    story = reviewed(dossier(NEWS, *ALL))
    assert '<svg class="qr"' in render_brief(story, CONFIG, LOOK, edition)
    without = render_brief(story, replace(CONFIG, base_url=None), LOOK, edition)
    assert "<svg" not in without
    assert "لأحدث نسخة" not in without


def test_people_beyond_five_go_first_then_quotations_then_undated_events() -> None:
    pages = list(shortened(Scene(crowd(), CONFIG, "print")))
    counts = [(len(page.who), len(page.said), len(page.undated)) for page in pages[:4]]
    assert counts == [(7, 2, 7), (5, 2, 7), (5, 1, 7), (5, 1, 0)]
    assert pages[0].gaps == pages[-1].gaps and pages[0].hold == pages[-1].hold


def test_what_went_does_not_come_back() -> None:
    text = source("\n".join(f"باع {name} {n}0 طنًا." for n, name in enumerate(MINISTERS, 1)))
    facts: list[AnyFact] = [fact(PersonFact, text, name, name=name) for name in MINISTERS]
    for n in range(1, 8):
        facts.append(fact(FigureFact, text, f"{n}0 طنًا", value=n * 10, unit="ton", of=f"مبيعات الفرع {n}"))
    pages = list(shortened(Scene(reviewed(dossier(text, *facts)), CONFIG, "print")))
    counts = [(len(page.who), len(page.numbers)) for page in pages]
    assert counts[0] == (7, 4) and counts[-1] == (2, 1)
    assert all(after <= before for one, other in pairwise(counts) for before, after in zip(one, other, strict=True))


def test_a_date_on_which_something_was_only_announced_goes_before_what_happened() -> None:
    text = source(
        "افتُتح المرفأ في مايو 2020. زار الوزير المرفأ. أعلنت الهيئة الزيارة. وُقّعت اتفاقية النقل. بدأ العمل في الرصيف."
    )
    told: tuple[tuple[str, dict[str, Any]], ...] = (
        ("افتُتح المرفأ", {"type": "other", "date": "2020-05"}),
        ("زار الوزير المرفأ", {"type": "visit", "date": "2021-03-20"}),
        ("أعلنت الهيئة الزيارة", {"type": "announcement", "date": "2021-03-02"}),
        ("وُقّعت اتفاقية النقل", {"type": "other", "announced": "2021-04"}),
        ("بدأ العمل في الرصيف", {"type": "other", "date": "2021-06"}),
    )
    events = [fact(EventFact, text, words, **fields) for words, fields in told]
    pages = list(shortened(Scene(reviewed(dossier(text, *events)), CONFIG, "print")))
    kept = [[line.words for moment in page.when for line in moment.lines] for page in pages]
    gone = [set(before) - set(after) for before, after in pairwise(kept) if before != after]
    assert gone == [{"وُقّعت اتفاقية النقل"}, {"أعلنت الهيئة الزيارة"}, {"افتُتح المرفأ"}]


def test_conflicts_lose_words_and_never_a_figure_or_who_said_it() -> None:
    text = source(
        "وذكر معهد الساحل أن الصادرات زادت في مارس 2021 إلى 40 طنًا، وهو ما يعادل 25 طنًا في عام 2021. وقال المعهد إنها 7 أطنان."
    )
    month, year, other = (
        fact(FigureFact, text, words, value=value, unit="ton", said_by="معهد الساحل", period=period)
        for words, value, period in (("40 طنًا", 40, "2021-03"), ("25 طنًا", 25, "2021"), ("7 أطنان", 7, "2021"))
    )
    clashes = (
        between(month, year, why="part-whole"),
        between(year, other, why="يصف المصدر التجارة بالازدهار والرقم أصغر"),
    )
    pages = list(shortened(Scene(reviewed(dossier(text, month, year, other, *clashes)), CONFIG, "print")))
    before, after = pages[0].hold, pages[-1].hold
    assert (before.said, after.said) == ("", "بحسب معهد الساحل")
    assert len(after.sentences) == len(before.sentences) == 2
    assert "40 طنًا" in after.sentences[0] and "25 طنًا" in after.sentences[0] and "مع أن" not in after.sentences[0]
    assert "25 طنًا" in after.sentences[1] and "7 أطنان" in after.sentences[1]
    assert sum(map(len, after.sentences)) < sum(map(len, before.sentences))


def test_our_own_sentence_on_a_conflict_has_the_digits_of_the_site() -> None:
    """What is quoted keeps the digits of its source."""
    text = source("زادت الصادرات في مارس 2021 إلى 40 طنًا، وهو ما يعادل 25 طنًا في عام 2021.")
    month, year = (
        fact(FigureFact, text, words, value=value, unit="ton", period=period)
        for words, value, period in (("40 طنًا", 40, "2021-03"), ("25 طنًا", 25, "2021"))
    )
    story = reviewed(dossier(text, month, year, between(month, year, why="part-whole")))
    (box,) = shortened_box(story, replace(CONFIG, digits="arab"))
    assert "٤٠ طنًا في مارس/آذار ٢٠٢١" in box and "٢٥ طنًا" in box
    assert "«" not in box


def shortened_box(story: Dossier, config: Config) -> tuple[str, ...]:
    """The sentences on conflicts of the shortest page."""
    return list(shortened(Scene(story, config, "print")))[-1].hold.sentences


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("زار الوزير المرفأ", "زار الوزير المرفأ"),
        (
            "زار الوزير المرفأ الجديد ثلاثة أيام، في أول زيارة من نوعها منذ عشرين عامًا",
            "زار الوزير المرفأ الجديد ثلاثة أيام…",
        ),
        ("أعلن، الوزير أن «المرفأ الجديد، وهو الأكبر، يفتح أبوابه» في مايو المقبل للجميع", None),
        ("زار الوزير المرفأ الجديد ثلاثة أيام في أول زيارة من نوعها منذ عشرين عامًا", None),
    ],
)
def test_an_event_is_cut_at_a_clause_and_says_so(words: str, told: str | None) -> None:
    assert first_clause(words) == (told or words)


def test_what_is_left_open_is_named_without_its_remark() -> None:
    assert unexplained("موقف الشركة من القرار: التصريحان للوزارة") == "موقف الشركة من القرار"
    assert unexplained("من وقّع: «الشركة» أم الوزارة") == "من وقّع"
    assert unexplained("الخلاصة: موقف الشركة") == "الخلاصة: موقف الشركة"


def test_a_page_says_what_it_leaves_out() -> None:
    pages = list(shortened(Scene(crowd(), CONFIG, "print")))
    assert "شخصين" in pages[1].left and "واقعة" not in pages[1].left
    assert "7 وقائع" in pages[3].left
    assert "بقية الوقائع والشواهد في النسخة الكاملة" in plain(render_brief(crowd(), CONFIG, LOOK))


def test_no_page_has_more_words_than_a_reader_has_time_for() -> None:
    wordy = replace(crowd().sheet, gist="كلام " * 200)
    page = plain(render_brief(Dossier(wordy, crowd().facts), CONFIG, LOOK))
    assert "اختُصرت هذه الصفحة" in page
    assert MOST_WORDS - 60 < len(re.findall(r"\w+", page.partition("المصدر: ")[0])) < MOST_WORDS + 40


def test_a_month_in_two_names_stays_on_its_line() -> None:
    story = reviewed(dossier(NEWS, *ALL))
    told = replace(story.sheet, gist="تبدأ الدورة في يوليو/تموز وتنتهي في سبتمبر/أيلول.")
    html = render_brief(Dossier(told, story.facts), CONFIG, LOOK)
    assert f"يوليو/{JOINER}تموز" in html
    assert f"سبتمبر/{JOINER}أيلول" in html


def test_on_a_page_from_the_left_evidence_does_not_turn_who_cites_it() -> None:
    html = render_brief(told_in_english(), CONFIG, LOOK, "full")
    assert html.count('class="note"') == 2
    assert html.count('</b> <span class="run-rtl">\u2067') == 2
    assert not re.search(r'dir="rtl">(?:(?!</p>|</li>).)*class="note"', html, re.DOTALL)


@needs_pango
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_fits_on_one_page_whatever_the_paper(paper: Literal["a4", "letter"]) -> None:
    made = make_brief(crowd(), replace(CONFIG, paper=paper), LOOK, lay_out)
    assert pages_in(made.pdf) == 1
    assert f"size: {paper}" in made.html


def test_the_longest_page_that_fits_is_taken() -> None:
    asked: list[str] = []

    def typeset(html: str) -> Laid:
        asked.append(html)
        return Laid((1,) * (2 if len(asked) < 3 else 1), 0, lambda: b"")

    made = make_brief(crowd(), CONFIG, LOOK, typeset)
    assert len(asked) == 3
    assert made.html == asked[-1]


def test_the_full_edition_tells_each_passage_in_one_footnote() -> None:
    html = render_brief(reviewed(dossier(NEWS, *ALL)), CONFIG, LOOK, "full")
    notes = re.findall(r'<span class="note" id="n(\d+)">.*?</b>(.{40})', html, re.DOTALL)
    assert [int(number) for number, _ in notes] == list(range(1, len(notes) + 1))
    assert len({words for _, words in notes}) == len(notes)
    calls = re.findall(r'<a class="call" href="#n(\d+)">', html)
    assert calls == [number for number, _ in notes]


def test_the_number_of_a_footnote_stays_with_the_place_before_it() -> None:
    html = render_brief(reviewed(dossier(NEWS, *ALL)), CONFIG, LOOK, "full")
    calls = html.count('<a class="call"')
    assert calls and calls == len(
        re.findall(r'<span class="run-in">[^ ]*(?:<span[^>]*>[^<]*</span>)?\)<a class="call"', html)
    )


def test_only_what_is_taken_is_written() -> None:
    pages, written = iter([(9, 1), (9, 2), (9, 5)]), list[tuple[int, ...]]()

    def lay_out(_: str) -> Laid:
        letters = next(pages)

        def write() -> bytes:
            written.append(letters)
            return b""

        return Laid(letters, 0, write)

    make_brief(reviewed(dossier(NEWS, *ALL)), CONFIG, LOOK, lay_out, edition="full")
    assert written == [(9, 5)]


def villages() -> str:
    """The full edition of a text with twenty figures, each told in a sentence of its own."""
    text = source("\n".join(f"شُيّد {n}00 منزل في القرية رقم {n}." for n in range(10, 30)))
    facts: list[AnyFact] = [
        fact(FigureFact, text, f"{n}00 منزل", value=n * 100, unit="منزل", of=f"منازل القرية {n}") for n in range(10, 30)
    ]
    return render_brief(reviewed(dossier(text, *facts)), CONFIG, LOOK, "full")


def test_what_stands_in_a_table_has_its_footnote_there() -> None:
    tables = re.findall(r"<table.*?</table>", villages(), re.DOTALL)
    assert len(tables) == 1
    rows = re.findall(r"<tr>.*?</tr>", tables[0].partition("<tbody>")[2], re.DOTALL)
    assert rows
    for row in rows:
        (call,) = re.findall(r'class="call" href="#n(\d+)"', row)
        assert f'class="note" id="n{call}"' in row


def test_what_stands_abreast_has_its_footnotes_behind_it() -> None:
    lists = re.findall(r'(<ul>.*?</ul>)<p class="notes">(.*?)</p>', villages(), re.DOTALL)
    assert lists
    for one, notes in lists:
        calls = re.findall(r'class="call" href="#n(\d+)"', one)
        assert calls and calls == re.findall(r'class="note" id="n(\d+)"', notes)
        assert 'class="note"' not in one


def test_a_withdrawn_sheet_does_not_speak_of_corrections_that_it_has_not() -> None:
    story = reviewed(dossier(NEWS, *ALL))
    taken_back = replace(story.sheet, withdrawn=Withdrawal(date(2021, 4, 1), "لم يُنشر المصدر"))
    told = plain(render_brief(Dossier(taken_back, story.facts), CONFIG, LOOK))
    assert "سُحبت هذه الورقة" in told
    assert "لا تصحيحات" not in told
