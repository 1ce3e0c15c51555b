"""A verb without a subject of its own → the one before it in its sentence."""

from __future__ import annotations

from waraqa.arabic.happenings import is_verb
from waraqa.arabic.speech import is_clause_word, word_set
from waraqa.arabic.verbs import Gender
from waraqa.extract.scenes import Scene, Word
from waraqa.extract.subjects import LONGEST, Stage, Subject, can_be_head, name_of, phrase_end, subject_after

_DASHES = frozenset("-–—")
"""One of them stands behind a dateline: the «القاهرة» of «القاهرة - أعلنت السلطات» says nothing; two hold an aside."""


def subject_before(stage: Stage, scene: Scene, verb: int, gender: Gender | None = None) -> str | None:
    """The subject that stands before its verb: «وكانت الوزارة قد أعلنت», «الوزير الذي زار المدينة قال»."""
    first = _past_openers(scene)
    told = first > 0 and scene.words[verb - 1].text in ("قد", "لقد")
    if first >= verb or not (told or _is_nominal(stage, scene.words[first])):
        return None
    if gender == "m" and scene.words[first].text.endswith("ه") and not _is_person(stage, scene.words[first]):
        return None
    last = min(phrase_end(stage, scene, first), verb)
    if last == first or verb - last > LONGEST:
        return None
    if sum(word.text in _DASHES for word in scene.words[last:verb]) == 1:
        return None
    return name_of(stage, scene, first, last)[0]


def name_before(stage: Stage, scene: Scene, index: int) -> str | None:
    """The person or body that is named right before a word: «فلان الذي»."""
    end = scene.words[index - 1].end
    names = stage.cast.within(max(scene.start, end - LONGEST * 3), end, "person", "organisation")
    return next((name.name for name in reversed(names) if name.end == end), None)


def main_subject(stage: Stage, scene: Scene, verb: int, gender: Gender) -> str | None:
    """The subject of the sentence's first verb that can speak, when its gender is that of a later verb without one."""
    subject = _main_subject(stage, scene, verb, gender)
    return subject.name if subject and subject.sure else None


def who_said_therein(stage: Stage, scene: Scene, verb: int, gender: Gender) -> str | None:
    """Who acts before the verb of «ألقت فلانة كلمة أكدت فيها أن»: the one person of its clause, else the subject."""
    words = scene.words
    near = max(-1, verb - LONGEST)
    comma = next((i for i in range(verb - 1, near, -1) if words[i].is_sign), near)
    people = {named.name for named in stage.cast.within(words[comma + 1].start, words[verb].start, "person")}
    return people.pop() if len(people) == 1 else main_subject(stage, scene, verb, gender)


def is_therein(scene: Scene, verb: int) -> bool:
    """True for a verb behind its noun that «فيها» points back to."""
    behind = scene.words[verb + 1].text if verb + 1 < len(scene.words) else ""
    return verb > 1 and not scene.words[verb - 1].is_sign and behind in word_set("therein")


def acts_alone(stage: Stage, scene: Scene, verb: int, gender: Gender) -> bool:
    """True where the sentence's first verb has a subject of its own, sure to speak or not: nobody else goes on."""
    return _main_subject(stage, scene, verb, gender) is not None


def _main_subject(stage: Stage, scene: Scene, verb: int, gender: Gender) -> Subject | None:
    """The subject of the sentence's first verb, of one gender."""
    first = _past_occasion(stage, scene, _past_openers(scene))
    if first >= verb or scene.words[first].is_sign or _is_nominal(stage, scene.words[first]):
        return None
    if _is_feminine(scene, first) != (gender == "f"):
        return None
    subject = subject_after(stage, scene, first + 1, gender)
    if subject is None or subject.after > verb:
        return None
    return subject._replace(sure=subject.sure or can_be_head(scene.words[first + 1].text))


def _is_feminine(scene: Scene, verb: int) -> bool:
    """True for a feminine verb; one that begins with ت is «تدرس الوزارة» or «تفقد الوزير», as its subject is."""
    text = scene.words[verb].text
    subject = scene.words[verb + 1].text if verb + 1 < len(scene.words) else ""
    return text.endswith("ت") or (text.lstrip("وفس").startswith("ت") and subject.endswith(("ه", "ات", "ها")))


def _past_openers(scene: Scene) -> int:
    """Behind «وكانت», «إن», «لكن» at the beginning of a sentence."""
    index, words = 0, scene.words
    openers, firsts = word_set("openers"), word_set("opens_with_an")
    while index < len(words) - 1:
        if words[index].text in openers:
            index += 1
        elif words[index].text in firsts and is_clause_word(words[index + 1].text) and index + 2 < len(words):
            index += 2
        else:
            break
    return index


def _past_occasion(stage: Stage, scene: Scene, index: int) -> int:
    """Behind «وفي اجتماع عقد أمس،»: a beginning with a preposition, up to its comma."""
    words = scene.words
    text = words[index].text
    plain = text.lstrip("وف") or text
    named = index + 1 < len(words) and _is_person(stage, words[index + 1])
    begins = not {plain, text}.isdisjoint(word_set("after_subject")) and not is_verb(plain) and not named
    if not begins and not stage.cast.is_dated(words[index].start) and text not in ("في", "وفي", "ففي", "من", "ومن"):
        return index
    comma = next((i for i in range(index, min(len(words), index + 18)) if words[i].text in ("،", ",")), None)
    return comma + 1 if comma is not None and comma + 1 < len(words) else index


def _is_person(stage: Stage, word: Word) -> bool:
    """True for a word that begins a person's name."""
    return bool(stage.cast.within(word.start, word.start + 3, "person"))


def _is_nominal(stage: Stage, word: Word) -> bool:
    """True for a word that begins a noun phrase: a name, a definite noun, or a head that can speak."""
    text = word.text
    if stage.cast.within(word.start, word.start + 3, "person", "organisation", "place"):
        return True
    plain = text[1:] if text[0] in "وف" else text
    heads = word_set("sources") | word_set("open_heads")
    return text.startswith("ال") or plain.startswith("ال") or text in heads or plain in heads
