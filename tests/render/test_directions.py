"""Tokens after «في» keep their visual order in prose and in fields: by UAX 9, in a browser and in print."""

from __future__ import annotations

import json
import re
import subprocess
from html import escape, unescape
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from scripts.acceptance.tools import chromium
from tests.machine import ROOT, needs_chromium, needs_pango
from tests.render.bidi import Lines, library, visual_places
from tests.render.directions import CASES, ON_PAPER, ON_SCREEN, Case, brief_of, page_of, sheet_of, stands_right
from tests.render.dossiers import CONFIG, LOOK, dossier, home, reviewed, source
from tests.render.glyphs import Pdf
from waraqa.model import Section
from waraqa.render.assets import read_static
from waraqa.render.brief import render_brief
from waraqa.render.cards import card_of
from waraqa.render.feeds import render_feeds
from waraqa.render.pages import render_corrections
from waraqa.render.pdf import render_pdf

ISOLATE = re.compile("[\u2066-\u2069]")
PRINT = "main + main { break-before: page } main li { max-width: none !important }"
SWITCHES = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --window-size=2400,1200 --virtual-time-budget=60000 --dump-dom""".split()
needs_fribidi = pytest.mark.skipif(library() is None, reason="FriBidi, which Pango brings along, is not installed")


def faults_in(html: str, case: Case, words: tuple[str, ...]) -> list[str]:
    """The places of a page where the token is missing, or stands in another order."""
    lines = [line for line in Lines(html).lines if " في " in line]
    told = {word: [line for line in lines if _words(case, word) in _seen(line)] for word in words}
    missing = [word for word, found in told.items() if not found]
    return missing + [line for word, found in told.items() for line in found if not _is_right(line, case, word)]


def _words(case: Case, word: str) -> str:
    return f"{word} في {_seen(case.token)}"


def _seen(line: str) -> str:
    """The letters that show, with plain spaces."""
    return re.sub(r"\s", " ", ISOLATE.sub("", line))


def _is_right(line: str, case: Case, word: str) -> bool:
    """True when the token stands in its order on the line, isolates and all."""
    shown = [index for index, letter in enumerate(line) if not ISOLATE.match(letter)]
    start = _seen(line).index(_words(case, word)) + len(f"{word} في ")
    places = visual_places(line)
    return stands_right(case, lambda index: places[shown[start + index]])


@needs_fribidi
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_by_the_unicode_bidirectional_algorithm_on_screen(case: Case) -> None:
    assert not faults_in(page_of(case.token), case, ON_SCREEN)


@needs_fribidi
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_by_the_unicode_bidirectional_algorithm_on_paper(case: Case) -> None:
    assert not faults_in(brief_of(case.token), case, ON_PAPER)


@needs_fribidi
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_by_the_unicode_bidirectional_algorithm_on_lists_and_in_feeds(case: Case) -> None:
    cards = [card_of(reviewed(sheet_of(case.token)), CONFIG)]
    feeds = render_feeds(cards, (), CONFIG)
    assert not faults_in(home(*cards), case, ("ترويسة", "خلاصة", "تنبيه"))
    assert not faults_in(render_corrections(cards, CONFIG, LOOK), case, ("ترويسة", "سبب"))
    assert not faults_in(_entries(feeds["feed.atom"]), case, ("ترويسة", "خلاصة", "تنبيه"))
    assert not faults_in(_entries(feeds["corrections.atom"]), case, ("ترويسة", "سبب"))


def _entries(feed: bytes) -> str:
    """What a reader of feeds shows: titles as text, summaries as HTML."""
    name = "{http://www.w3.org/2005/Atom}"
    entries = list(ElementTree.fromstring(feed).iter(f"{name}entry"))
    titles = (f"<p>{escape(entry.findtext(f'{name}title') or '')}</p>" for entry in entries)
    return "".join([*titles, *(entry.findtext(f"{name}summary") or "" for entry in entries)])


@needs_pango
def test_in_the_pdf() -> None:
    pages = list(Pdf(render_pdf(_bound())).pages())
    each, over = divmod(len(pages), len(CASES))  # pages of one case: its notes may need a second
    assert each and not over
    sheets = [list(chain(*pages[first : first + each])) for first in range(0, len(pages), each)]
    flipped = [case.label for case, lines in zip(CASES, sheets, strict=True) if not _stands_in(case, lines)]
    assert not flipped


@needs_pango
def test_in_the_pdf_with_emphasis_and_by_hand() -> None:
    body = "سطر في **12**–15 هنا\n\nسطر في COP و<bdi>16 - 18</bdi>\n\nسطر <bdi dir='ltr'>a 3! b</bdi>."
    one = dossier(source("بلغ 120 يوما."), title="عنوان", sections=(Section("by-hand", "قسم", 1, body),))
    lines = [line for page in Pdf(render_pdf(render_brief(one, CONFIG, LOOK, "full"))).pages() for line in page]
    seen = "\n".join(map(_without_arabic, lines))
    assert "12-15" in seen
    assert "16-18COP" in seen
    assert "a3!b" in seen


def _bound() -> str:
    """The briefs of all cases as one, each on pages of its own, wide enough that no line breaks."""
    head, first, tail = re.split(r"(?s)(<main>.*</main>)", brief_of(CASES[0].token))
    mains = [first, *(_main_of(brief_of(case.token)) for case in CASES[1:])]
    # each sheet has the same addresses, and a code for its own, which is slow to draw and has no words
    body = re.sub(r'(?s)<svg.*?</svg>|\s(?:id|href)="[^"]*"', "", "".join(mains))
    return head.replace("size: a4", "size: 1200mm 1200mm").replace("</style>", f"{PRINT}</style>") + body + tail


def _main_of(html: str) -> str:
    """What a page has between its head and its foot."""
    found = re.search(r"(?s)<main.*</main>", html)
    assert found
    return found[0]


def _stands_in(case: Case, lines: list[str]) -> bool:
    """Dashes as hyphens, which is what they are as text."""
    seen, asked = (text.replace("–", "-") for text in ("\n".join(lines), "".join(reversed(case.parts))))
    return "\n".join(map(_without_arabic, seen.splitlines())).count(_without_arabic(asked)) >= len(ON_PAPER)


@needs_chromium
def test_in_a_browser(tmp_path: Path) -> None:
    shown = _measured(tmp_path)
    flipped = [
        f"{case.label}: {word}"
        for number, case in enumerate(CASES)
        for word in ON_SCREEN
        if not _is_seen(case, word, [block for block in shown if block["number"] == number])
    ]
    assert not flipped


def _measured(folder: Path) -> list[dict[str, Any]]:
    """What a browser makes of the pages of all cases, bound as one: each block's words and the places of its letters."""
    head = page_of(CASES[0].token).partition("<body>")[0]
    mains = enumerate(_main_of(page_of(case.token)) for case in CASES)
    body = "".join(f'<div data-case="{number}">{main}</div>' for number, main in mains)
    script = (ROOT / "tests/render/order.js").read_text(encoding="utf-8")
    style = read_static([ROOT / "templates"])["site.css"].decode() + "* { white-space: nowrap !important }"
    page = f"{head}<style>{style}</style><body>{body}<script>{script}</script></body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    options = [*SWITCHES, f"--user-data-dir={folder / 'profile'}", (folder / "page.html").as_uri()]
    said = subprocess.run([chromium(), *options], capture_output=True, check=True, timeout=240).stdout.decode()
    answer = re.search(r'(?s)<pre id="order">(.*?)</pre>', said)
    assert answer, said[:1000]
    blocks: list[dict[str, Any]] = json.loads(unescape(answer[1]))
    return blocks


def _is_seen(case: Case, word: str, blocks: list[dict[str, Any]]) -> bool:
    """True when every block with the token shows it in its order, and there is one."""
    told = [block for block in blocks if _words(case, word) in re.sub(r"\s", " ", block["text"])]
    starts = [_seen(block["text"]).index(_words(case, word)) + len(f"{word} في ") for block in told]
    return bool(told) and all(
        stands_right(case, block["letters"][start:].__getitem__) for block, start in zip(told, starts, strict=True)
    )


def _without_arabic(line: str) -> str:
    """What PDFs are sure of: no Arabic letters, since one glyph may stand for two; brackets of either hand alike."""
    return re.sub(r"[\s\u0600-\u065f\u066e-\u06d5]", "", line).translate(str.maketrans("()[]", "||||"))
