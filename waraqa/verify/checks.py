"""The checks of the words themselves: they stand in the source, whole, with their «لا», and marked where quoted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import event_nouns, happening_of, noun_of
from waraqa.arabic.matching import is_whole
from waraqa.arabic.negation import is_negation
from waraqa.arabic.speech import form_of
from waraqa.model import AnyFact, DateFact, EventFact, FigureFact, Mention, QuoteFact, Span
from waraqa.verify.findings import Finding
from waraqa.verify.rereading import Rereading, placed_in, reading_at, tokens_of

_REACH, _MARKS = 20, "«»“”\"„‟'‘’:"
_PLAIN_TYPES = ("agreement", "attack", "disaster", "election")
"""Types that stand in a word; whether a step is legal, military or trade is for an editor to say."""
RESPELLED = "spelling-differs"
"""The reason that a reader gives a fact whose evidence was found in another spelling than it was given in."""


def evidence_stands(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """The words stand in the source, letter for letter, at word and number boundaries; its mentions too."""
    text = source.article.text
    if fact.span.of(text) != fact.text or not fact.text.strip():
        yield Finding("unverified", "evidence-missing")
    elif not _is_whole(text, fact.span):
        yield Finding("unverified", "evidence-cut")
    mentions: tuple[Mention, ...] = getattr(fact, "mentions", ())
    if any(one.span.of(text) != one.text or not _is_whole(text, one.span) for one in mentions):
        yield Finding("unverified", "mention-missing")


def _is_whole(text: str, span: Span) -> bool:
    """True for whole words and numbers."""
    return 0 <= span.start < span.end <= len(text) and is_whole(text, span)


def also_stands(fact: AnyFact, sources: Mapping[str, Rereading]) -> Iterator[Finding]:
    """Where else the fact is told, the words stand there, and say the same number and the same day."""
    for one in fact.also:
        source = sources.get(one.source)
        if source is None or one.span.of(source.article.text) != one.text:
            yield Finding("unverified", "also-missing")
        elif not _is_whole(source.article.text, one.span):
            yield Finding("unverified", "also-cut")
        elif isinstance(fact, FigureFact | DateFact) and fact.value is not None:
            again = _value_at(source, one.span, fact)
            if again is not None and again != fact.value:
                yield Finding("unverified", f"also-differs:{again}")


def _value_at(source: Rereading, span: Span, fact: FigureFact | DateFact) -> object:
    """The number or the date that the words at a place tell."""
    if isinstance(fact, FigureFact):
        figure = reading_at(source.quantities, span)
        return figure and figure.value
    date = reading_at(source.dates, span)
    return date and date.value


def spelling_is_the_sources(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Evidence that was given in another spelling is shown in the source's own, and said to be repaired."""
    for reason in fact.reasons:
        if reason.partition(":")[0] == RESPELLED:
            yield Finding("repaired", reason)


def quote_is_marked(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Direct speech stands inside quotation marks or behind a colon."""
    if not isinstance(fact, QuoteFact) or not fact.direct:
        return
    before = source.article.text[max(fact.start - _REACH, 0) : fact.start].rstrip()[-1:]
    after = source.article.text[fact.end : fact.end + _REACH].lstrip(" .،,!؟?")[:1]
    if not (before and before in _MARKS) and not (after and after in _MARKS):
        yield Finding("doubtful", "no-quotation-marks")


def quotation_stays(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Direct speech is never reworded: an editor's own text adds words in `[ ]` and «(كذا)» to it, nothing else."""
    if not isinstance(fact, QuoteFact) or not fact.direct or fact.display is None:
        return
    if tokens_of(fact.display) != tokens_of(fact.text):
        yield Finding("unverified", "quotation-reworded")


def negation_is_not_cut(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """What was said or done does not begin just behind the «لا» that turns it."""
    if isinstance(fact, QuoteFact | EventFact):
        word, gap = source.before(fact.span)
        if is_negation(word) and not gap.strip():
            yield Finding("unverified", "negation-cut")


def no_number_is_cut(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """What was said or done does not end inside a number: «بلغت 7.1 | مليار»."""
    if not isinstance(fact, QuoteFact | EventFact):
        return
    for place in (fact.start, fact.end):
        near = placed_in(source.quantities, Span(place - _REACH, place))
        if any(one.span.start < place < one.span.end for one in near):
            yield Finding("doubtful", "number-cut")


def denial_stays(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """What somebody denied is not told as said, nor as done, nor the other way round."""
    if not isinstance(fact, QuoteFact | EventFact):
        return
    denied = _is_denied(fact, source)
    if isinstance(fact, QuoteFact) and denied != (fact.polarity == "denied"):
        yield Finding("doubtful", "differs:polarity")
    elif isinstance(fact, EventFact) and denied:
        yield Finding("doubtful", "denied")


def _is_denied(fact: QuoteFact | EventFact, source: Rereading) -> bool:
    """True when the verb of saying that governs the words denies them."""
    if fact.cue:
        return any(sort == "deny" for word in fold_word(fact.cue).split() if (sort := _sort_of(word)))
    sentence = source.sentence_of(fact.span)
    sorts = [sort for word in source.tokens_in(Span(sentence.start, fact.start)) if (sort := _sort_of(word))]
    return sorts[-1:] == ["deny"]


def _sort_of(word: str) -> str:
    """The sort of a verb of saying, nothing for other words."""
    known = form_of(word)
    return known[0].sort if known else ""


def type_is_told(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """An agreement, an attack, a disaster or an election is called one by the words that report it."""
    if not isinstance(fact, EventFact) or fact.type not in _PLAIN_TYPES:
        return
    told = {kind for word in source.tokens_in(fact.span) for kind in _types_of(word)}
    if told and fact.type not in told:
        yield Finding("doubtful", "unreadable:type")


@cache
def _types_of(word: str) -> frozenset[str]:
    """The types of event that a folded word may report."""
    verbs = {happening.type for happening in happening_of(word)[0]}
    nouns = {event_nouns()[noun] for noun in (word, noun_of(word)) if noun in event_nouns()}
    return frozenset(verbs | nouns)
