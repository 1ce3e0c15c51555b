"""A verb of saying, and where in its sentence the reported words begin."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from waraqa.arabic.happenings import clause_words
from waraqa.arabic.speech import Form, form_of, is_clause_word, word_set
from waraqa.extract.scenes import SPEECH, Scene, Word
from waraqa.extract.subjects import Subject

_REACH = 48
_NEAR = 14
_BEFORE_WORDS = frozenset((":", "الي", "ب", "علي", "من", "عن"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: its speaker, and where in the folded text its reported words may begin and must end.

    `clause`, `colon` and `passage` are where a clause after أن, words after a colon, and words between marks begin;
    `denied` is where the noun begins that is denied: «نفى الأنباء».
    `carried` is true when the speaker was named in an earlier sentence; `back` when the words stand before the verb.
    """

    start: int
    end: int
    index: int
    form: Form
    scene: Scene
    number: int
    limit: int
    speaker: str | None = None
    carried: bool = False
    back: bool = False
    after: int = 0
    clause: int | None = None
    colon: int | None = None
    passage: int | None = None
    denied: int | None = None

    @property
    def reports(self) -> bool:
        """True when reported words follow."""
        return any(place is not None for place in (self.clause, self.colon, self.passage, self.denied))


def is_impersonal(scene: Scene, index: int) -> bool:
    """True for «ويذكر أن», «يتوقع أن»: the form opens a sentence and nobody is its subject."""
    text = scene.words[index].text
    if not (text in word_set("impersonal") or text[1:] in word_set("impersonal")) or index > 1:
        return False
    after = scene.words[index + 1].text if index + 1 < len(scene.words) else ""
    return is_clause_word(after) or after in ("الي", "هنا", "في")


def with_words(cue: Cue) -> Cue:
    """The cue with the place where its reported words begin, looked for behind its subject."""
    words = cue.scene.words
    for index in range(cue.after, min(len(words), cue.index + _REACH)):
        word = words[index]
        directly = index == cue.index + 1 or not cue.form.participle
        if cue.form.sort == "deny" and directly and word.text in word_set("denied"):
            return replace(cue, denied=word.start)
        if word.text == SPEECH and not _names_the_subject(cue, index):
            return replace(cue, passage=word.start)
        if word.text == ":" and not _is_clock(cue.scene, index):
            return replace(cue, colon=word.end)
        if is_clause_word(word.text) and words[index - 1].text not in word_set("not_before_clause"):
            return replace(cue, clause=word.end)
        if _is_next_cue(cue.scene, index):
            break
    return cue


def _names_the_subject(cue: Cue, index: int) -> bool:
    """True for a name between marks with أن soon behind it: «أعلنت حركة «…» أمس أن»."""
    words = cue.scene.words
    if words[index - 1].text in _BEFORE_WORDS:
        return False
    if index == cue.index + 1:
        return index + 1 < len(words) and words[index + 1].text in word_set("clause")
    behind = [word.text for word in words[index + 1 : index + 6]]
    stop = next((i for i, text in enumerate(behind) if text in ("،", ",") or form_of(text)), len(behind))
    return any(is_clause_word(text) for text in behind[:stop])


def _is_clock(scene: Scene, index: int) -> bool:
    """True for the colon of 10:30."""
    words = scene.words
    return 0 < index < len(words) - 1 and words[index - 1].text.isdigit() and words[index + 1].text.isdigit()


def says_next(scene: Scene, index: int) -> bool:
    """True for the verb of «…»، يقول فلان، قبل أن يضيف: «…»."""
    words = scene.words
    colon = index + 1 < len(words) and words[index + 1].text in (":", SPEECH)
    return colon and index > 1 and words[index - 2].text == "قبل"


def _is_next_cue(scene: Scene, index: int) -> bool:
    """True where another verb of saying takes over: a participle, or a verb behind و, ف or a comma."""
    known = form_of(scene.words[index].text) if not scene.words[index].is_sign else None
    if known and says_next(scene, index):
        return True
    if known is None or known[0].needs_clause or (known[0].noun and scene.words[index].text.startswith("ب")):
        return False
    return known[0].participle or known[1] > 0 or scene.words[index - 1].text in ("،", "؛", "كما", "فيما", "بينما")


def is_speech(cue: Cue, subject: Subject | None) -> bool:
    """True when the form really speaks here."""
    if cue.form.needs_an and (_tells_of_growth(cue) or _is_preposition(cue)):
        return False
    if cue.form.needs_an:
        return cue.clause is not None and cue.clause - cue.end < 60
    if cue.form.needs_clause:
        places = (cue.clause, cue.colon, cue.passage, cue.denied)
        begins = min((place for place in places if place is not None), default=None)
        return stands_behind(cue) if begins is None else begins - cue.end < 12 * _NEAR
    if cue.form.noun:
        return cue.reports and not _is_scripture(cue) and _begins(cue) - cue.end < 4 * _NEAR
    if cue.form.participle:
        before = cue.scene.words[cue.index - 1].text if cue.index else ""
        joined = cue.start > cue.scene.words[cue.index].start
        listed = cue.form.gender == "p" or (cue.index == 0 and not joined)
        if listed and cue.colon is not None:
            return False
        close = cue.clause is not None or cue.colon is not None or cue.passage == cue.end + 1
        return close or before in ("،", "؛", ",", "", SPEECH) or joined
    return cue.reports or subject is not None


def _begins(cue: Cue) -> int:
    """Where the words begin that a cue reports."""
    return min(place for place in (cue.clause, cue.colon, cue.passage, cue.denied) if place is not None)


def _is_scripture(cue: Cue) -> bool:
    """True for «قوله تعالى»."""
    words = cue.scene.words
    return cue.index + 1 < len(words) and words[cue.index + 1].text in word_set("scripture")


def _is_preposition(cue: Cue) -> bool:
    """True for the «بين» of «اتفاق بين الطرفين»: as a verb it opens its clause."""
    words, index = cue.scene.words, cue.index
    return words[index].text == "بين" and index > 0 and not words[index - 1].is_sign


def _tells_of_growth(cue: Cue) -> bool:
    """True for «زاد من تعقيد الوضع أن», «ومما زاد الأزمة أن»: no verb of saying."""
    words, index = cue.scene.words, cue.index
    before = words[index - 1].text if index else ""
    return before in ("مما", "ومما", "ما") or (index + 1 < len(words) and words[index + 1].text == "من")


def is_inside(before: Cue, cue: Cue) -> bool:
    """True for a verb within the subject of the one before: «قال مصدر أكد …» has one speaker only."""
    words = before.scene.words
    return before.after < len(words) and cue.start < words[before.after].start


def stands_behind(cue: Cue) -> bool:
    """True for «…»، قال فلان»: the words between marks stand right before the verb."""
    words, index = cue.scene.words, cue.index - 1
    while index >= 0 and (words[index].text in ("،", ",", "-", "–") or words[index].text in word_set("leading_up")):
        index -= 1
    joined = cue.start > words[cue.index].start
    fresh = not cue.reports or cue.passage is not None
    return index >= 0 and words[index].text == SPEECH and not joined and not cue.form.participle and fresh


def own_end(cue: Cue, start: int, end: int) -> int:
    """Before the comma where the article goes on by itself: «، فيما …», «، وفق …»; a denied noun ends at any comma."""
    words = cue.scene.words
    for index in range(bisect_left(words, start, key=lambda word: word.start), len(words) - 1):
        word, after = words[index], words[index + 1]
        if after.start >= end:
            break
        third = words[index + 2].text if index + 2 < len(words) else ""
        if word.text in "،؛," and (_article_goes_on(after, third) or (cue.denied is not None and not _relates(after))):
            return word.start
    return end


def _article_goes_on(word: Word, behind: str) -> bool:
    """True for a word behind a comma that ends what is reported; not «فيما يتعلق»."""
    if word.text in ("في", "علي"):
        return behind in ("حين", "حد")
    return word.text in word_set("after_report") and behind not in word_set("not_meanwhile")


def _relates(word: Word) -> bool:
    """True for «التي», «والتي»: the noun before the comma goes on."""
    return word.text.removeprefix("و") in clause_words("relatives")
