"""Runs within a line on paper: numbers are elements of their own, names go with their line."""

from __future__ import annotations

import pytest

from waraqa.render.brief.breaks import kept_together
from waraqa.render.isolates import with_characters


@pytest.mark.parametrize(
    ("run", "kept"),
    [
        ("14", '<span class="run-in">\u206614\u2069</span>'),
        ("٢٠٢٢", '<span class="run-in">\u2066٢٠٢٢\u2069</span>'),
        ("12 000", '<span class="run-in">\u206612 000\u2069</span>'),
        ("3-4", '<span class="run-in">\u20663-4\u2069</span>'),
        ("BBC", "\u2066BBC\u2069"),
    ],
)
def test_a_number_is_kept_on_one_line_and_apart_from_its_neighbours(run: str, kept: str) -> None:
    assert with_characters(f'<p>في <bdi dir="ltr">{run}</bdi> منها</p>') == f"<p>في {kept} منها</p>"


def test_no_line_ends_between_a_number_and_what_it_counts() -> None:
    page = kept_together(with_characters('<main><p>في <bdi dir="ltr">17</bdi> نوفمبر <bdi dir="ltr">2019</bdi> ثم</p>'))
    assert "17\u2069</span>\u00a0نوفمبر" in page
    assert "2019\u2069</span> ثم" in page
