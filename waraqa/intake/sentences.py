"""What can be wrong with what an editor gives, and what an editor should hear of it: one English sentence each.

The terminal says them in its own language, by its catalogue; values stand in braces.
"""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str]] = {  # what is wrong, what to do
    "empty": (
        "there is no text in it",
        "",
    ),
    "binary": (
        "this is no text file",
        "give a text file, a saved page, a DOCX, or a PDF with a text layer",
    ),
    "not_utf8": (
        "byte {byte} is not UTF-8",
        "save the file as UTF-8, or name its encoding with --encoding",
    ),
    "not_utf8_arabic": (
        "byte {byte} is not UTF-8; the text looks like Arabic in {charset}",
        "add --encoding {charset}",
    ),
    "no_mark": (
        "the text looks like {charset} without the mark that says so",
        "add --encoding {charset}",
    ),
    "not_charset": (
        "byte {byte} is not {charset}",
        "name another encoding with --encoding, or save the file as UTF-8",
    ),
    "large": (
        "it has more than {most} MB",
        "copy the article's text into a text file",
    ),
    "picture": (
        "this is a picture, and holds no text",
        "type the text into a text file, or give the page itself",
    ),
    "old_office": (
        "an Office file that is locked by a password, or of the old kind (.doc)",
        "open it and save it as DOCX without a password",
    ),
    "docx_broken": (
        "the DOCX is cut short or broken",
        "download it again, or open it and save it anew",
    ),
    "docx_large": (
        "the DOCX holds more than {most} MB once unpacked",
        "copy the article's text into a text file",
    ),
    "no_docx": (
        "a packed file that is no DOCX",
        "save the document as DOCX or PDF, or copy its text into a text file",
    ),
    "locked": (
        "the file is locked by a password",
        "save a copy of it without a password",
    ),
    "pdf_broken": (
        "the PDF is cut short or broken",
        "download it again",
    ),
    "pdf_long": (
        "the PDF has {n} pages, and at most {most} are read",
        "save the pages that you need alone",
    ),
    "pdf_image": (
        "the PDF has no text layer: its pages are pictures",
        "run it through text recognition and read the text word by word, or type it",
    ),
    "pdf_garbage": (
        "the PDF's text layer does not read as Arabic: its letters are reversed or stand for others",
        "ask for the original document or the web page, or type the text",
    ),
    "no_article": (
        "there is no article in the page",
        "give the page of the article itself, or copy its text into a text file",
    ),
    "scripted": (
        "the page holds no text: scripts write it in the browser",
        "open it in a browser, save it as a complete page, and give the saved file",
    ),
    "login": (
        "the page asks to sign in",
        "sign in with a browser, save the page, and give the saved file",
    ),
    "closed": (
        "the site does not give us the page (it answered {code})",
        "open it in a browser, save it, and give the saved file",
    ),
    "answered": (
        "the site answered {code}",
        "check the address; a web archive may have a copy of the page",
    ),
    "unreachable": (
        "the address could not be read: {why}",
        "check the address and the network, or save the page from a browser and give the saved file",
    ),
    "no_web": (
        "this is no web address",
        "give an address that begins with https:// or http://, or a file",
    ),
    "missing": (
        "there is no such file",
        "it is looked for in {folder}",
    ),
    "astray": (
        "there is no such file",
        "did you mean '{name}'?",
    ),
    "folder": (
        "this is a folder",
        "name the file that holds the text",
    ),
    "taken": (
        "the sheet “{slug}” is there already",
        "choose another slug; waraqa review {slug} opens the one that is there",
    ),
}

NOTES: dict[str, str] = {
    "charset": "the page says that it is {said}, and its bytes are {found}: it was read as such",
    "no_charset": "the page does not name its character set: it was read as {found}",
    "left": "lines left out that are no part of the article: {n}, the first: {first}",
    "strays": "bytes outside of the article that are no {charset}: {n}",
    "loose": "the text was taken from the page's record for machines, not from what it shows",
    "pdf": "paragraphs were put together from printed lines: read them against the original",
    "forms": "the PDF has shapes of letters in place of letters ({n}): the letters were written",
    "margins": "lines left out from heads and feet of pages: {n}, the first: {first}",
    "tracked": "tracked changes: {n}; they were read as accepted",
    "boxes": "text boxes: {n}; their text stands behind the paragraph that holds them",
    "tables": "tables: {n}; each row became a line",
    "rows": "rows of tables: {n}; each became a line, a tab between its cells",
    "unread": "footnotes and comments that were not read: {n}",
    "hidden": (
        "the text has {n} characters that turn its direction or show nothing, the first {letter} in line {line}: "
        "they stay in the file and do nothing on pages"
    ),
    "language": "most of the text is not Arabic: facts are found in Arabic alone",
}
