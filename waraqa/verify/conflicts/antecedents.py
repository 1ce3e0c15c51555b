"""A measure that a source names in full once and then by a word alone: «صادرات الطماطم», later «الشحنات المسجلة»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.verify.conflicts.claims import Claim
from waraqa.verify.conflicts.ground import bare_words, bared


def with_antecedents(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; one of a word alone takes over the measure that its source named before, where it named but one."""
    return [_resolved(claim, claims[:index]) for index, claim in enumerate(claims)]


def _resolved(claim: Claim, before: Sequence[Claim]) -> Claim:
    kind = _named_again(claim)
    if kind is None:
        return claim
    source, unit = claim.figure.source, claim.figure.unit
    known = {
        one.measure
        for one in before
        if (one.figure.source, one.figure.unit) == (source, unit) and _kind_of(one.measure) == kind
    }
    named = [measure for measure in known if not measure <= claim.measure]
    return replace(claim, measure=named[0]) if len(named) == 1 else claim


def _named_again(claim: Claim) -> str | None:
    """The kind of measure that a word with the article stands for, alone or with «المسجلة»; None for others."""
    words = fold_word(claim.figure.of or "").split()
    plain = [word for word in words if bare(word) not in bare_words("recorded", "generic")]
    alone = len(plain) == 1 and plain[0].startswith("ال")
    return _kinds().get(bare(plain[0])) if alone else None


def _kind_of(measure: frozenset[str]) -> str | None:
    """The kind that the words of a measure are of, where they are of one."""
    kinds = {_kinds()[word] for word in measure if word in _kinds()}
    return kinds.pop() if len(kinds) == 1 else None


@cache
def _kinds() -> dict[str, str]:
    """Each bare word of a measure and its kind."""
    kinds = table("comparison_words")["measures_named_again"].items()
    return {word: kind for kind, words in kinds for word in bared(words)}
