"""The desk as a new editor meets it: what to do first and next is said, and nothing that was typed is lost or stays red."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.page import AtDesk, at_desk, context_of
from tests.desk.server import serving
from tests.machine import ROOT

TEXT = (
    "رأس النخيل – افتتح الوزير سالم الحداد محطة المياه في رأس النخيل يوم 14 مارس 2023. "
    "وقال الحداد إن كلفة المشروع بلغت 85 مليون دولار. وقالت المديرة ليلى المنصوري إن كلفة المشروع بلغت 92 مليون دولار. "
    "وأضافت ليلي المنصوري أن الأشغال انتهت. وشارك 340 عاملا في البناء.\n"
)


@pytest.fixture
def fresh(browser: Browser, tmp_path: Path) -> Iterator[AtDesk]:
    """A sheet that nobody has looked at yet, open."""
    folder = tmp_path / "content" / "plant"
    folder.mkdir(parents=True)
    (folder.parent / "site.toml").write_text('schema = 1\ntitle = "أوراق"\n', encoding="utf-8")
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    with serving(folder.parent) as served, context_of(browser) as context:
        yield at_desk(context, served, folder)


def decide_all(at: AtDesk) -> None:
    """Accept every fact, key by key."""
    for _ in at.page.locator("#facts > li[data-status=proposed]:not([data-kind=conflict])").all():
        at.press("a")
    at.wait()


def test_what_to_do_first_and_next_is_said(fresh: AtDesk) -> None:
    expect(fresh.page.locator("#said")).to_contain_text("A لقبولها أو R لرفضها")
    decide_all(fresh)
    expect(fresh.page.locator("#said")).to_contain_text("المفتاح G")
    fresh.page.reload()
    fresh.page.wait_for_selector("body.ready")
    expect(fresh.page.locator("#said")).to_be_empty()


def test_a_wording_begins_with_the_words_of_the_source_and_stays_theirs(fresh: AtDesk) -> None:
    event = fresh.page.locator("#facts > li[data-kind=event]").first
    event.click(position={"x": 400, "y": 10})
    fresh.press("w")
    field = event.locator("form [name=text]")
    words = event.locator(".words").first.inner_text().strip()
    expect(field).to_have_value(words)
    field.press("Enter")
    expect(event.locator("form")).to_have_count(0)
    assert not [fact for fact in fresh.facts.values() if "text" in fact]
    fresh.press("w")
    field.press("End")
    fresh.page.keyboard.type(" بعد عامين")
    field.press("Enter")
    expect(event.locator("form")).to_have_count(0)
    fresh.wait()
    assert [fact["text"] for fact in fresh.facts.values() if "text" in fact] == [f"{words} بعد عامين"]


def test_what_was_typed_of_the_sheet_outlives_the_dialog(fresh: AtDesk) -> None:
    fresh.press("g")
    fresh.page.locator("#sheet [name=gist]").fill("خلاصة طويلة")
    fresh.page.locator("#sheet [name=gist]").press("Escape")
    expect(fresh.page.locator("#sheet")).to_be_hidden()
    fresh.press("g")
    expect(fresh.page.locator("#sheet [name=gist]")).to_have_value("خلاصة طويلة")


def test_a_mistake_of_the_sheet_is_gone_once_it_is_mended(fresh: AtDesk) -> None:
    fresh.press("g")
    form = fresh.page.locator("#sheet form.sheet").first
    form.locator("[name=title]").fill("محطة رأس النخيل")
    form.locator("[name=reviewed_by]").fill("سلمى")
    form.locator("[name=reviewed_on]").fill("22/11/2026")
    fresh.page.locator("#sheet [data-do=publish]").click()
    expect(form.locator("[name=reviewed_on]")).to_have_attribute("aria-invalid", "true")
    expect(form.locator(".wrong bdi[dir=ltr]")).to_have_text("2022-07-03")
    form.locator("[data-do=today]").last.click()
    fresh.page.locator("#sheet [data-do=publish]").click()
    expect(form.locator(".wrong")).to_have_count(0)
    expect(form.locator("[name=reviewed_on]")).not_to_have_attribute("aria-invalid", "true")
    expect(fresh.page.locator(".bar h1")).to_have_text("محطة رأس النخيل")
    assert "محطة رأس النخيل" in fresh.page.title()


def test_after_publishing_the_next_step_is_said(fresh: AtDesk) -> None:
    decide_all(fresh)
    fresh.press("g")
    form = fresh.page.locator("#sheet form.sheet").first
    form.locator("[name=reviewed_by]").fill("سلمى")
    form.locator("[name=reviewed_on]").fill("2023-03-20")
    fresh.page.locator("#sheet [data-do=publish]").click()
    expect(fresh.page.locator("#published")).to_contain_text("النسخة 1")
    expect(fresh.page.locator("#published bdi[dir=ltr]")).to_have_text("waraqa build --pdf")


def test_a_notice_of_the_check_leads_to_its_fact(fresh: AtDesk) -> None:
    fresh.press("g")
    notice = fresh.page.locator("#check .notice", has_text="92 مليون دولار").first
    expect(notice).to_contain_text("85 مليون دولار")
    assert "plant" not in notice.inner_text() and "conflict-" not in notice.inner_text()
    notice.get_by_role("button").click()
    expect(fresh.page.locator("#sheet")).to_be_hidden()
    assert fresh.here.startswith("conflict-")


def test_two_spellings_are_no_contradiction(fresh: AtDesk) -> None:
    row = fresh.page.locator("#facts > li[data-kind=conflict]", has_text="ليلي")
    expect(row.locator(".doubt")).to_have_text("رسمان لاسم واحد.")
    expect(row.locator(".state")).to_have_text("ملاحظة إملائية")


@pytest.mark.parametrize(("width", "height"), [(640, 450), (390, 844), (820, 1100)])
def test_the_row_and_its_words_stay_in_sight_in_a_small_window(fresh: AtDesk, width: int, height: int) -> None:
    fresh.page.set_viewport_size({"width": width, "height": height})
    for key in "jjjjjkkkkjj":
        fresh.press(key)
        top, bottom, words, above, below = fresh.page.evaluate(
            """() => {
                const box = (one) => one.getBoundingClientRect();
                const mark = document.querySelector(`mark[data-ids~="${document.activeElement.dataset.id}"]`);
                const row = box(document.activeElement);
                return [row.top, row.bottom, mark ? box(mark).top : 0, box(document.getElementById('sources')).bottom,
                    box(document.querySelector('.dock')).top];
            }"""
        )
        assert 0 <= words < above <= top + 1 and bottom <= below + 1, key


def test_what_could_not_be_saved_stays_told(fresh: AtDesk) -> None:
    facts = fresh.folder / "facts.toml"
    facts.write_text(facts.read_text(encoding="utf-8") + "\n[[fact]\n", encoding="utf-8")
    fresh.press("a")
    told = fresh.page.locator("#said.failed")
    expect(told).to_contain_text(re.compile(r"لم يُحفظ شيء\. \S*facts\.toml:\d+:\d+: ليس TOML سليمًا"))
    expect(fresh.page.locator("#facts > li[data-status=accepted]")).to_have_count(0)
    fresh.page.goto("../".join((fresh.page.url.partition("#")[0], "")))
    place = fresh.page.locator(".wrong bdi[dir=ltr]").first
    expect(place).to_have_text(place_of_mistake(fresh.folder))


def place_of_mistake(folder: Path) -> str:
    """The place of the mistake as the list tells it."""
    line = (folder / "facts.toml").read_text(encoding="utf-8").count("\n")
    return f"content/plant/facts.toml:{line}:7"


def test_the_list_says_how_far_each_sheet_is_and_how_the_next_begins(fresh: AtDesk) -> None:
    fresh.press("a")
    fresh.wait()
    fresh.page.locator(".home").click()
    expect(fresh.page.locator("li")).to_contain_text("تنتظر المراجعة")
    expect(fresh.page.locator("li progress")).to_have_attribute("value", "1")
    expect(fresh.page.locator("main > p code")).to_have_text("waraqa new my-sheet --from article.txt")


def test_a_unit_is_told_by_its_name_and_a_currency_by_its_code(fresh: AtDesk) -> None:
    expect(fresh.page.locator("#facts > li", has_text="340 عاملا").locator("dl")).to_contain_text("340 شخصًا")
    expect(fresh.page.locator("#facts > li[data-kind=figure]", has_text="85 مليون")).to_contain_text("85,000,000 USD")


def test_each_row_is_whole_when_it_is_looked_at(fresh: AtDesk) -> None:
    fresh.page.set_viewport_size({"width": 1280, "height": 620})
    for _ in fresh.page.locator("#facts > li").all()[1:]:
        fresh.press("j")
        bottom, below = fresh.page.evaluate(
            "() => [document.activeElement, document.querySelector('.dock')].map((one) => one.getBoundingClientRect())"
            ".map(({bottom, top}, at) => (at ? top : bottom))"
        )
        assert bottom <= below + 1, fresh.here


def test_words_of_a_rejected_fact_are_not_marked_any_more(fresh: AtDesk) -> None:
    row = fresh.page.locator("#facts > li[data-kind=figure]", has_text="340 عاملا")
    mark = fresh.page.locator(f'mark[data-ids="{row.get_attribute("data-id")}"]').first
    expect(mark).not_to_have_css("text-decoration-line", "none")
    row.click(position={"x": 400, "y": 10})
    fresh.press("r")
    expect(mark).to_have_css("text-decoration-line", "none")


def test_a_screen_reader_hears_what_is_doubted(fresh: AtDesk) -> None:
    row = fresh.page.locator("#facts > li[data-kind=conflict]", has_text="ليلي")
    expect(row).to_have_accessible_description("رسمان لاسم واحد.")
    expect(row).to_have_accessible_name("تضارب ملاحظة إملائية ليلى المنصوري ⟷ ليلي المنصوري")


def test_the_letters_are_asked_for_before_the_style(fresh: AtDesk) -> None:
    named = set(re.findall(r'url\("([^"]+\.ttf)"\)', (ROOT / "templates/desk/desk.css").read_text(encoding="utf-8")))
    asked = "[...document.querySelectorAll('link[rel=preload]')].map(({href}) => href.split('/').pop())"
    assert set(fresh.page.evaluate(asked)) == named
    fresh.page.locator(".home").click()
    assert set(fresh.page.evaluate(asked)) == named and len(named) == 2
