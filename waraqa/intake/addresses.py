"""A web address that an editor gave → the bytes that stand there, within the bounds of `sources`."""

from __future__ import annotations

import re

from waraqa.errors import Location
from waraqa.intake.reading import Given
from waraqa.intake.taken import IntakeError
from waraqa.sources.fetching import PAGES, fetch_answer
from waraqa.sources.unreadable import UnreadableError

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS = (*PAGES, "application/pdf", _DOCX, "application/octet-stream")
_ADDRESS = re.compile(r"(?i)https?://")
_OTHER = re.compile(r"(?i)[a-z][a-z0-9+.-]{1,20}://")
_LOGIN = re.compile(r"(?i)[/._-](?:log-?in|sign-?in|auth|oauth2?|sso|subscribe|paywall)(?:[/._?-]|$)")
_ANSWERED = re.compile(r"it answered (\d{3})")


def is_address(what: str) -> bool:
    """True for a web address; an address of another kind is an error, since no file is called so."""
    if _OTHER.match(what) and not _ADDRESS.match(what):
        raise IntakeError("no_web", Location(what))
    return bool(_ADDRESS.match(what))


def fetch_given(url: str) -> Given:
    """What stands at the address."""
    where = Location(url)
    try:
        answer = fetch_answer(url, _KINDS)
    except UnreadableError as why:
        status = _ANSWERED.fullmatch(str(why))
        if status is None:
            raise IntakeError("unreachable", where, why=why) from None
        raise IntakeError(
            "closed" if status[1] in ("401", "402", "403") else "answered", where, code=status[1]
        ) from None
    if _LOGIN.search(answer.url) and not _LOGIN.search(url):
        raise IntakeError("login", where)
    return Given(answer.data, url, answer.kind, answer.charset, answer.url)
