"""The clause that a verb or noun of an event opens: where it ends, and which date is its own."""

from __future__ import annotations

from typing import NamedTuple

from waraqa.arabic.happenings import clause_words, is_verb, noun_list, noun_of
from waraqa.arabic.speech import form_of, is_clause_word, word_set
from waraqa.extract.scenes import Scene, Word
from waraqa.extract.subjects import Stage
from waraqa.model import DateFact

_LONGEST = 26
_LONG = 6
_SHORTEST = 5
_ASIDE = 9


class Clause(NamedTuple):
    """Words of a scene, from one index to another, with the index of what is told within: after أن, الذي.

    `joined` is the number of letters (و, ف, ب, ل) on the first word that do not belong to the clause.
    """

    scene: Scene
    first: int
    last: int
    nested: int
    joined: int = 0

    @property
    def words(self) -> tuple[Word, ...]:
        """The clause's words."""
        return self.scene.words[self.first : self.last]

    @property
    def start(self) -> int:
        """Where the clause begins in the folded text."""
        return self.scene.words[self.first].start + self.joined

    @property
    def end(self) -> int:
        """Where the clause ends in the folded text."""
        return self.scene.words[self.last - 1].end

    @property
    def own_end(self) -> int:
        """Where a nested clause begins, else the end."""
        return self.scene.words[self.nested].start if self.nested < self.last else self.end

    def has_noun(self, nouns: frozenset[str], reach: int) -> bool:
        """True when one of the nouns stands among the first words."""
        return any(word.text in nouns or noun_of(word.text) in nouns for word in self.words[1:reach])


def clause_from(stage: Stage, scene: Scene, first: int, *, told: bool = False, purpose: bool = False) -> Clause:
    """The clause that begins at a word; with `told` it runs on behind أن, with `purpose` up to what it is for."""
    words, nested = scene.words, len(scene.words)
    last = first + 1
    within = first > 1 and words[first - 1].text in clause_words("relatives") and words[first - 2].text == "،"
    while last < min(len(words), first + _LONGEST):
        word = words[last]
        if is_clause_word(word.text) or word.text in clause_words("relatives"):
            nested = min(nested, last)
            if not told and last - first >= _SHORTEST:
                break
        if word.text == "،" and (behind := _behind_source(stage, scene, last)):
            last = behind
            continue
        aims = not purpose and last - first > _LONG and word.text in clause_words("purposes")
        if _ends(stage, scene, last, told) or aims or (within and word.text == "،"):
            break
        last += 1
    while last > first + 1 and words[last - 1].is_sign and words[last - 1].text not in ")%]":
        last -= 1
    return Clause(scene, first, last, nested)


def _behind_source(stage: Stage, scene: Scene, comma: int) -> int | None:
    """Where the clause goes on behind a source between commas: «ستبدأ الأشغال، بحسب بيان، في أول مايو»."""
    words = scene.words
    if comma + 1 >= len(words) or words[comma + 1].text not in word_set("attributions"):
        return None
    closing = next((i for i in range(comma + 2, min(len(words) - 2, comma + _ASIDE)) if words[i].text == "،"), None)
    if closing is None:
        return None
    dated = any(stage.cast.is_dated(word.start) for word in words[closing + 1 : closing + 3])
    return closing + 1 if dated else None


def _ends(stage: Stage, scene: Scene, index: int, told: bool) -> bool:
    """True at a sign or a word that begins another clause; «أعلنت الوزارة، أن …» goes on when `told`."""
    word = scene.words[index]
    if word.text in ("؛", ";", ":", ".", "!", "؟", "?"):
        return True
    if word.text in ("،", ","):
        return opens_clause(stage, scene, index + 1, told=told)
    if word.text in clause_words("breaks"):
        return not told
    return word.text[:1] == "و" and _is_verb(word.text[1:]) and not stage.cast.within(word.start, word.end, "person")


def opens_clause(stage: Stage, scene: Scene, index: int, told: bool) -> bool:
    """True when the word behind a comma begins a clause of its own."""
    if index >= len(scene.words):
        return True
    word = scene.words[index]
    known = form_of(word.text)
    if is_clause_word(word.text):
        return not told
    if _leads_to_clause(stage, scene, index) or _is_therein(scene, index):
        return True
    if word.text in clause_words("openers") | clause_words("purposes") or (known and (known[0].participle or known[1])):
        return True
    if stage.cast.is_dated(word.start):
        return False
    names = stage.cast.within(word.start, word.start + 3, "person", "organisation", "place")
    return _is_joined(word.text) and not names


def _leads_to_clause(stage: Stage, scene: Scene, index: int) -> bool:
    """True for «على أن», «غير أن», «من المقرر أن», but not «أمس أن», where what is announced follows."""
    word, *behind = [word.text for word in scene.words[index : index + 3]]
    if behind and is_clause_word(behind[0]):
        return not stage.cast.is_dated(scene.words[index].start)
    return word in ("من", "ومن") and len(behind) > 1 and is_clause_word(behind[1])


def _is_therein(scene: Scene, index: int) -> bool:
    """True for a verb that «خلالها» follows: «جلسة مباحثات، جرى خلالها توقيع …»."""
    behind = scene.words[index + 1].text if index + 1 < len(scene.words) else ""
    return behind in word_set("therein") and scene.words[index].text in clause_words("carriers")


def _is_joined(text: str) -> bool:
    """True for a word that و or ف joins to a clause before: not «والبيئة», «وزير», «فعاليات»."""
    if len(text) < 4 or text.startswith("وال") or text in word_set("sources") or text in word_set("open_heads"):
        return False
    return text[0] == "و" or (text[0] == "ف" and (_is_verb(text[1:]) or text[1:] in ("قد", "ان", "لم", "لا")))


def _is_verb(word: str) -> bool:
    """True for a known verb of saying or happening."""
    return is_verb(word) or (form_of(word) is not None and word not in clause_words("nouns_behind_and"))


def own_date(stage: Stage, clause: Clause) -> DateFact | None:
    """The first date within the clause that no nested clause holds."""
    dates = stage.cast.dates_within(clause.start, clause.own_end)
    return next((date for start, _, date in dates if not _of_other(clause, start)), None)


def date_before_verb(stage: Stage, clause: Clause) -> DateFact | None:
    """The date between «كانت», the subject and the verb: «وكانت المنظمة في 11 سبتمبر قررت …»."""
    words = clause.scene.words
    if (
        clause.first > _LONGEST
        or words[0].text not in word_set("openers")
        or any(word.is_sign for word in words[: clause.first])
    ):
        return None
    dates = stage.cast.dates_within(clause.scene.start, clause.start)
    return dates[-1][2] if dates else None


def date_of_held(stage: Stage, clause: Clause) -> DateFact | None:
    """The date of the occasion: «أقر المجلس القانون في الجلسة التي عقدت أمس»."""
    words = clause.scene.words
    held = clause.nested + 1
    if held >= min(len(words), clause.first + _LONGEST) or words[held].text not in clause_words("held"):
        return None
    dates = stage.cast.dates_within(words[held].end, words[min(len(words) - 1, held + 3)].end)
    return dates[0][2] if dates else None


def is_ahead(stage: Stage, verb: Word, date: DateFact | None) -> bool:
    """True for a date behind the article's own, which no past has: what was decided has it («أمر بالإقفال غدا»)."""
    published, value = stage.reading.article.published, date.value if date else None
    present = verb.text.lstrip("وفس")[:1] in ("ي", "ت")
    return bool(published and value and not present and "/" not in value and value > published.isoformat())


def _of_other(clause: Clause, place: int) -> bool:
    """True for a date that tells when something else was: «هاجمت قرى قبل تصويت المجلس أمس»."""
    before = [word.text for word in clause.words[1:] if word.start < place][-5:]
    times = [index for index, text in enumerate(before) if text in clause_words("other_time")]
    if not times or times[-1] + 1 >= len(before):
        return False
    noun = before[times[-1] + 1]
    same = before[times[-1]] == "اثر" and (noun_of(noun) in noun_list("calamities") | noun_list("strikes"))
    return not same and noun not in clause_words("times_of_day")


def is_moment(value: str | None) -> bool:
    """True for a day, a month, a year or some days: not a quarter, a decade or a span of years."""
    first, _, last = (value or "").partition("/")
    return bool(first) and not {"X", "{"} & {*first} and (not last or len(first) == len(last) == len("2024-05-15"))


def opening_date(stage: Stage, scene: Scene, before: int) -> DateFact | None:
    """The date that a sentence begins with: «ففي شهر يوليو الماضي، زار …», «وخلال زيارته أمس، وقع …»."""
    if (
        len(scene.words) > 2
        and scene.words[0].text in clause_words("occasions")
        and scene.words[1].text in clause_words("meant")
    ):
        return _date_of_occasion(stage, scene, before)
    for word in scene.words[:5]:
        if stage.cast.is_dated(word.start):
            dates = stage.cast.dates_within(scene.start, word.end)
            return dates[0][2] if dates and dates[0][0] < before else None
        if word.text not in clause_words("before_date"):
            return None
    return None


def _date_of_occasion(stage: Stage, scene: Scene, before: int) -> DateFact | None:
    """The date right before the comma that closes the occasion a sentence begins with."""
    comma = next((word for word in scene.words[:_LONGEST] if word.text == "،"), None)
    dates = stage.cast.dates_within(scene.start, comma.start) if comma and comma.start < before else []
    return dates[-1][2] if comma and dates and comma.start - dates[-1][1] <= 1 else None
