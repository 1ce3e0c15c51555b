"""Whatever an editor may have written, a sheet that goes out and comes back unchanged is the same file, to the byte."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
import tomlkit
from hypothesis import HealthCheck, example, given, settings, strategies as st

from tests.handover.colleague import Colleague, as_csv, table
from waraqa.config import Config
from waraqa.content.merge import table_block
from waraqa.controls import slips
from waraqa.desk.opened import OpenSheet
from waraqa.handover.exporting import export_table
from waraqa.handover.importing import import_sheet, read_grid
from waraqa.model.terms import EventType, Qualifier

CONTENT = Path(__file__).parents[2] / "content"
SAMPLES = sorted(path.parent.name for path in CONTENT.glob("*/facts.toml"))
LETTERS = "ابتثجمنيىةءأًّ٠١٢٫٬،؛؟«»…ـabZ019 .,;:'\"“”’-–=+@#_()[]{}/\\\t\n"
WORDS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip() and not list(slips(text)))
DATES = st.sampled_from(["2022", "2022-07", "2022-07-03", "2021~", "199X", "2022-09-12/2022-09-15", "{2015,2019}"])
NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17),
    st.floats(-1e9, 1e9, allow_nan=False, allow_infinity=False),
    st.lists(st.integers(0, 10**6), min_size=2, max_size=2),
)
COMMON = {"text": WORDS, "note": WORDS, "status": st.sampled_from(["proposed", "accepted", "rejected"])}
FIGURE = {
    "value": NUMBERS,
    "unit": st.sampled_from(["USD", "tonne", "طن", "percent"]),
    "of": WORDS,
    "period": DATES,
    "said_by": WORDS,
    "approx": st.booleans(),
}
EVENT = {
    "type": st.sampled_from(get_args(EventType)),
    "date": DATES,
    "who": st.lists(WORDS, max_size=3),
    "where": WORDS,
    "lead": st.integers(1, 9),
}
DATE = {"value": DATES, "qualifiers": st.lists(st.sampled_from(get_args(Qualifier)), max_size=3, unique=True)}
KINDS = {"figure": ("2.5 مليون طن", FIGURE), "event": ("ووقّع اتفاق توريد", EVENT), "date": ("يوليو 2022", DATE)}


@st.composite
def facts_files(draw: Any) -> str:
    """A facts.toml with some facts, some of their keys, in any order."""
    blocks = ["schema = 1\n"]
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(sorted(KINDS)))
        evidence, shapes = KINDS[kind]
        own = draw(st.fixed_dictionaries({}, optional={**COMMON, **shapes}))
        occurrence = {"occurrence": 1} if kind == "date" else {}
        fact = {"id": f"f{number}", "kind": kind, "evidence": evidence, **occurrence, **own}
        if draw(st.booleans()) and kind == "figure":
            fact["change"] = {
                "direction": draw(st.sampled_from(["up", "down", "same"])),
                "from": draw(st.integers(0, 10**9)),
            }
        blocks.append(table_block("fact", fact))
    return "\n".join(blocks)


def there_and_back(folder: Path, form: str) -> None:
    """Hand a sheet over and take it back; nothing may change."""
    file = folder / "facts.toml"
    before = file.read_bytes()
    opened = OpenSheet(folder, folder.parent, Config(title="أوراق"))
    done = import_sheet(opened, read_grid("back", export_table(opened.folder, opened.checked, form)))
    assert (done.changed, done.added, done.conflicts, done.missing) == ((), (), (), ())
    assert file.read_bytes() == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts_files())
@example('[[fact]]\nid = "a"\nkind = "figure"\nevidence = "2.5 مليون طن"\nof = "=1+1"\nnote = "\'=أ"\ntext = "-"\n')
@example(
    '[[fact]]\nid = "a"\nkind = "figure"\nevidence = "2.5 مليون طن"\nof = "\\t=1+1"\nnote = "\' @أ"\ntext = " \'+1"\n'
)
@example('[[fact]]\r\nid = "a"\r\nkind = "figure"\r\nevidence = "2.5 مليون طن"\r\nvalue = 2.50 # ؟\r\n')
def test_any_facts_go_and_come_back(colleague: Colleague, text: str) -> None:
    colleague.file.write_bytes(text.encode())
    for form in ("xlsx", "csv"):
        there_and_back(colleague.root / "wheat", form)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["note", "of", "text", "said_by"]), WORDS)
def test_what_is_typed_arrives_as_it_was_typed(colleague: Colleague, key: str, words: str) -> None:
    colleague.file.write_text('[[fact]]\nid = "a"\nkind = "figure"\nevidence = "2.5 مليون طن"\n', encoding="utf-8")
    rows = table(colleague.export("csv"))
    from waraqa.handover.columns import label

    rows[1][rows[0].index(label(key, "ar"))] = words
    colleague.give_back(as_csv(rows))
    (fact,) = tomlkit.parse(colleague.facts).unwrap()["fact"]
    assert " ".join(fact.get(key, "").split()) == " ".join(words.split())


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("slug", SAMPLES)
def test_the_samples_go_and_come_back(slug: str, form: str, tmp_path: Path) -> None:
    there_and_back(Path(shutil.copytree(CONTENT / slug, tmp_path / slug)), form)
