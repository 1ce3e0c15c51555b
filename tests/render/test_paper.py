"""The brief as PDF: joined Arabic, a warning on every page of a draft, the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.machine import ROOT, needs_pango, poppler
from tests.render.dossiers import CONFIG, LOOK, dossier, fact, source
from tests.render.story import ALL, NEWS
from waraqa.errors import WaraqaError
from waraqa.model import EventFact
from waraqa.render.brief import render_brief
from waraqa.render.fonts import print_fonts, screen_fonts
from waraqa.render.pdf import render_pdf

pytestmark = needs_pango
SAME = (
    "import hashlib, sys; from tests.render.dossiers import *; from tests.render.story import ALL, NEWS;"
    "from waraqa.render.brief import render_brief; from waraqa.render.pdf import render_pdf;"
    "print(hashlib.sha256(render_pdf(render_brief(dossier(NEWS, *ALL), CONFIG, LOOK))).hexdigest())"
)


@pytest.fixture(scope="module")
def draft() -> bytes:
    long = source("\n".join(f"جملة رقم {n} عن افتتاح الميناء الجديد." for n in range(90)))
    events = [
        fact(EventFact, long, f"جملة رقم {n} عن", id=f"e{n}", date="2021-02", display=f"افتتاح الرصيف {n} من الميناء")
        for n in range(90)
    ]
    return render_pdf(render_brief(dossier(long, *events), CONFIG, LOOK, "full"))


def words_of(data: bytes, folder: Path) -> list[str]:
    """The text of each page, as a reader's program copies it."""
    (folder / "brief.pdf").write_bytes(data)
    return poppler("pdftotext", folder, "brief.pdf", "-").split("\f")[:-1]


def test_a_draft_warns_on_every_page(draft: bytes, tmp_path: Path) -> None:
    pages = words_of(draft, tmp_path)
    assert len(pages) > 2
    assert all("ليست للنشر" in page for page in pages)


def test_letters_are_joined(draft: bytes, tmp_path: Path) -> None:
    text = " ".join(words_of(draft, tmp_path))
    assert text.count("الميناء") >= 90  # letters drawn one by one come out as separate words


def test_two_processes_write_the_same_bytes() -> None:
    known = hashlib.sha256(render_pdf(render_brief(dossier(NEWS, *ALL), CONFIG, LOOK))).hexdigest()
    path = os.pathsep.join([str(ROOT), *sys.path])
    again = subprocess.run(
        [sys.executable, "-c", SAME], env=os.environ | {"PYTHONPATH": path}, capture_output=True, check=True, text=True
    )
    assert again.stdout.strip() == known


@pytest.mark.parametrize("address", ["https://a.example/x.png", "file:///etc/hostname", "/etc/hostname"])
def test_nothing_is_loaded_but_our_fonts(address: str) -> None:
    with pytest.raises(WaraqaError):
        render_pdf(f'<html lang="ar"><title>نص</title><img alt="" src="{address}">')


def test_what_the_typesetter_cannot_do_is_an_error() -> None:
    with pytest.raises(WaraqaError, match="unknown property"):
        render_pdf('<html lang="ar"><title>نص</title><style>p { float-away: yes }</style><p>نص')


def test_without_pango_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoPango:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(WaraqaError, match="Pango") as error:
        render_pdf("<p>نص")
    assert "apt install libpango" in error.value.hint


def test_the_fonts_are_ours_and_keep_the_arabic_forms() -> None:
    import io

    from fontTools.ttLib import TTFont

    fonts = screen_fonts()
    assert sorted(fonts) == ["waraqa-sans-400.woff2", "waraqa-sans-600.woff2"]
    font = TTFont(io.BytesIO(fonts["waraqa-sans-400.woff2"]))
    names = {record.toUnicode() for record in font["name"].names if record.nameID in (1, 4, 16)}
    assert not any("Plex" in name for name in names)  # the licence reserves the name
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features
    assert {0x0627, 0x06CC, 0x0663} <= set(font.getBestCmap())
    assert sum(map(len, fonts.values())) < 58_000  # of the 80 kB that a sheet may weigh
    assert sorted(print_fonts()) == ["amiri-400.ttf", "amiri-700.ttf", "plex-400.ttf", "plex-600.ttf"]
