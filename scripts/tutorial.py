"""The tutorial played: its commands as its pages show them, and its user at the desk, by keyboard and mouse alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[1]
SLUG = "desalination-plant"
DECISIONS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_BLOCK = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+")
_TRIES = 200


def commands(page: str) -> list[list[str]]:
    """The commands that a page of the tutorial shows, as words, without the remarks behind them."""
    lines = [line for language, block in _BLOCK.findall(page) if language == "sh" for line in block.splitlines()]
    return [words for line in lines if (words := line.partition("  #")[0].split())]


def article(page: str) -> str:
    """The article that a page of the tutorial shows."""
    (text,) = (block for language, block in _BLOCK.findall(page) if language == "text")
    return str(text)


@contextmanager
def desk(site: Path, language: str = "ar") -> Iterator[str]:
    """The address of the sheet's desk while `waraqa review` runs."""
    command = [sys.executable, str(ROOT / "build.py"), "review", SLUG, "--no-browser", "--port", "0"]
    known = {**os.environ, "LANGUAGE": language, "PYTHONUTF8": "1"}
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True, env=known) as process:
        try:
            assert process.stdout
            found = _ADDRESS.search(process.stdout.readline())
            assert found, "the desk did not say where it is"
            yield found[0]
        finally:
            process.terminate()


@dataclass(frozen=True)
class Editor:
    """The tutorial's user before an open desk; `look` is called where the tutorial has a picture."""

    page: Page
    look: Callable[[str], object] = lambda name: None

    def work(self) -> None:
        """All that the tutorial does at the desk."""
        self.page.wait_for_selector("body.ready")
        self.decide()
        self.order()
        self.sign()

    def decide(self) -> None:
        """Each fact in its turn: A takes it, R does not; the desk goes on to the next by itself."""
        for number in range(_TRIES):
            row = self.page.locator('#facts > li[data-status="proposed"]:not([data-kind="conflict"])').first
            if not row.count():
                return
            here = self.page.locator("#facts > li:focus")
            if not here.count() or here.get_attribute("data-status") != "proposed":
                self.page.keyboard.press("n")
            here = self.page.locator("#facts > li:focus")
            if here.get_attribute("data-kind") == "conflict":
                self.page.keyboard.press("j")
                continue
            if number == 9:
                self.look("desk")
            self.page.keyboard.press("r" if _named(here, DECISIONS["reject"]) else "a")

    def order(self) -> None:
        """The leading facts: a click on each, and L."""
        for kind, words in DECISIONS["lead"]:
            self.page.locator(f"#facts > li[data-kind={kind}]", has_text=words).first.click()
            self.page.keyboard.press("l")
        self.look("desk-decided")

    def sign(self) -> None:
        """The sheet's own fields, and the button that publishes."""
        self.page.wait_for_load_state("networkidle")
        self.page.keyboard.press("g")
        form = self.page.locator("#sheet form.sheet").first
        for key, words in DECISIONS["sheet"].items():
            form.locator(f"[name={key}]").fill(words)
        self.look("desk-sheet")
        self.page.locator("#sheet [data-do=publish]").click()
        self.page.locator("#published:not(.wrong)").wait_for()
        self.look("desk-published")


def _named(row: Locator, named: list[list[str]]) -> bool:
    """True for a fact whose kind and first words are named."""
    kind, words = row.get_attribute("data-kind"), row.inner_text()
    return any(kind == one and beginning in words for one, beginning in named)
