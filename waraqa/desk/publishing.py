"""From draft to published: what is still missing, what `check` says of one sheet, and its record."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from markupsafe import Markup

from waraqa.audit.notices import notices_of, steering, unrecorded
from waraqa.audit.records import missing, put_on_record
from waraqa.content import read_content
from waraqa.content.published import Published
from waraqa.desk.moment import Moment
from waraqa.desk.saying import mistake_said
from waraqa.errors import Location, WaraqaError
from waraqa.locale.terminal import as_markup, said_again
from waraqa.render.strings import Strings
from waraqa.site import Checked, refusals

_NAMED = re.compile(r"(?:^[a-z0-9-]+: (?:conflict|doubtful) | of ')([a-z0-9-]+)(?:: |'$|' has changed$)")
"""Where a notice names the fact that it is about."""


def checked_of(now: Moment) -> Checked:
    """The sheet as the commands have it."""
    return Checked(now.folder, now.checked)


@dataclass(frozen=True, slots=True)
class Notice:
    """What `check` tells, and the fact that it is about, where it names one."""

    text: Markup
    of: str = ""


def audit(now: Moment, strings: Strings) -> tuple[list[Markup], list[Notice]]:
    """The errors and the notices of a sheet, as `check` tells them, in the language of the desk and as HTML."""
    one = checked_of(now)
    notices = [
        *notices_of(one, now.config),
        *steering([now.folder], now.root),
        *unrecorded([one], now.config),
    ]
    errors = [mistake_said(strings, mistake) for mistake in errors_of(now)]
    known = {fact.id for fact in now.checked}
    return errors, [_noticed(notice, strings.language, one.sheet.slug, known) for notice in notices]


def _noticed(notice: str, language: str, slug: str, known: Set[str]) -> Notice:
    """A notice without what this page shows anyway: the sheet's address, and the id of the fact, which has a button."""
    told = re.sub(rf"^\u2068?{re.escape(slug)}\u2069?: ", "", said_again(language, notice))
    named = next((one for one in _NAMED.findall(notice.partition("\n")[0])[:1] if one in known), "")
    short = re.sub(rf"[،,]? \u2068?{re.escape(named)}\u2069?(?=[:\s])", "", told, count=1) if named else told
    return Notice(as_markup(short), named)


def errors_of(now: Moment) -> list[WaraqaError]:
    """What `check` would call an error of this sheet: among all sheets its address and its original too."""
    mine = f"{now.root.name}/{now.path.name}"
    found = read_content(now.root).mistakes
    beside = [one for one in found if one.where and f"{one.where.file}/".startswith(f"{mine}/")]
    return [*refusals(checked_of(now)), *beside]


def obstacles(now: Moment, strings: Strings) -> list[WaraqaError]:
    """What keeps the sheet from being published: errors first, then what is undecided or not signed."""
    one = checked_of(now)
    waits = missing(one)
    said = [strings.t("desk.waits.kept")] if waits.kept else []
    signed = [WaraqaError(strings.t(f"desk.waits.{key}"), Location(key)) for key in waits.unsigned]
    said += [strings.n("n.desk.undecided", waits.undecided)] if waits.undecided else []
    return [*errors_of(now), *signed, *map(WaraqaError, said)]


def put_out(now: Moment) -> Published:
    """The record of a sheet that nothing stands in the way of, written."""
    record, _ = put_on_record(checked_of(now), now.config, now.root)
    return record
