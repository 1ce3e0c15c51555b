"""Models that are asked for facts: their proposals come through the same checks as those of rules and editors.

Nothing here runs unless it is asked for. What a model answers is data of a stranger: it is read within bounds, its
words are found in the source, and what it says of itself is not read at all.
"""

from __future__ import annotations

from waraqa.llm.address import Endpoint as Endpoint, endpoint as endpoint
from waraqa.llm.grounding import Proposals as Proposals, grounded
from waraqa.llm.reply import read_reply
from waraqa.llm.request import request_body
from waraqa.llm.transport import Limits as Limits, Sleep, post
from waraqa.model import Article


def propose(article: Article, model: Endpoint, limits: Limits, sleep: Sleep | None = None) -> Proposals:
    """What a model proposes of an article, each fact with its words in it; none is merged or published by this."""
    body = request_body(article, model)
    data = post(model, body, limits, sleep) if sleep else post(model, body, limits)
    return grounded(read_reply(data, model), article, model.rule, limits.facts)
