"""brief: one printed brief."""

from __future__ import annotations

import argparse
from pathlib import Path

from waraqa.cli.report import complain
from waraqa.cli.workshop import open_content, open_workshop, sheet_named, templates
from waraqa.engine.rooms import digest_of
from waraqa.output import replace_file
from waraqa.pipeline import brief_of, publish
from waraqa.render.look import Look
from waraqa.site import Checked, Run, explain_sheet, refusals


def brief(options: argparse.Namespace) -> int:
    """Typeset the brief of one sheet: in the edition that sheet.toml names, unless an option names another."""
    content = open_content(options)
    folder = sheet_named(content, options.sheet)
    with open_workshop(options, jobs=1) as shop:
        facts = explain_sheet(folder, content.config, Run(shop))
    if mistakes := refusals(Checked(folder, facts)):
        complain(mistakes)
        return 1
    folders = [one for one in (content.templates, templates()) if one]
    look = Look(str(templates()), "".join(map(digest_of, folders)), (), str(content.templates or ""))
    made = brief_of(publish(folder.sheet, facts), content.config, look, options.edition)
    file = options.out or Path(f"{folder.sheet.slug}.pdf")
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, made.pdf)
    print(file)
    return 0
