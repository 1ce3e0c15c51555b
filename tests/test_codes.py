"""Every code that a check, a finder or a reader can give has a sentence, in each language of the interface."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import ROOT
from waraqa.locale import HOME, catalogue, languages
from waraqa.locale.codes import clash_said, keyed, reason_said, reasons_said
from waraqa.locale.terminal import said_again
from waraqa.verify.conflicts.decided import DECIDED
from waraqa.verify.wording import FIELDS

ROOMS = ("verify", "extract", "content")
FILES = [path for room in ROOMS for path in sorted((ROOT / "waraqa" / room).rglob("*.py"))]
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*(?::[a-z._]*)?")
FIELDED = re.compile(r"[a-z]+(?:-[a-z]+)*:[a-z]*")
EDTF_NAMES = ("value", "period", "date", "announced", "unit", "approx")
FOR_PROGRAMS = {DECIDED.rstrip(":")}
"""Not told to anybody: it says which conflict stands for another."""


def texts(node: ast.expr, path: Path) -> Iterator[str]:
    """The codes that an expression can be: constants, the heads of patterns, names of constants, both ways of a choice."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=[first, *_]):
            yield from texts(first, path)
        case ast.FormattedValue(value=value):
            yield from texts(value, path)
        case ast.IfExp(body=body, orelse=other):
            yield from texts(body, path)
            yield from texts(other, path)
        case ast.BinOp(left=left):
            yield from texts(left, path)
        case ast.Tuple(elts=parts):
            for part in parts:
                yield from texts(part, path)
        case ast.Name(id=name) if name.isupper():
            yield getattr(importlib.import_module(module_of(path)), name)


def module_of(path: Path) -> str:
    """The name under which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def reasons_in(path: Path) -> Iterator[str]:
    """The reasons that the code of a file can give: in findings, in `reasons`, and as what a helper returns for one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Finding"), args=[_, reason]):
                yield from texts(reason, path)
            case ast.keyword(arg="reasons", value=value):
                yield from texts(value, path)
            case ast.Assign(targets=[ast.Name(id="reasons" | "doubt")], value=value):
                yield from texts(value, path)
            case ast.Return(value=value) if path.parent.name == "verify" and value is not None:
                yield from (text for text in texts(value, path) if FIELDED.fullmatch(text))


def clashes_in(path: Path) -> Iterator[str]:
    """The codes of the conflicts that a file can find."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="clash"), args=[_, _, why, *_]):
                yield from texts(why, path)


GIVEN = sorted({text for path in FILES for text in reasons_in(path) if CODE.fullmatch(text)})
REASONS = sorted({text.partition(":")[0] for text in GIVEN})
CHANGES = [f"{way}-{said}" for way in ("rise", "fall") for said in ("equal", "turned")]
"""Made of two words in the code."""
CLASHES = sorted({code for path in FILES for code in clashes_in(path)} | {*CHANGES})


def test_the_codes_are_found_where_they_are_given() -> None:
    assert {"unreadable", "spelling-differs", "said-by-carried-over", "probably", "coarser", "date-differs"} <= {
        *REASONS
    }
    assert {"values", "part-whole", "misspelling"} <= {*CLASHES}
    assert {"unreadable:type", "differs:unit"} <= {*GIVEN}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", sorted({*REASONS} - FOR_PROGRAMS))
def test_a_reason_has_a_sentence(code: str, language: str) -> None:
    assert f"reason.{keyed(code)}" in catalogue(HOME).keys
    said = reason_said(language, f"{code}:date")
    assert code not in said or "-" not in code
    assert ":date" not in said


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", CLASHES)
def test_a_conflict_has_a_name(code: str, language: str) -> None:
    assert f"clash.{keyed(code)}" in catalogue(HOME).keys
    assert clash_said(language, code) != code


@pytest.mark.parametrize("field", sorted({*FIELDS, *EDTF_NAMES, *(given.partition(":")[2] for given in GIVEN)} - {""}))
def test_a_field_that_a_reason_names_has_a_name(field: str) -> None:
    assert f"desk.field.{'text' if field == 'display' else field.replace('.', '_')}" in catalogue(HOME).keys
    assert not re.search("[a-z]", reason_said(HOME, f"unreadable:{field}"))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("unreadable:date", "لم يُقرأ من الشاهد: التاريخ."),
        ("value-differs:3500000", "قراءة الشاهد تعطي غير المسجّل: 3,500,000."),
        ("value-differs:(45, 50.5)", "قراءة الشاهد تعطي غير المسجّل: 45–50.5."),
        ("never-heard-of", "يحتاج إلى تدقيق (never-heard-of)."),
    ],
)
def test_a_reason_says_what_it_is_about(reason: str, said: str) -> None:
    assert reason_said(HOME, reason) == said


def test_notices_and_mistakes_say_the_sentences() -> None:
    codes = "unreadable:date; editor-wording:of; value-differs:(45, 50)"
    for english, words in (
        (
            f"x: doubtful event-1: {codes}\n    زار الوفد المدينة",
            "لم يُقرأ من الشاهد: التاريخ. قراءة الشاهد تعطي غير المسجّل: 45–50.",
        ),
        (f"the accepted fact 'a' is not borne out by its source: {codes}", "لم يُقرأ من الشاهد"),
        ("x: conflict conflict-1: fall-turned\n    أ\n    ب", "انخفاض وأرقامه ترتفع"),
    ):
        assert words in said_again("ar", english)
        told = said_again("en", english)
        assert not re.search("unreadable:|value-differs|fall-turned", told)
        assert "\u2068" not in told
    assert (
        said_again("en", "x: conflict a: شهر أكبر من نصفه.\n    أ\n    ب")
        == "x: conflict a: شهر أكبر من نصفه.\n    أ\n    ب"
    )
    assert reasons_said("en", ["editor-wording:of"]) == []
