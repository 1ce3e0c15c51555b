"""The cases of `tests/cases/directions.toml`, the page that shows one of them everywhere, and what makes it right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tests.labelled import cases
from tests.render.dossiers import CONFIG, LOOK, dossier, fact, source
from waraqa.model import Correction, Dossier, EventFact, FigureFact, PersonFact, QuoteFact, Section
from waraqa.render.brief import render_brief
from waraqa.render.pages import render_sheet
from waraqa.render.sections import render_sections

PROSE = ("فقرة", "عنصر", "خلية", "خلاصة", "تنبيه", "شاهد")
FIELDS = ("ترويسة", "مقياس", "متحدث", "قائل", "واقعة", "منصب", "منفذ", "مقال", "كاتب", "سبب")
ON_SCREEN = (*PROSE, *FIELDS)
ON_PAPER = tuple(word for word in ON_SCREEN if word != "شاهد")
"""The word before «في» tells in which place of the sheet a token stands; paper has no sentences of evidence."""


@dataclass(frozen=True, slots=True)
class Case:
    """A token and its parts from right to left."""

    label: str
    token: str
    parts: tuple[str, ...]


def _cases() -> list[Case]:
    records = cases("directions")
    return [Case(one["label"], one["token"], tuple(one.get("parts", [one["token"]]))) for one in records]


CASES = _cases()


def sheet_of(token: str) -> Dossier:
    """A sheet that says «… في TOKEN …» in its prose and in its fields."""
    article = source(
        f"شاهد في {token} وما بعده بلغ 120 يوما.\nأعلنت الوزارة الأمر.",
        title=f"مقال في {token}", outlet=f"منفذ في {token}", author=f"كاتب في {token}",
    )  # fmt: skip
    facts = (
        fact(FigureFact, article, "120 يوما", id="a", value=120, of=f"مقياس في {token}", said_by=f"متحدث في {token}"),
        fact(EventFact, article, "أعلنت الوزارة الأمر", id="b", date="2021-03", display=f"واقعة في {token}"),
        fact(PersonFact, article, "الوزارة", id="c", name="سلمى", role=f"منصب في {token}"),
        fact(QuoteFact, article, "الأمر", id="d", speaker=f"قائل في {token}"),
        fact(EventFact, article, article.text.split("\n")[0], id="e", date="2021", display="شيء"),
    )
    body = f"فقرة في {token} وما بعدها.\n\n- عنصر في {token}\n\n| أ | ب |\n|---|---|\n| خلية في {token} | ب |\n"
    return dossier(
        article, *facts,
        title=f"ترويسة في {token}", gist=f"خلاصة في {token} وغيره.", note=f"تنبيه في {token}، فليراجع",
        sections=(Section("by-hand", "قسم", 1, _plain(body)),),
        corrections=(Correction(old="أ", new="ب", reason=f"سبب في {token}", date=date(2021, 3, 12)),),
    )  # fmt: skip


def _plain(markdown: str) -> str:
    """The token as words: an editor writes `\\#`, `\\[` and `\\+` where Markdown would read more."""
    return re.sub(r"(?<=في )([#\[+])", r"\\\1", markdown).replace("_", "\\_")


def page_of(token: str) -> str:
    """The page of that sheet."""
    one = sheet_of(token)
    return render_sheet(one, CONFIG, LOOK, render_sections(one, CONFIG, LOOK))


def brief_of(token: str) -> str:
    """The page that is printed of that sheet."""
    return render_brief(sheet_of(token), CONFIG, LOOK, "full")


def stands_right(case: Case, place: Callable[[int], float]) -> bool:
    """True when each part stands to the left of the one before it, and its letters in the order of their script.

    `place` gives the distance from the left of the letter with that index in the token.
    """
    start, edge = 0, float("inf")
    for part in case.parts:
        start = case.token.index(part, start)
        spots = [place(start + index) for index, letter in enumerate(part) if not letter.isspace()]
        if not _in_order(part, spots) or max(spots) >= edge:
            return False
        start, edge = start + len(part), min(spots)
    return True


def _in_order(part: str, spots: Sequence[float]) -> bool:
    """Letters of Arabic from right to left, all others from left to right; brackets stand around."""
    arabic = re.search(r"[\u0620-\u064a]", part) is not None
    return list(spots) == sorted(spots, reverse=arabic)
