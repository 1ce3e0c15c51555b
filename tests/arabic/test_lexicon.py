"""The word lists say what their files say, frozen or not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.freeze_lexicon import freeze
from waraqa.arabic import lexicon

DATA = lexicon.DATA


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the word lists, frozen, with nothing read yet."""
    for path in DATA.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    freeze(tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    lexicon.table.cache_clear()
    lexicon._frozen.cache_clear()


def test_a_frozen_list_is_its_file(lists: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "parsed", lambda written: pytest.fail("read from its TOML"))
    paths = sorted(lists.glob("*.toml"))
    assert len(paths) > 20
    for path in paths:
        assert lexicon.table(path.stem) == tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_list_that_was_edited_since_is_read_from_its_file(lists: Path) -> None:
    (lists / "negation.toml").write_text('words = ["كلا"]\n', encoding="utf-8")
    assert lexicon.table("negation") == {"words": ["كلا"]}
    assert lexicon.table("months") == tomllib.loads((DATA / "months.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("left", ["", '{"negation": ['])
def test_what_was_cut_short_is_passed_over(lists: Path, left: str) -> None:
    (lists / "lexicon.json").write_text(left, encoding="utf-8")
    assert lexicon.table("negation") == tomllib.loads((DATA / "negation.toml").read_text(encoding="utf-8"))


def test_freezing_again_changes_nothing(lists: Path) -> None:
    before = (lists / "lexicon.json").stat().st_mtime_ns
    freeze(lists)
    assert (lists / "lexicon.json").stat().st_mtime_ns == before
