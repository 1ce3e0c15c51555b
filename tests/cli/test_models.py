"""`extract --with llm` as a user meets it, against a server on loopback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import run
from tests.machine import ROOT
from tests.server import drips, proposes, says, serving

TEXT = "زار وزير الطاقة رياض القاسمي مدينة بنزرت أمس. وبلغت الكلفة 12 مليون دولار. وتسلم الميناء رافعات من الصين.\n"
KNOWN = {"kind": "figure", "evidence": "12 مليون دولار", "occurrence": None, "value": 12_000_000, "unit": "USD"}
NEW = {
    "kind": "event",
    "evidence": "وتسلم الميناء رافعات من الصين",
    "type": "trade",
    "who": ["الميناء"],
    "where": "الصين",
}
INVENTED = {"kind": "figure", "evidence": "99 مليون دولار", "value": 99_000_000, "unit": "USD"}
KEY = "sk-secret-0123456789"


@pytest.fixture(autouse=True)
def _no_model_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENDPOINT", "MODEL", "KEY"):
        monkeypatch.delenv(f"WARAQA_LLM_{name}", raising=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def asked() -> Iterator[tuple[str, ...]]:
    """The options of a model that proposes a known, a new and an invented fact."""
    with serving(proposes(KNOWN, NEW, INVENTED, NEW)) as server:
        yield "--with", "llm", "--endpoint", server.url, "--model", "Tiny:1b"


def test_a_text_s_facts_come_from_the_rules_and_from_the_model(
    article: Path, asked: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", article, "--json", *asked) == 0
    said = capsys.readouterr()
    facts = json.loads(said.out)["facts"]
    assert [fact["text"] for fact in facts if fact["rule"] == "tiny-1b"] == [NEW["evidence"]]
    assert [fact["text"] for fact in facts if fact["kind"] == "figure"] == [KNOWN["evidence"]]
    assert all(TEXT[fact["start"] : fact["end"]] == fact["text"] for fact in facts)
    assert len({fact["id"] for fact in facts}) == len(facts)
    assert "Tiny:1b: 1 of 4 proposals had no words in the source" in said.err
    assert "Tiny:1b: facts that the rules did not find: 1" in said.err


def test_a_sheet_s_proposals_wait_for_the_editor_and_come_once(
    article: Path, asked: tuple[str, ...], content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "harbour", "--from", article, "--content", content)
    assert run("extract", "harbour", "--content", content) == 0
    file = content / "harbour/facts.toml"
    mine = file.read_text(encoding="utf-8").replace('"proposed"', '"accepted"') + "# ملاحظة المحرر\n"
    file.write_text(mine, encoding="utf-8")
    assert run("extract", "harbour", "--content", content, *asked) == 0
    written = file.read_text(encoding="utf-8")
    assert written.startswith(mine)
    added = written.removeprefix(mine)
    assert added.count("[[fact]]") == 1
    assert 'status = "proposed"' in added
    assert 'rule = "tiny-1b"' in added
    assert run("extract", "harbour", "--content", content, *asked) == 0
    assert file.read_text(encoding="utf-8") == written
    assert run("check", "--content", content, "--cache", content.parent / "cache", "--jobs", "1") == 0


def test_no_model_is_asked_unless_it_is_asked_for(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(proposes(NEW)) as server:
        monkeypatch.setenv("WARAQA_LLM_ENDPOINT", server.url)
        monkeypatch.setenv("WARAQA_LLM_MODEL", "tiny")
        assert run("extract", article, "--json") == 0
        assert server.requests == []
        assert run("extract", article, "--json", "--with", "llm") == 0
        assert len(server.requests) == 1
    assert "tiny at 127.0.0.1:" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--endpoint", "http://localhost"], ["--model", "x"], ["--timeout", "5"]])
def test_a_model_s_options_without_a_model_are_wrong_use(
    article: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", article, *options) == 2
    assert f"{options[0]} is for --with llm" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--endpoint", "http://localhost:1"]])
def test_a_model_without_name_or_address_is_wrong_use(
    article: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", article, "--with", "llm", *options) == 2
    assert "--with llm needs --" in capsys.readouterr().err


def test_an_error_names_cause_and_endpoint_and_not_the_key(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WARAQA_LLM_KEY", KEY)
    with serving(says(json.dumps({"error": {"message": f"no quota for {KEY}"}}).encode(), 402)) as server:
        assert run("extract", article, "--with", "llm", "--endpoint", server.url, "--model", "tiny") == 1
        assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    said = capsys.readouterr()
    assert f"{server.url}/v1/chat/completions answered 402" in said.err
    assert "secret" not in said.err + said.out


def test_a_model_that_fails_leaves_the_sheet_alone(
    article: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "harbour", "--from", article, "--content", content, "--no-facts")
    with serving(says(b"<html>", kind="text/html")) as server:
        options = ("--with", "llm", "--endpoint", server.url, "--model", "tiny")
        assert run("extract", "harbour", "--content", content, *options) == 1
    assert not (content / "harbour/facts.toml").exists()


def test_an_interrupt_ends_it_at_once_without_a_traceback(article: Path) -> None:
    with serving(drips) as server:
        command = [sys.executable, ROOT / "build.py", "extract", article, "--with", "llm"]
        options = ["--endpoint", server.url, "--model", "tiny"]
        process = subprocess.Popen(
            [*map(str, command), *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_heed_interrupts
        )
        assert server.asked.wait(60)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert "Traceback" not in said


def _heed_interrupts() -> None:
    """A shell that runs the tests in the background has told its children to ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
