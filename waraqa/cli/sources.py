"""What `check` says of sources: how much of each a sheet repeats, and what does not go together among its options."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from waraqa.cli.report import table
from waraqa.config import Config
from waraqa.errors import WaraqaError
from waraqa.pipeline import publish
from waraqa.render.share import LIMIT, Share, shares_of
from waraqa.site import Checked


def wrong_use(options: argparse.Namespace) -> WaraqaError | None:
    """What does not go together among the options."""
    if options.copies and not options.sources:
        return WaraqaError("--copies is for --sources", hint="add --sources to read the copies")
    if options.copies and not options.copies.is_dir():
        return WaraqaError(f"there is no folder {options.copies}", hint="it holds <slug>/<source>.txt or .html")
    return None


def print_shares(checked: Iterable[Checked], config: Config) -> None:
    """The table of what each sheet repeats of each source."""
    rows = [
        (one.sheet.slug, share.source, "full" if share.full else "excerpt", f"{share.percent} %", f"{share.excerpt} %")
        for one, share in _shares(checked, config)
    ]
    table(("sheet", "source", "shown", "repeated", "in excerpts"), rows)


def much_repeated(one: Checked, config: Config) -> Iterator[str]:
    """A notice for each source of which the published sheet repeats more than excerpts should."""
    for _, share in _shares([one], config):
        if share.is_much:
            yield (
                f"{one.sheet.slug}: repeats {share.percent} % of the source {share.source!r}, more than {LIMIT} %: "
                'accept fewer facts or shorten their evidence; or, if you hold the right to it, write show = "full"'
            )


def _shares(checked: Iterable[Checked], config: Config) -> Iterator[tuple[Checked, Share]]:
    """The shares of the sheets that are built."""
    for one in checked:
        dossier = publish(one.sheet, one.facts)
        if config.drafts or dossier.state == "reviewed":
            yield from ((one, share) for share in shares_of(dossier, config))
