"""The words after a verb → who its subject is: a name where one is known, else the source's own words."""

from __future__ import annotations

from typing import NamedTuple

from waraqa.arabic.names import is_ordinary
from waraqa.arabic.speech import Form, form_of, is_clause_word, word_set
from waraqa.arabic.verbs import Gender
from waraqa.extract.cast import Cast
from waraqa.extract.endings import (
    before_addressed,
    before_count,
    before_denied,
    before_object,
    before_request,
    before_thing,
)
from waraqa.extract.reading import Reading
from waraqa.extract.scenes import SPEECH, Scene, Word
from waraqa.extract.titles import title_words

LONGEST = 24


class Subject(NamedTuple):
    """Who acts: the name, and the index of the first word behind it; `sure` when a name or its place says so."""

    name: str
    after: int
    sure: bool


class Stage(NamedTuple):
    """What is needed to read subjects: the article and its cast."""

    reading: Reading
    cast: Cast


def subject_after(stage: Stage, scene: Scene, index: int, verb: Form | Gender) -> Subject | None:
    """The subject that begins at a word, for a verb of saying or of some gender; None where it has none of its own."""
    gender = verb.gender if isinstance(verb, Form) else verb
    plain, judges = isinstance(verb, Form) and verb.plain, isinstance(verb, Form) and verb.sort == "judge"
    first = _skip_adverbs(stage, scene, index)
    last = before_count(scene, first, phrase_end(stage, scene, first))
    if isinstance(verb, Form) and verb.sort == "deny":
        last = before_denied(scene, first, last)
    if isinstance(verb, Form) and verb.sort == "call":
        last = before_request(scene, first, last)
    if isinstance(verb, Form) and verb.speaks_to and _is_addressee(scene.words[first].text, gender):
        return None
    if last == first or _is_no_head(stage, scene.words[first]):
        return None
    speaks = isinstance(verb, Form) and _touches_speech(scene, last)
    certain = plain or speaks or (last < len(scene.words) and _is_denied(scene, last, verb))
    if judges and last - first > 1 and last < len(scene.words) and scene.words[last].text.startswith("بان"):
        last -= 1
    whole = certain or (last < len(scene.words) and scene.words[last].text in ("،", ","))
    people = stage.cast.within(scene.words[first].start, scene.words[last - 1].end, "person")
    last = last if whole or people else _behind_body(stage, scene, first, before_object(scene, first, last))
    if isinstance(verb, Form) and verb.speaks_to and not people:
        last = before_addressed(scene, first, last)
    if not isinstance(verb, Form) and not people:
        last = before_thing(scene, first, last)
    name, known = name_of(stage, scene, first, last)
    if not (certain or known) and not _can_speak(scene.words[first], gender):
        return None
    return Subject(name, last, certain or known)


def _behind_body(stage: Stage, scene: Scene, first: int, last: int) -> int:
    """Behind a body that an indefinite object follows: «أظهرت بيانات الجهاز المركزي للإحصاء | تباطؤ التضخم»."""
    words = scene.words
    bodies = {named.end for named in stage.cast.within(words[first].end, words[last - 1].end, "organisation")}
    behind = (i for i in range(first + 1, last) if words[i - 1].end in bodies and words[i].text[0] not in "البلوف(")
    return next(behind, last)


def _is_denied(scene: Scene, index: int, verb: Form | Gender) -> bool:
    """True where what a verb of denying denies begins at a word."""
    return isinstance(verb, Form) and verb.sort == "deny" and scene.words[index].text in word_set("denied")


def _is_no_head(stage: Stage, word: Word) -> bool:
    """True for «بالقول», «بالتالي», the second verb of «وتابع يقول», and what is counted: «وقدر الخسائر»."""
    known = form_of(word.text)
    if word.text in word_set("amounts") or (known is not None and (known[0].participle or known[0].present)):
        return True
    return word.text.startswith("بال") and not stage.cast.within(word.start, word.start + 3, "person")


def _is_addressee(head: str, gender: str) -> bool:
    """True for whoever is spoken to right behind the verb: «ناشد المجتمع الدولي», «طالب السلطات», «دعا المواطنين»."""
    if head in word_set("addressees") or (head.startswith("ال") and head.endswith("ين") and len(head) > 6):
        return True
    return gender == "m" and head.startswith("ال") and head.endswith(("ات", "ه"))


def _skip_adverbs(stage: Stage, scene: Scene, index: int) -> int:
    """Past «أمس», dates, and «كل من»."""
    words = scene.words
    while index < len(words):
        word = words[index]
        if word.text == "كل" and index + 1 < len(words) and words[index + 1].text == "من":
            index += 2
        elif word.text in word_set("adverbs") or stage.cast.is_dated(word.start) or _dated_aside(stage, scene, index):
            index += 1
        else:
            break
    return index


def _dated_aside(stage: Stage, scene: Scene, index: int) -> bool:
    """True for the comma of «قال، الخميس، الوزير»."""
    words = scene.words
    return words[index].text == "،" and index + 1 < len(words) and stage.cast.is_dated(words[index + 1].start)


def phrase_end(stage: Stage, scene: Scene, first: int) -> int:
    """The index behind the last word of a noun phrase."""
    words, opened = scene.words, False
    last = first
    while last < min(len(words), first + LONGEST):
        word = words[last]
        if _opens_house(scene, first, last) and not opened:
            opened = True
        elif _ends_phrase(stage, word, last > first):
            break
        last += 1
    return last


def _ends_phrase(stage: Stage, word: Word, inside: bool) -> bool:
    """True for a word that cannot belong to the subject."""
    text = word.text
    if word.is_sign or is_clause_word(text) or stage.cast.is_dated(word.start):
        return True
    joined = text[0] in "وف" and text[1:] in word_set("after_subject")
    if text in word_set("after_subject") or (joined and (inside or text not in word_set("unjoined"))):
        return text[0] == "ل" or not stage.cast.within(word.start, word.end, "person", "organisation")
    known = form_of(text) if inside else None
    return known is not None and (known[1] > 0 or known[0].participle) and not _is_in_name(stage, word)


def _is_in_name(stage: Stage, word: Word) -> bool:
    """True for a word that begins or belongs to a name."""
    return any(named.end >= word.end for named in stage.cast.within(word.start - 40, word.end, "person"))


def _opens_house(scene: Scene, first: int, index: int) -> bool:
    """True for the preposition of «مصدر في وزارة …», not for that of «قال في تصريح»."""
    words = scene.words
    if index == first or index + 1 >= len(words):
        return False
    after = words[index + 1]
    if words[index].text == "عن" and words[index - 1].text in word_set("issued"):
        return not after.is_sign
    if words[index].text not in ("في", "من", "لدي") or after.is_sign or is_clause_word(after.text):
        return False
    return words[first].text in word_set("open_heads") and after.text not in word_set("occasions")


def name_of(stage: Stage, scene: Scene, first: int, last: int) -> tuple[str, bool]:
    """The name in a noun phrase, or the phrase; True where a name was known."""
    words, cast = scene.words, stage.cast
    start, end = words[first].start, words[last - 1].end
    bodies = cast.within(start, start + 3, "organisation")
    people = cast.within(start, end, "person")
    if people and not (bodies and bodies[0].end > people[0].start):
        return _person(stage, scene, first, last, [person.name for person in people], people[0].start)
    if bodies:
        return bodies[0].name, True
    name = cast.bearer(start, stage.reading.folded.text) or _name_after_comma(stage, scene, last)
    if name:
        return name, True
    for cut in range(min(last, first + 3), first, -1):
        phrase = _phrase(stage, scene, first, cut)
        if (full := cast.full_name(phrase)) != phrase:
            return full, True
    return _phrase(stage, scene, first, last), False


def _person(stage: Stage, scene: Scene, first: int, last: int, names: list[str], place: int) -> tuple[str, bool]:
    """The person of a phrase; in «مستشار الرئيس فلان» and «مكتب فلان» it is the second one, or nobody by name."""
    before = [word.text for word in scene.words[first:last] if word.start < place]
    dependants = word_set("dependants")
    titled = len(before) > 1 and before[-1] in word_set("personal_titles") and not dependants.isdisjoint(before)
    if not (titled or (before and before[-1] != "ابن" and before[-1] in dependants)):
        return names[0], True
    return (names[1] if len(names) > 1 else _phrase(stage, scene, first, last)), True


def _name_after_comma(stage: Stage, scene: Scene, index: int) -> str | None:
    """The name in apposition: «رئيس الهيئة، الدكتور فلان», «أحد السكان، ويدعى فلان»."""
    words = scene.words
    if index + 1 >= len(words) or words[index].text not in ("،", ","):
        return None
    named = words[index + 1].text.removeprefix("و") in title_words("naming")
    for word in words[index + 1 + named : index + 5]:
        people = stage.cast.within(word.start, word.start + 1, "person")
        if people:
            return people[0].name
        if _ends_phrase(stage, word, True):
            break
    return None


def _phrase(stage: Stage, scene: Scene, first: int, last: int) -> str:
    """The source's own words, without «بالعاصمة» behind them."""
    words = scene.words
    cut = next(
        (i for i in range(first + 1, last) if words[i].text.startswith("بال") and len(words[i].text) > 5),
        last,
    )
    return stage.reading.told(stage.reading.folded.span(words[first].start, words[cut - 1].end))


def _touches_speech(scene: Scene, index: int) -> bool:
    """True where the reported words follow at once: «حذر فلان من أن», «قال فلان: …»."""
    words = scene.words
    if index < len(words) - 1 and words[index].text in ("من", "علي", "الي", "عن"):
        index += 1
    if index >= len(words):
        return False
    return words[index].text in (":", SPEECH) or is_clause_word(words[index].text)


def can_be_head(word: str) -> bool:
    """True for a noun that heads who speaks: a source, a body, or a role, unless it is a verb as well."""
    role = word in title_words("heads") and word not in title_words("verbal")
    return role or word in word_set("sources") or word in word_set("open_heads")


def _can_speak(head: Word, gender: str) -> bool:
    """True for a head noun that can be a subject of the verb's gender: «الوزارة» for «أعلنت»."""
    feminine = head.text.endswith("ه")
    if head.text.startswith("ال"):
        return feminine == (gender == "f")
    known = can_be_head(head.text)
    unknown = len(head.text) > 3 and head.text.isalpha() and not is_ordinary(head.text)
    return known or (unknown and not head.text.endswith(("ته", "ها", "هم")))
