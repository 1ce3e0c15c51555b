"""Pages that are no article, pages saved as one file, and pages from a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.server import Talk, says, serving
from waraqa.intake import Given, IntakeError, Taken, read_taken
from waraqa.intake.addresses import fetch_given, is_address

WORDPRESS = (Path(__file__).parent / "pages/wordpress.html").read_bytes()
LOGIN = "<html><body><h1>دخول المشتركين</h1><form><input name=u><input type=password name=p><button>دخول</button></form>{}</body></html>"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def page(html: str | bytes, address: str = "") -> Taken:
    return read_taken(Given(html if isinstance(html, bytes) else html.encode(), "page.html", address=address))


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (LOGIN.format(""), "asks to sign in"),
        (
            LOGIN.format(
                "<p>هذا المقال متاح للمشتركين فقط، ويمكنكم الاشتراك الآن للاطلاع على جميع مقالات الصحيفة وتحليلاتها.</p>"
            ),
            "asks to sign in",
        ),
        ("<html><body><div id=root></div><script>render()</script></body></html>", "scripts write it"),
        ("<html><body><ul>" + "<li><a href=/x>خبر قصير من الأخبار</a></li>" * 30 + "</ul></body></html>", "no article"),
        ("<html></html>", "scripts write it"),
        ("<!-- -->", "no text in it|scripts write it"),
    ],
)
def test_a_page_without_an_article_says_why(html: str, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        page(html)


def test_an_article_that_scripts_show_is_read_from_its_record_and_told() -> None:
    body = (
        "أعلنت الشركة أنها ستفتح ثلاثة مصانع جديدة في العام المقبل بكلفة 12 مليون دولار، وفق بيان نشرته على موقعها. "
        * 2
    )
    html = f'<html><head><script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script></head><body><div id=app></div></body></html>'
    found = page(html)
    assert body.strip() in found.text
    assert [note.name for note in found.notes] == ["loose"]


def test_a_page_that_chromium_saved_as_one_file_is_read() -> None:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/from-archive\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n------x\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    data = head.encode() + WORDPRESS.replace(b'<link rel="canonical"', b'<link rel="other"') + b"\r\n------x--\r\n"
    found = read_taken(Given(data, "page.mhtml"))
    assert found.text == page(WORDPRESS).text
    assert next(one.value for one in found.known if one.field == "url") == "https://example.org/from-archive"


def test_the_address_that_a_browser_saved_is_known() -> None:
    html = WORDPRESS.replace(b'<link rel="canonical"', b'<link rel="other"').replace(
        b"<html", b"<!-- saved from url=(0033)https://example.org/saved-article -->\n<html", 1
    )
    assert ("url", "https://example.org/saved-article") in [(one.field, one.value) for one in page(html).known]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-05-04", "2023-05-04"),
        ("2023-05-04T23:59:00+03:00", "2023-05-04"),
        ("20230504", "2023-05-04"),
        ("Thu, 04 May 2023 10:15:00 +0300", "2023-05-04"),
        ("04/05/2023", None),
        ("2023-13-40", None),
        ("4 مايو 2023", None),
        ("", None),
    ],
)
def test_a_day_is_read_where_its_form_leaves_no_doubt(written: str, day: str | None) -> None:
    html = (
        f'<html><head><meta property="article:published_time" content="{written}"></head><body><article>'
        "<p>وقّعت وزارة النقل يوم الخميس اتفاقاً مع شركة السكك لشراء قطارات جديدة بقيمة 45 مليون دولار، وفق بيان لها.</p></article></body></html>"
    )
    assert next((one.value for one in page(html).known if one.field == "published"), None) == day


def test_a_record_that_is_broken_or_endless_stops_nothing() -> None:
    for record in ("{", "[" * 100_000, '{"@type": 5, "author": {"name": {"name": []}}}', "null"):
        html = WORDPRESS.replace(b"</head>", f'<script type="application/ld+json">{record}</script></head>'.encode())
        assert page(html).text == page(WORDPRESS).text


def test_values_cannot_steer_and_are_one_line() -> None:
    html = WORDPRESS.replace('صحيفة المثال"'.encode(), 'صحيفة \u202e&lt;b&gt;\n المثال"'.encode())
    assert next(one.value for one in page(html).known if one.field == "outlet") == "صحيفة <b> المثال"


def test_an_address_is_fetched_with_its_own_address_and_charset() -> None:
    data = (
        WORDPRESS.decode()
        .replace('<meta charset="utf-8">', "")
        .replace('<link rel="canonical"', "<link")
        .encode("cp1256", "replace")
    )
    with serving(says(data, kind="text/html; charset=windows-1256")) as server:
        given = fetch_given(f"{server.url}/news/1")
        found = read_taken(given)
    assert found.text.startswith("وقّعت وزارة الزراعة")
    assert next(one.value for one in found.known if one.field == "url") == f"{server.url}/news/1"


@pytest.mark.parametrize(
    ("status", "why"),
    [(404, "the site answered 404"), (500, "the site answered 500"), (403, "does not give us the page")],
)
def test_a_refusal_says_what_to_do(status: int, why: str) -> None:
    with serving(says(b"", status)) as server, pytest.raises(IntakeError, match=why) as told:
        fetch_given(server.url)
    assert told.value.hint


def test_a_way_to_a_login_is_told() -> None:
    def answer(talk: Talk) -> None:
        if "login" in talk.path:
            return says("<html><body>دخول</body></html>".encode(), kind="text/html")(talk)
        return says(b"", 302, Location="/user/login?next=1")(talk)

    with serving(answer) as server, pytest.raises(IntakeError, match="asks to sign in"):
        fetch_given(f"{server.url}/article/5")


@pytest.mark.parametrize("what", ["ftp://example.org/a", "file:///etc/passwd", "javascript://x"])
def test_only_web_addresses_are_asked(what: str) -> None:
    with pytest.raises(IntakeError, match="no web address"):
        is_address(what)
    assert not is_address("C:\\text.txt") and not is_address("article.txt")


def test_a_machine_that_is_not_there_is_told() -> None:
    with pytest.raises(IntakeError, match="could not be read"):
        fetch_given("http://127.0.0.1:9/")
