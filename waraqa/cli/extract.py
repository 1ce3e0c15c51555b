"""extract: facts of text files, or a sheet's facts.toml."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from waraqa.cli.models import proposals, tell_new, wrong_use
from waraqa.cli.report import complain, plain
from waraqa.cli.words import say
from waraqa.cli.workshop import locale_of, site_locale
from waraqa.codec import facts_to_json
from waraqa.content.sheets import read_sheet
from waraqa.errors import Location, WaraqaError
from waraqa.model import AnyFact, Article
from waraqa.output import replace_file, replace_kept
from waraqa.pipeline import find_facts
from waraqa.site.proposing import Others, Proposed, propose
from waraqa.strict import decode, flatten


def extract(options: argparse.Namespace) -> int:
    """Find the facts of text files, or write and merge the facts.toml of sheets."""
    if problem := wrong_use(options):
        complain([problem])
        return 2
    mistakes: list[WaraqaError] = []
    for name in options.paths:
        try:
            _extract_path(name, options)
        except (WaraqaError, ExceptionGroup) as mistake:
            mistakes += flatten(mistake)
    complain(mistakes)
    return 1 if mistakes else 0


def _extract_path(name: str, options: argparse.Namespace) -> None:
    """A text file, or a sheet by its slug."""
    if Path(name).is_file():
        _extract_text(Path(name), options)
    elif (options.content / name).is_dir():
        _extract_sheet(options.content / name, options)
    else:
        raise WaraqaError(f"there is no {name!r}", hint=f"neither a text file nor a sheet in {options.content}")


def _extract_text(path: Path, options: argparse.Namespace) -> None:
    """Facts of one text: printed, or written as JSON."""
    text = decode(str(path), path.read_bytes())
    if not text.strip():
        raise WaraqaError("the source text is empty", Location(str(path)))
    article = Article(path.stem, text, options.published, locale_of(options))
    found = find_facts((article,), proposals((article,), options))
    facts = tuple(fact for fact in found if fact.verdict != "unverified")
    tell_new(facts, options)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        replace_file(options.out / f"{path.stem}.json", facts_to_json(facts))
    elif options.json:
        sys.stdout.write(facts_to_json(facts).decode())
    else:
        print_table(facts)


def _extract_sheet(folder: Path, options: argparse.Namespace) -> None:
    """Write a sheet's facts.toml, or add what is new to it."""
    made, changed = propose_facts(
        folder, options.content, site_locale(options.content), lambda articles: proposals(articles, options)
    )
    tell_new(made.found, options)
    said = say("{n} facts proposed, {known} already there", n=made.added, known=made.known)
    unchanged = "" if changed else say("; unchanged")
    print(f"{folder / 'facts.toml'}: {said}{unchanged}", file=sys.stderr)


def propose_facts(folder: Path, root: Path, locale: str, *others: Others) -> tuple[Proposed, bool]:
    """Write what is proposed into a sheet's facts.toml: what it is, and whether the file changed."""
    record, path = read_sheet(folder, root), folder / "facts.toml"
    made = propose(record, path.read_bytes().decode() if path.is_file() else "", locale, *others)
    return made, replace_kept(path, made.text.encode())


def print_table(facts: Sequence[AnyFact]) -> None:
    """The facts as a table for people."""
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "words", "value", "verdict", box=None, header_style="bold")
    for fact in facts:
        table.add_row(fact.id, plain(" ".join(fact.text.split())), plain(value_of(fact)), fact.verdict or "")
    Console().print(table)


def value_of(fact: AnyFact) -> str:
    """The one thing that a fact of its kind says."""
    for name in ("value", "speaker", "name", "type", "why", "of_start"):
        value = getattr(fact, name, None)
        if value is not None:
            unit = getattr(fact, "unit", None) or getattr(fact, "date", None) or getattr(fact, "announced", None)
            return f"{value} {unit}" if unit else str(value)
    return ""
