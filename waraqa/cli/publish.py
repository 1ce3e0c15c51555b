"""publish: what readers were told of each sheet goes on record."""

from __future__ import annotations

import argparse
import sys

from waraqa.audit.records import missing, put_on_record
from waraqa.cli.build import inspect
from waraqa.cli.next_step import tell_next
from waraqa.cli.report import notice, table, to_type
from waraqa.cli.words import say
from waraqa.config import Config
from waraqa.content.published import NAME
from waraqa.site import Checked


def publish(options: argparse.Namespace) -> int:
    """Check the content, then put what each reviewed sheet tells on record in its published.json.

    With errors nothing is written. Drafts are left out. Uploading the site is your host's tool.
    """
    content, checked, mistakes, _ = inspect(options)
    if mistakes:
        print(say("nothing published: {n} errors", n=mistakes), file=sys.stderr)
        return 1
    rows = []
    for one in checked:
        if reason := missing(one):
            notice(f"{one.sheet.slug}: not published: {reason}")
        else:
            rows.append(_write(one, content.config, options))
    if rows:
        table(("sheet", "version", "facts", "corrections", NAME), rows)
    elif checked:
        command = to_type(options, "review", checked[0].sheet.slug)
        print(
            say("nothing published: no sheet is decided and signed; next: {command}", command=command), file=sys.stderr
        )
    else:
        tell_next(content, options)
    return 0


def _write(one: Checked, config: Config, options: argparse.Namespace) -> tuple[str, ...]:
    """Write the record of one sheet; its row of the table."""
    record, changed = put_on_record(one, config, options.content)
    counts = (str(record.version), str(len(record.facts)), str(len(record.corrections)))
    state = f" ({say('withdrawn')})" if record.withdrawn else ""
    return (one.sheet.slug + state, *counts, say("written" if changed else "unchanged"))
