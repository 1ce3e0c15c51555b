"""Values that no source gives, worked out from two that it does: always said to be ours."""

from __future__ import annotations

from waraqa.model import FigureFact
from waraqa.render.numbers import in_digits, in_site_digits
from waraqa.render.views.approximate import approximation
from waraqa.render.views.scene import Scene

_SHARES = frozenset({"percent", "permille"})
_LEAST, _MOST = 1, 1000


def computed(scene: Scene, fact: FigureFact) -> str:
    """«−61 %، حسابنا» for a figure that rose or fell from another; nothing where either is not exact.

    The caller leaves out figures in conflict: nothing is computed from a number that may be wrong.
    """
    before = fact.change.from_ if fact.change else None
    value = fact.value
    if before is None or isinstance(value, tuple | None) or fact.unit in _SHARES or fact.verdict == "doubtful":
        return ""
    if before <= 0 or not _exact(scene, fact, before) or _told(scene, fact):
        return ""
    share = 100 * (value - before) / before
    if not _LEAST <= abs(share) <= _MOST or (share > 0) != (fact.change is not None and fact.change.direction == "up"):
        return ""
    words = in_site_digits(f"{share:+.0f} %".replace("-", "−"), scene.strings.digits)
    shown = in_digits(words, scene.strings.digits)
    return scene.strings.t("figure.computed", value=shown, ours=scene.strings.t("by.us.computed"))


def _exact(scene: Scene, fact: FigureFact, before: float) -> bool:
    """True where neither the figure nor the one that it is measured against is approximate."""
    figures = scene.of_kind(FigureFact)
    known = [one for one in figures if one.value == before and one.unit == fact.unit and one.source == fact.source]
    return bool(known) and not any(one.approx or any(approximation(scene, one)) for one in (fact, known[0]))


def _told(scene: Scene, fact: FigureFact) -> bool:
    """True where the sentence tells a percentage itself."""
    sentence = scene.sentence(fact)
    shares = (one for one in scene.of_kind(FigureFact) if one.unit in _SHARES and one.source == fact.source)
    return any(sentence.holds(one.span) for one in shares)
