"""The tutorial does what it says: its commands are run as they stand, and its user is played at the desk."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.tutorial import DECISIONS, SLUG, Editor, article, commands, desk
from tests.machine import needs_pango
from waraqa.cli import main
from waraqa.cli.init import SAMPLE, STARTER

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("tutorial.md", "tutorial.ar.md")}


def test_both_tutorials_show_the_same_commands_article_and_pictures() -> None:
    english, arabic = PAGES.values()
    assert commands(english) == commands(arabic)
    assert article(english) == article(arabic) == (STARTER / f"sample/{SAMPLE}/article.txt").read_text(encoding="utf-8")
    pictures = [re.findall(r"\]\((images/[^)]+)\)", page) for page in PAGES.values()]
    assert pictures[0] == pictures[1]
    assert len(pictures[0]) == 4


@needs_pango
def test_the_commands_of_the_tutorial_lead_where_it_says(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(article(PAGES["tutorial.md"]), encoding="utf-8")
    for words in commands(PAGES["tutorial.md"]):
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
        elif words[1] == "review":
            at_the_desk(browser)
        else:
            assert words[0] == "waraqa"
            assert main(words[1:]) == 0, words
    output = Path("output", SLUG)
    assert (output / "brief.pdf").is_file() and Path(f"{SLUG}.pdf").is_file()
    page = (output / "index.html").read_text(encoding="utf-8")
    assert DECISIONS["sheet"]["title"] in page
    assert DECISIONS["sheet"]["reviewed_by"] in page
    facts = json.loads((output / "facts.json").read_bytes())["facts"]
    assert [fact for fact in facts if fact["kind"] == "conflict"]
    assert {fact["status"] for fact in facts if fact["kind"] != "conflict"} == {"accepted"}


def at_the_desk(browser: Browser) -> None:
    """What the tutorial tells its user to do there."""
    with desk(Path.cwd()) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(address)
        Editor(page).work()
    recorded = json.loads(Path("content", SLUG, "published.json").read_bytes())
    assert recorded["title"] == DECISIONS["sheet"]["title"]
    assert len(re.findall(r'status = "rejected"', Path("content", SLUG, "facts.toml").read_text(encoding="utf-8"))) == 5


def test_the_number_of_facts_is_the_one_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(article(PAGES["tutorial.md"]), encoding="utf-8")
    Path("content").mkdir()
    assert main(["new", "x", "--from", "article.txt", "--published", "2023-03-23"]) == 0
    assert Path("content/x/facts.toml").read_text(encoding="utf-8").count("[[fact]]") == 33
