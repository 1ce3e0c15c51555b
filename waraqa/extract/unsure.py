"""What was not reported to have happened: denied, supposed, wished, asked, or done again and again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waraqa.arabic.happenings import clause_words, happening_of
from waraqa.arabic.speech import word_set
from waraqa.extract.scenes import Scene

_NOT_BEFORE_VERBS = frozenset(("في", "من", "علي", "عن", "الي", "بعد", "قبل"))
_FAR, _NEAR = 12, 6
_MAY = ("قد", "وقد")


def is_unsure(scene: Scene, index: int) -> bool:
    """True for a verb at an index of which the sentence does not say that it happened or will."""
    before = scene.words[index - 1].text if index else ""
    if before in word_set("negations") or before in _NOT_BEFORE_VERBS:
        return True
    texts = [word.text for word in scene.words[max(0, index - _FAR) : index]]
    if is_supposed(scene, index) or _is_denied(texts):
        return True
    return _is_wished(texts, present=_is_present(scene.words[index].text)) or _is_habit(scene, index)


def _is_present(word: str) -> bool:
    """True for a verb in the present or future."""
    return any(meaning.present for meaning in happening_of(word)[0])


def _is_wished(texts: Sequence[str], *, present: bool) -> bool:
    """True for «قد يزور», «من الممكن أن يزور», «كان مقررا أن يلتقي»."""
    if not (texts and present):
        return False
    if texts[-1] in _MAY:
        return True
    if texts[-1] != "ان" or len(texts) < 2:
        return False
    near = [text.removeprefix("و") for text in texts[-_NEAR:]]
    planned = texts[-2] in clause_words("was_to_be")
    wished = texts[-2] in clause_words("unsure") or not clause_words("wishing").isdisjoint(near)
    return wished or (planned and not clause_words("was").isdisjoint(texts[-_NEAR:]))


def is_supposed(scene: Scene, index: int) -> bool:
    """True in a question, and behind «إذا», «لو» or «في حال» in the same clause."""
    if scene.words[-1].text in ("؟", "?"):
        return True
    texts = [word.text for word in scene.words[max(0, index - _FAR) : index]]
    clause = texts[max((i + 1 for i, text in enumerate(texts) if not text[0].isalnum()), default=0) :]
    return not clause_words("suppositions").isdisjoint(clause)


def _is_denied(texts: Sequence[str]) -> bool:
    """True for «نفى … أن يكون قد زار»."""
    return any(pair[0] == "ان" and pair[1] in ("يكون", "تكون", "يكونوا") for pair in pairwise(texts))


def _is_habit(scene: Scene, index: int) -> bool:
    """True for what is done again and again: «عادة ما يجتمع», «كل يوم أحد»."""
    around = [word.text for word in scene.words[max(0, index - 3) : index + _FAR]]
    return _is_present(scene.words[index].text) and not clause_words("habits").isdisjoint(around)
