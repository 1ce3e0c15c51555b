"""The language of the terminal: which one, its sentences, and mistakes that are told in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.cli.commands import run
from waraqa.cli.report import table
from waraqa.cli.words import language, say, say_counted, say_mistake
from waraqa.errors import Location, WaraqaError
from waraqa.locale import FOLDER, FORMS, forms_of, values_in
from waraqa.locale.terminal import CLOSE, LEFT_TO_RIGHT, OPEN, as_markup, said_again, sentences

PACKAGE = FOLDER.parent
ARABIC = sentences("ar")
OF_EDITORS = ("cli", "config.py", "content", "handover", "llm", "output.py", "render", "serve", "site", "strict.py")
"""Whose mistakes an editor meets."""


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "ar"}, "ar"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ar_MA", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "ar_LB@x"}, "ar"),
        ({"LANG": "en_US", "LANGUAGE": "fr:ar:en"}, "ar"),
        ({"LANG": "ar_EG", "LANGUAGE": "en"}, "en"),
        ({"LANG": "ar_EG", "LC_ALL": ""}, "ar"),
    ],
)
def test_the_language_is_that_of_the_system(environment: dict[str, str], spoken: str) -> None:
    assert language(environment) == spoken


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "ar")


@pytest.mark.usefixtures("arabic")
def test_values_stand_in_isolates_and_steer_nothing() -> None:
    told = say("port {port} is taken; this is port {own}", port=80, own="8\u202e1\x1b")
    assert told == f"المنفذ {OPEN}80{CLOSE} مشغول، وهذا المنفذ {OPEN}8\ufffd1\ufffd{CLOSE}"


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize(
    ("count", "told"), [(1, "ورقة واحدة"), (2, "ورقتان"), (3, "3 أوراق"), (11, "11 ورقة"), (100, "100 ورقة")]
)
def test_a_noun_is_counted(count: int, told: str) -> None:
    assert say_counted("one sheet", "{n} sheets", count) == told


def test_english_needs_no_catalogue() -> None:
    assert say_counted("one sheet", "{n} sheets", 3) == "3 sheets"
    assert say("next: {command}", command="waraqa build") == "next: waraqa build"


@pytest.mark.usefixtures("arabic")
def test_a_mistake_keeps_its_place_and_tells_the_rest_in_arabic() -> None:
    where = Location("content/حبر/facts.toml", 7, 12)
    told = say_mistake(
        WaraqaError("the evidence is not in the source 'article'", where, "nearest passage:\n    قالت الوزارة")
    )
    assert told == (
        f"خطأ: {OPEN}content/حبر/facts.toml:7:12{CLOSE}: الشاهد ليس في المصدر {OPEN}article{CLOSE}\n"
        f"  اقتراح: أقرب موضع إليه:\n    {OPEN}قالت الوزارة{CLOSE}"
    )


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize("message", ["", "unforeseen words", "port", "x" * 30_000, "did you mean '" * 3_000])
def test_what_is_in_no_catalogue_stays_as_it_is(message: str) -> None:
    assert said_again("ar", message) == message


@pytest.mark.usefixtures("arabic")
def test_a_command_speaks_arabic(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--content", tmp_path / "none") == 1
    assert capsys.readouterr().err.startswith("خطأ: لا يوجد مجلد ")


def test_what_is_said_within_a_sentence_is_told_in_arabic_too() -> None:
    reasons = ("no reviewed_by", "no reviewed_on", "no reviewed_by and no reviewed_on")
    said = [f"x: not published: {reason} in sheet.toml" for reason in reasons]
    said += [f"{one}; 12 facts are still proposed" for one in said]
    said += ["x: a draft: 3 facts are still proposed", "x: a draft: sheet.toml says draft = true"]
    for one in said:
        assert not re.search(r"\b(no|facts|says|draft:)\b", said_again("ar", one)), one
    turned = "with its digits reversed figure-1 would not clash: 19.4 for 4.91; ask the source"
    for kind in ("values", "tolls", "part-whole", "part-exceeds"):
        told = said_again("ar", f"x: conflict conflict-2: {kind}\n    9 ملايين\n    4.91 مليون\n    {turned}")
        assert "reversed" not in told and kind not in told


def test_a_hint_of_two_lines_is_told_in_arabic() -> None:
    for near in ("did you mean 'id'?", "known: id, kind", "the nearest of 9: id, kind"):
        for rest in ("take the column out, or name it as it was", "a new fact has no id: leave the cell empty"):
            told = said_again("ar", f"{near}\n  {rest}")
            assert not re.search(r"\b(mean|known|nearest|the|a)\b", told), told


def test_a_table_keeps_its_columns_in_arabic(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "ar")
    table(("sheet", "source"), [("plant", "نص")])
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"{OPEN}الورقة{CLOSE}  {OPEN}المصدر{CLOSE}", f"{OPEN}plant{CLOSE}   {OPEN}نص{CLOSE}"]


def test_what_was_said_goes_into_a_page_with_elements_for_its_isolates() -> None:
    told = said_again("ar", "port: conflict a-1: values\n    <b>12 مليون\n    15 مليون")
    assert as_markup(told) == (
        "<bdi>port</bdi>: تضارب قائم <bdi>a-1</bdi>: <bdi>قيمتان مختلفتان</bdi>\n"
        "    <bdi>&lt;b&gt;12 مليون</bdi>\n    <bdi>15 مليون</bdi>"
    )
    assert as_markup(said_again("ar", "name another with --port N")).endswith('<bdi dir="ltr">--port N</bdi>')


def test_the_catalogue_is_whole_and_fills_in_the_same_values() -> None:
    with (FOLDER / "ar/LC_MESSAGES/terminal.po").open("rb") as file:
        catalogue = [message for message in read_po(file) if message.id]
    assert len({str(one.id) for one in catalogue}) == len(catalogue)
    assert forms_of("ar") == FORMS and all(set(forms) == {*FORMS} for forms in ARABIC.counted.values())
    for english, arabic in ARABIC.single.items():
        assert arabic.strip()
        assert values_in(arabic) <= values_in(english)
        assert sum(map(arabic.count, (OPEN, LEFT_TO_RIGHT))) == arabic.count(CLOSE)


def test_no_date_or_range_of_a_sentence_turns_round_among_arabic_letters() -> None:
    for arabic in ARABIC.single.values():
        around = re.sub(f"[{OPEN}{LEFT_TO_RIGHT}][^{CLOSE}]*{CLOSE}", "", arabic)
        assert not re.search(r"\d[-/]\d", around), arabic


def asked(tree: ast.AST) -> Iterator[str]:
    """The sentences that a file says."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "said", "say_counted", "counted"):
            yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant) and " " in str(one.value))


def test_every_sentence_that_a_command_says_is_in_the_catalogue() -> None:
    known = {*ARABIC.single} | {str(many) for many in ARABIC.counted}
    known |= {singular(many) for many in ARABIC.counted}
    files = [*(PACKAGE / "cli").glob("*.py"), *(PACKAGE / "serve").glob("*.py")]
    said = {sentence for file in files for sentence in asked(ast.parse(file.read_bytes()))}
    said |= set(re.findall(r't\("([^"]+)"\)', (PACKAGE / "serve/page/error.html").read_text(encoding="utf-8")))
    assert len(said) > 10
    assert not said - known


def singular(many: str) -> str:
    """The English sentence for one, as the catalogue has it."""
    with (FOLDER / "ar/LC_MESSAGES/terminal.po").open("rb") as file:
        (one,) = (message.id[0] for message in read_po(file) if message.pluralizable and message.id[1] == many)
    return str(one)


def filled(node: ast.expr) -> str | None:
    """A sentence as it is raised, anything in the places of its values."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = [
        str(part.value) if isinstance(part, ast.Constant) else "'x'" if part.conversion == ord("r") else "x"
        for part in node.values
        if isinstance(part, ast.Constant | ast.FormattedValue)
    ]
    return "".join(parts)


def raised(tree: ast.AST) -> Iterator[str]:
    """The messages of a file's mistakes, where they stand in the call."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if getattr(node.func, "id", "") in ("WaraqaError", "NotFoundError"):
            message = filled(node.args[0])
        else:  # `grid.mistake(cell, …)`
            message = filled(node.args[1]) if getattr(node.func, "attr", "") == "mistake" else None
        if message and " " in message.strip("x: '") and not message.endswith(" xx"):  # which is put together elsewhere
            yield message


def test_every_mistake_of_an_editor_is_told_in_arabic() -> None:
    rooms = [PACKAGE / name for name in OF_EDITORS]
    files = [*(file for room in rooms for file in room.rglob("*.py")), *(room for room in rooms if room.is_file())]
    messages = {message for file in files for message in raised(ast.parse(file.read_bytes()))}
    assert len(messages) > 40
    assert not [message for message in sorted(messages) if said_again("ar", message) == message]
