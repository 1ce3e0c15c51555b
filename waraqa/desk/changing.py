"""What is sent to the desk: edits of a version, a step back, a selection to be understood, a sheet to be published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar

from waraqa.content.entries import EDTF_KEYS
from waraqa.desk import assessing
from waraqa.desk.clashes import Clash
from waraqa.desk.edits import Edit, read_edit
from waraqa.desk.moment import Moment
from waraqa.desk.opened import OpenSheet
from waraqa.desk.proposing import propose
from waraqa.desk.publishing import obstacles, put_out
from waraqa.desk.reasons import untold_in
from waraqa.desk.replies import Answer, clash_reply, reason_reply, refused_reply, saved_reply
from waraqa.desk.saying import said
from waraqa.desk.typed import fields_of
from waraqa.desk.views import Desk
from waraqa.errors import Location, WaraqaError
from waraqa.locale.terminal import isolated
from waraqa.model import COMPUTED, AnyFact, FigureFact, Span
from waraqa.render.strings import Strings
from waraqa.render.views.scene import tidy

Asked = Mapping[str, Any]
T = TypeVar("T")


def change(desk: Desk, opened: OpenSheet, asked: Asked) -> Answer:
    """Make the edits, all or none."""
    base = _text(asked, "base")
    edits = _edits(asked)
    try:
        saved = opened.save_all(edits, base)
    except (WaraqaError, ExceptionGroup) as problem:
        if untold := untold_in(problem):
            return reason_reply(untold)
        raise
    if isinstance(saved, Clash):
        return clash_reply(saved)
    decided = all(edit.do == "status" for edit in edits)
    status, said = saved_reply(desk, saved, "" if decided else desk.strings.t("desk.say.saved"))
    if any(edit.do == "source" for edit in edits):
        said["redated"] = list(_redated(desk.strings, saved.before.checked, saved.after.checked))
    return status, said


def _redated(strings: Strings, before: Sequence[AnyFact], after: Sequence[AnyFact]) -> Iterator[str]:
    """The dates that read otherwise now, each with what it was."""
    old = {fact.id: _days(fact) for fact in before}
    for fact in after:
        for key, now in _days(fact).items():
            was = old.get(fact.id, {}).get(key)
            if was != now:
                told = {"words": tidy(fact.text), "old": was or "–", "new": now or "–"}
                yield strings.t("desk.redated", **{name: isolated(text) for name, text in told.items()})


def _days(fact: AnyFact) -> dict[str, str | None]:
    """Every key of a fact that holds a date, with its value."""
    days = {key: getattr(fact, key) for key in EDTF_KEYS.get(fact.kind, ())}
    change = fact.change if isinstance(fact, FigureFact) else None
    return days | {"change.period": change.period if change else None}


def step(way: Literal["undo", "redo"]) -> Callable[[Desk, OpenSheet, Asked], Answer]:
    """Take the last change back, or make it again."""

    def go(desk: Desk, opened: OpenSheet, asked: Asked) -> Answer:
        saved = getattr(opened, way)(_text(asked, "base"))
        if isinstance(saved, Clash):
            return clash_reply(saved)
        key = "desk.said.undone" if way == "undo" else "desk.said.redone"
        return saved_reply(desk, saved, desk.strings.t(key))

    return go


def preview(desk: Desk, opened: OpenSheet, asked: Asked) -> Answer:
    """What the selected words would be as a fact; nothing is saved."""
    span = Span(_number(asked, "start"), _number(asked, "end"))
    kind = _text(asked, "kind") if "kind" in asked else None
    now = opened.now
    one = propose(now.articles, _text(asked, "source"), span, kind, now.checked)
    told = [key for key in fields_of(one.fact.kind) if key not in ("evidence", "occurrence")]
    return 200, {
        "kind": one.fact.kind,
        "kinds": one.kinds,
        "start": one.fact.start,
        "end": one.fact.end,
        "text": one.fact.text,
        "fields": {key: text for key, text in one.fields.items() if key in told},
        "keys": told,
        "verdict": one.fact.verdict,
        "reasons": list(said(desk.strings, one.fact.reasons)),
        "shown": one.shown,
        "same": one.same,
        "around": [one.around.start, one.around.end] if one.around else None,
    }


def assess(desk: Desk, opened: OpenSheet, asked: Asked) -> Answer:
    """What a text that is being typed means, and which of its words the source does not have."""
    now = opened.now
    one = assessing.assess(_recorded(now, _text(asked, "id")), *_typed(asked), now.articles)
    return 200, {
        "verdict": one.verdict,
        "value": one.value,
        "values": one.values,
        "reasons": list(said(desk.strings, one.own)),
        "foreign": one.spans("foreign", "refused"),
        "refused": one.spans("refused"),
        "inserted": one.spans("inserted"),
    }


def publish(desk: Desk, opened: OpenSheet, asked: Asked) -> Answer:
    """Put the sheet on record, if nothing stands in the way."""
    base = _text(asked, "base")
    with opened.still() as now:
        if base != now.version:
            return clash_reply(Clash(now.version, ()))
        if stands := obstacles(now, desk.strings):
            return refused_reply(stands, desk.strings.language)
        record = put_out(now)
    return 200, {"record": {"version": record.version, "facts": len(record.facts), "state": record.state}}


def _typed(asked: Asked) -> tuple[str, str]:
    """A field and what stands in it."""
    return _text(asked, "field"), _text(asked, "typed")


def _recorded(now: Moment, fact_id: str) -> AnyFact:
    """A fact as the file has it."""
    facts = now.folder.facts.facts if now.folder.facts else ()
    found = next((fact for fact in facts if fact.id == fact_id and fact.kind not in COMPUTED), None)
    if found is None:
        raise WaraqaError(f"no fact has the id {fact_id!r}", Location("id"))
    return found


def _text(asked: Asked, key: str) -> str:
    """A text that was sent."""
    return _of(asked, key, str)


def _number(asked: Asked, key: str) -> int:
    """A whole number that was sent."""
    return _of(asked, key, int)


def _edits(asked: Asked) -> list[Edit]:
    """The edits that were sent, one at least."""
    sent = _of(asked, "edits", list)
    if not sent:
        raise WaraqaError("nothing was sent to be changed", Location("edits"))
    return [read_edit(_of({"edits": one}, "edits", dict)) for one in sent]


def _of(asked: Asked, key: str, kind: type[T]) -> T:
    """What was sent under a key, if it is of that kind; `true` is no number."""
    value = asked.get(key)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise WaraqaError(f"{key!r} is missing or of the wrong kind", Location(key))
    return value
