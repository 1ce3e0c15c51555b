"""How much of what a brief tells is found in it by letters alone: the words of each fact, in each reader's text.

    python skeletons.py FILE.pdf FILE.html FILE.json CHECKS    (with the checkers' own Python)

A skeleton is a text without marks, spaces and signs. A reader may set a line of one cell between two of another, so a
passage that is not found in one piece is looked for word by word, the shorter words with their neighbour.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from html import unescape
from pathlib import Path

_BODY = re.compile(r"<style.*?</style>|<title>.*?</title>|<[^<>]*>", re.DOTALL)
_EASTERN = re.compile("[\u0660-\u0669]+")
_MARKED = re.compile(r"[\u0621-\u064a]+[\u064b-\u0652][\u0621-\u0652]*")
_KEPT = re.compile(r"[^\W_]|[\u00ad\u200b-\u200d\ufeff]")
"""What is invisible counts: a search for the word without it would miss it."""


def skeleton(text: str) -> str:
    """Letters and digits, in one spelling of each; MuPDF reads digits of the East from their end, which is forgiven."""
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(letter for letter in plain if _KEPT.match(letter) and letter != "\u0640")
    return _EASTERN.sub(lambda number: min(number[0], number[0][::-1]), kept)


def texts_of(pdf: str, checks: Path) -> dict[str, str]:
    """The text of a file as each program reads it."""
    import pymupdf  # type: ignore[import-not-found]  # among the checkers' own tools
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        pdfium = "\n".join(page.get_textpage().get_text_range() for page in document)
    return {
        "poppler": _said("pdftotext", pdf, "-"),
        "pdfium": pdfium,
        "mupdf": "\n".join(page.get_text() for page in pymupdf.open(pdf)),
        "pdfjs": _said("node", str(checks / "pdfjs_text.mjs"), pdf),
    }


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def is_in(words: str, text: str) -> bool:
    """True where the passage stands there in one piece, or all of its words do."""
    return skeleton(words) in text or all(skeleton(word) in text for word in words.split())


def main() -> None:
    """Print what is missing; of each reader how many passages are found, how many in one piece, words with marks."""
    pdf, html, facts, checks = sys.argv[1:]
    page = unescape(_BODY.sub(" ", Path(html).read_text(encoding="utf-8")))
    told, marked = skeleton(page), _MARKED.findall(page)
    asked = [words for words in json.loads(Path(facts).read_text(encoding="utf-8")) if skeleton(words) in told]
    shares = {}
    for reader, text in texts_of(pdf, Path(checks)).items():
        found = skeleton(text)
        missing = [words for words in asked if not is_in(words, found)]
        whole = sum(skeleton(words) in found for words in asked)
        for words in missing:
            print(f"{reader}: «{words}»")
        with_marks = sum(word in unicodedata.normalize("NFKC", text) for word in marked)
        shares[reader] = [len(asked) - len(missing), whole, len(asked), with_marks, len(marked)]
    print(json.dumps(shares))


if __name__ == "__main__":
    main()
