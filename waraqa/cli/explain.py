"""explain: why each fact is, or is not, on its sheet."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from waraqa.audit.disputes import suggestions
from waraqa.cli.extract import value_of
from waraqa.cli.report import plain
from waraqa.cli.workshop import locale_of, open_content, open_workshop, sheet_named
from waraqa.errors import WaraqaError
from waraqa.model import AnyFact, Article, ConflictFact
from waraqa.pipeline import find_facts
from waraqa.site import Run, explain_sheet
from waraqa.strict import decode, suggestion


def explain(options: argparse.Namespace) -> int:
    """Print rule, words, verdict and reasons of a sheet's facts, published or not."""
    facts = _facts(options)
    chosen = [fact for fact in facts if options.fact in (None, fact.id)]
    if not chosen:
        known = suggestion(options.fact, [fact.id for fact in facts]) if options.fact and facts else "it has no facts"
        raise WaraqaError(f"no fact {options.fact!r} in {options.sheet!r}", hint=known)
    for fact in chosen:
        print(plain("\n    ".join((described(fact), *suggestions(fact, facts)))))
    return 0


def _facts(options: argparse.Namespace) -> Sequence[AnyFact]:
    """Every fact of the sheet or text file, with its verdict."""
    path = Path(options.sheet)
    if path.is_file():
        text = decode(str(path), path.read_bytes())
        return find_facts((Article(path.stem, text, options.published, locale_of(options)),))
    content = open_content(options)
    folder = sheet_named(content, options.sheet)
    with open_workshop(options, jobs=1) as shop:
        return explain_sheet(folder, content.config, Run(shop))


def described(fact: AnyFact) -> str:
    """A fact in a few lines; the Arabic stands on its own."""
    lines = [f"{fact.id}  {fact.kind}  {fact.status}  {fact.verdict}  rule: {fact.rule}"]
    lines.append(f"    {' '.join(fact.text.split())}")
    lines.append(f"    {fact.source}:{fact.start}-{fact.end}  {value_of(fact)}")
    if isinstance(fact, ConflictFact):
        lines += [
            f"    {' '.join(fact.b_text.split())}",
            f"    {fact.b_source}:{fact.b_start}-{fact.b_end}  the other side",
        ]
    lines += [f"    reason: {reason}" for reason in fact.reasons]
    return "\n".join(lines)
