"""Nobody but our own page can use the desk: every other way in is tried over a real socket."""

from __future__ import annotations

import json
import logging
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.content.desk import FACTS, SHEET, TEXT
from tests.desk.server import Served, serving
from waraqa.desk.guard import LARGEST, new_token

ACCEPT = {"do": "status", "ids": ["imports"], "status": "accepted"}
ACTS = ("edit", "undo", "redo", "preview", "assess", "publish")


def write_sheet(content: Path) -> None:
    """The sheet `trade`, one fact of it undecided."""
    (content / "trade").mkdir(parents=True, exist_ok=True)
    (content / "site.toml").write_text('schema = 1\ntitle = "أوراق"\n', encoding="utf-8")
    facts = FACTS.replace('id = "imports"\nkind = "figure"\nstatus = "accepted"', 'id = "imports"\nkind = "figure"')
    for name, text in (("article.txt", TEXT), ("sheet.toml", SHEET), ("facts.toml", facts)):
        (content / "trade" / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Served]]:
    """A content folder with its desk; beside it a folder that is none of its sheets, and a link to that."""
    root = tmp_path_factory.mktemp("guarded")
    content = root / "content"
    write_sheet(content)
    (root / "outside").mkdir()
    (root / "outside/article.txt").write_text("سر\n", encoding="utf-8")
    (content / "link").symlink_to(root / "outside")
    with serving(content) as desk:
        yield content, desk


@pytest.fixture
def content(served: tuple[Path, Served]) -> Path:
    """The content folder, its sheet as it was."""
    write_sheet(served[0])
    return served[0]


@pytest.fixture
def desk(content: Path, served: tuple[Path, Served]) -> Served:
    """The desk of that folder."""
    return served[1]


def facts_of(content: Path) -> bytes:
    return (content / "trade/facts.toml").read_bytes()


def sent(desk: Served, **headers: str | None) -> int:
    """The status of an edit that our page would send, but for these headers; None leaves one out."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    kept = {"Origin": desk.origin, "Content-Type": "application/json", **named}
    body = json.dumps({"base": desk.version("trade"), "edits": [ACCEPT]})
    given = {name: value for name, value in kept.items() if value is not None}
    return desk.raw("POST", f"{desk.address}trade/edit", content=body, headers=given).status_code


def test_our_own_page_may_edit(desk: Served, content: Path) -> None:
    assert sent(desk) == 200
    assert facts_of(content).count(b'status = "accepted"') == 3


@pytest.mark.parametrize("token", ["", "x", "%00", "../", "é"])
def test_without_the_token_there_is_nothing(desk: Served, token: str) -> None:
    for path in ("", "trade/", "_/desk.css"):
        assert desk.raw("GET", f"{desk.origin}/{token}/{path}").status_code == 404
    for part in (desk.token[:-1], desk.token + "x", desk.token.swapcase()):
        assert desk.raw("GET", f"{desk.origin}/{part}/trade/").status_code == 404
    assert desk.raw("GET", f"{desk.origin}/{desk.token}").status_code == 404
    assert desk.raw("GET", f"{desk.origin}/trade/?{desk.token}", headers={"Cookie": desk.token}).status_code == 404


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "",
    ],
)
def test_a_page_that_points_its_own_name_here_is_refused(desk: Served, host: str) -> None:
    named = host.format(port=desk.port)
    assert desk.get("trade/", Host=named).status_code == 400
    assert sent(desk, Host=named, Origin=f"http://{named}") == 400


def test_both_names_of_this_machine_are_known(desk: Served) -> None:
    assert desk.get("trade/", Host=f"localhost:{desk.port}").status_code == 200
    assert desk.get("trade/", Host=f"LOCALHOST:{desk.port}").status_code == 200


def test_two_hosts_are_none(desk: Served) -> None:
    answer = said(desk, f"GET /{desk.token}/ HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nHost: evil.example\r\n\r\n")
    assert answer.startswith("HTTP/1.1 400")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": None},
        {"Origin": None, "Sec_Fetch_Site": "same-site"},
        {"Origin": None, "Sec_Fetch_Site": "none"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
    ids=str,
)
def test_an_edit_from_elsewhere_is_refused(desk: Served, content: Path, headers: dict[str, str | None]) -> None:
    before = facts_of(content)
    assert sent(desk, **headers) == 403
    assert facts_of(content) == before


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", None])
def test_what_a_form_can_send_is_refused(desk: Served, content: Path, kind: str | None) -> None:
    before = facts_of(content)
    assert sent(desk, Content_Type=kind) == 415
    assert facts_of(content) == before


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_is_changed_but_by_post(desk: Served, content: Path, act: str, method: str) -> None:
    before = facts_of(content)
    address = f"{desk.address}trade/{act}?base={desk.version('trade')}"
    answer = desk.raw(method, address, headers={"Origin": desk.origin, "Content-Type": "application/json"})
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert facts_of(content) == before


@pytest.mark.parametrize(
    "path",
    [
        "%2e%2e/outside/",
        "../outside/",
        "..%2foutside/",
        "%2e%2e%2foutside%2f",
        "trade/%2e%2e/%2e%2e/outside/",
        "trade%00/",
        "TRADE/",
        "trade//",
        "content/trade/",
        "site.toml",
        "link/",
        "pages/",
        "_/..%2f..%2fpyproject.toml",
        "_/%2e%2e/base.html",
        "_/review.html",
        "_/_fact.html",
        "trade/fact/%2e%2e%2farticle.txt",
        "trade/article.txt",
        "trade/facts.toml",
    ],
)
def test_no_path_leads_out_of_the_list(desk: Served, content: Path, path: str) -> None:
    answer = said(desk, f"GET /{desk.token}/{path} HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n\r\n")
    assert answer.startswith("HTTP/1.1 404")
    assert not (content.parent / "outside/facts.toml").exists()


def test_a_huge_body_is_refused(desk: Served) -> None:
    body = b'{"base": "' + b"x" * LARGEST + b'"}'
    headers = {"Origin": desk.origin, "Content-Type": "application/json"}
    assert desk.raw("POST", f"{desk.address}trade/edit", content=body, headers=headers).status_code == 413
    pieces = (body[start : start + 50_000] for start in range(0, len(body), 50_000))
    assert desk.raw("POST", f"{desk.address}trade/edit", content=pieces, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff",
        b'{"base": "\\ud800"}',
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
    ids=lambda body: body[:12].hex(),
)
def test_what_is_no_table_of_json_is_refused(desk: Served, body: bytes) -> None:
    headers = {"Origin": desk.origin, "Content-Type": "application/json; charset=utf-8"}
    assert desk.raw("POST", f"{desk.address}trade/edit", content=body, headers=headers).status_code == 400


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"base": 1, "edits": [ACCEPT]},
        {"base": "x", "edits": []},
        {"base": "x", "edits": ACCEPT},
        {"base": "x", "edits": [1]},
        {"base": "x", "edits": [{"do": "delete", "ids": ["imports"]}]},
        {"base": "x", "edits": [{**ACCEPT, "path": "/etc/passwd"}]},
    ],
)
def test_what_is_no_edit_is_told_and_changes_nothing(desk: Served, content: Path, asked: dict[str, object]) -> None:
    before = facts_of(content)
    answer = desk.post("trade/edit", asked)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["message"]
    assert facts_of(content) == before


def test_every_answer_has_the_headers_of_a_page_of_ours(desk: Served) -> None:
    answers = [
        *(desk.get(path) for path in ("", "trade/", "trade/fact/exports", "trade/check", "_/desk.css", "nothing")),
        desk.edit("trade", ACCEPT),
        desk.edit("trade", {"do": "nothing"}),
        desk.get("trade/", Host="evil.example"),
        desk.post("trade/edit", {}, Origin="https://evil.example"),
    ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers


def test_no_answer_names_another_host(desk: Served) -> None:
    page = desk.get("trade/").text
    files = re.findall(r'(?:href|src)="\.\./(_/[^"]+)"', page)
    assert {"_/desk.css", "_/desk.js"} <= set(files)
    scripts = desk.get("_/desk.js").text
    files += [f"_/{name}" for name in re.findall(r'from "\./([^"]+)"', scripts)]
    for text in (page, desk.get().text, *(desk.get(name).text for name in files)):
        assert not re.findall(r"""(?:https?:)?//[a-z0-9-]+\.[a-z]""", re.sub(r"//[^\n]* [^\n]*", "", text))


def test_a_page_holds_no_token(desk: Served) -> None:
    for path in ("", "trade/", "trade/fact/exports", "_/desk.js"):
        assert desk.token not in desk.get(path).text


def test_a_page_elsewhere_may_not_embed_the_desk(desk: Served) -> None:
    framed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe"}
    assert desk.get("trade/", **framed).status_code == 403
    assert desk.get("trade/", **{**framed, "Sec-Fetch-Dest": "document"}).status_code == 200


def test_no_log_line_holds_the_token(
    desk: Served, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("waraqa.desk.views.Desk.review", fail)
    with caplog.at_level(logging.DEBUG):
        assert desk.get("trade/").status_code == 500
        said(desk, f"BROKEN /{desk.token}/ \x00\r\n\r\n")
        desk.get("nothing")
    told = capfd.readouterr()
    assert "unforeseen" in caplog.text + told.err
    for line in (*(record.getMessage() for record in caplog.records if "httpx" not in record.name), told.out, told.err):
        assert desk.token not in line


def test_tokens_are_long_and_differ() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32,}", token) for token in tokens)


def test_the_desk_hears_this_machine_alone(desk: Served) -> None:
    assert {door.getsockname()[0] for server in desk.server.servers for door in server.sockets} == {"127.0.0.1"}


def said(desk: Served, request: str) -> str:
    """What a bare socket hears after it said this, byte for byte."""
    with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as talk:
        talk.sendall(request.encode())
        return talk.recv(65_536).decode()
