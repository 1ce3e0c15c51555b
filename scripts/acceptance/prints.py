"""Both editions of the brief of every sheet of a site's content, as PDF and as the HTML that went to print.

python -m scripts.acceptance.prints CONTENT FOLDER [CONTENT FOLDER …]
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import get_args

from waraqa.cli.workshop import templates
from waraqa.content import read_content
from waraqa.engine.executors import open_executor
from waraqa.engine.store import Store
from waraqa.pipeline import brief_of, publish
from waraqa.render.brief import Edition
from waraqa.render.look import Look
from waraqa.site import Run, Workshop, check_content


def print_all(source: Path, folder: Path) -> None:
    """Write each brief as `SHEET-EDITION.pdf`, `.html` and, for what is looked up in it, `.json`."""
    content = read_content(source)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with open_executor(1) as pool:
        checked = check_content(content, Run(Workshop(pool, Store(Path(".cache")), templates())))
    look = Look(str(templates()), "acceptance", (), str(content.templates or ""))
    for one in checked:
        dossier = publish(one.sheet, one.facts)
        words = json.dumps(sorted({fact.text for fact in dossier.facts}), ensure_ascii=False)
        for edition in get_args(Edition):
            made = brief_of(dossier, content.config, look, edition)
            file = folder / f"{one.sheet.slug}-{edition}.pdf"
            file.write_bytes(made.pdf)
            file.with_suffix(".html").write_text(made.html, encoding="utf-8")
            file.with_suffix(".json").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    for source, folder in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        print_all(Path(source), Path(folder))
