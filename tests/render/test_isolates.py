"""Runs within a line on paper: those that a line could break are kept on one, the others are no elements of their own."""

from __future__ import annotations

import pytest

from waraqa.render.isolates import with_characters


@pytest.mark.parametrize(
    ("run", "kept"),
    [
        ("14", "\u206614\u2069"),
        ("٢٠٢٢", "\u2066٢٠٢٢\u2069"),
        ("12 000", '<span class="run-in">\u206612 000\u2069</span>'),
        ("3-4", '<span class="run-in">\u20663-4\u2069</span>'),
        ("BBC", "\u2066BBC\u2069"),
    ],
)
def test_what_a_line_could_break_is_kept_on_one(run: str, kept: str) -> None:
    assert with_characters(f'<p>في <bdi dir="ltr">{run}</bdi> منها</p>') == f"<p>في {kept} منها</p>"
