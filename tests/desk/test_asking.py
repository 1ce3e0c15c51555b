"""What the page asks while an editor selects and types: nothing is saved by it, and every reason has words."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest

from tests.content.desk import TEXT
from tests.machine import ROOT
from tests.render.dossiers import LOOK
from waraqa.desk import changing
from waraqa.desk.edits import AddEdit
from waraqa.desk.opened import OpenSheet, Saved
from waraqa.desk.views import Desk as Page
from waraqa.errors import WaraqaError
from waraqa.locale import HOME, catalogue

CODE = re.compile(r"[a-z]+(?:-[a-z]+)+|eve|denied|differs|elsewhere|unreadable|negation|coarser|finer")


@pytest.fixture
def page(opened: OpenSheet) -> Page:
    """The desk in Arabic."""
    return Page(opened.config, LOOK, HOME)


def asked(words: str, **more: Any) -> dict[str, Any]:
    """A selection as the page sends it."""
    start = TEXT.index(words)
    return {"source": "article", "start": start, "end": start + len(words), **more}


def test_a_preview_says_what_would_be_saved(opened: OpenSheet, page: Page) -> None:
    version = opened.version
    status, told = changing.preview(page, opened, asked("في يونيو 2022"))
    assert (status, told["kind"], told["shown"]) == (200, "date", "2022-06")
    assert opened.version == version


@pytest.mark.parametrize(("words", "kind"), [("سامي الخطيب", None), ("30 مليون", None), ("وزارة التجارة،", "place")])
def test_what_a_preview_shows_is_what_is_saved(opened: OpenSheet, page: Page, words: str, kind: str | None) -> None:
    _, told = changing.preview(page, opened, asked(words.rstrip("،"), **({"kind": kind} if kind else {})))
    edit = AddEdit(kind=told["kind"], source="article", start=told["start"], end=told["end"], set=told["fields"])
    saved = opened.save(edit, opened.version)
    assert isinstance(saved, Saved)
    fact = next(one for one in opened.checked if one.id in saved.changed_ids and one.start == told["start"])
    assert (fact.kind, fact.verdict) == (told["kind"], told["verdict"])
    _, again = changing.preview(page, opened, asked(words.rstrip("،"), kind=told["kind"]))
    assert (again["fields"], again["same"] is not None) == (told["fields"], True)


def test_a_selection_that_is_none_is_refused(opened: OpenSheet, page: Page) -> None:
    with pytest.raises(WaraqaError):
        changing.preview(page, opened, {"source": "article", "start": 5, "end": 5})
    with pytest.raises(WaraqaError):
        changing.preview(page, opened, {"source": "another", "start": 5, "end": 9})


def test_what_is_typed_is_assessed(opened: OpenSheet, page: Page) -> None:
    status, told = changing.assess(page, opened, {"id": "exports", "field": "value", "typed": "13 مليون دولار"})
    assert (status, told["value"], told["verdict"]) == (200, "13,000,000 USD", "unverified")
    assert "12,000,000" in told["reasons"][0]


def test_the_editors_words_are_pointed_at(opened: OpenSheet, page: Page) -> None:
    typed = "صادرات [البلاد] المتنامية 12 مليون دولار"
    _, told = changing.assess(page, opened, {"id": "exports", "field": "text", "typed": typed})
    assert [typed[start:end] for start, end in told["foreign"]] == ["المتنامية"]
    assert [typed[start:end] for start, end in told["inserted"]] == ["[البلاد]"]
    assert told["reasons"] == []


def test_a_fact_that_is_not_there_is_not_assessed(opened: OpenSheet, page: Page) -> None:
    with pytest.raises(WaraqaError):
        changing.assess(page, opened, {"id": "nobody", "field": "text", "typed": ""})


def test_every_reason_of_the_checks_has_words() -> None:
    """Codes as they stand in the code: the first word of a reason that a check gives."""
    found = set()
    for path in (ROOT / "waraqa" / "verify").glob("*.py"):
        for call in (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)):
            if getattr(call.func, "id", "") == "Finding":
                found |= {code for one in ast.walk(call.args[1]) for code in _codes(one)}
        found |= {code for one in ast.walk(ast.parse(path.read_bytes())) for code in _codes(one, ":")}
    assert len(found) > 30
    known = catalogue(HOME).sentences.keys()
    assert not sorted(code for code in found if f"reason.{code.replace('-', '_')}" not in known)


def _codes(node: ast.AST, sign: str = "") -> list[str]:
    """The code that a string begins with."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or sign not in node.value:
        return []
    code = node.value.partition(":")[0]
    return [code] if CODE.fullmatch(code) and code != "editor-wording" else []
