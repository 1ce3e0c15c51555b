"""An article prepared once for all finders."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from waraqa.arabic.folding import Folded, fold
from waraqa.arabic.markup import unmarked
from waraqa.arabic.sentences import sentences
from waraqa.model import Article, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its folded text and its sentences (spans of the source)."""

    article: Article
    folded: Folded
    sentences: tuple[Span, ...]

    def words(self, span: Span) -> str:
        """The source's own words."""
        return span.of(self.article.text)

    def told(self, span: Span) -> str:
        """Those words as a field has them: on one line, without tags of HTML."""
        return " ".join(unmarked(self.words(span))[0].split())

    def sentence_of(self, place: int) -> Span:
        """The sentence that holds a source index; an empty span where none does."""
        index = bisect_right(self.sentences, place, key=lambda sentence: sentence.start) - 1
        if index >= 0 and place < self.sentences[index].end:
            return self.sentences[index]
        return Span(place, place)


def read(article: Article) -> Reading:
    """Fold the article and find its sentences."""
    return Reading(article, fold(article.text), sentences(article.text))
