"""`extract --with llm`: which model is asked, what it is sent, and what became of its proposals."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from waraqa.cli.report import notice, progress
from waraqa.errors import WaraqaError
from waraqa.model import AnyFact, Article

if TYPE_CHECKING:
    from waraqa.llm import Endpoint, Proposals


def wrong_use(options: argparse.Namespace) -> WaraqaError | None:
    """What is missing, or is of no use, among the options of a model."""
    if options.proposer is None:
        given = [name for name in ("endpoint", "model", "timeout") if getattr(options, name) is not None]
        return WaraqaError(f"--{given[0]} is for --with llm", hint="add --with llm to ask a model") if given else None
    for name in ("endpoint", "model"):
        if not _setting(options, name):
            variable = _variable(name)
            return WaraqaError(f"--with llm needs --{name}", hint=f"or set {variable} in the environment")
    return None


def proposals(articles: Sequence[Article], options: argparse.Namespace) -> tuple[AnyFact, ...]:
    """The facts that the chosen model proposes of the articles; none, and no word to anyone, where none was chosen."""
    if options.proposer is None:
        return ()
    from waraqa.llm import Limits, endpoint, propose

    model = endpoint(_setting(options, "endpoint"), _setting(options, "model"), os.environ.get(_variable("key"), ""))
    limits = Limits(seconds=options.timeout) if options.timeout else Limits()
    letters = sum(len(article.text) for article in articles)
    notice(f"{letters:,} letters go to {model.model} at {model.host}; at most {limits.seconds:g} seconds a source")
    replies: list[Proposals] = []
    with progress() as show:
        for article in articles:
            show(model.rule, len(replies), len(articles))
            replies.append(propose(article, model, limits))
        show(model.rule, len(replies), len(articles))
    for said in _told(replies, model):
        notice(said)
    return tuple(fact for reply in replies for fact in reply.facts)


def tell_new(facts: Iterable[AnyFact], options: argparse.Namespace) -> None:
    """Say how many of the facts only the model has."""
    if options.proposer is None:
        return
    from waraqa.llm import endpoint

    model = endpoint(_setting(options, "endpoint"), _setting(options, "model"))
    notice(f"{model.model}: facts that the rules did not find: {sum(fact.rule == model.rule for fact in facts)}")


def _told(replies: Iterable[Proposals], model: Endpoint) -> Iterator[str]:
    """What became of the proposals that were dropped."""
    told = list(replies)
    proposed = sum(reply.proposed for reply in told)
    dropped = Counter({why: 0 for reply in told for why, _ in reply.dropped})
    for reply in told:
        dropped.update(dict(reply.dropped))
    yield from (f"{model.model}: {count} of {proposed} proposals {why}" for why, count in dropped.items())
    if not proposed:
        yield f"{model.model} proposed nothing"


def _setting(options: argparse.Namespace, name: str) -> str:
    """An option, or what the environment says in its place."""
    return getattr(options, name) or os.environ.get(_variable(name), "")


def _variable(name: str) -> str:
    """The environment's name for a setting."""
    return f"WARAQA_LLM_{name.upper()}"
