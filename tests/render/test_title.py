"""Where the editor wrote no title, the source's first clause stands in for it, and no word of the next sentence."""

from __future__ import annotations

import pytest

from waraqa.model import Dossier, Sheet, Source
from waraqa.render.views.header import title_of

CASES = [
    ("بلغ إنتاج القمح 5 ملايين طن في عام 2016. وبلغ إنتاج الشعير مليون طن.", "«بلغ إنتاج القمح 5 ملايين طن في عام 2016»"),
    ("\ufeffافتتح الوزير محطة القطار الجديدة في المدينة، بحضور السكان.\nوقال كلمة.", "«افتتح الوزير محطة القطار الجديدة في المدينة»"),
    ("\n\nوصل الوفد", "«وصل الوفد»"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), CASES)
def test_a_title_ends_with_the_first_sentence(text: str, title: str) -> None:
    source = Source(id="article", file="article.txt", text=text, sha256="")
    assert title_of(Dossier(Sheet(slug="s", sources=(source,)), ())) == title
