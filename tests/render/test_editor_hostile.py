"""What an editor types becomes words and the marks of an editor's words, whatever it is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given, settings

from tests.render.dossiers import reviewed
from tests.test_escaping import TEXT, _Page as Page, pages_of, shown, story
from waraqa.model import Dossier
from waraqa.render.escaping import escape_markdown


@given(TEXT)
@example("[<script>alert(1)</script>]")
@example("[[كلمة](javascript:alert(1))] (كذا)")
@example("(كذا){: onclick=x }")
@settings(max_examples=80, deadline=None)
def test_what_an_editor_types_becomes_no_markup_but_its_own_marks(words: str) -> None:
    if not escape_markdown(words) or not shown(words).strip('«»“”" .'):
        return
    pages, plain = (_edited(text) for text in (words, "كلمة"))
    for page, other in zip(pages, plain, strict=True):
        assert set(page.tags) - {"abbr"} == set(other.tags) - {"abbr"}
        assert page.attributes <= other.attributes | {"title"}
        assert page.links == other.links


def _edited(words: str) -> list[Page]:
    """A reviewed sheet with these words in every field and every note, as pages."""
    one = reviewed(story("جملة من المصدر في خمس كلمات.", words))
    return pages_of(Dossier(one.sheet, tuple(replace(each, note=words) for each in one.facts)))
