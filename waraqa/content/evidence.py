"""An editor's words → the place in the source that they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from rapidfuzz import fuzz

from waraqa.arabic.matching import standing
from waraqa.model import Mention, Span

RESPELLED = "spelling-differs"
"""The reason of a fact whose evidence was given in another spelling: `verify` makes it «repaired»."""


class Text(Protocol):
    """A source, or an article made of it: whatever has words to look in."""

    @property
    def id(self) -> str:
        """Its name within the sheet."""

    @property
    def text(self) -> str:
        """Its words, exactly as they were obtained."""


class NotFoundError(Exception):
    """The words do not name one place: `args` are the message and the hint."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that an editor gives as evidence; the source and the occurrence may be left out where there is one."""

    words: str | None
    source: str | None = None
    occurrence: int | None = None


def find(evidence: Evidence, sources: Mapping[str, Text]) -> Mention:
    """Where the evidence stands, in the source's own spelling; `NotFoundError` where it does not, or in several places.

    Identical text wins; `occurrence` counts the places of identical text, and only where there is none those that
    spell it otherwise.
    """
    source = _source(evidence.source, sources)
    if not evidence.words:
        raise NotFoundError("the key 'evidence' is missing", "copy the words from the source, nothing around them")
    spans = _standing(source.text, evidence.words)
    if not spans:
        raise NotFoundError(f"the evidence is not in the source {source.id!r}", _nearest(evidence.words, source.text))
    span = _chosen(spans, evidence.occurrence)
    return Mention(source.id, span.start, span.end, span.of(source.text))


@lru_cache(maxsize=4096)
def _standing(text: str, words: str) -> tuple[Span, ...]:
    """The places of the words: asked again for every fact of a sheet whenever one of them changes."""
    return standing(text, words).spans


def _source(source_id: str | None, sources: Mapping[str, Text]) -> Text:
    """The named source, or the only one."""
    if source_id is None and len(sources) == 1:
        return next(iter(sources.values()))
    if source_id is None or source_id not in sources:
        problem = f"no source has the id {source_id!r}" if source_id else "the key 'source' is missing"
        raise NotFoundError(problem, f"sources of this sheet: {', '.join(sources)}")
    return sources[source_id]


def _chosen(spans: tuple[Span, ...], occurrence: int | None) -> Span:
    """The occurrence that is meant."""
    if occurrence is None and len(spans) > 1:
        raise NotFoundError(f"the evidence stands in {len(spans)} places", "write which: occurrence = 1 is the first")
    if not 1 <= (occurrence or 1) <= len(spans):
        raise NotFoundError(f"there is no occurrence {occurrence}", f"the evidence stands in {len(spans)} place(s)")
    return spans[(occurrence or 1) - 1]


def _nearest(words: str, text: str) -> str:
    """The passage that is most like the words, on a line of its own."""
    near = fuzz.partial_ratio_alignment(words, text)
    if near is None or near.score < 60:
        return "no passage is like it; was the evidence taken from another source?"
    passage = " ".join(text[near.dest_start : near.dest_end].split())
    return f"nearest passage:\n    {passage}"
