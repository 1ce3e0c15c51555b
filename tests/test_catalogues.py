"""The catalogues of the interface: every key in every language, every plural, the same values, no key amiss."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from scripts.catalogues import refresh
from tests.machine import ROOT
from waraqa.locale import FORMS, HOME, catalogue, catalogue_file, form_of, forms_of, languages, spoken, values_in

ARABIC = catalogue(HOME)
BANNED = ("verified", "confirmed", "proven", "true", "truth", "trusted", "reliable", "certain", "correct")
"""What no badge and no button may say: a sheet attests what its sources say."""

TEMPLATES = [path for path in sorted((ROOT / "templates").rglob("*")) if path.suffix in (".html", ".md", ".css")]
CODE = sorted(
    path
    for room in ("render", "desk", "handover", "content", "locale")
    for path in (ROOT / "waraqa" / room).rglob("*.py")
)
_CALL = re.compile(r"\b[tn]\(((?:[^()]|\([^()]*\))*)\)")
_QUOTED = re.compile(r'"([a-z0-9_.]+)"')


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_key_and_no_other(language: str) -> None:
    known = catalogue(language)
    assert known.sentences.keys() == ARABIC.sentences.keys()
    assert known.counted.keys() == ARABIC.counted.keys()


@pytest.mark.parametrize("language", languages())
def test_no_words_are_missing_or_in_doubt(language: str) -> None:
    known = catalogue(language)
    assert not [key for key in known.keys if not known.words(key).strip()]
    with catalogue_file(language).open("rb") as file:
        assert not [message.id for message in read_po(file) if message.id and message.fuzzy]


@pytest.mark.parametrize("language", languages())
def test_the_values_are_those_of_the_arabic(language: str) -> None:
    known = catalogue(language)
    assert {key: values_in(known.sentences[key]) for key in ARABIC.sentences} == {
        key: values_in(words) for key, words in ARABIC.sentences.items()
    }
    assert all(values_in(words) <= {"n"} for forms in known.counted.values() for words in forms.values())
    assert all("{n}" in forms["other"] for forms in known.counted.values())


def test_arabic_has_six_forms_and_english_two() -> None:
    assert forms_of("ar") == FORMS
    assert forms_of("en") == ("one", "other")


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "zero", "other"),
        (1, "one", "one"),
        (2, "two", "other"),
        (3, "few", "other"),
        (10, "few", "other"),
        (11, "many", "other"),
        (99, "many", "other"),
        (100, "other", "other"),
        (102, "other", "other"),
        (103, "few", "other"),
        (111, "many", "other"),
        (1.5, "other", "other"),
    ],
)
def test_the_plural_of_a_number_is_that_of_cldr(count: float, arabic: str, english: str) -> None:
    assert (form_of(count, "ar"), form_of(count, "en")) == (arabic, english)


@pytest.mark.parametrize("language", languages())
def test_the_header_says_the_same_of_plurals(language: str) -> None:
    with catalogue_file(language).open("rb") as file:
        header = read_po(file).plural_forms
    choose = gettext.c2py(header.partition("plural=")[2].rstrip(";"))
    forms = forms_of(language)
    assert header.startswith(f"nplurals={len(forms)};")
    assert [forms[choose(count)] for count in range(1000)] == [form_of(count, language) for count in range(1000)]


@pytest.mark.parametrize("language", languages())
def test_the_script_leaves_a_catalogue_as_it_is(language: str, tmp_path: Path) -> None:
    for one in {HOME, language}:
        copy = catalogue_file(one, tmp_path)
        copy.parent.mkdir(parents=True)
        copy.write_bytes(catalogue_file(one).read_bytes())
    refresh(language, tmp_path)
    assert catalogue_file(language, tmp_path).read_bytes() == catalogue_file(language).read_bytes(), (
        "run: python -m scripts.catalogues"
    )


def test_the_script_begins_a_language(tmp_path: Path) -> None:
    home = catalogue_file(HOME, tmp_path)
    home.parent.mkdir(parents=True)
    home.write_bytes(catalogue_file(HOME).read_bytes())
    refresh("pl", tmp_path)
    begun = catalogue("pl", tmp_path)
    assert begun.keys >= ARABIC.sentences.keys()
    assert set(begun.counted["n.sources"]) == {"one", "few", "many", "other"}
    assert "#. الخلاصة\n" in catalogue_file("pl", tmp_path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("tag", "language"), [("ar", "ar"), ("ar-EG", "ar"), ("en", "en"), ("en-GB", "en"), ("xx", "ar")]
)
def test_a_sheet_speaks_its_language_where_there_is_a_catalogue(tag: str, language: str) -> None:
    assert spoken(tag) == language


def asked_in_code(tree: ast.AST) -> Iterator[str]:
    """The keys that a Python file asks for by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("t", "n"):
                first = node.args[0]
                choices = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
                yield from (
                    one.value for one in choices if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


def asked_in_template(text: str) -> Iterator[str]:
    """The keys that a template asks for by name."""
    for call in _CALL.finditer(text):
        first = re.split(r",\s*\w+=|,\s*[^\"]", call[1])[0]
        choices = re.sub(r"\bif\b.*?\belse\b", " ", first)
        yield from (one for one in _QUOTED.findall(choices) if not one.endswith("."))


def named(tree: ast.AST) -> Iterator[str]:
    """Patterns of all keys that a Python file may name, whole or put together."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            parts = (re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"[\w.]+" for one in node.values)
            yield "".join(parts)


def test_no_unknown_key_is_asked_for() -> None:
    asked = [(path.name, key) for path in CODE for key in asked_in_code(ast.parse(path.read_bytes()))]
    asked += [(path.name, key) for path in TEMPLATES for key in asked_in_template(path.read_text(encoding="utf-8"))]
    known = ARABIC.sentences.keys() | ARABIC.counted.keys()
    assert len(asked) > 100
    assert not [one for one in asked if one[1] not in known]


def test_no_key_is_left_over() -> None:
    patterns = {pattern for path in CODE for pattern in named(ast.parse(path.read_bytes()))}
    quoted = {key for path in TEMPLATES for key in _QUOTED.findall(path.read_text(encoding="utf-8"))}
    patterns |= {re.escape(key) + (r"\w+" if key.endswith(".") else "") for key in quoted}
    keyish = [re.compile(one) for one in patterns if re.match(r"[a-z0-9]+\\?\.?", one)]
    known = sorted(ARABIC.sentences.keys() | ARABIC.counted.keys())
    assert not [key for key in known if not any(one.fullmatch(key) for one in keyish)]


def test_no_template_holds_arabic() -> None:
    shown = (
        (path.name, re.sub(r"\{#.*?#\}|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
        for path in TEMPLATES
    )
    assert not [name for name, text in shown if re.search(r"[\u0621-\u064a]", text)]


def test_no_python_of_ours_holds_arabic_words() -> None:
    """Letters that a pattern joins to a word are no words."""
    found = []
    for path in CODE:
        tree = ast.parse(path.read_bytes())
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                words = re.sub(r"\[[^\]]*\]", "", node.value)
                found += [f"{path.name}:{node.lineno}"] if re.search(r"[\u0621-\u0652]{3}", words) else []
    assert not found


@pytest.mark.parametrize("word", BANNED)
def test_no_english_label_promises_truth(word: str) -> None:
    known = catalogue("en")
    assert not [key for key in known.keys if re.search(rf"\b{word}\b", known.words(key), re.IGNORECASE)]
