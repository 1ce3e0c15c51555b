"""A site's look: the style in parts, its own templates over ours, its logo, its letters, its other languages."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import pytest
from jinja2 import UndefinedError

from tests.machine import ROOT
from tests.publishing import SITE, build, html_of, write_content
from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from waraqa.cli import main
from waraqa.config import Digits
from waraqa.content import read_content
from waraqa.errors import WaraqaError
from waraqa.model import FigureFact, Sheet
from waraqa.render.alternates import alternates_of, relatives_of
from waraqa.render.assets import read_static
from waraqa.render.brief import Edition
from waraqa.render.brief.paper import Setting
from waraqa.render.environment import page_environment
from waraqa.render.look import Look
from waraqa.render.pages import render_sheet
from waraqa.render.sections import render_sections

OURS = ROOT / "templates"
NEWS = source("بلغت صادرات الزيت 40 مليون دينار في 2020.")
SALE = fact(FigureFact, NEWS, "40 مليون دينار", value=40_000_000, unit="TND")


def style() -> str:
    return read_static([OURS])["site.css"].decode()


def page(look: Look = LOOK, **fields: object) -> str:
    one = reviewed(dossier(NEWS, SALE, title="صادرات الزيت", issued=date(2021, 3, 12), **fields))
    return render_sheet(one, CONFIG, look, render_sections(one, CONFIG, look), files=("facts.json", "brief.pdf"))


def test_every_part_of_the_style_is_in_the_one_file() -> None:
    named = set(re.findall(r'@import "([a-z]+)\.css"', (OURS / "static/site.css").read_text(encoding="utf-8")))
    assert named == {path.stem for path in (OURS / "styles").iterdir()}
    assert "@import" not in style()
    assert "/*" not in style()


def test_the_style_knows_neither_left_nor_right() -> None:
    text = re.sub(r"border-(?:style|width)[^;]*;", "", style())
    assert not re.findall(r"[\s;{](?:margin|padding|border)-(?:left|right)\b|[\s;{](?:left|right)\s*:", text)
    assert not re.findall(r"(?:float|text-align)\s*:\s*(?:left|right)", text)


def test_a_colour_is_named_in_the_tokens_alone() -> None:
    parts = [path for path in (OURS / "styles").iterdir() if path.stem != "tokens"]
    assert not [path.name for path in parts if re.search(r"#[0-9a-f]{3,8}\b[^{]*;|rgb\(|hsl\(", path.read_text())]


def test_every_token_that_is_used_is_there() -> None:
    used = set(re.findall(r"var\((--[a-z0-9-]+)", style()))
    assert used <= set(re.findall(r"(--[a-z0-9-]+)\s*:", style()))


def test_readers_who_ask_for_dark_less_motion_or_their_own_colours_get_them() -> None:
    for asked in ("prefers-color-scheme: dark", "prefers-reduced-motion: no-preference", "forced-colors: active"):
        assert f"@media ({asked})" in style()
    assert ":focus-visible" in style()


def classes_made() -> str:
    """All that templates and Python write as the class of an element, the sections among it."""
    files = [path for path in OURS.rglob("*") if path.suffix in (".html", ".md", ".js")]
    code = "".join(path.read_text(encoding="utf-8") for path in [*files, *(ROOT / "waraqa/render").rglob("*.py")])
    sections = " ".join(path.stem for path in (OURS / "sections").iterdir())
    written = re.findall(r"""class="[^">]*|call row\("\w+\"""", code)
    marked = re.findall(r"(?: \.|%\})([a-z-]+)", " ".join(re.findall(r"\{:[^\n]*\}", code)))
    return " ".join([sections, *get_args(Edition), *get_args(Setting), *get_args(Digits), *written, *marked])


@pytest.mark.parametrize("sheet", sorted(OURS.glob("*.css")), ids=lambda path: path.stem)
def test_paper_and_card_dress_only_what_is_made(sheet: Path) -> None:
    style = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    sizes = re.compile(r"[wnt]\d+|figured")  # how long a bar or a title is, how many figures a card has
    named = {name for name in re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", style) if not sizes.fullmatch(name)}
    assert not [name for name in sorted(named) if not re.search(rf"\b{name}\b", classes_made())]


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static/site.css").write_text('@import "nothing.css";\n', encoding="utf-8")
    with pytest.raises(WaraqaError, match=r"styles/nothing\.css"):
        read_static([tmp_path, OURS])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A site with a template, a colour and a logo of its own."""
    content = write_content(tmp_path / "content", SITE + 'logo = "logo.svg"\n')
    for path, text in {
        "templates/404.html": '{% extends "waraqa/404.html" %}{% block scope %}<p>هاتف الدار</p>{% endblock %}',
        "templates/styles/people.css": "#people { color: teal }",
        "static/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    }.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    return content


def test_a_site_s_own_templates_lie_over_ours(own: Path, tmp_path: Path) -> None:
    files = build(own, tmp_path / "cache")
    (css,) = [data.decode() for path, data in files.items() if re.fullmatch(r"assets/site\.[0-9a-f]+\.css", path)]
    assert "#people { color: teal }" in css
    assert "#people > ul" not in css
    assert "#timeline" in css
    missing = html_of(files, "404.html")
    assert "هاتف الدار" in missing
    assert "الصفحة غير موجودة" in missing


def test_a_changed_template_of_its_own_makes_the_pages_anew(own: Path, tmp_path: Path) -> None:
    before = html_of(build(own, tmp_path / "cache"), "404.html")
    template = own / "templates/404.html"
    template.write_text(template.read_text(encoding="utf-8").replace("هاتف", "عنوان"), encoding="utf-8")
    assert html_of(build(own, tmp_path / "cache"), "404.html") == before.replace("هاتف الدار", "عنوان الدار")


def test_the_logo_stands_in_the_masthead_of_every_page(own: Path, tmp_path: Path) -> None:
    files = build(own, tmp_path / "cache")
    assert files["logo.svg"].startswith(b"<svg")
    for path, root in {"index.html": "./", "signed/index.html": "../", "years/2021/index.html": "../../"}.items():
        assert f'<img src="{root}logo.svg" alt="">' in html_of(files, path)


def test_a_logo_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", SITE + 'logo = "mark.png"\n')
    (mistake,) = read_content(content).mistakes
    assert "no file 'mark.png' in static/" in str(mistake)


def test_a_letter_on_a_sheet_names_it() -> None:
    config = CONFIG.__class__(title="أوراق", contact="desk@example.org")
    one = reviewed(dossier(NEWS, SALE, title="صادرات الزيت"))
    html = render_sheet(one, config, LOOK, render_sections(one, config, LOOK))
    letters = {unquote(found) for found in re.findall(r'href="mailto:desk@example\.org\?subject=([^"]*)"', html)}
    assert "خطأ في ورقة «صادرات الزيت» (story)" in letters
    assert f"خطأ في معلومة (story، {SALE.id})" in letters
    assert "mailto:" not in page()


def test_paper_is_offered_where_there_is_some_and_a_button_waits_for_its_script() -> None:
    assert '<a href="brief.pdf">' in page().partition("</header>\n<div")[0]
    assert "data-print" not in page()
    assets = (*LOOK.assets, ("print.js", "assets/print.js"))
    scripted = page(Look(LOOK.folder, "print", assets))
    assert '<button type="button" data-print hidden>' in scripted
    assert '<script src="../assets/print.js" defer></script>' in scripted


def test_a_translation_and_its_original_name_each_other() -> None:
    sheets = [
        Sheet(slug="oil", lang="ar"),
        Sheet(slug="oil-en", lang="en", translation_of="oil"),
        Sheet(slug="oil-fr", lang="fr", translation_of="oil"),
        Sheet(slug="alone", lang="ar"),
    ]
    relatives = relatives_of(sheets)
    for sheet in sheets[:3]:
        tongues = alternates_of(sheet, relatives)
        assert [(one.slug, one.lang) for one in tongues] == [("oil", "ar"), ("oil-en", "en"), ("oil-fr", "fr")]
    assert [one.name for one in alternates_of(sheets[0], relatives)] == ["العربية", "English", "français"]
    assert alternates_of(sheets[3], relatives) == ()


def test_a_page_leads_to_its_translation() -> None:
    one = reviewed(dossier(NEWS, SALE, slug="oil", title="صادرات الزيت"))
    relatives = relatives_of([one.sheet, Sheet(slug="oil-en", lang="en", translation_of="oil")])
    html = render_sheet(one, CONFIG, LOOK, render_sections(one, CONFIG, LOOK), relatives=relatives)
    for lang, slug in (("ar", "oil"), ("en", "oil-en")):
        assert f'<link rel="alternate" hreflang="{lang}" href="https://example.org/facts/{slug}/">' in html
    assert 'href="../oil-en/index.html" hreflang="en" lang="en"' in html
    assert 'href="../oil/index.html"' not in html
    assert "hreflang" not in page()


def test_a_translation_of_nothing_is_a_mistake(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    sheet = content / "quiet/sheet.toml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("noindex = true", 'translation_of = "sined"'), encoding="utf-8"
    )
    (mistake,) = read_content(content).mistakes
    assert "translation_of names no sheet: 'sined'" in str(mistake)
    assert "signed" in str(mistake)


def test_a_sheet_with_all_that_it_loads_weighs_little(tmp_path: Path) -> None:
    files = build(write_content(tmp_path / "content"), tmp_path / "cache")
    html = files["signed/index.html"]
    loaded = {path: data for path, data in files.items() if path.startswith("assets/") and path.encode() in html}
    fonts = sum(len(data) for path, data in files.items() if path.endswith(".woff2"))
    texts = [html, *(data for path, data in loaded.items() if path.endswith((".css", ".js")))]
    assert fonts + sum(len(gzip.compress(data)) for data in texts) <= 80 * 1024


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("404.html", '{% extends "waraqa/404.html" %}\n{% block scope %}{{ nothing }}{% endblock %}', 2, "'nothing' is undefined"),
        ("404.html", '{% extends "waraqa/404.html" %}\n\n{% block scope %}', 3, "Unexpected end of template"),
        ("404.html", '{% extends "bsae.html" %}', 1, "there is no template 'bsae.html'"),
        ("404.html", '<p>\n{{ t("no.such.key") }}', 2, "KeyError: 'no.such.key'"),
        ("sections/gist.md", "## {{ t('section.gist') }}\n\n{{ view.colour }}", 3, "has no attribute 'colour'"),
        ("macros/cards.html", "{% macro sheets() %}\n{{ 1 / 0 }}{% endmacro %}{% macro find() %}\n{{ x }}{% endmacro %}", 3, "'x' is undefined"),
    ],
)  # fmt: skip
def test_a_broken_template_of_its_own_is_a_mistake_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, line: int, words: str
) -> None:
    content = write_content(tmp_path / "content")
    template = content / "templates" / name
    template.parent.mkdir(parents=True)
    template.write_text(text, encoding="utf-8")
    folders = ["--content", content, "--output", tmp_path / "out", "--cache", tmp_path / "cache"]
    assert main(["build", *map(str, folders), "--no-pdf", "--jobs", "1"]) == 1
    said = capsys.readouterr().err
    assert f"{template}:{line}: the template is wrong: " in said
    assert words in said
    assert "hint: compare it with ours of the same name" in said
    assert "Traceback" not in said


def test_a_mistake_of_ours_in_a_template_keeps_its_traceback(tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(UndefinedError):
        page_environment(Look(str(tmp_path), "digest")).get_template("broken.html").render()
