"""A line of one element in one width is measured once for a document, and for no other."""

from __future__ import annotations

from types import SimpleNamespace

from waraqa.render.pdf.measured_lines import remembering


def test_a_line_is_measured_once_for_each_document_element_and_width() -> None:
    asked = []

    def split(text: str, style: object, context: object, width: float, spacing: int, *, minimum: bool = False) -> str:
        asked.append((style, context, width, spacing, minimum))
        return f"{text} in {width}"

    measure = remembering(split)
    one, other = SimpleNamespace(), SimpleNamespace()
    strong, light = object(), object()
    for _ in range(2):
        assert measure("كلمة", strong, one, 80, 0) == "كلمة in 80"
        assert measure("كلمة", light, one, 80, 0) == "كلمة in 80"
        assert measure("كلمة", strong, one, 90, 0) == "كلمة in 90"
        assert measure("كلمة", strong, one, 80, 1) == "كلمة in 80"
        assert measure("كلمة", strong, one, 80, 0, minimum=True) == "كلمة in 80"
        assert measure("كلمة", strong, other, 80, 0) == "كلمة in 80"
    assert len(asked) == 6
    assert [measure("كلمة", strong, None, 80, 0) for _ in range(2)] == ["كلمة in 80"] * 2
    assert len(asked) == 8, "what belongs to no document is not kept"
