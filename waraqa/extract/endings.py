"""Where the subject of a verb ends because its object, its addressee or what is denied begins."""

from __future__ import annotations

from waraqa.arabic.names import is_ordinary
from waraqa.arabic.speech import word_set
from waraqa.extract.bodies import listed
from waraqa.extract.scenes import Scene
from waraqa.extract.titles import is_eponym


def before_count(scene: Scene, first: int, last: int) -> int:
    """Before what is reported with ب and counted: «أفاد تقرير للبلدية | بتضرر 320 منزلا»."""
    texts = [word.text for word in scene.words[first:last]]
    counted = next((index for index, text in enumerate(texts) if text[0].isdigit()), 0)
    reported = (i for i in range(1, counted) if texts[i][0] == "ب" and len(texts[i]) > 3 and texts[i][:3] != "بال")
    return first + next(reported, last - first)


def before_request(scene: Scene, first: int, last: int) -> int:
    """Before what is asked for with ب: «طالب عضو المجلس | بفتح تحقيق»; not before where he sits, «بوزارة الصحة»."""
    for index in range(first + 1, last):
        text = scene.words[index].text
        asked = text[0] == "ب" and len(text) > 3 and not text.startswith("بال") and is_ordinary(text[1:])
        if asked and not (is_eponym(text) or text[1:] in listed("heads", "construct")):
            return index
    return last


def before_object(scene: Scene, first: int, last: int) -> int:
    """Before the object of a verb: «أبرزت إحصائيات الخزينة | انكماش المداخيل»."""
    texts = [word.text for word in scene.words[first:last]]
    for index in range(1, len(texts)):
        defined = texts[index - 1].startswith(("ال", "وال", "لل"))
        object_here = defined and not texts[index].startswith(("ال", "ل", "و", "ب"))
        if object_here and is_ordinary(texts[index]):
            return first + index if texts[index] not in ("في", "عن", "من", "لدي", "باسم") else last
    return last


def before_thing(scene: Scene, first: int, last: int) -> int:
    """Before the definite object that ends the phrase of a verb that is none of saying: «زار الوزير | الحقول»."""
    if last - first < 2:
        return last
    before, word = (scene.words[index].text for index in (last - 2, last - 1))
    described = word.startswith("الم") or _is_adjective(word)
    return last - 1 if before.startswith(("ال", "وال", "لل")) and word.startswith("ال") and not described else last


def before_addressed(scene: Scene, first: int, last: int) -> int:
    """Before whoever is spoken to: «دعا رئيس الوفد | الحكومة»; adjectives belong to the subject."""
    texts = [word.text for word in scene.words[first:last]]
    for index in range(1, len(texts)):
        defined = all(text.startswith("ال") for text in texts[index - 1 : index + 1])
        if defined and not _is_adjective(texts[index]):
            return first + index
    return last


def _is_adjective(word: str) -> bool:
    """True for an adjective of a subject, by its ending or as listed: «رئيس الوفد الحكومي», «الأمين العام»."""
    return word.endswith(tuple(word_set("endings_of_adjectives"))) or word in word_set("adjectives")


def before_denied(scene: Scene, first: int, last: int) -> int:
    """Before what is denied: «نفى مصدر | الأنباء», «نفى | صحة الأنباء»."""
    denied, sources = word_set("denied"), word_set("sources")
    texts = [word.text for word in scene.words[first:last]]
    return next((first + i for i, text in enumerate(texts) if text in denied and (i or text not in sources)), last)
