"""What words that an editor selects in a source would be as a fact, with its fields as they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from waraqa.content.merge import keys_of
from waraqa.desk.candidates import candidate, half, holding, is_part, with_words
from waraqa.desk.fields import fact_fields
from waraqa.desk.guessing import KINDS, kinds_of
from waraqa.desk.known import known
from waraqa.desk.plain import plain_fact
from waraqa.desk.selecting import SelectionError, selected, unprefixed
from waraqa.desk.typed import typed_of
from waraqa.model import AnyFact, Article, Span
from waraqa.verify import verify

_ALWAYS = ("direct", "type")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that is not saved yet.

    `fields` are its keys as typed text, `kinds` what else the words may be, the likeliest first. `around` are the words
    by which a finder tells it, where these are others; `same` is the id of a recorded fact of the same words.
    """

    fact: AnyFact
    kinds: tuple[str, ...]
    fields: Mapping[str, str]
    around: Span | None = None
    same: str | None = None

    @property
    def shown(self) -> str:
        """The value in one line: «3,500,000 USD», «2022-07»."""
        told = (self.fields.get(key, "") for key in ("value", "unit", "name", "date", "speaker"))
        return " ".join(part for part in told if part)


def propose(
    articles: Sequence[Article], source: str, span: Span, kind: str | None = None, found: Iterable[AnyFact] = ()
) -> Proposal:
    """The fact that the words would be, checked; of the likeliest kind unless one is asked for.

    `found` are the recorded facts of the sheet. A `SelectionError` says why no fact can be made of the words.
    """
    article = _article(articles, source)
    if kind is not None and kind not in KINDS:
        raise SelectionError("no-kind", f"no fact is of the kind {kind!r}", f"kinds: {', '.join(KINDS)}")
    whole = selected(article.text, span)
    told = known(article)
    kinds = kinds_of(told, whole)
    wanted = kind or kinds[0]
    one = candidate(told, whole, wanted, asked=True)
    one = None if one and is_part(one, whole, article.text) else one
    words = _words(article.text, whole, wanted, one.place if one else None)
    fact = with_words(one, words, article.text) if one else plain_fact(told, words, wanted)
    fact = verify([fact], [article])[0]
    place = one.place if one else holding(told, words, wanted)
    around = place if place != words else None
    kinds = tuple(dict.fromkeys((wanted, *kinds)))
    return Proposal(fact, kinds, typed_fields(fact, article), around, _same(fact, found))


def typed_fields(fact: AnyFact, article: Article) -> dict[str, str]:
    """The keys of a fact that have something, as an editor would type it; its words and their place among them."""
    shown = fact_fields(dict(keys_of(fact, {article.id: article})))
    always = {key: typed_of(getattr(fact, key)) for key in _ALWAYS if hasattr(fact, key)}
    return {key: text for key, text in (shown | always).items() if text}


def _article(articles: Sequence[Article], source: str) -> Article:
    one = next((article for article in articles if article.id == source), None)
    if one is None:
        raise SelectionError("outside", f"no source has the id {source!r}", "select words of one source")
    return one


def _words(text: str, whole: Span, kind: str, place: Span | None) -> Span:
    """The selection without what is written onto its first word; the finder knows where that begins."""
    if place and whole.start < place.start < whole.end and not any(map(str.isspace, text[whole.start : place.start])):
        return Span(place.start, whole.end)
    return unprefixed(text, whole, kind)


def _same(fact: AnyFact, found: Iterable[AnyFact]) -> str | None:
    """The recorded fact of that kind which the same words tell."""
    alike = (one for one in found if one.kind == fact.kind and one.source == fact.source and one.status != "rejected")
    return next((one.id for one in alike if half(one.span, fact.span)), None)
