"""What an editor confirmed → the sheet.toml of a new sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import tomlkit

from waraqa.intake.taken import Known

TEXT = "article.txt"
"""The file of the source's text."""
EDITOR = "editor"
"""The origin of what an editor typed."""

_KEYS = ("outlet", "author", "title", "url")


def sheet_file(known: Sequence[Known], retrieved: date | None) -> str:
    """A sheet.toml with what is known, and the keys that an editor will want as comments."""
    values = {one.field: one for one in known}
    document = tomlkit.document()
    document.add("schema", tomlkit.item(1))
    for line in ('title = ""', 'gist = ""', 'reviewed_by = ""', "reviewed_on = YYYY-MM-DD"):
        document.add(tomlkit.comment(line))
    source = tomlkit.table()
    source.add("id", "article")
    source.add("file", TEXT)
    if day := values.get("published"):
        source.add("published", date.fromisoformat(day.value))
        source.add("published_basis", EDITOR if day.origin == EDITOR else "page")
    if retrieved:
        source.add("retrieved", retrieved)
    for key in _KEYS:
        if key in values:
            source.add(key, values[key].value)
        else:
            source.add(tomlkit.comment(f'{key} = ""'))
    source.add(tomlkit.comment('archived_url = ""'))
    sources = tomlkit.aot()
    sources.append(source)
    document.add("source", sources)
    return tomlkit.dumps(document)
