"""Bring the catalogues of the interface in step with the Arabic one, and begin those of new languages.

python -m scripts.catalogues           # new keys arrive empty, keys that are gone leave, the Arabic stands above each
python -m scripts.catalogues fr tr     # begins French and Turkish too
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from waraqa.locale import FOLDER, HOME, catalogue_file, forms_of, languages, locale_of

_WIDTH = 10_000
"""No line is broken, so that one key is one line to find, to mend and to compare."""
_HEADER = """\
# The words of the interface in {name}, by key. {{…}} are values that Waraqa fills in. docs/translating.md says more.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def refresh(language: str, folder: Path = FOLDER) -> None:
    """Write a language's catalogue anew: the keys of the Arabic one in its order, with the words that are there."""
    home, file = _read(catalogue_file(HOME, folder)), catalogue_file(language, folder)
    known = home if language == HOME else _read(file) if file.is_file() else {}
    made = Catalog(locale=language)
    for key, source in home.items():
        told = () if language == HOME else _told(source)
        made.add(
            source.id, _words(known.get(key), source, language), auto_comments=told, user_comments=_notes(known, key)
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_header(language) + _body(made))


def _read(file: Path) -> dict[str, Message]:
    """The messages of a catalogue by key."""
    with file.open("rb") as opened:
        return {_key(message): message for message in read_po(opened) if message.id}


def _key(message: Message) -> str:
    return str(message.id[0] if message.pluralizable else message.id)


def _words(known: Message | None, source: Message, language: str) -> str | tuple[str, ...]:
    """The words that are there, else nothing, in as many forms as the language has."""
    if known is not None and known.pluralizable == source.pluralizable:
        return tuple(known.string or ()) if known.pluralizable else str(known.string)
    return ("",) * len(forms_of(language)) if source.pluralizable else ""


def _told(source: Message) -> tuple[str, ...]:
    """The Arabic, for the translator."""
    return tuple(dict.fromkeys(source.string or ())) if source.pluralizable else (str(source.string),)


def _notes(known: dict[str, Message], key: str) -> list[str]:
    return list(known[key].user_comments) if key in known else []


def _header(language: str) -> bytes:
    locale = locale_of(language)
    plurals = to_gettext(locale.plural_form)
    return _HEADER.format(name=locale.english_name, language=language, plurals=plurals).encode()


def _body(made: Catalog) -> bytes:
    written = BytesIO()
    write_po(written, made, width=_WIDTH, omit_header=True)
    return written.getvalue()


if __name__ == "__main__":
    for one in dict.fromkeys((*languages(), *sys.argv[1:])):
        refresh(one)
