"""The lists of the site: newest first, fifty a page, and a person's page only where an editor said who it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from waraqa.model import AnyFact, Correction, DateFact, Dossier, EventFact, PersonFact, PlaceFact
from waraqa.render.cards import Card, card_of
from waraqa.render.lists import MOST, listed_places, render_lists
from waraqa.render.sections import render_sections
from waraqa.render.terms import folder_of, link_to

NEWS = source("قال محمد بن سعيد في صفاقس إن المعرض يُفتح في 12 مارس 2021 ويستمر أسبوعًا.")
PERSON = fact(PersonFact, NEWS, "محمد بن سعيد", name="محمد بن سعيد")
PLACE = fact(PlaceFact, NEWS, "صفاقس", name="صفاقس")
DAY = fact(DateFact, NEWS, "12 مارس 2021", value="2021-03-12")
OPENING = fact(EventFact, NEWS, "المعرض يُفتح", date="2022-12-30/2023-01-02")


def card(slug: str, *facts: AnyFact, **fields: object) -> Card:
    return card_of(dossier(NEWS, *facts, slug=slug, title=f"ورقة {slug}", **fields), CONFIG)


def signed(one: Dossier) -> Card:
    return card_of(reviewed(one), CONFIG)


def made(*cards: Card) -> dict[str, str]:
    return render_lists(cards, CONFIG, LOOK)


def titles(html: str) -> list[str]:
    return [re.sub("<[^<>]*>", "", words) for words in re.findall(r"<h2><a[^<>]*>(.*?)</a></h2>", html)]


def test_a_list_goes_on_behind_fifty_sheets() -> None:
    cards = [card(f"s{number:03}", tags=("سوق",)) for number in range(2 * MOST + 1)]
    pages = made(*cards)
    for folder in ("", folder_of("tags", "سوق")):
        shown = [titles(pages[f"{folder}{page}index.html"]) for page in ("", "page/2/", "page/3/")]
        assert [len(part) for part in shown] == [MOST, MOST, 1]
        assert shown[0] + shown[1] + shown[2] == [one.title for one in cards]
        assert f"{folder}page/4/index.html" not in pages
    second = pages["page/2/index.html"]
    assert 'href="../../index.html" rel="prev"' in second
    assert 'href="../../page/3/index.html" rel="next"' in second
    assert "الصفحة <bdi" in second
    assert 'rel="next"' not in pages["page/3/index.html"]
    assert 'rel="prev"' not in pages["index.html"]


def test_fifty_sheets_are_one_page() -> None:
    pages = made(*(card(f"s{number}") for number in range(MOST)))
    assert set(pages) == {"index.html"}
    assert "rel=" not in pages["index.html"].partition("<body>")[2]


def test_sheets_of_one_day_stand_in_the_order_of_their_addresses() -> None:
    newer = card("z", issued=date(2022, 1, 1))
    assert titles(made(card("b"), newer, card("a"))["index.html"]) == ["ورقة z", "ورقة a", "ورقة b"]


def test_a_name_alone_gives_no_page() -> None:
    accepted = replace(PERSON, status="accepted")
    pages = made(card("one", accepted), card("two", accepted))
    assert not [path for path in pages if path.startswith("people/")]


def test_a_declared_identity_gives_one() -> None:
    same = replace(PERSON, status="accepted", identity="mohammed-bin-said-culture")
    other = replace(PERSON, status="accepted", identity="mohammed-bin-said-trade")
    pages = made(card("one", same), card("two", same), card("three", other))
    assert titles(pages["people/mohammed-bin-said-culture/index.html"]) == ["ورقة one", "ورقة two"]
    assert titles(pages["people/mohammed-bin-said-trade/index.html"]) == ["ورقة three"]
    assert pages["people/index.html"].count(">محمد بن سعيد</a>") == 2


def test_what_was_only_proposed_puts_a_sheet_into_no_list() -> None:
    proposed = (PLACE, DAY, OPENING, replace(PERSON, identity="someone"))
    assert set(made(card("one", *proposed))) == {"index.html"}


def test_places_and_years_are_those_an_editor_accepted() -> None:
    facts = [replace(one, status="accepted") for one in (PLACE, DAY, OPENING)]
    pages = made(card("one", *facts))
    assert {path for path in pages if path.endswith("index.html")} == {
        "index.html", "places/index.html", "places/صفاقس/index.html",
        *(f"years/{path}index.html" for path in ("", "2021/", "2022/", "2023/")),
    }  # fmt: skip
    years = re.findall(r'href="\.\./years/(\d+)/index\.html"', pages["years/index.html"])
    assert years == ["2023", "2022", "2021"]


def in_place(slug: str, name: str, day: int) -> Card:
    place = replace(PLACE, name=name, status="accepted")
    return card(slug, place, issued=date(2022, 1, day))


def test_a_place_in_several_spellings_has_one_page_and_keeps_its_address() -> None:
    first = in_place("first", "اسرائيل", 1)
    later = [in_place("second", "إسرائيل", 2), in_place("third", "إسرائيل", 3), in_place("fourth", "إسرائیل", 4)]
    pages = made(first, *later)
    assert [path for path in pages if path.startswith("places/")] == ["places/index.html", "places/اسرائيل/index.html"]
    assert titles(pages["places/اسرائيل/index.html"]) == ["ورقة fourth", "ورقة third", "ورقة second", "ورقة first"]
    assert "<h1>إسرائيل</h1>" in pages["places/اسرائيل/index.html"]
    assert "places/اسرائيل/index.html" in made(first)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("الكويت", "كويت", True), ("جدة", "جده", True), ("تل أبيب", "تلّ ابيب", True), ("مالي", "مالطا", False)],
)
def test_places_are_one_by_their_folded_name(one: str, other: str, same: bool) -> None:
    pages = made(in_place("one", one, 1), in_place("two", other, 2))
    assert len([path for path in pages if path.startswith("places/")]) == (2 if same else 3)


def test_two_spellings_in_one_sheet_list_it_once() -> None:
    both = (replace(PLACE, name=name, status="accepted") for name in ("جدة", "جده"))
    assert titles(made(card("one", *both))["places/جده/index.html"]) == ["ورقة one"]


def test_a_span_of_decades_is_no_year_of_its_own() -> None:
    assert card("one", replace(DAY, status="accepted", value="1990/2020")).years == ()
    assert card("one", replace(DAY, status="accepted", value="199X")).years == tuple(map(str, range(1990, 2000)))


@pytest.mark.parametrize(
    ("tag", "folder"),
    [
        ("اقتصاد", "اقتصاد"),
        ("covid", "covid"),
        ("دين عام", "دين-عام-"),
        ("AI", "ai-"),
        ("../../etc", "etc-"),
        ("؟!", ""),
        ("مدّة", "مد-ة-"),
    ],
)
def test_an_altered_tag_bears_a_hash(tag: str, folder: str) -> None:
    found = folder_of("tags", tag)
    if folder == tag:
        assert found == f"tags/{tag}/"
    else:
        assert re.fullmatch(f"tags/{folder}[0-9a-f]{{6}}/", found)
    assert unquote(link_to("tags", tag)) == f"{found}index.html"


def test_no_two_tags_share_a_page_and_none_is_longer_than_sixty_bytes() -> None:
    tags = ["دين عام", "دين-عام", "دين  عام", "AI", "ai", "ط" * 40, "ط" * 41, "e\u0301", "\u00e9", "؟", "!"]
    folders = [folder_of("tags", tag).split("/")[1] for tag in tags]
    assert len({folder.casefold() for folder in folders}) == len(tags)
    assert max(len(folder.encode()) for folder in folders) <= 60


def test_the_home_page_names_what_was_corrected_last() -> None:
    def corrected(slug: str, day: int, *, minor: bool = False) -> Card:
        entry = Correction(old="قديم", new=f"جديد {slug}", reason="خطأ", date=date(2021, 4, day), minor=minor)
        return signed(dossier(NEWS, slug=slug, title=f"ورقة {slug}", corrections=(entry,)))

    home = made(corrected("early", 1), corrected("late", 9), corrected("small", 20, minor=True), card("draft"))
    aside = home["index.html"].partition('aria-labelledby="h-corrected"')[2].partition("</section>")[0]
    assert re.findall(r'href="\./([a-z]+)/index\.html#', aside) == ["late", "early"]
    assert aside.index("جديد") < aside.index("السبب")


def test_a_draft_is_marked_in_every_list_and_never_offered_to_search_engines() -> None:
    accepted = replace(PLACE, status="accepted")
    pages = made(card("held", accepted, tags=("سوق",)))
    for path in ("index.html", "tags/سوق/index.html", "places/صفاقس/index.html"):
        assert "هذه الورقة مسوّدة لم تُنشر بعد" in pages[path]
    for path, html in pages.items():
        assert ('<meta name="robots" content="noindex">' in html) is (path != "index.html"), path
    assert listed_places([card("held", accepted, tags=("سوق",))]) == []


def test_a_reviewed_sheet_says_so_in_every_list() -> None:
    page = made(signed(dossier(NEWS, PLACE, slug="one")))["index.html"]
    assert re.search(r'<p class="line">روجعت · ', page)
    assert "روجعت" not in made(card("held"))["index.html"]


def test_a_reviewed_sheet_without_a_fact_says_so() -> None:
    for one, empty in ((signed_sheet(), True), (signed_sheet(PLACE), False)):
        assert ("لم تُقبل في هذه الورقة معلومة بعد." in render_sections(one, CONFIG, LOOK)) is empty


def signed_sheet(*facts: AnyFact) -> Dossier:
    return reviewed(dossier(NEWS, *facts, slug="one", gist="خلاصة."))


def test_what_is_published_is_offered() -> None:
    one = signed(dossier(NEWS, PLACE, tags=("سوق",)))
    assert listed_places([one]) == ["tags/", "tags/سوق/", "places/", "places/صفاقس/"]
    assert listed_places([replace(one, noindex=True)]) == []
    assert "noindex" not in made(one)["tags/سوق/index.html"]


def test_breadcrumbs_lead_home() -> None:
    pages = made(card("one", tags=("سوق",)))
    path = pages["tags/سوق/index.html"].partition('<nav class="path')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)">([^<]*)<', path) == [
        ("../../index.html", "الرئيسية"),
        ("../../tags/index.html", "الموضوعات"),
    ]
    assert 'class="path' not in pages["index.html"]
