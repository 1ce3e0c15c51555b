"""What `check` tells at the desk: each notice leads to the fact that it is about, and to no other."""

from __future__ import annotations

import pytest

from tests.content.desk import Desk, entry
from waraqa.config import Config
from waraqa.desk.opened import open_sheet
from waraqa.desk.publishing import audit
from waraqa.render.strings import strings_of

CONFIG = Config(title="أوراق")
ODDS = """
[[fact]]
id = "odds"
kind = "conflict"
status = "accepted"
between = ["exports", "imports"]
why = "رقمان لا يستقيمان معا"
"""


def noticed(desk: Desk, language: str) -> dict[str, str]:
    """The fact that each notice is about, by the words of the notice."""
    errors, notices = audit(open_sheet(desk.folder, desk.content, CONFIG).now, strings_of(CONFIG, language))
    assert errors == []
    return {notice.text.striptags(): notice.of for notice in notices}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_notice_is_about_no_fact_whose_id_is_one_of_its_words(desk: Desk, language: str) -> None:
    for old, new in (("exports", "full"), ("imports", "article"), ("markets", "100")):
        desk.edit("facts.toml", f'id = "{old}"', f'id = "{new}"')
    found = noticed(desk, language)
    assert any("100" in said for said in found)
    assert set(found.values()) == {""}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_notice_leads_to_its_fact(desk: Desk, language: str) -> None:
    desk.add("facts.toml", ODDS)
    assert desk.run("publish")[0] == 0
    desk.add("sheet.toml", entry("exports", "12 مليون دولار", "13 مليون دولار"))
    found = noticed(desk, language)
    assert {fact for fact in found.values() if fact} == {"odds", "exports"}
    assert not any("odds" in said for said in found)
