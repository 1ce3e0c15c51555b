"""A field while it is typed: what it means, what the checks would say of the fact, which words are not the source's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waraqa.desk.fields import fact_fields
from waraqa.desk.retyping import fact_with
from waraqa.desk.typed import Values, fields_of, items_in
from waraqa.errors import Location, WaraqaError
from waraqa.model import AnyFact, Article, Span, Verdict
from waraqa.verify import verify
from waraqa.verify.foreign import Marked, marked_words
from waraqa.verify.rereading import reread
from waraqa.verify.wording import FIELDS

WORDED = ("text", *(field for field in FIELDS if field != "display"), "name", "cue")
"""The fields that hold words of the source, or an editor's own."""
_LISTS = ("roles", "variants", "who")


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a typed field would make of its fact; nothing is saved.

    `values` are the keys that it sets, as they would be shown; `reasons` the codes of all checks, `own` those that the
    fact would not have without this field. `marked` are the words that are not the source's, by code points.
    """

    fact: AnyFact
    values: dict[str, str]
    reasons: tuple[str, ...]
    own: tuple[str, ...]
    marked: tuple[Marked, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the whole fact."""
        return self.fact.verdict

    @property
    def value(self) -> str:
        """The value in one line: «3,500,000 USD»."""
        return " ".join(one for one in self.values.values() if one)

    def spans(self, *states: str) -> list[tuple[int, int]]:
        """Where the typed text has words of these states."""
        return [(one.start, one.end) for one in self.marked if one.state in states]


def assess(fact: AnyFact, field: str, typed: str, articles: Sequence[Article]) -> Assessment:
    """The fact with a field as it is typed, checked as it would be once saved.

    `fact` is as it is recorded, or as it is proposed. A `WaraqaError` whose place is the field says what cannot be.
    """
    near = _concerned(fact, articles)
    without = _without(fact, field, near)
    changed, wanted = fact_with(fact, {field: typed}, near, near[0].locale)
    if typed.strip() and wanted.get("change", "") is None:
        raise WaraqaError("the change has no direction", Location(field), "choose up, down or same first")
    checked = verify([changed], near)[0]
    return Assessment(
        checked,
        _shown(checked, wanted) or {field: typed.strip()},
        checked.reasons,
        tuple(reason for reason in checked.reasons if reason not in without),
        tuple(_marked(checked, field, typed, near)),
    )


def _without(fact: AnyFact, field: str, articles: Sequence[Article]) -> tuple[str, ...]:
    """What the checks say of the fact without a field; nothing where it cannot be without."""
    try:
        bare, _ = fact_with(fact, {field: None}, articles, articles[0].locale)
    except WaraqaError:
        return ()
    return verify([bare], articles)[0].reasons


def _concerned(fact: AnyFact, articles: Sequence[Article]) -> list[Article]:
    """The sources that tell the fact, its own first."""
    told = [fact.source, *(one.source for one in fact.also)]
    by_id = {article.id: article for article in articles}
    return [by_id[source] for source in dict.fromkeys(told) if source in by_id]


def _shown(fact: AnyFact, values: Values) -> dict[str, str]:
    """The keys that were set, as an editor would type them."""
    texts = fact_fields({**values, "kind": fact.kind})
    return {key: texts[key] for key in fields_of(fact.kind) if key in values or key.partition(".")[0] in values}


def _marked(fact: AnyFact, field: str, typed: str, articles: Sequence[Article]) -> list[Marked]:
    """The words of the typed text that are not the source's, item by item where it is a list."""
    if field not in WORDED:
        return []
    source = reread(articles[0])
    name = "display" if field == "text" else field
    spans = items_in(typed) if field in _LISTS else [Span(0, len(typed))]
    return [
        one._replace(start=one.start + span.start, end=one.end + span.start)
        for span in spans
        for one in marked_words(fact, name, span.of(typed), source)
    ]
