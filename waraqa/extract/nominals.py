"""Events told by a noun: «توقيع اتفاق», «انتخابات 17 نوفمبر», «مؤتمر … الذي انعقد بين 12 و15 سبتمبر»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waraqa.arabic.happenings import clause_words, event_nouns, happening_of, is_verb, noun_list, noun_of
from waraqa.extract.clauses import Clause, clause_from, own_date
from waraqa.extract.fronted import bare, with_carrier
from waraqa.extract.scenes import Scene
from waraqa.extract.subjects import Stage
from waraqa.model import DateFact, EventType

_FAR = 9
_BEHIND = 22
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Told:
    """An event before it is a fact: its clause, type, rule, date, and how the date was found."""

    clause: Clause
    type: EventType
    rule: str
    date: str | None = None
    announced: str | None = None
    reasons: tuple[str, ...] = ()


def of_noun(stage: Stage, scene: Scene, index: int) -> Iterator[Told]:
    """An event noun with its date behind it, or a document that is being signed."""
    text = scene.words[index].text
    noun = noun_of(text)
    kind = event_nouns().get(noun) or event_nouns().get(text)
    signing, arranging = noun in noun_list("signing"), noun in noun_list("arranging")
    if not (kind or signing or arranging) or _is_only_counted(stage, scene, index) or _names_body(stage, scene, index):
        return
    clause = clause_from(stage, scene, index)
    if is_press(clause):
        return
    if signing and clause.has_noun(noun_list("documents"), 4):
        carried = with_carrier(stage, clause)
        date = own_date(stage, carried) or _date_before(stage, clause)
        clause, carried = (_up_to_comma(stage, each, date) for each in (clause, carried))
        yield Told(
            bare(clause) if carried.first == clause.first else carried, "agreement", "signing-noun", _value(date)
        )
    elif arranging and _is_arranged(stage, clause):
        yield Told(bare(clause), "election", "election-day", _value(own_date(stage, clause)))
    elif noun in noun_list("conferences") and (held := _held(stage, clause)):
        yield held
    elif kind and (kind != "agreement" or _is_signed(scene, index)):
        yield from _dated(stage, clause, kind) or _counted(clause, kind)


def _up_to_comma(stage: Stage, clause: Clause, date: DateFact | None) -> Clause:
    """The clause up to the comma behind its date."""
    if date is None:
        return clause
    _, end = stage.reading.folded.range(date.span)
    words = clause.scene.words
    comma = next(
        (i for i in range(clause.first, clause.last) if words[i].text == "،" and words[i].start >= end), clause.last
    )
    return clause._replace(last=comma)


def _is_signed(scene: Scene, index: int) -> bool:
    """True for a document that is said to be signed: «الاتفاقية الموقعة عام 1978»."""
    around = (*scene.words[max(0, index - 2) : index], *scene.words[index + 1 : index + 7])
    return any(word.text in clause_words("signed") for word in around)


def _is_only_counted(stage: Stage, scene: Scene, index: int) -> bool:
    """True for «14 حادث سير»: things that were counted."""
    before = scene.words[index - 1] if index else None
    return before is not None and before.text.isdigit() and not stage.cast.is_dated(before.start)


def _names_body(stage: Stage, scene: Scene, index: int) -> bool:
    """True for a noun behind the head of a body's name: «محكمة الاستئناف», «الهيئة العليا للانتخابات»."""
    word = scene.words[index]
    bodies = stage.cast.within(word.start - 40, word.start, "organisation")
    return any(body.end >= word.end for body in bodies)


def _counted(clause: Clause, kind: EventType) -> list[Told]:
    """The accident whose toll is given, though it has no date: «ضحايا حادث تصادم حافلة وشاحنة إلى 12 قتيلا»."""
    words, first = clause.scene.words, clause.first
    if kind not in ("disaster", "attack") or not first or words[first - 1].text not in clause_words("tolls"):
        return []
    last = next(
        (i for i in range(first, clause.last) if words[i].text in clause_words("counts") or words[i].is_sign),
        clause.last,
    )
    return [Told(bare(clause._replace(last=last)), kind, "counted-noun")] if last - first > _SHORT else []


def _dated(stage: Stage, clause: Clause, kind: EventType) -> list[Told]:
    """A noun with a date close behind it, up to the date's end."""
    dates = [
        date
        for date in stage.cast.dates_within(clause.start, clause.end)
        if date[2].value and not _is_long(date[2].value)
    ]
    if not dates or not _is_near(clause, dates[0][0]) or _is_edition(clause, kind, dates[0][2].value):
        return []
    if _is_of_act(clause) or _is_session(clause):
        return []
    words = clause.scene.words
    last = next((i for i in range(clause.first, clause.last) if words[i].end >= dates[0][1]), clause.last - 1)
    return [Told(bare(clause._replace(last=last + 1)), kind, "dated-noun", dates[0][2].value)]


def _is_edition(clause: Clause, kind: EventType, value: str | None) -> bool:
    """True for «دورة 2023»: a name with its year."""
    return kind == "meeting" and len(clause.words) > 1 and clause.words[1].text == value


def _is_of_act(clause: Clause) -> bool:
    """True for the object of «مقاطعته الانتخابات في يوليو»: the date may be that of the announcing."""
    before = clause.scene.words[clause.first - 1].text if clause.first else ""
    possessed = len(before) > 5 and before.endswith(tuple(clause_words("endings_of_acts")))
    return possessed and clause.words[0].text.startswith("ال")


def _is_session(clause: Clause) -> bool:
    """True for «إغلاق تعاملات الخميس»: the day of a market, nothing that happened."""
    return any(word.text.removeprefix("ال") in clause_words("sessions") for word in clause.words[1:3])


def _is_long(value: str) -> bool:
    """True for an interval of years."""
    first, _, last = value.partition("/")
    return "/" in value and first[:4] != last[:4]


def _is_near(clause: Clause, place: int) -> bool:
    """True when a date follows a noun closely: no comma, no «التي», no other event's verb between."""
    between = [word for word in clause.words[1:] if word.start < place]
    if len(between) > _FAR or any(word.text in "،," or word.text in clause_words("relatives") for word in between):
        return False
    return not any(is_verb(word.text) for word in between[:-1])


def is_press(clause: Clause) -> bool:
    """True for «مؤتمر صحفي»: an occasion for speaking, not an event."""
    return any(word.text in clause_words("press") for word in clause.words[1:3])


def _date_before(stage: Stage, clause: Clause) -> DateFact | None:
    """The date right before a noun: «شهدت المدينة يوم 15 سبتمبر توقيع …»."""
    dates = stage.cast.dates_within(clause.scene.start, clause.start)
    return dates[-1][2] if dates and clause.start - dates[-1][1] <= 2 else None


def _value(date: DateFact | None) -> str | None:
    """The EDTF of a date, if there is one."""
    return date.value if date else None


def _is_arranged(stage: Stage, clause: Clause) -> bool:
    """True for «تحديد موعد 17 نوفمبر … للانتخابات»: an election and its day, with no verb between."""
    date = own_date(stage, clause)
    if len(clause.words) < 2 or date is None or not date.value or _is_long(date.value):
        return False
    place = stage.cast.dates_within(clause.start, clause.end)[0][0]
    near = clause.has_noun(noun_list("elections"), 3) or clause.words[1].text in clause_words("appointed")
    return near and clause.has_noun(noun_list("elections"), 10) and _is_near(clause, place)


def _held(stage: Stage, clause: Clause) -> Told | None:
    """A conference with a verb of holding behind it, and the date right behind that."""
    words = clause.scene.words
    for index in range(clause.first + 2, min(len(words) - 1, clause.first + _BEHIND)):
        if any(meaning.type == "conference" for meaning in happening_of(words[index].text)[0]):
            dates = stage.cast.dates_within(words[index].end, words[min(len(words) - 1, index + 4)].end)
            if dates and all(
                word.text in clause_words("before_date") for word in words[index + 1 :] if word.end < dates[0][0]
            ):
                last = next(i for i in range(index, len(words)) if words[i].end >= dates[0][1])
                return Told(bare(clause._replace(last=last + 1)), "conference", "conference-held", dates[0][2].value)
    return None
